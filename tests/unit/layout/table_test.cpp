#include "compiler/layout/table.hpp"

#include <limits>

#include <gtest/gtest.h>

#include "compiler/layout/guess.hpp"
#include "compiler/layout/strain.hpp"
#include "tests/unit/layout/graph_builder.hpp"

namespace stoa::layout {
namespace {

constexpr std::int64_t kNoLimit = std::numeric_limits<std::int64_t>::max();

/// One at the top that leads to two in a group, and these to one at the top.
Graph fan() {
  Graph graph;
  graph.groups.push_back({});
  graph.nodes = {part_in({}), part_in(0), part_in(0), part_in({})};
  graph.edges = {{0, 1}, {0, 2}, {1, 3}, {2, 3}};
  return graph;
}

Sketch sketch_of(const Plan& plan, const std::vector<Spot>& centers) {
  Sketch sketch{centers, std::vector<Box>(plan.groups.size())};
  fit_all_frames(plan, sketch);
  return sketch;
}

std::int64_t cost(const Plan& plan, const Sketch& sketch) {
  return Strain(plan).total_but_crossings(sketch) + Guess(plan).cost(sketch, kNoLimit);
}

TEST(Table, keeps_rows_and_columns_apart_and_frames_close) {
  const Graph graph = fan();
  const Plan plan(graph);
  Tables tables(plan, sketch_of(plan, {{0, 0}, {240, 0}, {240, 24}, {480, 0}}));
  const Sketch sketch = tables.place();
  const Sketch fitted = sketch_of(plan, sketch.centers);
  EXPECT_EQ(sketch.frames[0].left, fitted.frames[0].left);
  EXPECT_EQ(sketch.frames[0].bottom, fitted.frames[0].bottom);
  for (const Spot center : sketch.centers) {
    EXPECT_EQ(center.x % kPitch, 0);
    EXPECT_EQ(center.y % kPitch, 0);
  }
  EXPECT_LT(box_of(plan, sketch, {0, false}).right, sketch.frames[0].left);
  EXPECT_LT(sketch.frames[0].right, box_of(plan, sketch, {3, false}).left);
}

TEST(Table, settles_into_what_costs_less_and_the_same_each_time) {
  const Graph graph = fan();
  const Plan plan(graph);
  const Sketch poor = sketch_of(plan, {{480, 240}, {0, 0}, {480, 0}, {0, 240}});
  const auto settle = [&] {
    Tables tables(plan, poor);
    const Strain strain(plan);
    Guess guess(plan);
    const auto judge = [&](const Sketch& sketch, std::int64_t limit) {
      return strain.total_but_crossings(sketch) + guess.cost(sketch, limit);
    };
    tables.settle(1, 200, 20000, judge, guess.dearest());
    return tables.place();
  };
  const Sketch settled = settle();
  EXPECT_LT(cost(plan, settled), cost(plan, Tables(plan, poor).place()));
  EXPECT_EQ(settled.centers, settle().centers);
}

TEST(Table, judges_no_arrangement_again_that_it_knows) {
  Graph graph;
  graph.nodes = {part_in({}), part_in({})};
  graph.edges = {{0, 1}};
  const Plan plan(graph);
  Tables tables(plan, sketch_of(plan, {{0, 0}, {240, 0}}));
  const Strain strain(plan);
  std::size_t n_judged = 0;
  const auto judge = [&](const Sketch& sketch, std::int64_t) {
    ++n_judged;
    return strain.total_but_crossings(sketch);
  };
  tables.settle(1, 4000, 20000, judge, {});
  EXPECT_GT(n_judged, 4U);
  EXPECT_LT(n_judged, 100U) << "two parts have few arrangements";
}

// A group of three in a column, and beside it two rows of one part each: the second row stands beside the
// group, not below it.
TEST(Table, lets_rows_slide_past_what_is_higher) {
  Graph graph;
  graph.groups.push_back({});
  graph.nodes = {part_in(0), part_in(0), part_in(0), part_in({}), part_in({})};
  const Plan plan(graph);
  Tables tables(plan, sketch_of(plan, {{0, 0}, {0, 240}, {0, 480}, {480, 240}, {480, 720}}));
  const Sketch sketch = tables.place();
  EXPECT_LT(sketch.centers[4].y, sketch.frames[0].bottom);
  EXPECT_GE(box_of(plan, sketch, {4, false}).top - box_of(plan, sketch, {3, false}).bottom, 46);
}

TEST(Guess, counts_bends_crossings_and_parts_in_the_way) {
  Graph graph;
  graph.nodes = {part_in({}), part_in({}), part_in({}), part_in({})};
  graph.edges = {{0, 1}, {2, 3}};
  const Plan plan(graph);
  Guess guess(plan);
  const std::int64_t apart = guess.cost(sketch_of(plan, {{0, 0}, {480, 0}, {0, 240}, {480, 240}}), kNoLimit);
  const std::int64_t across =
      guess.cost(sketch_of(plan, {{0, 0}, {480, 0}, {240, -240}, {240, 240}}), kNoLimit);
  const std::int64_t through =
      guess.cost(sketch_of(plan, {{0, 0}, {480, 0}, {240, 0}, {240, 240}}), kNoLimit);
  EXPECT_EQ(apart, 0);
  EXPECT_GT(across, apart);
  EXPECT_GT(through, apart);
}

TEST(Guess, counts_frames_that_are_neither_ends) {
  Graph graph;
  graph.groups.push_back({});
  graph.nodes = {part_in({}), part_in({}), part_in(0), part_in(0)};
  graph.edges = {{0, 1}};
  const Plan plan(graph);
  Guess guess(plan);
  EXPECT_EQ(guess.cost(sketch_of(plan, {{0, 0}, {720, 0}, {360, 240}, {360, 480}}), kNoLimit), 0);
  EXPECT_GT(guess.cost(sketch_of(plan, {{0, 0}, {720, 0}, {360, -240}, {360, 240}}), kNoLimit), 0);
}

// More than are handled as one, each upright, and a level line through all of them.
TEST(Guess, counts_crossings_of_however_many_lines) {
  constexpr std::uint32_t kLines = 150;
  Graph graph;
  std::vector<Spot> centers;
  for (std::uint32_t i = 0; i < kLines; ++i) {
    graph.nodes.insert(graph.nodes.end(), {part_in({}), part_in({})});
    graph.edges.push_back({2 * i, 2 * i + 1});
    const int x = 240 * static_cast<int>(i);
    centers.insert(centers.end(), {{x, -240}, {x, 240}});
  }
  const Plan without(graph);
  const std::int64_t apart = Guess(without).cost(sketch_of(without, centers), kNoLimit);
  graph.nodes.insert(graph.nodes.end(), {part_in({}), part_in({})});
  graph.edges.push_back({2 * kLines, 2 * kLines + 1});
  centers.insert(centers.end(), {{-240, 0}, {240 * static_cast<int>(kLines), 0}});
  const Plan plan(graph);
  Guess guess(plan);
  const std::int64_t through_one = [&] {
    std::vector<Spot> shorter = centers;
    shorter.back() = {120, 0};
    return guess.cost(sketch_of(plan, shorter), kNoLimit) - apart;
  }();
  EXPECT_GT(through_one, 0);
  EXPECT_EQ(guess.cost(sketch_of(plan, centers), kNoLimit) - apart, kLines * through_one);
  EXPECT_EQ(guess.dearest().front(), kLines);
}

TEST(Guess, stops_counting_beyond_its_limit) {
  Graph graph;
  graph.nodes = {part_in({}), part_in({}), part_in({}), part_in({}), part_in({}), part_in({})};
  graph.edges = {{0, 1}, {2, 3}, {4, 5}};
  const Plan plan(graph);
  Guess guess(plan);
  const Sketch sketch = sketch_of(plan, {{0, 0}, {480, 0}, {120, -240}, {120, 240}, {360, -240}, {360, 240}});
  const std::int64_t all = guess.cost(sketch, kNoLimit);
  const std::int64_t told = guess.cost(sketch, 1);
  EXPECT_GT(told, 1);
  EXPECT_LE(told, all);
}

}  // namespace
}  // namespace stoa::layout
