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

TEST(NotesOfStages, tell_values_that_change_with_what_they_were) {
  EXPECT_EQ(changes_in(R"(scenario shop {
  user fan
  lambda api "Orders" { timeout: 3s, memory: 256MB }
  fan -> api
  stage more { in api { timeout: 10s, runtime: "python" } }
})"),
            "- *Changes:* Orders (timeout: 3s → 10s, runtime: python)\n");
}

TEST(NotesOfStages, tell_places_with_what_comes_and_goes_with_them) {
  EXPECT_EQ(changes_in(R"(scenario shop {
  user fan
  lambda api "Orders"
  group old "Old hall" { group inner "Inner" { s3 store "Store" } }
  fan -> api -> store
  stage more {
    remove old
    group fresh "New hall" { dynamodb table "Table" }
    api -> table
  }
})"),
            "- *Adds:* New hall and Table (Amazon DynamoDB)\n"
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

}  // namespace
}  // namespace stoa::testing
