// Places that span parts which stand in others.
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/support/front_end.hpp"

namespace stoa::testing {
namespace {

const Library kSmall{false, kSmallLibrary};

/// "wide<zone[a] wide-2<zone-2[b]": the places, with what is around them and what stands in them.
std::string places_of(const sema::Design& design) {
  std::string out;
  for (std::size_t i = 0; i < design.groups.size(); ++i) {
    const sema::Group& group = design.groups.items()[i];
    std::string parts;
    for (const sema::Node& node : design.nodes)
      if (node.group == design.groups.id(i))
        parts += fmt::format("{}{}", parts.empty() ? "" : ",", node.name);
    out += fmt::format("{}{}{}{}", out.empty() ? "" : " ", group.name,
                       group.parent ? fmt::format("<{}", design.groups[*group.parent].name) : "",
                       parts.empty() ? "" : fmt::format("[{}]", parts));
  }
  return out;
}

const std::string kApart =
    "user u\nzone one { cell a }\nzone two { cell b\n cell c }\ncell d\nu -> a, b, c, d\n";

TEST(Spread, makes_a_piece_of_a_place_in_each_that_holds_what_it_spans) {
  const auto a = analyze(kApart + "group wide { spans a, b, c }\nchoose wide \"it is wide\"\n", kSmall);
  EXPECT_EQ(a->codes(), "");
  EXPECT_EQ(places_of(a->design()), "one two wide<one[a] wide-2<two[b,c]");
  ASSERT_EQ(a->design().choices.size(), 1U);
  EXPECT_EQ(a->design().groups[a->design().choices[0].groups.at(0)].name, "wide");
}

TEST(Spread, keeps_a_place_where_it_is_written_if_it_holds_something) {
  const auto a = analyze(kApart + "group wide {\n cell e\n spans a\n}\nu -> e\n", kSmall);
  EXPECT_EQ(places_of(a->design()), "one two[b,c] wide[e] wide-2<one[a]");
}

TEST(Spread, names_pieces_of_what_has_no_name_by_its_title) {
  const auto a = analyze(kApart + "group \"Wide one\" { spans a, d }\n", kSmall);
  EXPECT_EQ(places_of(a->design()), "one two[b,c] wide-one[d] wide-one-2<one[a]");
}

TEST(Spread, nests_places_that_span_the_same) {
  const auto a = analyze(kApart + "group wide { spans a, b }\ngroup high { spans a, b }\n", kSmall);
  EXPECT_EQ(places_of(a->design()), "one two[c] wide<one wide-2<two high<wide[a] high-2<wide-2[b]");
}

TEST(Spread, goes_on_in_stages) {
  const auto a = analyze(
      kApart + "group wide { spans a }\nstage more { in wide { spans b } }\nstage less { remove wide }\n",
      kSmall);
  EXPECT_EQ(a->codes(), "");
  EXPECT_EQ(places_of(a->design()), "one two[b,c] wide<one[a]");
  EXPECT_EQ(places_of(a->scenarios[0].stages[0]), "one two[c] wide<one[a] wide-2<two[b]");
  EXPECT_EQ(places_of(a->scenarios[0].stages[1]), "one two[c]");
}

TEST(Spread, is_about_what_a_part_is_not_in_already) {
  const auto a = analyze(kApart + "in one { group near { cell e\n spans a, e, a } }\nu -> e\n", kSmall);
  EXPECT_EQ(places_of(a->design()), "one two[b,c] near<one[a,e]");
}

}  // namespace
}  // namespace stoa::testing
