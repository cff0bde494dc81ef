#include "compiler/layout/transfer.hpp"

#include <cstring>

#include <gtest/gtest.h>

namespace stoa::layout {
namespace {

Graph small_graph() {
  Graph graph;
  graph.nodes.resize(2);
  graph.groups.resize(1);
  graph.edges = {{0, 1, 1}, {1, 1, 1}};
  return graph;
}

Placement small_placement() {
  Placement placement;
  placement.nodes = {{1, 2, 3, 4}, {5, 6, 7, 8}};
  placement.groups = {{0, 0, 50, 60}};
  placement.edges = {{{0, 0}, {1, 1}, {2, 2}, {3, 3}}, {}};
  return placement;
}

TEST(Transfer, gives_back_what_was_packed) {
  const std::optional<Placement> placement = unpack(pack(small_placement()), small_graph());
  ASSERT_TRUE(placement);
  EXPECT_EQ(placement->nodes[1].width, 7);
  EXPECT_EQ(placement->groups[0].height, 60);
  ASSERT_EQ(placement->edges[0].size(), 4U);
  EXPECT_EQ(placement->edges[0][3].y, 3);
}

TEST(Transfer, refuses_every_truncation) {
  const std::string bytes = pack(small_placement());
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_FALSE(unpack(std::string_view(bytes).substr(0, size), small_graph())) << size;
  EXPECT_FALSE(unpack(bytes + "x", small_graph()));
}

TEST(Transfer, refuses_a_placement_of_another_graph) {
  Graph other = small_graph();
  other.nodes.resize(3);
  EXPECT_FALSE(unpack(pack(small_placement()), other));
}

TEST(Transfer, refuses_a_number_of_points_that_is_no_curve) {
  Placement placement = small_placement();
  placement.edges[0].resize(3);
  EXPECT_FALSE(unpack(pack(placement), small_graph()));
}

TEST(Transfer, refuses_a_count_that_no_memory_could_hold) {
  std::string bytes = pack(small_placement());
  const std::uint32_t huge = 0xFFFFFFFFU - 0xFFFFFFFFU % 3 + 1;
  std::memcpy(bytes.data() + 20 + 3 * 32, &huge, sizeof huge);
  EXPECT_FALSE(unpack(bytes, small_graph()));
}

}  // namespace
}  // namespace stoa::layout
