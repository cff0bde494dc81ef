#include "compiler/layout/curves.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>

#include "compiler/layout/box_grid.hpp"
#include "compiler/layout/bundle.hpp"
#include "compiler/layout/dimensions.hpp"

namespace stoa::layout {
namespace {

constexpr double kTraceStep = 6;
constexpr double kLoopReach = 52;
constexpr double kEndReach = 110;     // How far a curve keeps its direction where it ends, at most,
constexpr double kCornerReach = 0.3;  // and at a corner, as a share of its sides.
constexpr double kLengthCost = 0.08;
constexpr double kNever = 1e9;
constexpr double kClearance = 3;  // Around icons and labels.

enum class Side : std::uint8_t { right, left, below, above };

Point outward(Side side) {
  switch (side) {
    case Side::right:
      return {1, 0};
    case Side::left:
      return {-1, 0};
    case Side::below:
      return {0, 1};
    case Side::above:
      return {0, -1};
  }
  return {};
}

// How far from the middle of `rect` its border is, towards (dx, dy) as a share of that.
double share_inside(Rect rect, double dx, double dy) {
  const double across = std::abs(dx) > 0 ? rect.width / 2 / std::abs(dx) : 1e9;
  const double down = std::abs(dy) > 0 ? rect.height / 2 / std::abs(dy) : 1e9;
  return std::min({across, down, 1.0});
}

struct Router {
  const Graph& graph;
  Placement& placement;
  BoxGrid obstacles;
  std::size_t n_nodes = graph.nodes.size();

  // Icons first, then labels, then titles: the index tells what a box is.
  static std::vector<Rect> boxes_of(const Graph& graph, const Placement& placement) {
    std::vector<Rect> boxes;
    boxes.reserve(2 * graph.nodes.size() + graph.groups.size());
    for (std::uint32_t i = 0; i < graph.nodes.size(); ++i)
      boxes.push_back(icon_of(graph, placement, i));
    for (std::uint32_t i = 0; i < graph.nodes.size(); ++i)
      boxes.push_back(label_of(graph, placement, i));
    for (std::uint32_t i = 0; i < graph.groups.size(); ++i)
      boxes.push_back(title_of(graph, placement, i));
    return boxes;
  }

  struct Cost {
    double hits = 0;
    double length = 0;

    double total() const { return hits + kLengthCost * length; }
  };

  // What a curve runs through, and how long it is; once that costs `enough`, only how much more is left open.
  Cost cost_of(const std::vector<Point>& curve, const Graph::Edge& edge, double enough = kNever) const {
    const std::vector<Point> trace = trace_curve(curve, kTraceStep);
    Cost cost;
    for (std::size_t i = 1; i < trace.size(); ++i)
      cost.length += distance(trace[i - 1], trace[i]);
    for (std::size_t i = 1; i + 1 < trace.size() && cost.total() < enough; ++i) {
      const Point point = trace[i];
      obstacles.each_at(point, [&](std::uint32_t index) {
        const bool is_own_icon = index == edge.tail || index == edge.head;
        const bool is_own_label = index == edge.tail + n_nodes || index == edge.head + n_nodes;
        const double around = is_own_icon || is_own_label || index >= 2 * n_nodes ? -0.5 : kClearance;
        if (holds(grow(obstacles[index], around), point))
          cost.hits += index < n_nodes ? 30 : 25;
      });
    }
    return cost;
  }

  // Where lines leave a node on a side; below, that is under its label.
  Point port(std::uint32_t node, Side side, double shift) const {
    const Rect icon = icon_of(graph, placement, node);
    const Rect label = label_of(graph, placement, node);
    switch (side) {
      case Side::right:
        return {icon.right(), icon.center().y + shift};
      case Side::left:
        return {icon.x, icon.center().y + shift};
      case Side::below:
        return {icon.center().x + shift, std::max(icon.bottom(), label.bottom()) + 2};
      case Side::above:
        return {icon.center().x + shift, icon.y};
    }
    return {};
  }

