// A step's way in words: "Client → API → Orchestrator".
#pragma once

#include <string>

#include "compiler/catalog/catalog.hpp"
#include "compiler/sema/design.hpp"

namespace stoa::layout {

/// The parts that a step joins, in the order written, by their titles. Fan-outs are lists: "A → B, C".
std::string tell_itinerary(const sema::Design& design, const sema::Step& step,
                           const catalog::Catalog& catalog);

}  // namespace stoa::layout
