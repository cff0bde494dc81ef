#include "compiler/layout/nest.hpp"

#include <gtest/gtest.h>

#include "tests/unit/layout/graph_builder.hpp"

namespace stoa::layout {
namespace {

/// One part at the top that leads to the first of two in a group, which leads to the second.
Graph nested() {
  Graph graph;
  graph.groups.push_back({});
  graph.nodes = {part_in({}), part_in(0), part_in(0)};
  graph.edges = {{0, 1}, {1, 2}};
  return graph;
}

TEST(Nest, lets_each_container_run_its_own_way) {
  const Graph graph = nested();
  const Nest nest(graph);
  ASSERT_EQ(nest.n_containers(), 2U);
  const Placement turned = nest.place({Direction::down, Direction::right});
  EXPECT_LT(turned.nodes[1].bottom(), turned.nodes[2].y);
  EXPECT_LT(turned.nodes[0].right(), turned.groups[0].x);
  const Placement level = nest.place({Direction::right, Direction::down});
  EXPECT_LT(level.nodes[1].right(), level.nodes[2].x);
  EXPECT_LT(level.nodes[0].bottom(), level.groups[0].y);
}

TEST(Nest, keeps_parts_in_their_frames_and_apart) {
  const Graph graph = nested();
  const Placement placement = Nest(graph).place({Direction::down, Direction::down});
  for (const std::size_t part : {1U, 2U})
    EXPECT_TRUE(holds(placement.groups[0], placement.nodes[part], 0));
  EXPECT_FALSE(overlap(placement.nodes[1], placement.nodes[2], 0));
}

TEST(Nest, ranks_around_cycles) {
  Graph graph = nested();
  graph.edges.push_back({2, 1});
  graph.edges.push_back({2, 0});
  const Placement placement = Nest(graph).place({Direction::right, Direction::right});
  EXPECT_LT(placement.nodes[0].x, placement.nodes[1].x);
  EXPECT_LT(placement.nodes[1].x, placement.nodes[2].x);
}

TEST(Nest, brings_what_is_joined_to_the_same_height) {
  Graph graph;
  graph.nodes = {part_in({}), part_in({}), part_in({}), part_in({})};
  graph.edges = {{0, 3}, {1, 2}};
  const Placement placement = Nest(graph).place({Direction::right});
  EXPECT_EQ(placement.nodes[0].y, placement.nodes[3].y);
  EXPECT_EQ(placement.nodes[1].y, placement.nodes[2].y);
}

}  // namespace
}  // namespace stoa::layout
