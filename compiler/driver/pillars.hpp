// Which choice of a design argues for which pillar, and what carries it, for people.
#pragma once

#include <string>

#include "compiler/catalog/catalog.hpp"
#include "compiler/sema/design.hpp"

namespace stoa::driver {

/// A table of pillars and choices, and below it the evidence; it says so if no choice names a pillar.
std::string pillars_text(const sema::Design& design, const catalog::Catalog& catalog);

}  // namespace stoa::driver
