// A placement in whole pixels with every icon's center on a lattice: what refinement moves about.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "compiler/layout/graph.hpp"

namespace stoa::layout {

inline constexpr int kPitch = 12;  ///< of the lattice that icon centers and routed lines stand on
inline constexpr int kNone = -1;   ///< where there is no group: at the top

struct Spot {
  int x = 0;
  int y = 0;

  bool operator==(const Spot&) const = default;
};

struct Box {
  int left = 0;
  int top = 0;
  int right = 0;
  int bottom = 0;

  int width() const { return right - left; }
  int height() const { return bottom - top; }
};

inline Box move(Box box, Spot by) {
  return {box.left + by.x, box.top + by.y, box.right + by.x, box.bottom + by.y};
}
inline Box grow(Box box, int by) {
  return {box.left - by, box.top - by, box.right + by, box.bottom + by};
}
inline Box unite(Box a, Box b) {
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
          std::max(a.bottom, b.bottom)};
}
inline bool holds(Box box, Spot spot) {
  return box.left <= spot.x && spot.x <= box.right && box.top <= spot.y && spot.y <= box.bottom;
}

/// A graph in whole pixels: what stays the same wherever things are put.
struct Plan {
  struct Part {
    Box extent;  ///< of icon and label, around the icon's center
    Box label;   ///< the same of the label; empty where there is none
    int home = kNone;
    std::uint32_t kind = 0;
  };
  struct Group {
    int parent = kNone;  ///< always an earlier one
    int title_width = 0;
    int title_height = 0;
    int filler = kNone;  ///< the part that stands for the nothing in an empty group
    std::uint32_t kind = 0;
  };
  /// Something in a group: a part or another group.
  struct Item {
    std::uint32_t index = 0;
    bool is_group = false;
  };
  struct Edge {
    std::uint32_t tail = 0;
    std::uint32_t head = 0;
    int n_numbers = 1;  ///< of all edges that join the two nodes, in either direction
  };

  explicit Plan(const Graph& graph);

  const std::vector<Item>& items_of(int group) const { return items[static_cast<std::size_t>(group + 1)]; }
  int home_of(Item item) const { return item.is_group ? groups[item.index].parent : parts[item.index].home; }
  /// Whether `outer` is `inner` or around it.
  bool holds(int outer, int inner) const;

  std::vector<Part> parts;  ///< the nodes, then a filler for each empty group
  std::size_t n_nodes = 0;
  std::vector<Group> groups;
  std::vector<std::vector<Item>> items;  ///< those at the top, then those of each group
  std::vector<Edge>
      edges;  ///< no two of one kind join the same nodes the same way, and none a node with itself
};

struct Sketch {
  std::vector<Spot> centers;  ///< of each part's icon
  std::vector<Box> frames;    ///< of each group
};

/// The nearest sketch to a placement. Parts may be too close to each other in it.
Sketch snap(const Plan& plan, const Placement& placement);

inline Box box_of(const Plan& plan, const Sketch& sketch, Plan::Item item) {
  return item.is_group ? sketch.frames[item.index]
                       : move(plan.parts[item.index].extent, sketch.centers[item.index]);
}

/// Draws a frame close around what the group holds. Those of groups within must be right.
void fit_frame(const Plan& plan, Sketch& sketch, std::size_t group);
void fit_all_frames(const Plan& plan, Sketch& sketch);

/// Around everything.
Box bounds_of(const Plan& plan, const Sketch& sketch);

/// The nodes and groups of a placement; its edges stay empty.
Placement to_placement(const Graph& graph, const Sketch& sketch);

}  // namespace stoa::layout
