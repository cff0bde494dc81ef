// What notes say of stages: the same differences as `stoa diff`, told by titles.
#include <string>

#include <gtest/gtest.h>

#include "tests/support/compilation.hpp"

namespace stoa::testing {
namespace {

/// The lines of a stage's notes that tell what it changes.
std::string changes_in(const std::string& scenario) {
  const Compiled compiled = compile(only("shop.stoa", scenario), {"notes"});
  EXPECT_FALSE(compiled.has_errors) << compiled.findings;
  const std::string& notes = compiled.outputs.at("shop.md");
  std::string out;
  for (std::size_t at = notes.find("## The path to scale"); at < notes.size();) {
    const std::size_t end = std::min(notes.find('\n', at), notes.size());
    if (notes.compare(at, 3, "- *") == 0 && notes.compare(at, 4, "- **") != 0)
      out += notes.substr(at, end - at) + '\n';
    at = end + 1;
  }
  return out;
}

TEST(NotesOfSteps, tell_the_mechanism_of_one_arrow_alone_and_of_several_with_their_ends) {
  const Compiled compiled = compile(only("shop.stoa", R"(
    user fan
    cloudfront door "Door"
    lambda api "Orders"
    dynamodb table "Table"
    api -> table "stores it"
    fan -> door -> api "asks"
  )"),
                                    {"notes"});
  const std::string& notes = compiled.outputs.at("shop.md");
  EXPECT_NE(notes.find("**Orders → Table**: stores it\n   - *"), std::string::npos) << notes;
  EXPECT_NE(notes.find("asks\n   - Door to Orders: *"), std::string::npos) << notes;
}

TEST(NotesOfStages, tell_values_that_change_with_what_they_were) {
  EXPECT_EQ(changes_in(R"(scenario shop {
  user fan
  lambda api "Orders" { timeout: 3s, memory: 256MB }
  fan -> api
  stage more { in api { timeout: 10s, runtime: "python" } }
})"),
            "- *Changes:* Orders (timeout: 3s → 10s, runtime: python)\n");
}

TEST(NotesOfStages, tell_places_that_go_with_all_they_hold_and_those_that_come_empty) {
  EXPECT_EQ(changes_in(R"(scenario shop {
  user fan
  lambda api "Orders"
  group old "Old hall" { group inner "Inner" { s3 store "Store" } }
  fan -> api -> store
  stage more {
    remove old
    group fresh "New hall" { dynamodb table "Table" }
    group spare "Spare hall"
    api -> table
  }
})"),
            "- *Adds:* Spare hall and Table (Amazon DynamoDB)\n"
            "- *Removes:* Old hall\n"
            "- *New step 2:* **Orders → Table**\n");
}

TEST(NotesOfStages, name_a_part_that_goes_from_a_place_that_stays) {
  EXPECT_EQ(changes_in(R"(scenario shop {
  user fan
  group hall { lambda api "Api"
    lambda old "Old" }
  fan -> api, old
  stage less { remove old }
})"),
            "- *Removes:* Old (AWS Lambda)\n");
}

TEST(NotesOfStages, say_nothing_where_nothing_differs) {
  EXPECT_EQ(changes_in(R"(scenario shop {
  user fan
  lambda api
  fan -> api
  stage same { when "later" }
})"),
            "");
}

/// A scenario that says of everything a little.
const std::string kStory = R"(scenario shop "A shop" {
  like "a market"
  prompt "Sell shirts."
  requires hipaa, pci
  ask scale "How many?" {
    assume "few"
    assume "fewer at night"
  }
  ask functional "What?"
  user fan
  lambda api "Orders"
  dynamodb table "Table"
  flow order "Placing an order" {
    fan -> api "orders" @security
    api -> table "stores" { note: "by its key" }
  }
  choose table @performance {
    because "one key, one answer"
    over lambda "it keeps nothing"
    over "a file"
  }
  tradeoff "Keys" @performance {
    gain "fast"
    cost "no joins"
    mitigate "export"
  }
  stage later "Later" {
    when "there is a second fan"
    in api { timeout: 5s }
  }
})";

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST(Notes, tell_the_brief_the_questions_and_what_was_argued) {
  const Compiled compiled = compile(only("shop.stoa", kStory), {"notes"});
  ASSERT_FALSE(compiled.has_errors) << compiled.findings;
  const std::string& notes = compiled.outputs.at("shop.md");
  for (const char* part :
       {"# A shop\n", "*Like a market.*", "> Sell shirts.\n", "It must satisfy ", " and ", "How many?",
        "- *Assumed:* few\n", "- *Assumed:* fewer at night\n", "1. **User → Orders**: orders (Security)\n",
        "by its key", "- one key, one answer\n", "*Rather than* AWS Lambda: it keeps nothing\n",
        "*Rather than* a file\n", "- *Gain:* fast\n", "- *Cost:* no joins\n", "- *Mitigation:* export\n",
        "### Later\n", "*When:* there is a second fan\n", "- *Changes:* Orders (timeout: 5s)\n"})
    EXPECT_TRUE(has(notes, part)) << part << " is not in\n" << notes;
}

TEST(Cards, ask_for_all_that_the_notes_tell) {
  const Compiled compiled = compile(only("shop.stoa", kStory), {"cards"});
  ASSERT_FALSE(compiled.has_errors) << compiled.findings;
  const std::string& cards = compiled.outputs.at("shop.tsv");
  for (const char* part : {"#separator:tab", "How many?", "few", "Placing an order", "one key, one answer",
                           "What is won and what is paid: Keys",
                           "What changes with: Later, when there is a "
                           "second fan\t",
                           "timeout: 5s"})
    EXPECT_TRUE(has(cards, part)) << part << " is not in\n" << cards;
  EXPECT_FALSE(has(cards, "<br>What?")) << "a card without an answer asks nothing";
}

}  // namespace
}  // namespace stoa::testing
