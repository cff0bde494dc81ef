// Moves parts about until lines are straight, groups are compact and what is alike looks alike.
#pragma once

#include <cstddef>
#include <cstdint>

#include "compiler/layout/sketch.hpp"

namespace stoa::layout {

/// Every move that lessens the strain is taken, in a fixed order, until none does or all rounds are over.
/// Returns the strain that is left.
std::int64_t refine(const Plan& plan, Sketch& sketch, std::size_t n_rounds);

}  // namespace stoa::layout
