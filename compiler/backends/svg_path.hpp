// Path data of the lines between tiles.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "compiler/layout/geometry.hpp"

namespace stoa::backends {

/// A polyline with its corners rounded; where a leg is too short for `radius`, less round.
std::string polyline_path(std::span<const layout::Point> corners, double radius);

/// Cubic Bézier curves; `points` are 1 + 3 n.
std::string curve_path(std::span<const layout::Point> points);

/// `points` with the ends drawn back along their legs, so that a broad line does not show beside the tip of
/// its arrow head. A last leg that is too short stays as it is.
std::vector<layout::Point> pull_back(std::vector<layout::Point> points, double at_start, double at_end);

}  // namespace stoa::backends
