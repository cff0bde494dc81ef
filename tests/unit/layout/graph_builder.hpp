// Graphs for tests of the passes, by hand.
#pragma once

#include <cstdint>
#include <optional>

#include "compiler/layout/graph.hpp"
#include "compiler/layout/sketch.hpp"

namespace stoa::layout {

/// A part of 60 by 84 px with a label of one line.
inline Graph::Node made_node(std::optional<std::uint32_t> group = {}) {
  Graph::Node node;
  node.width = 60;
  node.height = 84;
  node.icon = {6, 0, 48, 48};
  node.label = {0, 54, 60, 15};
  node.group = group;
  return node;
}

/// A part of 100 by 70 px, as wide as most labels make one.
inline Graph::Node part_in(std::optional<std::uint32_t> group) {
  Graph::Node node;
  node.width = 100;
  node.height = 70;
  node.icon = {26, 0, 48, 48};
  node.label = {0, 54, 100, 15};
  node.group = group;
  return node;
}

inline Graph made_graph(std::size_t n_nodes) {
  Graph graph;
  for (std::size_t i = 0; i < n_nodes; ++i)
    graph.nodes.push_back(made_node());
  return graph;
}

inline Sketch made_sketch(const Plan& plan, std::vector<Spot> centers) {
  Sketch sketch{std::move(centers), std::vector<Box>(plan.groups.size())};
  fit_all_frames(plan, sketch);
  return sketch;
}

}  // namespace stoa::layout
