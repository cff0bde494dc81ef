// Which designs of a scenario are written, and under which names.
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/compilation.hpp"

namespace stoa::testing {
namespace {

const std::string kStages = R"(scenario shop {
  user fan
  lambda api
  flow buy "Buying" { fan -> api "orders" }
  stage one {
    lambda worker
    flow work { api ~> worker "hands it over" }
    in buy { worker -> api "answers" }
  }
  stage two {
    remove worker
    s3 store
    flow keep { api -> store "keeps" }
  }
})";

/// The names of the outputs, or what was said instead.
std::string names(const std::vector<std::string>& views, const std::string& text = kStages) {
  const Compiled compiled = compile(only("shop.stoa", text), {"design"}, views);
  if (compiled.has_errors)
    return compiled.findings;
  std::string out;
  for (const auto& [name, bytes] : compiled.outputs)
    out += (out.empty() ? "" : " ") + name.substr(0, name.find(".design"));
  return out;
}

TEST(Views, are_the_whole_if_none_is_named) {
  EXPECT_EQ(names({}), "shop");
  EXPECT_EQ(names({"whole"}), "shop");
}

TEST(Views, that_are_all_are_every_flow_and_every_stage_once) {
  EXPECT_EQ(names({"all"}), "shop.buy shop shop.keep shop.one shop.two shop.work");
  EXPECT_EQ(names({"all", "buy", "one", "whole", "all"}),
            "shop.buy shop shop.keep shop.one shop.two shop.work");
}

TEST(Views, are_flows_stages_and_flows_in_a_stage_by_name) {
  EXPECT_EQ(names({"buy"}), "shop.buy");
  EXPECT_EQ(names({"two", "work"}), "shop.two shop.work");
  EXPECT_EQ(names({"one.buy"}), "shop.one.buy");
  const auto steps = [](const std::string& view) {
    const Compiled compiled = compile(only("shop.stoa", kStages), {"design"}, {view});
    const std::string& text = compiled.outputs.at("shop." + view + ".design.txt");
    return text.find("answers") != std::string::npos;
  };
  EXPECT_FALSE(steps("buy")) << "a flow is that of the base";
  EXPECT_TRUE(steps("one.buy"));
}

TEST(Views, of_the_whole_are_those_of_the_stage_that_stands_for_it_and_bear_no_marks) {
  std::string text = kStages;
  text.insert(text.find("lambda worker"), "reference\n    ");
  const auto drawn = [&](const std::string& view) {
    return compile(only("shop.stoa", text), {"svg"}, {view}).outputs.begin()->second;
  };
  EXPECT_NE(drawn("whole").find("Hands it over"), std::string::npos);
  EXPECT_EQ(drawn("whole").find("Added"), std::string::npos);
  EXPECT_NE(drawn("buy").find("Answers"), std::string::npos) << "its flows are those that it has";
  EXPECT_NE(drawn("one").find("Added"), std::string::npos) << "as a stage it differs from what was before";
  EXPECT_EQ(names({"all"}, text), "shop.buy shop shop.keep shop.one shop.two shop.work");
}

TEST(Views, that_nobody_has_are_told_with_near_ones_and_all_there_are) {
  const std::string said = names({"bye"});
  EXPECT_NE(said.find("there is no flow and no stage called `bye`"), std::string::npos) << said;
  EXPECT_NE(names({"one.work.x"}).find("E0805"), std::string::npos);
  EXPECT_NE(names({"two.work"}).find("E0805"), std::string::npos) << "its part is gone";
  EXPECT_NE(names({"three.buy"}).find("E0805"), std::string::npos);
}

TEST(Views, of_several_scenarios_are_those_that_any_has) {
  const std::string two =
      "scenario a { user u\n flow f { u -> u } }\nscenario b { user v\n flow g { v -> v } }\n";
  EXPECT_EQ(names({"f"}, two), "a.f");
  EXPECT_EQ(names({"whole", "g"}, two), "a b b.g");
}

}  // namespace
}  // namespace stoa::testing
