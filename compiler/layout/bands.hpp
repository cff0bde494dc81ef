// Places that are no tree: where their pieces stand in a row, they are drawn as one band across what holds
// them.
#pragma once

#include "compiler/layout/scene.hpp"
#include "compiler/sema/design.hpp"

namespace stoa::layout {

/// Joins the pieces of each place that spans others, if they are level with each other and nothing but them
/// stands where the band would be. Otherwise each keeps a frame and a title of its own.
void join_bands(Scene& scene, const sema::Design& design);

}  // namespace stoa::layout
