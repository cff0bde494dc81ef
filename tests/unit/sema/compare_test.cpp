#include "compiler/sema/compare.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/support/front_end.hpp"

namespace stoa::testing {
namespace {

using sema::Change;

const Library kSmall{false, kSmallLibrary};

/// "+ part `x`: text", "~ part `x`: text (timeout: 1m > 2m)", one in a line.
std::string told(std::string_view before, std::string_view after) {
  constexpr std::string_view kSubjects[] = {"design", "question", "place",  "part",
                                            "flow",   "step",     "choice", "tradeoff"};
  const auto a = analyze(std::string(before), kSmall);
  const auto b = analyze(std::string(after), kSmall);
  std::string out;
  for (const sema::Difference& difference :
       sema::compare({a->design(), a->catalog}, {b->design(), b->catalog})) {
    const char sign = difference.change == Change::added     ? '+'
                      : difference.change == Change::removed ? '-'
                                                             : '~';
    out += fmt::format("{} {} `{}` {}", sign, kSubjects[static_cast<std::size_t>(difference.subject)],
                       difference.name, difference.text);
    for (const sema::Detail& detail : difference.details)
      out += fmt::format(" ({}: {} > {})", detail.what, detail.before, detail.after);
    out += '\n';
  }
  return out;
}

TEST(Compare, finds_nothing_where_only_the_writing_differs) {
  EXPECT_EQ(told("user u\ncell c\nu -> c \"asks\"\n", "# new\nuser   u\n\ncell c\nu->c \"asks\"\n"), "");
}

TEST(Compare, finds_parts_that_are_new_gone_and_changed) {
  EXPECT_EQ(told("user u\ncell a\ncell b { size: 1 }\nu -> a, b\n",
                 "user u\ncell b { size: 2 }\ncell c\nu -> b, c\n"),
            "- part `a` Cell\n"
            "~ part `b` Cell (size: 1 > 2)\n"
            "+ part `c` Cell\n"
            "- step `` u -> a, b\n"
            "+ step `` u -> b, c\n");
}

TEST(Compare, tells_that_a_part_moved_and_that_its_kind_changed) {
  EXPECT_EQ(told("user u\ncell a\nzone z { cell b }\nu -> a, b\n",
                 "user u\nstore b\nzone z { cell a }\nu -> a, b\n"),
            "~ part `b` Store (kind: Cell > Store) (in: z > )\n"
            "~ part `a` Cell (in:  > z)\n");
}

TEST(Compare, takes_a_place_under_another_name_for_the_same) {
  EXPECT_EQ(told("user u\nzone \"East\" { cell a }\nu -> a\n", "user u\nzone \"West\" { cell a }\nu -> a\n"),
            "~ place `west` Zone (name: east > west) (title: East > West)\n");
}

TEST(Compare, keeps_steps_that_another_one_moved_along) {
  EXPECT_EQ(told("user u\ncell a\nflow f { u -> a \"one\"\nu <- a \"two\" }\n",
                 "user u\ncell a\nflow f { u -> a \"zero\"\nu -> a \"one\"\nu <- a \"2\" }\n"),
            "+ step `f` u -> a \"zero\"\n"
            "~ step `f` u <- a \"2\" (text: two > 2)\n");
}

TEST(Compare, tells_what_was_argued_differently) {
  const std::string parts = "user u\ncell a\nu -> a\n";
  EXPECT_EQ(told(parts + "choose a { because \"it is fast\" }\ntradeoff \"Speed\" { gain \"time\" }\n",
                 parts + "choose a { because \"it is cheap\"\nover \"store\" \"too dear\" }\n"
                         "tradeoff \"Speed\" { gain \"time\"\ncost \"money\" }\n"),
            "~ choice `a`  (because: it is fast > ) (because:  > it is cheap) (over:  > store: too dear)\n"
            "~ tradeoff `Speed`  (cost:  > money)\n");
}

TEST(Compare, tells_what_differs_of_the_brief) {
  EXPECT_EQ(told("scenario s \"Old\" {\n  like \"a\"\n  prompt \"p\"\n  user u\n  u -> u\n}\n",
                 "scenario s \"New\" {\n  like \"b\"\n  requires hipaa\n  user u\n  u -> u\n}\n"),
            "~ design `s`  (title: Old > New) (like: a > b) (prompt: p > ) (requires:  > hipaa)\n");
}

TEST(Compare, tells_questions_and_what_was_assumed) {
  const std::string parts = "user u\nu -> u\n";
  EXPECT_EQ(told(parts + "ask scale \"How many?\" {\n  assume \"few\"\n  assume \"at noon\"\n}\n"
                         "ask scale \"How often?\"\n",
                 parts + "ask functional \"How many?\" {\n  assume \"few\"\n  assume \"at night\"\n}\n"
                         "ask scale \"Who?\"\n"),
            "- question `How often?` \n"
            "~ question `How many?`  (category: Scale > Functional) (assume: at noon > ) "
            "(assume:  > at night)\n"
            "+ question `Who?` \n");
}

TEST(Compare, tells_titles_pillars_and_values_of_parts_flows_and_steps) {
  EXPECT_EQ(told("user u\ncell c \"Old\" @security { memory: 1MB, replicas: 2 }\n"
                 "flow f \"Old\" { u -> c \"asks\" { rate: 5/s } }\n",
                 "user u\ncell c \"New\" @cost { memory: 2MB, public }\n"
                 "flow f \"New\" { u -> c \"asks\" @security }\n"),
            "~ part `c` Cell (title: Old > New) (pillars: @security > @cost-optimization) "
            "(memory: 1MB > 2MB) (replicas: 2 > ) (public:  > true)\n"
            "~ flow `f` New (title: Old > New)\n"
            "~ step `f` u -> c \"asks\" (pillars:  > @security) (rate: 5/s > )\n");
}

TEST(Compare, tells_values_of_places_and_where_they_moved) {
  EXPECT_EQ(
      told("user u\nzone z { hall h { cell c } }\nzone y { cell d }\nu -> c, d\n",
           "user u\nzone z { cell e }\nzone y { cell d\n hall h \"Big\" { cell c } }\nu -> c, d\nu -> e\n"),
      "~ place `h` Hall (title:  > Big) (in: z > y)\n"
      "+ part `e` Cell\n"
      "+ step `` u -> e\n");
}

TEST(Compare, tells_what_a_tradeoff_and_a_choice_name) {
  const std::string parts = "user u\ncell a\nu -> a\n";
  EXPECT_EQ(told(parts + "choose a @security \"safe\"\ntradeoff \"T\" @security { gain \"g\" }\n",
                 parts + "choose a @cost \"safe\"\n"
                         "tradeoff \"T\" @cost { gain \"g\"\n mitigate \"m\" }\n"),
            "~ choice `a`  (pillars: @security > @cost-optimization)\n"
            "~ tradeoff `T`  (pillars: @security > @cost-optimization) (mitigate:  > m)\n");
}

TEST(Compare, draws_the_later_design_with_marks_and_with_what_is_gone) {
  const auto a = analyze("user u\ncell a\nzone z { cell b }\nu -> a, b\n", kSmall);
  const auto b = analyze("user u\ncell a { size: 2 }\ncell c\nu -> a\nu -> c\n", kSmall);
  sema::Pool pool;
  const sema::Design drawn =
      sema::drawn_difference({a->design(), a->catalog}, {b->design(), b->catalog}, pool);
  const auto change_of = [&](std::string_view name) {
    return std::ranges::find(drawn.nodes, name, &sema::Node::name)->change;
  };
  EXPECT_EQ(change_of("u"), Change::none);
  EXPECT_EQ(change_of("a"), Change::changed);
  EXPECT_EQ(change_of("c"), Change::added);
  EXPECT_EQ(change_of("b"), Change::removed);
  ASSERT_EQ(drawn.groups.size(), 1u);
  EXPECT_EQ(drawn.groups.items()[0].change, Change::removed);
  EXPECT_EQ(drawn.steps.items()[0].change, Change::added);
}

}  // namespace
}  // namespace stoa::testing
