#include "compiler/layout/refine.hpp"

#include <cstdlib>

#include <gtest/gtest.h>

#include "tests/unit/layout/graph_builder.hpp"

namespace stoa::layout {
namespace {

bool is_apart(const Plan& plan, const Sketch& sketch, std::uint32_t a, std::uint32_t b) {
  const Box one = box_of(plan, sketch, {a, false});
  const Box other = box_of(plan, sketch, {b, false});
  return one.right <= other.left || other.right <= one.left || one.bottom <= other.top ||
         other.bottom <= one.top;
}

TEST(Refine, makes_a_bent_line_straight) {
  Graph graph = made_graph(2);
  graph.edges = {{0, 1}};
  const Plan plan(graph);
  Sketch sketch = made_sketch(plan, {{0, 0}, {144, 24}});
  Refiner(plan).refine(sketch, 3);
  EXPECT_EQ(sketch.centers[0].y, sketch.centers[1].y);
}

TEST(Refine, brings_near_what_is_far_but_leaves_room_for_a_number) {
  Graph graph = made_graph(2);
  graph.edges = {{0, 1}};
  const Plan plan(graph);
  Sketch sketch = made_sketch(plan, {{0, 0}, {264, 0}});
  Refiner(plan).refine(sketch, 5);
  const int between_icons = sketch.centers[1].x - sketch.centers[0].x - 48;
  EXPECT_GE(between_icons, 60);
  EXPECT_LE(between_icons, 120);
}

TEST(Refine, drives_apart_what_overlaps) {
  const Graph graph = made_graph(3);
  const Plan plan(graph);
  Sketch sketch = made_sketch(plan, {{0, 0}, {12, 0}, {24, 12}});
  Refiner(plan).refine(sketch, 6);
  EXPECT_TRUE(is_apart(plan, sketch, 0, 1) && is_apart(plan, sketch, 1, 2) && is_apart(plan, sketch, 0, 2));
}

TEST(Refine, draws_frames_around_what_they_hold) {
  Graph graph = made_graph(2);
  graph.groups.resize(2);
  graph.groups[1].parent = 0;
  graph.groups[1].title_width = 400;
  graph.nodes[0].group = 1;
  graph.edges = {{0, 1}};
  const Plan plan(graph);
  Sketch sketch = made_sketch(plan, {{0, 0}, {600, 0}});
  Refiner(plan).refine(sketch, 4);
  EXPECT_GE(sketch.frames[1].width(), 400);
  EXPECT_LT(sketch.frames[0].left, sketch.frames[1].left);
  EXPECT_GT(sketch.frames[0].right, sketch.frames[1].right);
  EXPECT_TRUE(holds(sketch.frames[1], sketch.centers[0]));
  EXPECT_FALSE(holds(sketch.frames[0], sketch.centers[1]));
}

TEST(Refine, keeps_every_center_on_the_lattice) {
  Graph graph = made_graph(4);
  graph.edges = {{0, 1}, {1, 2}, {0, 3}};
  const Plan plan(graph);
  Sketch sketch = made_sketch(plan, {{0, 0}, {120, 36}, {240, 60}, {120, 180}});
  Refiner(plan).refine(sketch, 4);
  Refiner(plan).shake(sketch, 10);
  for (const Spot center : sketch.centers) {
    EXPECT_EQ(center.x % kPitch, 0);
    EXPECT_EQ(center.y % kPitch, 0);
  }
}

}  // namespace
}  // namespace stoa::layout
