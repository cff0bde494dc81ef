// Parts to lay out, for tests of placements.
#pragma once

#include <cstdint>
#include <optional>

#include "compiler/layout/graph.hpp"

namespace stoa::layout {

/// A part of the usual size, with its icon above its label.
inline Graph::Node part_in(std::optional<std::uint32_t> group) {
  Graph::Node node;
  node.width = 100;
  node.height = 70;
  node.icon = {26, 0, 48, 48};
  node.label = {0, 54, 100, 15};
  node.group = group;
  return node;
}

}  // namespace stoa::layout
