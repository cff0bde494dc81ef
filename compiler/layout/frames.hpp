// Draws the frames of groups close around what they hold.
#pragma once

#include "compiler/layout/graph.hpp"

namespace stoa::layout {

/// The part of a node's box that its icon and label take; what is below is only room for longer labels.
Rect drawn_part(const Graph::Node& node, Rect box);

/// Sets `placement.groups` bottom-up from the places of nodes. What stood there before is the room that a
/// frame may use to become wide enough for its title, and where the frame of an empty group goes.
void fit_frames(const Graph& graph, Placement& placement);

}  // namespace stoa::layout
