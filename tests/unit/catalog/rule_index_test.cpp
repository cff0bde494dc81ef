#include "compiler/catalog/rule_index.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/support/front_end.hpp"

namespace stoa::testing {
namespace {

constexpr std::string_view kKinds = R"(
category heat "Heat" { color "#112233" }
## Runs.
capability active
## Is called.
port api { kinds invoke }
place house "House" { is location }
place hut "Hut" {
  is        location
  counts-as house
}
service oven "Oven" {
  category heat
  is       active
}
service shelf "Shelf" {
  category heat
  offers   api
}
)";

/// A catalogue with one rule, and what its index says.
class Indexed {
 public:
  explicit Indexed(std::string_view search)
      : analysis_(analyze(
            "", {false, std::string(kKinds) + "## Why.\nrule r \"R\" {\n  level note\n  find " +
                            std::string(search) +
                            "\n  says \"{part}\"\n  source \"https://example.com\" { read: 2026-11-22 }\n"
                            "  bad \"oven -> shelf\"\n  good \"shelf -> oven\"\n}\n"})),
        index_(analysis_->catalog) {}

  const catalog::RuleRoles& of(std::string_view kind) {
    return index_.of(analysis_->catalog.kind_index.at(kind));
  }
  bool is_subject(std::string_view kind) { return of(kind).subject.has(kRule); }
  bool is_target(std::string_view kind) { return of(kind).target.has(kRule); }
  bool is_place(std::string_view kind) { return of(kind).place.has(kRule); }
  bool needs_target() { return !index_.without_target().has(kRule); }
  bool needs_place() { return !index_.without_place().has(kRule); }

 private:
  static constexpr catalog::RuleId kRule{0};
  std::unique_ptr<Analysis> analysis_;
  catalog::RuleIndex index_;
};

TEST(RuleIndex, knows_the_kinds_that_a_part_may_be) {
  Indexed active("part { is active }");
  EXPECT_TRUE(active.is_subject("oven"));
  EXPECT_FALSE(active.is_subject("shelf"));
  EXPECT_FALSE(active.needs_target());
  EXPECT_FALSE(active.needs_place());
  EXPECT_FALSE(Indexed("part { not { is active } }").is_subject("oven"));
  EXPECT_TRUE(Indexed("part { not { is active } }").is_subject("shelf"));
  EXPECT_TRUE(Indexed("part { any {\n is oven\n offers api\n} }").is_subject("shelf"));
}

TEST(RuleIndex, leaves_open_what_only_a_design_says) {
  EXPECT_TRUE(Indexed("part { has timeout }").is_subject("oven"));
  EXPECT_TRUE(Indexed("part { not { has timeout } }").is_subject("oven"));
  EXPECT_TRUE(Indexed("part { not {\n is active\n calls { is shelf }\n} }").is_subject("oven"));
  EXPECT_TRUE(Indexed("step { target { calls { is caller } } }").is_target("shelf"));
  EXPECT_TRUE(Indexed("step {\n caller { is active }\n target { is caller }\n}").is_target("shelf"));
}

TEST(RuleIndex, keeps_the_ends_of_a_step_apart) {
  Indexed step("step {\n caller { is oven }\n target { offers api }\n}");
  EXPECT_TRUE(step.is_subject("oven"));
  EXPECT_FALSE(step.is_target("oven"));
  EXPECT_TRUE(step.is_target("shelf"));
  EXPECT_FALSE(step.is_subject("shelf"));
  EXPECT_TRUE(step.needs_target());
}

TEST(RuleIndex, knows_the_places_that_a_rule_asks_for) {
  Indexed within("part {\n is active\n within house\n}");
  EXPECT_TRUE(within.needs_place());
  EXPECT_TRUE(within.is_place("house"));
  EXPECT_TRUE(within.is_place("hut"));
  EXPECT_FALSE(within.is_place("oven"));
  EXPECT_FALSE(Indexed("part {\n is active\n not { within house }\n}").needs_place());
}

}  // namespace
}  // namespace stoa::testing
