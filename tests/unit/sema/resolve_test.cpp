#include <algorithm>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "compiler/diag/code.hpp"
#include "tests/support/front_end.hpp"

namespace stoa::testing {
namespace {

const Library kSmall{false, kSmallLibrary};

/// "1:u->api,api->disk 2:…": the steps by number, with their links.
std::string steps_of(const sema::Design& design) {
  std::string out;
  for (const sema::Step& step : design.steps) {
    out += fmt::format("{}{}:", out.empty() ? "" : " ", step.number);
    for (std::size_t i = 0; i < step.links.size(); ++i) {
      const sema::Link& link = design.links[step.links[i]];
      out += fmt::format("{}{}{}{}", i == 0 ? "" : ",", design.nodes[link.from].name,
                         ast::to_string(link.arrow), design.nodes[link.to].name);
    }
  }
  return out;
}

std::string nodes_of(const sema::Design& design) {
  std::string out;
  for (const sema::Node& node : design.nodes)
    out += fmt::format("{}{}", out.empty() ? "" : " ", node.name);
  return out;
}

const sema::Node& node_of(const sema::Design& design, std::string_view name) {
  return *std::ranges::find(design.nodes, name, &sema::Node::name);
}

TEST(Resolve, numbers_steps_through_all_flows_and_loose_ones_last) {
  const auto a = analyze("user u\ncell api\nu -> api\nflow f { u <- api }\nflow { api ~> u }\n", kSmall);
  EXPECT_EQ(a->codes(), "");
  EXPECT_EQ(steps_of(a->design()), "1:u<-api 2:api~>u 3:u->api");
}

TEST(Resolve, makes_one_step_of_a_chain_and_a_link_of_each_pair) {
  const auto a = analyze("user u\ncell x\ncell y\nstore z\nu -> x => y\nx, y -> z, u\n", kSmall);
  EXPECT_EQ(steps_of(a->design()), "1:u->x,x=>y 2:x->z,x->u,y->z,y->u");
}

TEST(Resolve, keeps_the_first_of_two_parts_with_one_name) {
  const auto a = analyze("user u\ncell x \"One\"\nstore x \"Two\"\nu -> x\n", kSmall);
  EXPECT_EQ(a->codes(), "E0203");
  EXPECT_EQ(nodes_of(a->design()), "u x");
  EXPECT_EQ(node_of(a->design(), "x").title, "One");
}

TEST(Resolve, keeps_the_reasons_of_a_choice_as_long_as_something_of_it_is_left) {
  const auto a = analyze(
      "scenario s {\nuser u\ncell x\ncell y\ngroup g { cell z }\nu -> x, y, z\n"
      "choose x, y because \"Both.\"\nchoose g because \"A place.\"\nchoose y because \"Alone.\"\n"
      "stage less { remove y }\n}\n",
      kSmall);
  ASSERT_EQ(a->scenarios.front().stages.size(), 1U);
  std::string reasons;
  for (const sema::Choice& choice : a->scenarios.front().stages.front().choices)
    for (const std::string_view because : choice.because)
      reasons += fmt::format("{} ", because);
  EXPECT_EQ(reasons, "Both. A place. ");
}

TEST(Resolve, calls_parts_without_names_like_their_kind) {
  const auto a = analyze("user\ncell\nuser -> cell\n", kSmall);
  EXPECT_EQ(a->codes(), "");
  EXPECT_EQ(nodes_of(a->design()), "user cell");
  EXPECT_EQ(a->design().nodes.items()[0].title, "");
}

TEST(Resolve, makes_ids_of_titles_and_never_the_same_twice) {
  const auto a = analyze(
      "user u\ncell c\ngroup \"My Group!\" { cell d }\ngroup \"my group\" { cell e }\nzone { cell f }\n"
      "u -> c, d, e, f\n",
      kSmall);
  EXPECT_EQ(a->codes(), "");
  std::string names;
  for (const sema::Group& group : a->design().groups)
    names += fmt::format("{} ", group.name);
  EXPECT_EQ(names, "my-group my-group-2 zone ");
}

TEST(Resolve, cuts_ids_of_long_titles_and_ends_none_with_a_dash) {
  const auto a = analyze(
      "user u\ngroup \"A place whose title is very long, indeed so.\" { cell c }\n"
      "group \"A place whose title goes on for ages and ages.\" { cell d }\ngroup \"!?\" { cell e }\n"
      "u -> c, d, e\n",
      kSmall);
  std::string names;
  for (const sema::Group& group : a->design().groups)
    names += fmt::format("{} ", group.name);
  EXPECT_EQ(names, "a-place-whose-title-is-very-long-indeed a-place-whose-title-goes-on-for-ages-and group ");
}

TEST(Resolve, goes_on_with_places_parts_and_flows) {
  const auto a = analyze(
      "user u\ngroup g { cell c { timeout: 5m } }\nflow f { u -> c }\nin g { cell d }\n"
      "in f { c -> d }\nin c { timeout: 6m }\n",
      kSmall);
  EXPECT_EQ(a->codes(), "");
  EXPECT_EQ(steps_of(a->design()), "1:u->c 2:c->d");
  EXPECT_EQ(node_of(a->design(), "d").group, node_of(a->design(), "c").group);
  ASSERT_EQ(node_of(a->design(), "c").properties.size(), 1U);
  EXPECT_EQ(node_of(a->design(), "c").properties.front().value.text, "6m");
}

TEST(Stages, start_from_the_state_before_and_leave_it_as_it_is) {
  const auto a = analyze(R"(
scenario s {
  user u
  group g { cell old }
  flow f { u -> old }
  flow gone { old -> u }
  choose old "it was there"
  stage one "One" {
    when "it grows"
    remove old
    in g { cell fresh }
    in f { u -> fresh }
  }
  stage two {
    in fresh { timeout: 5m }
    remove g
    cell last
    u -> last
  }
}
)",
                         kSmall);
  EXPECT_EQ(a->codes(), "");
  const sema::Scenario& scenario = a->scenarios.front();
  ASSERT_EQ(scenario.stages.size(), 2U);
  EXPECT_EQ(steps_of(scenario.base), "1:u->old 2:old->u");
  EXPECT_EQ(scenario.base.choices.size(), 1U);
  const sema::Design& one = scenario.stages[0];
  EXPECT_EQ(nodes_of(one), "u fresh");
  EXPECT_EQ(steps_of(one), "1:u->fresh");
  EXPECT_EQ(one.flows.size(), 1U) << "a flow that lost all its steps goes";
  EXPECT_EQ(one.choices.size(), 0U) << "and so does a choice about what is gone";
  EXPECT_EQ(one.stage->when, "it grows");
  EXPECT_EQ(node_of(one, "fresh").change, sema::Change::added);
  EXPECT_EQ(node_of(one, "u").change, sema::Change::none);
  const sema::Design& two = scenario.stages[1];
  EXPECT_EQ(nodes_of(two), "u last") << "what stands in a removed place goes with it";
  EXPECT_EQ(steps_of(two), "1:u->last");
  EXPECT_EQ(two.groups.size(), 0U);
}

TEST(Stages, mark_what_they_change) {
  const auto a = analyze("user u\ncell c\nu -> c\nstage s { in c { timeout: 5m } }\n", kSmall);
  EXPECT_EQ(a->codes(), "");
  EXPECT_EQ(node_of(a->scenarios.front().stages[0], "c").change, sema::Change::changed);
}

TEST(Stages, alone_make_a_scenario_whose_last_state_stands_for_it) {
  const auto a = analyze("user u\nstage one { cell c\nu -> c }\nstage two { cell d\nu -> d }\n", kSmall);
  const sema::Scenario& scenario = a->scenarios.front();
  EXPECT_FALSE(scenario.base_is_drawn);
  EXPECT_EQ(&scenario.reference(), &scenario.stages[1]);
}

TEST(Stages, say_which_one_stands_for_the_scenario_but_only_one_does) {
  const auto a = analyze(
      "user u\ncell c\nu -> c\nstage one { cell d\nu -> d }\nstage two {\nreference\ncell e\nu -> e\n}\n"
      "stage three { cell f\nu -> f }\n",
      kSmall);
  EXPECT_EQ(a->codes(), "");
  EXPECT_EQ(&a->scenarios.front().reference(), &a->scenarios.front().stages[1]);
  const auto twice = analyze(
      "user u\nstage one {\nreference\ncell c\nu -> c\n}\nstage two {\nreference\ncell d\nu -> d\n}\n",
      kSmall);
  EXPECT_EQ(twice->codes(), "E0110");
  EXPECT_EQ(&twice->scenarios.front().reference(), &twice->scenarios.front().stages[0]);
}

TEST(SharedParts, enter_a_design_only_when_it_names_them_and_with_the_places_around) {
  const auto a = analyze(
      "zone outer { group inner { cell c\nstore s } }\nuser u\nuser v\n"
      "scenario one { u -> c }\nscenario two { cell c\nv -> c }\n",
      kSmall);
  EXPECT_EQ(a->codes(), "");
  EXPECT_EQ(nodes_of(a->scenarios[0].base), "u c");
  EXPECT_EQ(a->scenarios[0].base.groups.size(), 2U);
  EXPECT_EQ(nodes_of(a->scenarios[1].base), "c v");
  EXPECT_EQ(a->scenarios[1].base.groups.size(), 0U) << "its own part of that name counts";
}

TEST(SharedParts, come_from_imported_files_too) {
  const auto a = analyze("import \"x.stoa\"\ncell c\nu -> c\n", kSmall, {}, {"user u \"Shared\"\n"});
  EXPECT_EQ(a->codes(), "");
  EXPECT_EQ(node_of(a->design(), "u").title, "Shared");
}

TEST(Resolve, takes_a_file_without_scenario_for_a_design_only_if_it_says_something_of_one) {
  EXPECT_EQ(analyze("user u\ncell c\n", kSmall)->scenarios.size(), 0U);
  EXPECT_EQ(analyze("actor guest\n", kSmall)->scenarios.size(), 0U);
  const auto a = analyze("user u\ncell c\nu -> c\n", kSmall);
  ASSERT_EQ(a->scenarios.size(), 1U);
  EXPECT_EQ(a->scenarios.front().name, "test");
}

TEST(Resolve, stops_at_the_limits_on_components_and_steps_with_one_finding_each) {
  Limits limits;
  limits.components = 2;
  EXPECT_EQ(analyze("user u\ncell c\ncell d\ncell e\nu -> c, d, e\n", kSmall, limits)->codes(), "E0908");
  limits.components = 100;
  limits.steps = 1;
  EXPECT_EQ(analyze("user u\ncell c\nu -> c\nc -> u\nu -> c\n", kSmall, limits)->codes(), "E0909");
}

TEST(Resolve, keeps_what_was_argued) {
  const auto a = analyze(
      "user u\ncell c\nu -> c\nrequires hipaa\nask scale \"How many?\" { assume \"12\" }\n"
      "choose c @cost @cost \"Cheap.\" {\n because \"Small.\"\n over \"a server\" \"large\"\n over store\n}\n"
      "choose c over \"luck\" \"no plan\"\n"
      "tradeoff \"Price\" @security {\n gain \"a\"\n cost \"b\"\n cost \"c\"\n mitigate \"d\"\n}\n",
      kSmall);
  EXPECT_EQ(a->codes(), "N0406");  // Nothing follows from the assumption.
  const sema::Design& design = a->design();
  EXPECT_EQ(design.packs.size(), 1U);
  EXPECT_EQ(design.questions.front().assumptions.front().text, "12");
  const sema::Choice& choice = design.choices.front();
  EXPECT_EQ(choice.pillars.size(), 1U) << "a pillar named twice is one";
  EXPECT_EQ(choice.because.size(), 2U);
  ASSERT_EQ(choice.alternatives.size(), 2U);
  EXPECT_EQ(choice.alternatives[0].why_not, "large");
  EXPECT_EQ(choice.alternatives[1].what, "store");
  EXPECT_EQ(design.choices[1].alternatives.front().why_not, "no plan");
  EXPECT_EQ(design.tradeoffs.front().costs.size(), 2U);
}

TEST(Suggestions, follow_case_plurals_and_aliases) {
  const auto proposed = [](const std::string& text) {
    const auto a = analyze(text, kSmall);
    const auto findings = a->findings();
    return findings.empty() || !findings.front().fix() ? std::string() : findings.front().fix()->title;
  };
  EXPECT_EQ(proposed("users u\nu -> u\n"), "did you mean `user`?");
  EXPECT_EQ(proposed("compute-cell u\nu -> u\n"), "did you mean `cell`?");
  EXPECT_EQ(proposed("user orders\norders -> order\n"), "did you mean `orders`?");
  EXPECT_EQ(proposed("user u\nstore pages\nu -> pages -> store\n"), "did you mean `pages`?");
}

TEST(Allow, silences_in_its_body_and_in_bodies_inside) {
  EXPECT_EQ(
      analyze("user u\nu -> u\ngroup g {\n allow W0401 \"later\"\n group h { cell c }\n}\n", kSmall)->codes(),
      "");
  EXPECT_EQ(analyze("user u\nu -> u\ngroup g { allow W0401 \"later\" }\ncell c\n", kSmall)->codes(),
            "W0202 W0401");
}

TEST(Allow, that_silences_nothing_is_not_blamed_while_the_file_has_syntax_errors) {
  EXPECT_EQ(analyze("user u\ncell c { allow W0401 \"later\" }\nu -> c =\n", kSmall)->codes(), "E0101");
}

}  // namespace
}  // namespace stoa::testing
