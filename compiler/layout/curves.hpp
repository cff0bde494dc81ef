// Lines as curves: straight ones, loops, and better ones where a placer's own run through something.
#pragma once

#include <cstdint>
#include <vector>

#include "compiler/layout/graph.hpp"

namespace stoa::layout {

Rect icon_of(const Graph& graph, const Placement& placement, std::uint32_t node);
Rect label_of(const Graph& graph, const Placement& placement, std::uint32_t node);
/// The part of a frame that its corner and title take.
Rect title_of(const Graph& graph, const Placement& placement, std::uint32_t group);

/// From middle to middle, as far as it lies outside of both.
std::vector<Point> straight_curve(Rect from, Rect to);

/// A curve through the corners of a polyline that leaves its first one and enters its last one in the
/// direction `way`. Fewer than two different corners make no curve.
std::vector<Point> smooth_curve(const std::vector<Point>& corners, Point way);

/// The points of a curve, about `step` pixels apart, with both its ends. `points` are 1 + 3 n control points.
std::vector<Point> trace_curve(const std::vector<Point>& points, double step);

/// Gives every edge from a node to itself a loop, and every edge that runs through an icon, a label or a
/// title a way round where one of a few simple curves is better.
void improve_curves(const Graph& graph, Placement& placement);

}  // namespace stoa::layout
