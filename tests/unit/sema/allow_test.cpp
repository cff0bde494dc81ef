// `allow` sentences: what they silence, when one is blamed for silencing nothing, and what goes with one.
#include <algorithm>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "compiler/diag/code.hpp"
#include "compiler/sema/check.hpp"
#include "tests/support/front_end.hpp"

namespace stoa::testing {
namespace {

const Library kSmall{false, kSmallLibrary};

/// Whether an `allow` for nothing is blamed.
bool is_blamed(const std::string& text, bool has_all_imports, const Limits& limits = {}) {
  const auto analysis = parse_only(text, limits);
  diag::Sink sink;
  sema::apply_allows(analysis->documents.front(), analysis->sources[analysis->source], {}, sink,
                     has_all_imports);
  return !sink.empty();
}

TEST(UnusedAllow, is_blamed_only_where_all_that_it_may_speak_of_was_read) {
  const std::string text = "user u\ncell c { allow W0401 \"later\" }\n";
  EXPECT_TRUE(is_blamed(text, true));
  EXPECT_FALSE(is_blamed(text, false)) << "an import could not be had";
  Limits limits;
  limits.nesting = 2;
  const std::string deep = "allow W0401 \"later\"\nzone a { zone b { zone c { zone d { cell e } } } }\n";
  EXPECT_FALSE(is_blamed(deep, true, limits)) << "reading ended early";
  EXPECT_FALSE(is_blamed(deep, false, limits));
}

TEST(UnusedAllow, is_blamed_whatever_is_wrong_in_another_file) {
  const auto analysis =
      analyze("user u\ncell c { allow W0401 \"later\" }\nu -> c\n", kSmall, {}, {"cell x =\n"});
  EXPECT_EQ(analysis->codes(), "W0202");
}

TEST(Allow, keeps_its_reason_with_what_it_silences) {
  const auto analysis =
      analyze("user u\ncell c { allow W0401 \"drawn elsewhere\" }\nuser v\nu -> v\n", kSmall);
  EXPECT_EQ(analysis->codes(), "");
  const auto silenced = analysis->sink.suppressed();
  ASSERT_EQ(silenced.size(), 1U);
  EXPECT_EQ(silenced.front().suppression()->reason, "drawn elsewhere");
  EXPECT_TRUE(silenced.front().suppression()->is_in_source);
}

/// The text after the repair of its only finding.
std::string mended(std::string text) {
  const auto analysis = analyze(text, kSmall);
  EXPECT_EQ(analysis->codes(), "W0202") << text;
  for (const diag::Diagnostic& finding : analysis->findings())
    if (finding.fix()) {
      const diag::Edit& edit = finding.fix()->edits.front();
      EXPECT_EQ(edit.text, "");
      return text.erase(edit.span.begin, edit.span.end - edit.span.begin);
    }
  return "no repair";
}

TEST(UnusedAllow, goes_with_its_line) {
  EXPECT_EQ(mended("user u\ncell c\nu -> c\nallow W0401 \"x\"\n"), "user u\ncell c\nu -> c\n");
  EXPECT_EQ(mended("allow W0401 \"x\"  \nuser u\ncell c\nu -> c\n"), "user u\ncell c\nu -> c\n");
  EXPECT_EQ(mended("user u\ncell c\nu -> c\nallow W0401 \"x\""), "user u\ncell c\nu -> c\n");
  EXPECT_EQ(mended("user u\ncell c {\n  replicas: 1\n\tallow W0401 \"x\"\n}\nu -> c\n"),
            "user u\ncell c {\n  replicas: 1\n}\nu -> c\n");
}

TEST(UnusedAllow, goes_with_a_body_that_nothing_else_is_in) {
  EXPECT_EQ(mended("user u\ncell c { allow W0401 \"x\" }\nu -> c\n"), "user u\ncell c\nu -> c\n");
  EXPECT_EQ(mended("user u\ncell c {\n\n  allow W0401 \"x\"\n}\nu -> c\n"), "user u\ncell c\nu -> c\n");
  EXPECT_EQ(mended("user u\ncell c\nu -> c \"asks\" \t{ allow W0401 \"x\" }\n"),
            "user u\ncell c\nu -> c \"asks\"\n");
}

TEST(UnusedAllow, leaves_what_stands_beside_it_and_bodies_that_are_needed) {
  EXPECT_EQ(mended("user u\ncell c { replicas: 1, allow W0401 \"x\" }\nu -> c\n").find("allow"),
            std::string::npos);
  EXPECT_EQ(mended("user u\ncell c {\n  allow W0401 \"x\"  # why\n}\nu -> c\n"),
            "user u\ncell c {\n  # why\n}\nu -> c\n");
  EXPECT_EQ(mended("user u\ncell c\nflow f {\n  allow W0401 \"x\"\n  u -> c\n}\n"),
            "user u\ncell c\nflow f {\n  u -> c\n}\n");
}

}  // namespace
}  // namespace stoa::testing
