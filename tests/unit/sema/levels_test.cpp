// Which of several wishes about levels counts for a finding.
#include "compiler/sema/levels.hpp"

#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "compiler/diag/code.hpp"

namespace stoa::sema {
namespace {

using diag::Code;
using diag::Diagnostic;

class Levels : public testing::Test {
 protected:
  Levels() {
    names_.rules["lone-disk"] = {"reliability"};
    names_.rules["idle-door"] = {};
    names_.pillars = {{"reliability", "reliability"}, {"uptime", "reliability"}};
  }

  void find(Code code, std::uint32_t at, std::string_view rule = {}) {
    Diagnostic finding(code, Span{SourceId{0}, at, at + 1}, "found");
    if (!rule.empty())
      finding.rule(rule);
    sink_.report(std::move(finding));
  }

  void choose(Level level, std::string name) {
    constexpr std::string_view kWords[] = {"allow", "warn", "deny"};
    std::string origin = fmt::format("`--{} {}`", kWords[static_cast<std::size_t>(level)], name);
    const auto at = static_cast<std::uint32_t>(900 + choices_.size());
    choices_.push_back({level, std::move(name), Span{SourceId{0}, at, at + 1}, std::move(origin)});
  }

  /// "error:W0401 warning:W0302 -N0401": what is left with its level, then what was silenced.
  std::string result() {
    apply_levels(choices_, names_, sink_);
    std::string out;
    for (const Diagnostic& finding : sink_.sorted())
      out += fmt::format("{}{}:{}", out.empty() ? "" : " ", diag::to_string(finding.severity()),
                         diag::info(finding.code()).id);
    for (const Diagnostic& finding : sink_.suppressed())
      out += fmt::format("{}-{}", out.empty() ? "" : " ", diag::info(finding.code()).id);
    return out;
  }

