// Edges as placement likes them: those between the same two nodes as one, and none that closes a cycle.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "compiler/layout/graph.hpp"

namespace stoa::layout {

/// Which of the edges between its two nodes, in either direction, an edge is, and how many there are.
struct Lane {
  std::size_t index = 0;
  std::size_t count = 1;

  /// How far beside the middle of them all it runs, so that all of them end at the same icon.
  double shift() const;
};

/// Entry i belongs to edge i.
std::vector<Lane> lanes_of(const Graph& graph);

/// Entry i tells whether edge i leads back to a node from which one came; without those there is no cycle.
/// What the author wrote first leads forward.
std::vector<bool> find_back_edges(const Graph& graph);

/// A graph with fewer edges, and what each edge of the old one is in it.
struct Bundles {
  struct Strand {
    std::uint32_t edge = 0;  ///< of the new graph; meaningless for an edge from a node to itself
    bool is_reversed = false;
    Lane lane;
  };
  Graph graph;  ///< the same nodes and groups
  std::vector<Strand> strands;
};

Bundles bundle_edges(const Graph& graph);

/// The curves of the old graph's edges, from those of the new one.
std::vector<std::vector<Point>> unbundle(const Graph& graph, const Bundles& bundles,
                                         const std::vector<std::vector<Point>>& curves);

}  // namespace stoa::layout
