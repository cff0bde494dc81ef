// Routes lines on the lattice: level and upright legs around everything that stands there.
#pragma once

#include <cstddef>
#include <vector>

#include "compiler/layout/sketch.hpp"

namespace stoa::layout {

struct Routes {
  /// Corners of each edge of the graph, from tail to head, both ends included.
  std::vector<std::vector<Point>> lines;
  std::size_t n_failed = 0;  ///< lines that had no way, and are straight
};

/// Lines of one kind that leave one node share their first leg where that helps, those that enter one node
/// their last; no other two run on one another as long as there is any way. The first routes are found one by
/// one, the shortest first; then each is taken up and found again, dear ones first, `n_passes` times in all.
Routes route(const Graph& graph, const Plan& plan, const Sketch& sketch, std::size_t n_passes);

}  // namespace stoa::layout
