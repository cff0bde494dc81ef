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
    std::uint32_t kind = 0;  ///< what is of one kind may be drawn alike; 0 is like nothing else
  };
  struct Group {
    std::optional<std::uint32_t> parent;  ///< always an earlier one
    double title_width = 0;               ///< of the header: corner icon and title
    double title_height = 0;
    std::uint32_t kind = 0;  ///< as of a node
  };
  struct Edge {
    std::uint32_t tail = 0;  ///< ranks go from tail to head; for an answer that is not the way of its arrow
    std::uint32_t head = 0;
    double weight = 1;
    std::uint32_t kind = 0;  ///< only lines of one kind share a leg
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
  /// From tail to head: cubic Bézier control points, 1 + 3 n of them and none where both are one node; or the
  /// corners of a line whose legs are level or upright.
  std::vector<std::vector<Point>> edges;
  bool is_curved = true;
};

}  // namespace stoa::layout
