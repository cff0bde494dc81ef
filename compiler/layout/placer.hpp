// How stoa and its placement module speak. The module is a shared library of its own, opened only in the
// process that lays a picture out, so that no other run pays for loading Graphviz.
#pragma once

#include <cstddef>
#include <cstdint>

#include "compiler/layout/graph.hpp"

namespace stoa::layout {

/// What the module is asked, and where it puts the answer. All memory is the caller's.
struct PlacementRequest {
  const Graph* graph;  ///< no two edges join the same nodes, and none closes a cycle
  bool uses_newrank;   ///< rank clusters together; finds layouts where the usual way loses edges
  bool pins_ends;      ///< outside of all groups, what only sends is put first and what only receives last
  bool reverses_groups;
  Rect* nodes;   ///< as many as the graph has
  Rect* groups;  ///< as many as the graph has
  /// Called at most once for each edge, with the corners of its way from tail to head. Null if only places
  /// are wanted.
  void (*take_corners)(void* context, std::uint32_t edge, const Point* points, std::size_t n_points);
  void* context;
};

/// True if everything that Graphviz placed was handed over. What it lost is for the caller to find.
using PlaceFunction = bool (*)(const PlacementRequest&);

inline constexpr const char* kPlacerLibrary = "stoa-graphviz.so";
inline constexpr const char* kPlacerFunction = "stoa_place_with_graphviz";

}  // namespace stoa::layout
