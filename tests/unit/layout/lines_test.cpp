#include <algorithm>
#include <vector>

#include <gtest/gtest.h>

#include "compiler/layout/layout.hpp"
#include "tests/unit/layout/design_builder.hpp"
#include "tests/unit/layout/lay_out.hpp"

namespace stoa::layout {
namespace {

/// How many pixels two lines with level and upright legs run on one another.
double length_on_one_another(const Line& a, const Line& b) {
  double length = 0;
  for (std::size_t i = 1; i < a.points.size(); ++i) {
    for (std::size_t k = 1; k < b.points.size(); ++k) {
      const auto leg = [](const Line& line, std::size_t end) {
        const Point from = line.points[end - 1];
        const Point to = line.points[end];
        return unite({from.x, from.y, 0, 0}, {to.x, to.y, 0, 0});
      };
      const Rect one = leg(a, i);
      const Rect other = leg(b, k);
      const double across = std::min(one.right(), other.right()) - std::max(one.x, other.x);
      const double down = std::min(one.bottom(), other.bottom()) - std::max(one.y, other.y);
      if (across >= 0 && down >= 0)
        length += std::max(across, down);
    }
  }
  return length;
}

TEST(Lines, steps_of_several_kinds_between_the_same_two_parts_run_side_by_side) {
  DesignBuilder built;
  const sema::NodeId one = built.node("one");
  const sema::NodeId two = built.node("two");
  built.step(one, two);
  built.step(two, one);
  built.step(one, two, {}, ast::Arrow::both);
  const Scene scene = lay_out(built);
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t k = i + 1; k < 3; ++k)
      EXPECT_EQ(length_on_one_another(scene.lines[i], scene.lines[k]), 0) << i << " and " << k;
  EXPECT_TRUE(scene.lines[2].head_at_start && scene.lines[2].head_at_end);
}

TEST(Lines, steps_of_one_kind_between_the_same_two_parts_are_one_line_with_their_numbers_in_a_row) {
  DesignBuilder built;
  const sema::NodeId one = built.node("one");
  const sema::NodeId two = built.node("two");
  for (int i = 0; i < 3; ++i)
    built.step(one, two);
  const Scene scene = lay_out(built);
  EXPECT_EQ(scene.lines[0].points, scene.lines[2].points);
  EXPECT_FALSE(scene.lines[0].is_covered);
  EXPECT_TRUE(scene.lines[1].is_covered && scene.lines[2].is_covered);
  for (std::size_t i = 1; i < 3; ++i)
    EXPECT_GE(scene.badges[i].center.x, scene.badges[i - 1].center.x + 2 * scene.badges[i].radius);
}

}  // namespace
}  // namespace stoa::layout
