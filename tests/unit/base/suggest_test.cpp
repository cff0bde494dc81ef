#include "compiler/base/suggest.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace stoa {
namespace {

using Names = std::vector<std::string_view>;

Names near(std::string_view word, const std::vector<Candidate>& candidates) {
  return suggest(word, candidates);
}

TEST(Suggest, offers_the_nearest_names_first_and_three_at_most) {
  EXPECT_EQ(near("quee", {{"queens", "queens"}, {"queue", "queue"}, {"cache", "cache"}}),
            (Names{"queue", "queens"}));
  EXPECT_EQ(near("ax", {{"ay", "ay"}, {"az", "az"}, {"ab", "ab"}, {"ac", "ac"}}).size(), 3U);
}

TEST(Suggest, takes_case_dashes_and_a_plural_for_no_difference) {
  EXPECT_EQ(near("My Buckets", {{"budget", "budget"}, {"my-bucket", "my-bucket"}}), Names{"my-bucket"});
  EXPECT_EQ(near("SQS", {{"sns", "sns"}, {"sqs", "sqs"}}).front(), "sqs");
}

TEST(Suggest, counts_a_swap_of_neighbours_as_one_slip) {
  EXPECT_EQ(near("opt", {{"pot", "pot"}}), Names{"pot"});
  EXPECT_EQ(near("otp", {{"pox", "pox"}}), Names{});
}

TEST(Suggest, leads_other_words_to_the_name_but_prefers_names) {
  EXPECT_EQ(near("rsd", {{"rds", "aurora"}}), Names{"aurora"});
  EXPECT_EQ(near("vmpc", {{"vmc", "vmware-cloud"}, {"vpc", "vpc"}}), (Names{"vpc", "vmware-cloud"}));
  EXPECT_EQ(near("es", {{"es", "search"}, {"ecs", "ecs"}}), (Names{"search", "ecs"}));
  EXPECT_EQ(near("es", {{"es", "search"}, {"ess", "search"}}), Names{"search"});
}

TEST(Suggest, prefers_what_begins_alike) {
  EXPECT_EQ(near("kss", {{"ess", "ess"}, {"kms", "kms"}}), (Names{"kms", "ess"}));
  EXPECT_EQ(near("", {{"a", "a"}}), Names{});
}

TEST(Suggest, offers_nothing_for_what_is_no_slip) {
  EXPECT_EQ(near("quantum-computer", {{"cell", "cell"}}), Names{});
  EXPECT_EQ(near("b", {{"a", "a"}}), Names{});
  const std::string longest(64, 'a');
  EXPECT_EQ(near(longest + 'a', {{longest, longest}}), Names{});
  EXPECT_EQ(near(longest.substr(1), {{longest, longest}}), Names{longest});
}

TEST(DidYouMean, joins_names_as_people_do) {
  EXPECT_EQ(did_you_mean({}), "");
  EXPECT_EQ(did_you_mean(Names{"a"}), "did you mean `a`?");
  EXPECT_EQ(did_you_mean(Names{"a", "b"}), "did you mean `a` or `b`?");
  EXPECT_EQ(did_you_mean(Names{"a", "b", "c"}), "did you mean `a`, `b` or `c`?");
}

}  // namespace
}  // namespace stoa
