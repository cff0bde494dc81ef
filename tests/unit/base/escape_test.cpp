#include "compiler/base/escape.hpp"

#include <string>

#include <gtest/gtest.h>

#include "compiler/base/utf8.hpp"

namespace stoa {
namespace {

TEST(Escape, json_string_escapes_quotes_backslashes_and_controls) {
  EXPECT_EQ(json_string("a\"b\\c\n\t\x01"), "\"a\\\"b\\\\c\\n\\t\\u0001\"");
  EXPECT_EQ(json_string("\u2028\u202e é"), "\"\\u2028\\u202e é\"");
  EXPECT_EQ(json_string("\xff"), "\"\uFFFD\"");
}

TEST(Escape, terminal_text_shows_what_would_otherwise_act) {
  EXPECT_EQ(terminal_text("a\x1b[31m\n\u202e\u200b\xff"), "a\\u{1B}[31m\\u{A}\\u{202E}\\u{200B}\uFFFD");
  EXPECT_EQ(terminal_text("\xc2\x9b"), "\\u{9B}");
}

TEST(Utf8, decodes_each_length_and_encodes_it_again) {
  for (const std::string text : {"a", "é", "日", "🎸"}) {
    const CodePoint point = decode_utf8(text, 0);
    EXPECT_TRUE(point.is_valid);
    EXPECT_EQ(point.size, text.size());
    std::string again;
    append_utf8(again, point.value);
    EXPECT_EQ(again, text);
  }
}

TEST(Utf8, takes_no_overlong_forms_surrogates_or_numbers_beyond_the_last) {
  for (const std::string text :
       {"\xc0\x80", "\xe0\x80\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xf8\x88\x80\x80"})
    EXPECT_FALSE(decode_utf8(text, 0).is_valid) << text;
}

TEST(Utf8, wide_characters_take_two_columns_and_combining_ones_none) {
  EXPECT_EQ(terminal_width(U'a'), 1);
  EXPECT_EQ(terminal_width(U'é'), 1);
  EXPECT_EQ(terminal_width(U'\u0301'), 0);
  EXPECT_EQ(terminal_width(U'日'), 2);
  EXPECT_EQ(terminal_width(U'🎸'), 2);
}

}  // namespace
}  // namespace stoa
