#include "compiler/layout/route.hpp"

#include <gtest/gtest.h>

#include "compiler/layout/score.hpp"
#include "tests/unit/layout/graph_builder.hpp"

namespace stoa::layout {
namespace {

Routes route(const Graph& graph, const Plan& plan, const Sketch& sketch, std::size_t n_passes) {
  Routing routing(graph, plan, sketch);
  routing.run(n_passes);
  return routing.routes();
}

Figures figures_of_routes(const Graph& graph, const std::vector<Spot>& centers) {
  const Plan plan(graph);
  const Sketch sketch = made_sketch(plan, centers);
  Placement placement = to_placement(graph, sketch);
  placement.edges = route(graph, plan, sketch, 3).lines;
  placement.is_curved = false;
  return figures_of(drawing_of(graph, placement));
}

TEST(Route, runs_straight_where_nothing_is_in_the_way) {
  Graph graph = made_graph(2);
  graph.edges = {{0, 1}};
  const Plan plan(graph);
  const Routes routes = route(graph, plan, made_sketch(plan, {{0, 0}, {240, 0}}), 2);
  EXPECT_EQ(routes.n_failed, 0U);
  EXPECT_EQ(routes.lines[0], (std::vector<Point>{{24, 0}, {216, 0}}));
}

TEST(Route, goes_around_what_stands_between) {
  Graph graph = made_graph(3);
  graph.edges = {{0, 2}};
  const Figures figures = figures_of_routes(graph, {{0, 0}, {144, 0}, {288, 0}});
  EXPECT_TRUE(figures.are_zeros_zero());
  EXPECT_GE(figures.bends, 2);
}

TEST(Route, keeps_out_of_titles) {
  Graph graph = made_graph(2);
  graph.groups.resize(1);
  graph.groups[0].title_width = 200;
  graph.groups[0].title_height = 28;
  graph.nodes[1].group = 0;
  graph.edges = {{0, 1}};
  EXPECT_TRUE(figures_of_routes(graph, {{0, 0}, {0, 240}}).are_zeros_zero());
}

TEST(Route, lets_lines_of_one_source_share_a_leg_and_no_others) {
  Graph graph = made_graph(5);
  graph.edges = {{0, 2}, {0, 3}, {0, 4}, {1, 2}, {1, 3}, {1, 4}};
  const Figures figures = figures_of_routes(graph, {{0, 0}, {0, 240}, {360, 0}, {360, 144}, {360, 288}});
  EXPECT_EQ(figures.lines_on_lines, 0);
  EXPECT_TRUE(figures.are_zeros_zero());
}

// Each takes the port of its side, whoever came first.
TEST(Route, untangles_lines_that_cross_at_a_part) {
  Graph graph = made_graph(3);
  graph.nodes[0].label = {};
  graph.edges = {{0, 1, 1, 1}, {2, 0, 1, 2}};
  const Figures figures = figures_of_routes(graph, {{0, 0}, {360, 480}, {0, 720}});
  EXPECT_EQ(figures.crossings, 0U);
}

TEST(Route, gives_a_step_to_itself_a_loop) {
  Graph graph = made_graph(1);
  graph.edges = {{0, 0}};
  const Plan plan(graph);
  const std::vector<Point> loop = route(graph, plan, made_sketch(plan, {{0, 0}}), 1).lines[0];
  ASSERT_GE(loop.size(), 4U);
  EXPECT_NE(loop.front(), loop.back());
  for (std::size_t i = 1; i < loop.size(); ++i)
    EXPECT_TRUE(loop[i - 1].x == loop[i].x || loop[i - 1].y == loop[i].y);
}

TEST(Route, is_the_same_every_time) {
  Graph graph = made_graph(6);
  graph.edges = {{0, 3}, {1, 4}, {2, 5}, {0, 5}, {2, 3}};
  const Plan plan(graph);
  const Sketch sketch = made_sketch(plan, {{0, 0}, {0, 120}, {0, 240}, {240, 0}, {240, 120}, {240, 240}});
  EXPECT_EQ(route(graph, plan, sketch, 3).lines, route(graph, plan, sketch, 3).lines);
}

TEST(Route, that_is_taken_further_is_as_one_taken_all_the_way_at_once) {
  Graph graph = made_graph(6);
  graph.edges = {{0, 3}, {1, 4}, {2, 5}, {0, 5}, {2, 3}, {4, 0}};
  const Plan plan(graph);
  const Sketch sketch = made_sketch(plan, {{0, 0}, {0, 120}, {0, 240}, {240, 0}, {240, 120}, {240, 240}});
  Routing routing(graph, plan, sketch);
  routing.run(1);
  routing.run(2);
  EXPECT_EQ(routing.routes().lines, route(graph, plan, sketch, 3).lines);
}

}  // namespace
}  // namespace stoa::layout
