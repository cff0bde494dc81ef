#include <string>

#include <gtest/gtest.h>

#include "compiler/diag/code.hpp"
#include "compiler/syntax/dump.hpp"
#include "tests/support/front_end.hpp"

namespace stoa::testing {
namespace {

using ast::Statement;
using ast::Word;

const Statement& first(const Analysis& analysis) {
  return analysis.documents.front().statements.front();
}

TEST(Parse, tells_sentences_properties_and_steps_apart) {
  const auto parsed = parse_only("user u \"Reader\" @security { link: \"a\" }\na, b -> c \"asks\"\n");
  const Statement& user = first(*parsed);
  EXPECT_EQ(user.form, Statement::Form::sentence);
  EXPECT_EQ(user.kind.text, "user");
  ASSERT_EQ(user.words.size(), 3U);
  EXPECT_EQ(user.words[1].text, "Reader");
  EXPECT_EQ(user.words[2].text, "security");
  ASSERT_EQ(user.body.size(), 1U);
  EXPECT_EQ(user.body[0].form, Statement::Form::property);
  EXPECT_EQ(user.body[0].value->text, "a");
  const Statement& step = parsed->documents.front().statements[1];
  EXPECT_EQ(step.form, Statement::Form::step);
  ASSERT_EQ(step.words.size(), 5U);
  EXPECT_TRUE(step.words[1].after_comma);
  EXPECT_EQ(step.words[2].arrow, ast::Arrow::request);
}

TEST(Parse, reads_every_arrow_with_and_without_blanks) {
  using enum ast::Arrow;
  const std::pair<const char*, ast::Arrow> arrows[] = {
      {"->", request}, {"~>", event}, {"=>", data}, {"<-", answer}, {"<->", both}};
  for (const auto& [sign, arrow] : arrows)
    for (const std::string blank : {"", " "}) {
      const auto parsed = parse_only("a" + blank + sign + blank + "b-2\n");
      EXPECT_EQ(parsed->codes(), "") << sign;
      ASSERT_EQ(first(*parsed).words.size(), 3U) << sign;
      EXPECT_EQ(first(*parsed).words[1].arrow, arrow) << sign;
      EXPECT_EQ(first(*parsed).words[2].text, "b-2");
    }
}

TEST(Parse, gives_doc_comments_to_the_declaration_directly_below) {
  const auto parsed = parse_only(
      "## One.\n##  Two.\nuser a\n\n## Lost.\n\nuser b\n## Not a doc # of c\nuser c ## trailing\n");
  const auto& statements = parsed->documents.front().statements;
  EXPECT_EQ(statements[0].doc, "One.\n Two.");
  EXPECT_EQ(statements[1].doc, "");
  EXPECT_EQ(statements[2].doc, "Not a doc # of c");
  EXPECT_EQ(parsed->documents.front().comments.size(), 5U);
  EXPECT_TRUE(parsed->documents.front().comments.back().is_trailing);
}

TEST(Parse, keeps_the_words_of_a_line_that_broke) {
  const auto parsed = parse_only("user u \"Reader\" = no\nuser v\n");
  EXPECT_TRUE(first(*parsed).is_broken);
  EXPECT_EQ(first(*parsed).words.size(), 2U);
  EXPECT_FALSE(parsed->documents.front().is_complete);
  EXPECT_FALSE(parsed->documents.front().statements[1].is_broken);
}

TEST(Parse, gives_a_body_on_a_line_of_its_own_to_the_sentence_above) {
  const auto parsed = parse_only("scenario s\n{\n  user u\n}\n");
  EXPECT_EQ(parsed->codes(), "E0101");
  ASSERT_EQ(parsed->documents.front().statements.size(), 1U);
  EXPECT_TRUE(first(*parsed).has_body);
  EXPECT_EQ(first(*parsed).body.size(), 1U);
}

TEST(Parse, puts_what_follows_a_missing_brace_outside_by_its_indentation) {
  const auto parsed = parse_only("scenario s {\n  group g {\n    user u\n  user v\n}\n");
  EXPECT_EQ(parsed->codes(), "E0103");
  ASSERT_EQ(first(*parsed).body.size(), 2U);
  EXPECT_EQ(first(*parsed).body[0].body.size(), 1U);
  EXPECT_EQ(first(*parsed).body[1].words.front().text, "v");
}

TEST(Parse, reads_lists_over_several_lines) {
  const auto parsed = parse_only("cell c { a: [one,  # first\n  \"two\" 3\n] }\n");
  EXPECT_EQ(parsed->codes(), "");
  const auto items = parsed->documents.front().items_of(*first(*parsed).body[0].value);
  ASSERT_EQ(items.size(), 3U);
  EXPECT_EQ(items[1].text, "two");
}

TEST(Parse, gives_the_same_tree_for_both_line_ends_and_a_byte_order_mark) {
  const std::string text =
      "## Reads.\nuser u \"Reader\" {\n  link: \"a\"\n}\nlike \"\"\"\n  one\n  two\n  \"\"\"\n";
  std::string windows = "\xEF\xBB\xBF";
  for (const char c : text)
    windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  const auto one = parse_only(text);
  const auto other = parse_only(windows);
  EXPECT_EQ(other->codes(), "");
  EXPECT_EQ(syntax::dump(one->documents.front()), syntax::dump(other->documents.front()));
}

TEST(Parse, reports_names_and_texts_beyond_their_limits_at_their_place) {
  Limits limits;
  limits.name_length = 4;
  limits.text_length = 5;
  const auto parsed = parse_only("user abcde \"123456\"\nuser abcd \"12345\"\n", limits);
  EXPECT_EQ(parsed->codes(), "E0906 E0907");
  EXPECT_EQ(parsed->findings()[0].span().begin, 5U);
  EXPECT_EQ(parsed->findings()[1].span().begin, 11U);
}

}  // namespace
}  // namespace stoa::testing
