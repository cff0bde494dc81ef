// What placement works on: sizes and ends, no names and no text. Indices are into the vectors beside them.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "compiler/layout/geometry.hpp"

namespace stoa::layout {

enum class Direction : std::uint8_t { right, down };

struct Graph {
  struct Node {
    double width = 0;  ///< of icon and label together
    double height = 0;
    Rect icon;   ///< within the node's box; lines end at it
    Rect label;  ///< within the node's box; lines keep out of it
    std::optional<std::uint32_t> group;
  };
  struct Group {
    std::optional<std::uint32_t> parent;  ///< always an earlier one
    double title_width = 0;               ///< of the header: corner icon and title
    double title_height = 0;
  };
  struct Edge {
    std::uint32_t tail = 0;  ///< ranks go from tail to head; for an answer that is not the way of its arrow
    std::uint32_t head = 0;
    double weight = 1;
  };
  std::vector<Node> nodes;
  std::vector<Group> groups;
  std::vector<Edge> edges;
  Direction direction = Direction::right;
};

/// Where everything is. Entry i belongs to entry i of the graph.
struct Placement {
  std::vector<Rect> nodes;
  std::vector<Rect> groups;
  /// Cubic Bézier control points, 1 + 3 n of them, from tail to head; empty where both are one node.
  std::vector<std::vector<Point>> edges;
};

}  // namespace stoa::layout
