// Looks a placement over before anyone sees it: a placer may lose things without saying so.
#pragma once

#include <optional>
#include <string>

#include "compiler/layout/graph.hpp"

namespace stoa::layout {

/// What is wrong with the placement, in words for the author; nothing if every node, group and edge is there,
/// all numbers are sensible, nodes do not overlap, and each group holds what is in it and nothing else.
std::optional<std::string> find_fault(const Graph& graph, const Placement& placement);

}  // namespace stoa::layout
