// stoa's own placement: plain, quick, and without a way to fail. The last rung of the ladder.
//
// Ranks come from the longest path. Each container, innermost first, stacks what it holds in columns by rank
// and breaks the columns into bands, so that frames are disjoint by construction. Lines are straight.
#pragma once

#include "compiler/layout/graph.hpp"

namespace stoa::layout {

Placement place_layered(const Graph& graph);

}  // namespace stoa::layout