  // From a side of one node to a side of another, and what that costs at least.
  struct Way {
    Side out, in;
    Point from, to;
    double penalty, least;
  };

  static std::vector<Point> bend(const Way& way) {
    const double reach = std::clamp(distance(way.from, way.to) * 0.42, 24.0, 160.0);
    return {way.from, way.from + outward(way.out) * reach, way.to + outward(way.in) * reach, way.to};
  }

  // Boxes of nodes are as high as the longest label asks for: lines that end below a shorter one come up to
  // it.
  void come_up(Point& end, std::uint32_t node) const {
    const double below = port(node, Side::below, 0).y;
    const Rect& box = placement.nodes[node];
    if (end.y > below && end.y < box.bottom() + 1)
      end.y = below;
  }

  void improve(std::size_t index, double shift) {
    const Graph::Edge& edge = graph.edges[index];
    std::vector<Point>& current = placement.edges[index];
    come_up(current.front(), edge.tail);
    come_up(current.back(), edge.head);
    const Cost given = cost_of(current, edge);
    const double direct = distance(icon_of(graph, placement, edge.tail).center(),
                                   icon_of(graph, placement, edge.head).center());
    if (given.hits <= 0 && given.length < 1.4 * direct + 60)
      return;
    // A placer's curve knows what other lines do, so it is left only for something clearly better.
    double best = given.total() - 12;
    for (const Way& way : ways_between(edge, shift)) {
      if (way.least >= best - 0.001)
        return;
      std::vector<Point> curve = bend(way);
      const double total = cost_of(curve, edge, best - way.penalty).total() + way.penalty;
      if (total < best - 0.001) {
        best = total;
        current = std::move(curve);
      }
    }
  }

  // The ways round from each side of the tail to each side of the head, those that may cost least first.
  std::array<Way, 16> ways_between(const Graph::Edge& edge, double shift) const {
    constexpr std::array kSides = {Side::right, Side::left, Side::below, Side::above};
    std::array<Way, 16> ways;
    std::size_t n_ways = 0;
    for (const Side out : kSides) {
      const Point from = port(edge.tail, out, shift);
      for (const Side in : kSides) {
        const Point to = port(edge.head, in, shift);
        const double penalty = penalty_of(edge, out, in);
        ways[n_ways++] = {out, in, from, to, penalty, penalty + kLengthCost * distance(from, to)};
      }
    }
    std::stable_sort(ways.begin(), ways.end(), [](const Way& a, const Way& b) { return a.least < b.least; });
    return ways;
  }

  // A curve should leave towards the other end.
  double penalty_of(const Graph::Edge& edge, Side out, Side in) const {
    const Point way =
        icon_of(graph, placement, edge.head).center() - icon_of(graph, placement, edge.tail).center();
    const Point from = outward(out);
    const Point to = outward(in);
    double penalty = 0;
    if (from.x * way.x + from.y * way.y <= 0)
      penalty += 14;
    if (to.x * way.x + to.y * way.y >= 0)
      penalty += 14;
    return penalty;
  }

