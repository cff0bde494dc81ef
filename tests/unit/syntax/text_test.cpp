#include "compiler/syntax/text.hpp"

#include <string>

#include <gtest/gtest.h>

#include "compiler/syntax/word.hpp"
#include "tests/support/front_end.hpp"

namespace stoa::syntax {
namespace {

std::string unescaped(const std::string& inner, std::size_t n_findings = 0) {
  SourceSet sources;
  const SourceFile& source = sources.add("test.stoa", inner);
  StringPool pool;
  diag::Sink sink;
  std::string out(unescape(source.text(), source, pool, sink));
  EXPECT_EQ(sink.sorted().size(), n_findings) << inner;
  return out;
}

std::string unindented(std::string_view inner) {
  StringPool pool;
  return std::string(unindent(inner, pool));
}

TEST(Text, knows_four_escapes) {
  EXPECT_EQ(unescaped(R"(a \"b\" \\ \n)"), "a \"b\" \\ \n");
  EXPECT_EQ(unescaped(R"(\u{41}\u{e9}\u{1F600}\u{10FFFF})"), "Aé\U0001F600\U0010FFFF");
}

TEST(Text, keeps_what_it_does_not_know_and_reports_it) {
  EXPECT_EQ(unescaped(R"(C:\docs)", 1), R"(C:\docs)");
  EXPECT_EQ(unescaped(R"(\u{} \u{0} \u{D800} \u{110000} \u41)", 5), R"(\u{} \u{0} \u{D800} \u{110000} \u41)");
}

TEST(Text, escaped_again_says_the_same) {
  for (const std::string text : {"a \"b\" \\ \n c", "", "\\n"})
    EXPECT_EQ(unescaped(escape(text)), text);
}

TEST(BlockText, loses_its_common_indentation_and_the_lines_of_its_quotes) {
  EXPECT_EQ(unindented("\n    one\n      two\n\n    three\n    "), "one\n  two\n\nthree");
  EXPECT_EQ(unindented("\r\n  one\r\n  two\r\n  "), "one\ntwo");
  EXPECT_EQ(unindented("one\n  two"), "one\ntwo");
  EXPECT_EQ(unindented(" all on one line "), " all on one line ");
  EXPECT_EQ(unindented("\n"), "");
}

TEST(Name, is_lower_case_letters_and_digits_with_single_hyphens) {
  for (const char* const name : {"a", "a1", "order-api", "x-2-y"})
    EXPECT_TRUE(is_name(name)) << name;
  for (const char* const name : {"", "A", "1a", "a-", "-a", "a--b", "a_b", "a.b", "é", "a b"})
    EXPECT_FALSE(is_name(name)) << name;
}

TEST(Name, that_was_meant_is_found_behind_one_that_is_none) {
  EXPECT_EQ(nearest_name("My_Bucket"), "my-bucket");
  EXPECT_EQ(nearest_name("myBucket"), "my-bucket");
  EXPECT_EQ(nearest_name("region.vpc.fn"), "fn");
  EXPECT_EQ(nearest_name("a--b_"), "a-b");
  EXPECT_EQ(nearest_name("日本"), "");
}

TEST(Number, has_at_most_one_point_and_a_unit_directly_behind_it) {
  using Form = ast::Word::Form;
  for (const char* const number : {"12", "-3", "1.5GB", "50/s", "30k/s", "99.9%", "15m"})
    EXPECT_EQ(number_form(number), Form::number) << number;
  EXPECT_EQ(number_form("2026-11-22"), Form::date);
  for (const char* const word :
       {"1.2.3", "10:30", "1.", "5/min", "2026-13-01", "2026-11-32", "1_000", "2026-1-1"})
    EXPECT_EQ(number_form(word), std::nullopt) << word;
}

}  // namespace
}  // namespace stoa::syntax
