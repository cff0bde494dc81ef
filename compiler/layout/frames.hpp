// Draws the frames of groups close around what they hold.
#pragma once

#include "compiler/layout/graph.hpp"

namespace stoa::layout {

/// Sets `placement.groups` bottom-up from the places of nodes. What stood there before is the room that a frame
/// may use to become wide enough for its title, and where the frame of an empty group goes.
void fit_frames(const Graph& graph, Placement& placement);

}  // namespace stoa::layout
