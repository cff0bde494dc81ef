// Moves parts about until lines are straight, groups are compact and what is alike looks alike.
#pragma once

#include <cstddef>
#include <cstdint>

#include "compiler/layout/sketch.hpp"

namespace stoa::layout {

/// Every move that lessens the strain is taken, in a fixed order, until none does or all rounds are over.
/// Returns the strain that is left.
std::int64_t refine(const Plan& plan, Sketch& sketch, std::size_t n_rounds);

/// Lets neighbors in a group change places, refines what comes of it a little, and keeps it where that
/// lessens the strain: a way out of arrangements that no single move makes better. Returns the strain that is
/// left.
std::int64_t shake(const Plan& plan, Sketch& sketch, std::size_t most_trials);

}  // namespace stoa::layout
