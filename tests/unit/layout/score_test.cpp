#include "compiler/layout/score.hpp"

#include <gtest/gtest.h>

namespace stoa::layout {
namespace {

/// Two parts beside each other with a line between them.
Drawing two_parts() {
  Drawing drawing;
  drawing.nodes = {{{0, 0, 48, 48}, {0, 54, 48, 15}, {}}, {{200, 0, 48, 48}, {200, 54, 48, 15}, {}}};
  drawing.lines = {{0, 1, {{48, 24}, {200, 24}}}};
  drawing.width = 300;
  drawing.height = 200;
  return drawing;
}

TEST(Score, counts_nothing_in_a_good_picture) {
  const Figures figures = figures_of(two_parts());
  EXPECT_TRUE(figures.are_zeros_zero());
  EXPECT_EQ(figures.bends, 0);
  EXPECT_EQ(figures.straight_lines, 1U);
  EXPECT_EQ(figures.crossings, 0U);
}

TEST(Score, counts_lines_through_icons_labels_and_titles) {
  Drawing drawing = two_parts();
  drawing.nodes.push_back({{100, 0, 48, 48}, {100, 54, 48, 15}, {}});
  EXPECT_EQ(figures_of(drawing).lines_through_nodes, 1U);
  drawing.lines[0].points = {{48, 60}, {200, 60}};
  EXPECT_EQ(figures_of(drawing).lines_through_labels, 1U);
  drawing.groups = {{{90, -40, 70, 140}, {95, 55, 60, 10}, {}}};
  EXPECT_EQ(figures_of(drawing).lines_through_titles, 1U);
}

TEST(Score, counts_crossings_but_not_those_beside_a_shared_end) {
  Drawing drawing = two_parts();
  drawing.nodes.push_back({{100, -200, 48, 48}, {}, {}});
  drawing.nodes.push_back({{100, 200, 48, 48}, {}, {}});
  drawing.lines.push_back({2, 3, {{124, -152}, {124, 200}}});
  EXPECT_EQ(figures_of(drawing).crossings, 1U);
  drawing.lines[1] = {0, 3, {{60, 0}, {60, 200}}};
  EXPECT_EQ(figures_of(drawing).crossings, 0U);
}

TEST(Score, measures_lines_on_one_another_unless_they_share_an_end) {
  Drawing drawing = two_parts();
  drawing.lines.push_back({0, 1, {{48, 24}, {200, 24}}});
  EXPECT_EQ(figures_of(drawing).lines_on_lines, 0);
  drawing.nodes.push_back({{-100, 0, 48, 48}, {}, {}});
  drawing.nodes.push_back({{400, 0, 48, 48}, {}, {}});
  drawing.lines[1] = {2, 3, {{100, 24}, {180, 24}}};
  EXPECT_EQ(figures_of(drawing).lines_on_lines, 80);
}

TEST(Score, counts_right_angles_and_offsets_too_small_to_see) {
  Drawing drawing = two_parts();
  drawing.lines[0].points = {{48, 24}, {120, 24}, {120, 30}, {200, 30}};
  const Figures figures = figures_of(drawing);
  EXPECT_DOUBLE_EQ(figures.bends, 2);
  EXPECT_EQ(figures.jogs, 1U);
}

TEST(Score, counts_numbers_on_icons_and_on_each_other) {
  Drawing drawing = two_parts();
  drawing.badges = {{0, {30, 14, 20, 20}}, {0, {45, 14, 20, 20}}};
  EXPECT_EQ(figures_of(drawing).badge_conflicts, 3U);
}

TEST(Score, prefers_the_picture_with_fewer_faults) {
  Drawing worse = two_parts();
  worse.lines[0].points = {{48, 24}, {120, 24}, {120, 40}, {200, 40}};
  EXPECT_LT(score(figures_of(two_parts())), score(figures_of(worse)));
}

}  // namespace
}  // namespace stoa::layout
