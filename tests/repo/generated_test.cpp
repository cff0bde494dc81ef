// Pages that are made from the catalogue are current, and its rules do what they say.
#include <string>

#include <gtest/gtest.h>

#include "compiler/driver/kind_page.hpp"
#include "compiler/driver/library.hpp"
#include "compiler/driver/rule_page.hpp"
#include "compiler/sema/prove.hpp"
#include "compiler/sema/support.hpp"
#include "tests/support/front_end.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/repository.hpp"

namespace stoa::testing {
namespace {

namespace fs = std::filesystem;

struct Shipped {
  SourceSet sources;
  diag::Sink sink;
  driver::Library library = driver::load_library({}, {}, MemoryReader(), sources, sink);
};

const Shipped& shipped() {
  static const Shipped all;
  return all;
}

void expect_current(const char* page, const std::string& text) {
  const std::string difference = golden_difference(repository_root() / page, text);
  EXPECT_TRUE(difference.empty()) << difference;
}

TEST(Documents, list_the_whole_catalogue) {
  expect_current("docs/catalog.md", driver::catalog_document(shipped().library.catalog));
}

TEST(Documents, list_all_rules) {
  expect_current("docs/rules.md", driver::rules_document(shipped().library.catalog, shipped().sources));
}

/// What is found in a design, but for notes of others.
std::string found_in(std::string_view design) {
  std::string out;
  for (const diag::Diagnostic& finding : analyze(std::string(design))->findings())
    out += (out.empty() ? "" : " ") + std::string(finding.id());
  return out;
}

TEST(Rules, find_their_bad_example_alone_and_nothing_in_the_good_one) {
  ASSERT_GE(shipped().library.catalog.rules.size(), 10U);
  for (const catalog::Rule& rule : shipped().library.catalog.rules) {
    SCOPED_TRACE(rule.name);
    EXPECT_EQ(found_in(rule.bad), rule.name);
    EXPECT_EQ(found_in(rule.good), "");
  }
}

TEST(Supports, are_lacking_in_their_bad_example_and_are_in_the_good_one) {
  ASSERT_GE(shipped().library.catalog.supports.size(), 20U);
  diag::Sink sink;
  std::vector<SourceId> sources;
  for (const catalog::Support& support : shipped().library.catalog.supports)
    sources.push_back(support.span.source);
  sema::prove_rules(shipped().library.catalog, sources, {}, sink);
  for (const diag::Diagnostic& finding : sink.sorted())
    ADD_FAILURE() << finding.message();
}

TEST(Supports, are_there_for_every_pillar) {
  for (std::size_t i = 0; i < shipped().library.catalog.pillars.size(); ++i)
    EXPECT_TRUE(sema::knows_supports(shipped().library.catalog.pillars.id(i), shipped().library.catalog));
}

TEST(Rules, stand_in_files_of_their_name_and_say_where_they_are_known_from) {
  for (const catalog::Rule& rule : shipped().library.catalog.rules) {
    SCOPED_TRACE(rule.name);
    // Those of a pack stand together in its file.
    const std::string_view file = rule.packs.empty() ? rule.name : rule.packs.front().name;
    EXPECT_EQ(fs::path(shipped().sources[rule.span.source].path()).stem().string(), file);
    EXPECT_FALSE(rule.help.empty());
    ASSERT_FALSE(rule.sources.empty());
    EXPECT_TRUE(rule.sources.front().address.starts_with("https://"));
    EXPECT_FALSE(rule.sources.front().read.empty());
  }
}

}  // namespace
}  // namespace stoa::testing
