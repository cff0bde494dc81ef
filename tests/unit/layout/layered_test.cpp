#include "compiler/layout/layered.hpp"

#include <limits>
#include <random>

#include <gtest/gtest.h>

#include "compiler/layout/bundle.hpp"
#include "compiler/layout/dimensions.hpp"
#include "compiler/layout/faults.hpp"
#include "compiler/layout/frames.hpp"

namespace stoa::layout {
namespace {

Graph::Node make_node(double width, std::optional<std::uint32_t> group) {
  return {width, 84, {(width - kIconSize) / 2, 0, kIconSize, kIconSize}, {0, 54, width, 30}, group};
}

// The same numbers on every machine: distributions of the standard library differ.
struct Random {
  std::mt19937 engine;
  std::uint32_t below(std::size_t bound) { return static_cast<std::uint32_t>(engine() % bound); }
};

Graph random_graph(std::uint32_t seed) {
  Random random{std::mt19937(seed)};
  Graph graph;
  graph.direction = seed % 2 == 0 ? Direction::right : Direction::down;
  const std::uint32_t n_groups = random.below(12);
  for (std::uint32_t i = 0; i < n_groups; ++i) {
    Graph::Group group;
    if (i > 0 && random.below(3) > 0)
      group.parent = random.below(i);
    group.title_width = 60 + random.below(200);
    group.title_height = kCornerSize;
    graph.groups.push_back(group);
  }
  const std::uint32_t n_nodes = 1 + random.below(40);
  for (std::uint32_t i = 0; i < n_nodes; ++i) {
    std::optional<std::uint32_t> group;
    if (n_groups > 0 && random.below(4) > 0)
      group = random.below(n_groups);
    graph.nodes.push_back(make_node(48 + 2 * random.below(45), group));
  }
  const std::uint32_t n_edges = random.below(80);
  for (std::uint32_t i = 0; i < n_edges; ++i)
    graph.edges.push_back({random.below(n_nodes), random.below(n_nodes), 1});
  return graph;
}

TEST(PlaceLayered, has_no_faults_on_random_graphs) {
  for (std::uint32_t seed = 0; seed < 500; ++seed) {
    const Graph graph = random_graph(seed);
    Placement placement = place_layered(graph);
    EXPECT_EQ(find_fault(graph, placement), std::nullopt) << "seed " << seed;
    fit_frames(graph, placement);
    EXPECT_EQ(find_fault(graph, placement), std::nullopt) << "seed " << seed << ", frames fitted";
  }
}

TEST(PlaceLayered, puts_the_head_of_an_edge_behind_its_tail) {
  Graph graph;
  graph.nodes = {make_node(80, {}), make_node(80, {}), make_node(80, {})};
  graph.edges = {{0, 1, 1}, {1, 2, 1}, {2, 0, 1}};
  const Placement right = place_layered(graph);
  EXPECT_GT(right.nodes[1].x, right.nodes[0].right());
  graph.direction = Direction::down;
  const Placement down = place_layered(graph);
  EXPECT_GT(down.nodes[1].y, down.nodes[0].bottom());
}

TEST(PlaceLayered, takes_a_chain_of_any_length) {
  Graph graph;
  for (std::uint32_t i = 0; i < 100'000; ++i) {
    graph.nodes.push_back(make_node(80, {}));
    if (i > 0)
      graph.edges.push_back({i - 1, i, 1});
  }
  EXPECT_EQ(place_layered(graph).nodes.size(), graph.nodes.size());
}

TEST(PlaceLayered, takes_groups_of_any_depth) {
  Graph graph;
  for (std::uint32_t i = 0; i < 2'000; ++i)
    graph.groups.push_back({i > 0 ? std::optional(i - 1) : std::nullopt, 100, kCornerSize});
  graph.nodes.push_back(make_node(80, 1'999));
  EXPECT_EQ(find_fault(graph, place_layered(graph)), std::nullopt);
}

TEST(FindFault, sees_what_is_lost_outside_or_on_one_another) {
  const Graph graph = [] {
    Graph made;
    made.groups = {{std::nullopt, 100, kCornerSize}, {std::nullopt, 100, kCornerSize}};
    made.nodes = {make_node(80, 0), make_node(80, 1)};
    made.edges = {{0, 1, 1}};
    return made;
  }();
  const Placement good = place_layered(graph);
  ASSERT_EQ(find_fault(graph, good), std::nullopt);
  Placement bad = good;
  bad.edges[0].clear();
  EXPECT_EQ(find_fault(graph, bad), "it lost an arrow");
  bad = good;
  bad.nodes[0].x = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(find_fault(graph, bad), "it gave no sensible positions");
  bad = good;
  bad.nodes[0].x -= 500;
  EXPECT_EQ(find_fault(graph, bad), "a part stands outside its frame");
  bad = good;
  bad.groups[0] = unite(bad.groups[0], bad.nodes[1]);
  EXPECT_EQ(find_fault(graph, bad), "parts overlap");
}

TEST(BundleEdges, joins_what_is_parallel_and_leaves_no_cycle) {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    const Graph graph = random_graph(seed);
    const Bundles bundles = bundle_edges(graph);
    for (const bool is_back : find_back_edges(bundles.graph))
      EXPECT_FALSE(is_back) << seed;
    for (const Lane& lane : lanes_of(bundles.graph))
      EXPECT_EQ(lane.count, 1U) << seed;
    ASSERT_EQ(bundles.strands.size(), graph.edges.size());
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
      if (graph.edges[i].tail == graph.edges[i].head)
        continue;
      const Graph::Edge& bundled = bundles.graph.edges[bundles.strands[i].edge];
      EXPECT_EQ(bundles.strands[i].is_reversed ? bundled.head : bundled.tail, graph.edges[i].tail);
      EXPECT_EQ(bundles.strands[i].is_reversed ? bundled.tail : bundled.head, graph.edges[i].head);
    }
  }
}

TEST(BundleEdges, keeps_lanes_of_one_pair_apart_and_within_the_icon) {
  for (std::size_t count = 2; count < 30; ++count) {
    const Lane first{0, count};
    const Lane second{1, count};
    const Lane last{count - 1, count};
    EXPECT_LT(first.shift(), second.shift());
    EXPECT_LE(-kIconSize / 2, first.shift());
    EXPECT_LE(last.shift(), kIconSize / 2);
  }
}

}  // namespace
}  // namespace stoa::layout
