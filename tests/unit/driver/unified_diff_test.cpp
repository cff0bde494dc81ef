#include "compiler/driver/unified_diff.hpp"

#include <gtest/gtest.h>

namespace stoa::driver {
namespace {

TEST(UnifiedDiff, says_nothing_about_equal_texts) {
  EXPECT_EQ(unified_diff("a", "x\n", "x\n"), "");
}

TEST(UnifiedDiff, shows_a_changed_line_with_three_lines_around_it) {
  EXPECT_EQ(unified_diff("f", "1\n2\n3\n4\nold\n6\n7\n8\n9\n", "1\n2\n3\n4\nnew\n6\n7\n8\n9\n"),
            "--- f\n+++ f\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-old\n+new\n 6\n 7\n 8\n");
}

TEST(UnifiedDiff, keeps_far_changes_apart_and_near_ones_together) {
  EXPECT_EQ(unified_diff("f", "a\n1\n2\n3\n4\n5\n6\n7\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\nB\n"),
            "--- f\n+++ f\n@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+B\n");
  EXPECT_EQ(unified_diff("f", "a\n1\n2\nb\n", "1\nX\n2\nb\n"),
            "--- f\n+++ f\n@@ -1,4 +1,4 @@\n-a\n 1\n+X\n 2\n b\n");
}

TEST(UnifiedDiff, names_empty_ranges_and_missing_line_ends_as_patch_wants) {
  EXPECT_EQ(unified_diff("f", "", "x\n"), "--- f\n+++ f\n@@ -0,0 +1 @@\n+x\n");
  EXPECT_EQ(unified_diff("f", "x\n", ""), "--- f\n+++ f\n@@ -1 +0,0 @@\n-x\n");
  EXPECT_EQ(unified_diff("f", "x", "x\n"),
            "--- f\n+++ f\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+x\n");
}

TEST(UnifiedDiff, gives_up_searching_where_almost_everything_differs) {
  std::string before;
  std::string after;
  for (int i = 0; i < 20000; ++i) {
    before += "before " + std::to_string(i) + "\n";
    after += "after " + std::to_string(i) + "\n";
  }
  const std::string diff = unified_diff("f", before, after);
  EXPECT_TRUE(diff.starts_with("--- f\n+++ f\n@@ -1,20000 +1,20000 @@\n-before 0\n"));
}

}  // namespace
}  // namespace stoa::driver