  // The k-th loop of a node: at its upper corners in turn, each pair wider than the one before.
  std::vector<Point> loop(std::uint32_t node, std::size_t k) const {
    const Rect icon = icon_of(graph, placement, node);
    const double reach = kLoopReach + 20 * static_cast<double>(k / 2);
    const double way = k % 2 == 0 ? 1 : -1;
    const double side = k % 2 == 0 ? icon.right() : icon.x;
    const Point from{side - way * 10, icon.y};
    const Point to{side, icon.y + 10};
    return {from, {from.x, from.y - reach}, {to.x + way * reach, to.y}, to};
  }
};

void round_points(std::vector<Point>& points) {
  for (Point& point : points)
    point = rounded(point);
}

}  // namespace

Rect icon_of(const Graph& graph, const Placement& placement, std::uint32_t node) {
  return move(graph.nodes[node].icon, {placement.nodes[node].x, placement.nodes[node].y});
}

Rect label_of(const Graph& graph, const Placement& placement, std::uint32_t node) {
  return move(graph.nodes[node].label, {placement.nodes[node].x, placement.nodes[node].y});
}

Rect title_of(const Graph& graph, const Placement& placement, std::uint32_t group) {
  const Rect& frame = placement.groups[group];
  return {frame.x, frame.y, graph.groups[group].title_width - 12, graph.groups[group].title_height};
}

std::vector<Point> straight_curve(Rect from, Rect to) {
  const Point a = from.center();
  const Point b = to.center();
  const Point way = b - a;
  const Point begin = a + way * share_inside(from, way.x, way.y);
  const Point end = b - way * share_inside(to, way.x, way.y);
  std::vector<Point> points = {begin, begin + (end - begin) * (1.0 / 3), begin + (end - begin) * (2.0 / 3),
                               end};
  round_points(points);
  return points;
}

std::vector<Point> smooth_curve(const std::vector<Point>& corners, Point way) {
  std::vector<Point> stops;
  for (const Point& corner : corners)
    if (stops.empty() || distance(stops.back(), corner) > 1)
      stops.push_back(corner);
  if (stops.size() < 2)
    return {};
  // Directions of the curve: at a corner, halfway between those of its two sides.
  std::vector<Point> directions(stops.size(), way);
  for (std::size_t i = 1; i + 1 < stops.size(); ++i) {
    const Point before = (stops[i] - stops[i - 1]) * (1 / distance(stops[i - 1], stops[i]));
    const Point after = (stops[i + 1] - stops[i]) * (1 / distance(stops[i], stops[i + 1]));
    const Point both = before + after;
    const double length = distance({}, both);
    directions[i] = length > 0.1 ? both * (1 / length) : before;
  }
  std::vector<Point> points = {stops[0]};
  points.reserve(3 * stops.size() - 2);
  for (std::size_t i = 1; i < stops.size(); ++i) {
    const double length = distance(stops[i - 1], stops[i]);
    const double begin = i == 1 ? std::clamp(length * 0.42, 12.0, kEndReach) : length * kCornerReach;
    const double end =
        i + 1 == stops.size() ? std::clamp(length * 0.42, 12.0, kEndReach) : length * kCornerReach;
    points.push_back(stops[i - 1] + directions[i - 1] * begin);
    points.push_back(stops[i] - directions[i] * end);
    points.push_back(stops[i]);
  }
  round_points(points);
  return points;
}

std::vector<Point> trace_curve(const std::vector<Point>& points, double step) {
  std::vector<Point> trace;
  if (points.empty())
    return trace;
  trace.push_back(points[0]);
  for (std::size_t i = 0; i + 3 < points.size(); i += 3) {
    const Point& a = points[i];
    const Point& b = points[i + 1];
    const Point& c = points[i + 2];
    const Point& d = points[i + 3];
    const double length = distance(a, b) + distance(b, c) + distance(c, d);
    const double n_steps = std::clamp(std::ceil(length / step), 1.0, 200.0);
    trace.reserve(trace.size() + static_cast<std::size_t>(n_steps));
    for (double k = 1; k <= n_steps; ++k) {
      const double t = k / n_steps;
      const double u = 1 - t;
      trace.push_back(a * (u * u * u) + b * (3 * u * u * t) + c * (3 * u * t * t) + d * (t * t * t));
    }
  }
  return trace;
}

void improve_curves(const Graph& graph, Placement& placement) {
  Router router{graph, placement, BoxGrid(Router::boxes_of(graph, placement))};
  const std::vector<Lane> lanes = lanes_of(graph);
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    const Graph::Edge& edge = graph.edges[i];
    if (edge.tail == edge.head)
      placement.edges[i] = router.loop(edge.tail, lanes[i].index);
    else
      router.improve(i, lanes[i].shift());
    round_points(placement.edges[i]);
  }
}

}  // namespace stoa::layout
