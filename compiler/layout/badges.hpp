// Sets the number of each step on its lines.
#pragma once

#include "compiler/layout/scene.hpp"
#include "compiler/sema/design.hpp"

namespace stoa::layout {

/// The circle that holds a step's number; its center is still to be set.
Badge make_badge(const sema::Step& step, sema::StepId step_id, sema::LinkId link_id);

/// Moves a badge, its number with it.
void move_badge(Badge& badge, Point center);

/// Fills `scene.badges`, one for each line, where it is clearest: on its own line, and away from icons,
/// labels, titles, borders, other lines and other badges. Everything else must be in its place.
void place_badges(Scene& scene, const sema::Design& design);

}  // namespace stoa::layout
