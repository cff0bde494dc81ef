#include "compiler/syntax/frozen.hpp"

#include <gtest/gtest.h>

#include "compiler/catalog/load.hpp"
#include "compiler/syntax/parse.hpp"
#include "tests/support/repository.hpp"

namespace stoa::testing {
namespace {

using ast::Statement;
using ast::Word;

void expect_same(const Word& word, const Word& thawed) {
  EXPECT_EQ(word.form, thawed.form);
  EXPECT_EQ(word.after_comma, thawed.after_comma);
  EXPECT_EQ(word.is_block, thawed.is_block);
  EXPECT_EQ(word.span, thawed.span);
  EXPECT_EQ(word.text, thawed.text);
}

void expect_same(const Statement& statement, const Statement& thawed) {
  EXPECT_EQ(statement.form, thawed.form);
  EXPECT_EQ(statement.has_body, thawed.has_body);
  EXPECT_EQ(statement.is_broken, thawed.is_broken);
  EXPECT_EQ(statement.span, thawed.span);
  EXPECT_EQ(statement.head, thawed.head);
  EXPECT_EQ(statement.body_span, thawed.body_span);
  EXPECT_EQ(statement.sentence, thawed.sentence);
  EXPECT_EQ(statement.doc, thawed.doc);
  expect_same(statement.kind, thawed.kind);
  ASSERT_EQ(statement.words.size(), thawed.words.size());
  for (std::size_t i = 0; i < statement.words.size(); ++i)
    expect_same(statement.words[i], thawed.words[i]);
  ASSERT_EQ(statement.value == nullptr, thawed.value == nullptr);
  if (statement.value != nullptr)
    expect_same(*statement.value, *thawed.value);
  ASSERT_EQ(statement.body.size(), thawed.body.size());
  for (std::size_t i = 0; i < statement.body.size(); ++i)
    expect_same(statement.body[i], thawed.body[i]);
}

/// Thaws all of a text with one thawer, as a run does, and compares.
std::size_t expect_round_trip(std::string path, std::string text) {
  SourceSet sources;
  diag::Sink sink;
  const SourceFile& source = sources.add(std::move(path), std::move(text));
  const ast::Document document = syntax::parse(source, {}, sink);
  EXPECT_TRUE(sink.empty()) << source.path();
  syntax::Thawer thawer;
  for (const Statement& statement : document.statements) {
    const std::string frozen = syntax::freeze(statement, source);
    SCOPED_TRACE(source.path() + ": " + std::string(source.text_of(statement.head)));
    expect_same(statement, thawer.thaw(source, frozen));
  }
  return document.statements.size();
}

TEST(Frozen, all_of_the_library_comes_back_as_it_was) {
  std::size_t n = 0;
  for (const auto& path : files_below("stdlib", ".stoa"))
    n += expect_round_trip(shown(path), read_file(path));
  EXPECT_GT(n, 900U);
}

TEST(Frozen, texts_that_are_not_in_the_source_as_they_are_meant_come_back) {
  const std::string long_text(300, 'x');
  EXPECT_EQ(
      expect_round_trip("a.stoa",
                        "## One.\n## Two \\ three.\nservice a-b \"say \\\"a\\\" \\n\" {\n"
                        "  category compute\n  alias c, \"" +
                            long_text +
                            "\"\n  property size: size {\n    min 1KB\n    max 10GB\n  }\n"
                            "  supports @cost, @security \"\"\n}\n"
                            "evidence e \"phrase\" @cost { bad \"\"\"\n    a b\n      c\n    \"\"\" }\n"),
      2U);
}

TEST(Frozen, takes_much_less_room_than_the_text) {
  SourceSet sources;
  diag::Sink sink;
  const std::string text = read_file(repository_root() / "stdlib/places.stoa");
  const SourceFile& source = sources.add("places.stoa", text);
  const ast::Document document = syntax::parse(source, {}, sink);
  std::size_t n_frozen = 0;
  for (const Statement& statement : document.statements)
    n_frozen += syntax::freeze(statement, source).size();
  EXPECT_LT(n_frozen, text.size() / 2);
}

}  // namespace
}  // namespace stoa::testing
