#include "compiler/layout/sketch.hpp"

#include <array>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "compiler/layout/dimensions.hpp"

namespace stoa::layout {
namespace {

constexpr int kHalfIcon = static_cast<int>(kIconSize) / 2;

int up(double value) {
  return static_cast<int>(std::ceil(value));
}

int to_lattice(double value) {
  return static_cast<int>(std::floor(value / kPitch + 0.5)) * kPitch;
}

Plan::Part part_of(const Graph::Node& node) {
  Plan::Part part;
  const int half = std::max(kHalfIcon, up(node.width / 2));
  part.extent = {-half, -kHalfIcon, half, kHalfIcon};
  if (node.label.height > 0) {
    const int half_label = up(node.label.width / 2);
    part.label = {-half_label, up(node.label.y) - kHalfIcon, half_label, up(node.label.bottom()) - kHalfIcon};
    part.extent.bottom = std::max(part.extent.bottom, part.label.bottom);
  }
  part.home = node.group ? static_cast<int>(*node.group) : kNone;
  part.kind = node.kind;
  return part;
}

// The frame of an empty group, as something to be put somewhere.
Plan::Part filler_of(const Plan::Group& group) {
  const int width = std::max(group.title_width, static_cast<int>(kIconSize + 2 * kFrameSide));
  const int height = group.title_height + static_cast<int>(kEmptyFrame);
  Plan::Part part;
  part.extent = {-width / 2, -height / 2, width - width / 2, height - height / 2};
  part.home = group.parent;
  return part;
}

}  // namespace

Plan::Plan(const Graph& graph) : n_nodes(graph.nodes.size()) {
  items.resize(graph.groups.size() + 1);
  for (const Graph::Node& node : graph.nodes)
    parts.push_back(part_of(node));
  std::vector<bool> is_empty(graph.groups.size(), true);
  for (std::uint32_t i = 0; i < n_nodes; ++i) {
    if (parts[i].home != kNone)
      is_empty[static_cast<std::size_t>(parts[i].home)] = false;
    items[static_cast<std::size_t>(parts[i].home + 1)].push_back({i, false});
  }
  for (std::uint32_t i = 0; i < graph.groups.size(); ++i) {
    const Graph::Group& group = graph.groups[i];
    const int parent = group.parent ? static_cast<int>(*group.parent) : kNone;
    groups.push_back({parent, up(group.title_width), up(group.title_height), kNone, group.kind});
    items[static_cast<std::size_t>(parent + 1)].push_back({i, true});
    if (parent != kNone)
      is_empty[static_cast<std::size_t>(parent)] = false;
  }
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (!is_empty[i])
      continue;
    groups[i].filler = static_cast<int>(parts.size());
    parts.push_back(filler_of(groups[i]));
  }
  std::set<std::array<std::uint32_t, 3>> known;
  std::map<std::pair<std::uint32_t, std::uint32_t>, int> n_numbers;
  for (const Graph::Edge& edge : graph.edges) {
    if (edge.tail == edge.head)
      continue;
    if (known.insert({edge.tail, edge.head, edge.kind}).second)
      edges.push_back({edge.tail, edge.head});
    ++n_numbers[std::minmax(edge.tail, edge.head)];
  }
  for (Edge& edge : edges)
    edge.n_numbers = n_numbers[std::minmax(edge.tail, edge.head)];
}

bool Plan::holds(int outer, int inner) const {
  while (inner != kNone && inner != outer)
    inner = groups[static_cast<std::size_t>(inner)].parent;
  return inner == outer;
}

Sketch snap(const Plan& plan, const Placement& placement) {
  Sketch sketch;
  sketch.centers.resize(plan.parts.size());
  sketch.frames.resize(plan.groups.size());
  for (std::size_t i = 0; i < plan.n_nodes; ++i) {
    const Rect& node = placement.nodes[i];
    sketch.centers[i] = {to_lattice(node.center().x), to_lattice(node.y + kHalfIcon)};
  }
  for (std::size_t i = 0; i < plan.groups.size(); ++i) {
    if (plan.groups[i].filler == kNone)
      continue;
    const Point center = placement.groups[i].center();
    sketch.centers[static_cast<std::size_t>(plan.groups[i].filler)] = {to_lattice(center.x),
                                                                       to_lattice(center.y)};
  }
  fit_all_frames(plan, sketch);
  return sketch;
}

void fit_frame(const Plan& plan, Sketch& sketch, std::size_t group) {
  const Plan::Group& of = plan.groups[group];
  Box& frame = sketch.frames[group];
  if (of.filler != kNone) {
    frame = box_of(plan, sketch, {static_cast<std::uint32_t>(of.filler), false});
    return;
  }
  const std::vector<Plan::Item>& items = plan.items_of(static_cast<int>(group));
  Box inner = box_of(plan, sketch, items.front());
  for (const Plan::Item item : items)
    inner = unite(inner, box_of(plan, sketch, item));
  frame = {inner.left - static_cast<int>(kFrameSide), inner.top - static_cast<int>(kFrameTop),
           inner.right + static_cast<int>(kFrameSide), inner.bottom + static_cast<int>(kFrameBottom)};
  const int missing = of.title_width - frame.width();
  if (missing > 0) {
    frame.left -= missing / 2;
    frame.right += missing - missing / 2;
  }
}

void fit_all_frames(const Plan& plan, Sketch& sketch) {
  for (std::size_t i = plan.groups.size(); i-- > 0;)  // Children stand behind their parents.
    fit_frame(plan, sketch, i);
}

Box bounds_of(const Plan& plan, const Sketch& sketch) {
  const std::vector<Plan::Item>& items = plan.items_of(kNone);
  Box bounds;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Box box = box_of(plan, sketch, items[i]);
    bounds = i == 0 ? box : unite(bounds, box);
  }
  return bounds;
}

Placement to_placement(const Graph& graph, const Sketch& sketch) {
  Placement placement;
  placement.nodes.reserve(graph.nodes.size());
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    const Graph::Node& node = graph.nodes[i];
    const Spot center = sketch.centers[i];
    placement.nodes.push_back({center.x - node.width / 2, center.y - kIconSize / 2, node.width, node.height});
  }
  for (const Box& frame : sketch.frames)
    placement.groups.push_back({static_cast<double>(frame.left), static_cast<double>(frame.top),
                                static_cast<double>(frame.width()), static_cast<double>(frame.height())});
  placement.edges.resize(graph.edges.size());
  return placement;
}

}  // namespace stoa::layout
