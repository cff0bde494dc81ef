// A Placement as bytes, to cross from the process that made it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "compiler/layout/graph.hpp"

namespace stoa::layout {

std::string pack(const Placement& placement);

/// Nothing unless the bytes are a whole placement of this very graph, as far as counts and lengths can tell;
/// the numbers in it may still be anything.
std::optional<Placement> unpack(std::string_view bytes, const Graph& graph);

}  // namespace stoa::layout