  FindingNames names_;
  std::vector<LevelChoice> choices_;
  diag::Sink sink_;
};

TEST_F(Levels, stay_as_they_are_where_nothing_is_said) {
  find(Code::untouched_component, 1);
  EXPECT_EQ(result(), "warning:W0401");
  EXPECT_EQ(sink_.sorted().front().severity_reason(), "");
}

TEST_F(Levels, change_by_code_and_say_who_changed_them) {
  find(Code::untouched_component, 1);
  find(Code::unargued_pillar, 2);
  find(Code::misplaced_place, 3);
  choose(Level::deny, "w0401");
  choose(Level::warn, "N0401");
  choose(Level::warn, "E0301");
  EXPECT_EQ(result(), "error:W0401 warning:N0401 warning:E0301");
  EXPECT_EQ(sink_.sorted()[0].severity_reason(), "a warning by itself; `--deny w0401` makes it an error");
  EXPECT_EQ(sink_.sorted()[1].severity_reason(), "a note by itself; `--warn N0401` makes it a warning");
  EXPECT_EQ(sink_.sorted()[2].severity_reason(), "an error by itself; `--warn E0301` makes it a warning");
  EXPECT_TRUE(sink_.has_errors());
}

TEST_F(Levels, that_are_chosen_as_they_are_are_no_change) {
  find(Code::untouched_component, 1);
  choose(Level::warn, "W0401");
  EXPECT_EQ(result(), "warning:W0401");
  EXPECT_EQ(sink_.sorted().front().severity_reason(), "");
}

TEST_F(Levels, of_what_is_silenced_tell_by_whom) {
  find(Code::untouched_component, 1);
  choose(Level::allow, "story");
  EXPECT_EQ(result(), "-W0401");
  EXPECT_EQ(sink_.suppressed().front().suppression()->reason, "silenced by `--allow story`");
  EXPECT_FALSE(sink_.suppressed().front().suppression()->is_in_source);
}

TEST_F(Levels, count_by_the_name_that_says_more_exactly_what_is_meant) {
  find(Code::rule_risk, 1, "lone-disk");
  find(Code::rule_risk, 2, "idle-door");
  find(Code::untouched_component, 3);
  choose(Level::deny, "lone-disk");  // A rule before its code,
  choose(Level::warn, "W0302");      // a code before the beginning of codes,
  choose(Level::allow, "W03");       // that before a family,
  choose(Level::deny, "warnings");   // and all warnings last.
  EXPECT_EQ(result(), "error:W0302 warning:W0302 error:W0401");
}

TEST_F(Levels, count_by_the_last_of_those_that_say_it_as_exactly) {
  find(Code::untouched_component, 1);
  choose(Level::deny, "W0401");
  choose(Level::allow, "W0401");
  choose(Level::warn, "04");
  EXPECT_EQ(result(), "-W0401");
}

TEST_F(Levels, prefer_a_family_to_a_pillar_and_a_pillar_to_all) {
  find(Code::rule_risk, 1, "lone-disk");
  choose(Level::warn, "placement");
  choose(Level::deny, "uptime");
  choose(Level::allow, "warnings");
  EXPECT_EQ(result(), "warning:W0302");
}

TEST_F(Levels, of_a_pillar_are_those_of_its_rules_by_any_of_its_names) {
  find(Code::rule_risk, 1, "lone-disk");
  find(Code::rule_risk, 2, "idle-door");
  find(Code::untouched_component, 3);
  choose(Level::deny, "uptime");
  EXPECT_EQ(result(), "error:W0302 warning:W0302 warning:W0401");
}

TEST_F(Levels, of_families_and_pillars_leave_notes_alone_but_to_silence_them) {
  find(Code::rule_advice, 1, "lone-disk");
  find(Code::unargued_pillar, 2);
  choose(Level::deny, "reliability");
  choose(Level::deny, "story");
  EXPECT_EQ(result(), "note:N0304 note:N0401");
  choices_.clear();
  choose(Level::allow, "reliability");
  choose(Level::allow, "story");
  EXPECT_EQ(result(), "-N0304 -N0401");
}

TEST_F(Levels, of_all_notes_are_not_those_of_warnings) {
  find(Code::untouched_component, 1);
  find(Code::unargued_pillar, 2);
  choose(Level::deny, "notes");
  EXPECT_EQ(result(), "warning:W0401 error:N0401");
}

TEST_F(Levels, of_errors_that_leave_nothing_to_draw_stay) {
  find(Code::unknown_name, 1);
  choose(Level::allow, "names");
  choose(Level::warn, "E02");
  EXPECT_EQ(result(), "error:E0202");
  choose(Level::deny, "E0202");
  EXPECT_EQ(result(), "error:E0202") << "and to want that is no mistake";
  choices_.clear();
  choose(Level::allow, "E0202");
  EXPECT_EQ(result(), "error:E0202 warning:W0202");
  EXPECT_EQ(sink_.sorted().back().message(), "`E0202` cannot be silenced");
  sink_ = {};
  choices_.clear();
  choose(Level::warn, "E0202");
  EXPECT_EQ(result(), "warning:W0202");
  EXPECT_EQ(sink_.sorted().back().message(), "`E0202` cannot be less than an error");
}

TEST_F(Levels, of_names_that_mean_nothing_are_told_with_near_ones) {
  choose(Level::deny, "lone-dsik");
  choose(Level::deny, "upti");
  choose(Level::deny, "stroy");
  choose(Level::deny, "X99");
  choose(Level::deny, "W99");
  EXPECT_EQ(result(), "error:E0215 error:E0215 error:E0215 error:E0215 error:E0215");
  const auto found = sink_.sorted();
  EXPECT_EQ(found[0].helps().front(), "did you mean `lone-disk`?");
  EXPECT_EQ(found[1].helps().front(), "did you mean `uptime`?");
  EXPECT_EQ(found[2].helps().front(), "did you mean `story`?");
  EXPECT_EQ(found[3].helps().front(), "`stoa explain` lists all codes and rules");
}

}  // namespace
}  // namespace stoa::sema
