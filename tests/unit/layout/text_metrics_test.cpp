#include "compiler/layout/text_metrics.hpp"

#include <gtest/gtest.h>

namespace stoa::layout {
namespace {

constexpr TextStyle kPlain{10, 400, TextStyle::Tone::primary};
constexpr TextStyle kBold{10, 600, TextStyle::Tone::primary};

TEST(TextWidth, sums_the_widths_of_its_characters_with_a_margin) {
  EXPECT_DOUBLE_EQ(text_width("", kPlain), 0);
  EXPECT_DOUBLE_EQ(text_width("i", kPlain), 222 * 10 * 1.04 / 1000);
  EXPECT_DOUBLE_EQ(text_width("iW", kPlain), (222 + 944) * 10 * 1.04 / 1000);
}

TEST(TextWidth, is_larger_for_bold_type) {
  EXPECT_GT(text_width("handle", kBold), text_width("handle", kPlain));
}

TEST(TextWidth, knows_scripts_beyond_ascii) {
  EXPECT_DOUBLE_EQ(text_width("é", kPlain), text_width("e", kPlain));
  EXPECT_DOUBLE_EQ(text_width("漢", kPlain), 10.4);
  EXPECT_DOUBLE_EQ(text_width("e\u0301", kPlain), text_width("e", kPlain));
  EXPECT_GT(text_width("Ж", kPlain), text_width("ж", kPlain));
  EXPECT_GT(text_width("😀", kPlain), 10);
}

TEST(TextWidth, takes_bytes_that_are_no_utf8) {
  EXPECT_GT(text_width("\xff", kPlain), 0);
  EXPECT_DOUBLE_EQ(text_width("\xff\xfe", kPlain), 2 * text_width("\xff", kPlain));
  EXPECT_GT(text_width("\xe6\xbc", kPlain), 0);
}

TEST(WrapText, leaves_a_text_that_fits_on_one_line) {
  const WrappedText wrapped = wrap_text("one two", kPlain, 200, 2);
  EXPECT_EQ(wrapped.lines, std::vector<std::string>{"one two"});
  EXPECT_FALSE(wrapped.is_shortened);
}

TEST(WrapText, breaks_between_words_and_takes_white_space_as_one_blank) {
  const WrappedText wrapped =
      wrap_text("  alpha \n beta\tgamma ", kPlain, text_width("alpha beta", kPlain) + 1, 3);
  EXPECT_EQ(wrapped.lines, (std::vector<std::string>{"alpha beta", "gamma"}));
}

TEST(WrapText, no_line_is_wider_than_asked) {
  for (double width = 20; width < 200; width += 7)
    for (const std::string& line :
         wrap_text("Incomprehensible Serverless Search, an index", kPlain, width, 40).lines)
      EXPECT_LE(text_width(line, kPlain), width) << line;
}

TEST(WrapText, ends_the_last_line_with_an_ellipsis_if_there_is_more) {
  const WrappedText wrapped = wrap_text("one two three four five six", kPlain, 45, 2);
  ASSERT_EQ(wrapped.lines.size(), 2U);
  EXPECT_TRUE(wrapped.is_shortened);
  EXPECT_TRUE(wrapped.lines[1].ends_with("…"));
  EXPECT_LE(text_width(wrapped.lines[1], kPlain), 45);
}

TEST(WrapText, breaks_a_word_that_is_wider_than_a_line) {
  const WrappedText wrapped = wrap_text("incomprehensibilities", kPlain, 40, 9);
  EXPECT_GT(wrapped.lines.size(), 1U);
  std::string joined;
  for (const std::string& line : wrapped.lines)
    joined += line;
  EXPECT_EQ(joined, "incomprehensibilities");
}

TEST(WrapText, breaks_a_long_word_behind_a_sign_that_joins_words) {
  const WrappedText wrapped = wrap_text("private-application-subnet", kPlain, 90, 9);
  EXPECT_TRUE(wrapped.lines[0].ends_with("-")) << wrapped.lines[0];
}

TEST(WrapText, never_splits_a_character) {
  const WrappedText wrapped = wrap_text("漢字漢字漢字", kPlain, 25, 9);
  EXPECT_EQ(wrapped.lines, (std::vector<std::string>{"漢字", "漢字", "漢字"}));
}

TEST(WrapText, gives_no_lines_for_a_blank_text) {
  EXPECT_TRUE(wrap_text("", kPlain, 100, 2).lines.empty());
  EXPECT_TRUE(wrap_text(" \n ", kPlain, 100, 2).lines.empty());
}

TEST(WrapTextEvenly, keeps_the_number_of_lines_and_evens_them_out) {
  const std::string text = "Application Load Balancer now";
  const double width = text_width("Application Load Balancer", kPlain) + 1;
  EXPECT_EQ(wrap_text(text, kPlain, width, 2).lines,
            (std::vector<std::string>{"Application Load Balancer", "now"}));
  EXPECT_EQ(wrap_text_evenly(text, kPlain, width, 2).lines,
            (std::vector<std::string>{"Application Load", "Balancer now"}));
}

TEST(CutText, leaves_a_text_that_is_short_enough) {
  EXPECT_EQ(cut_text("four", 4), "four");
}

TEST(CutText, counts_characters_and_not_bytes) {
  EXPECT_EQ(cut_text("äöüß", 4), "äöüß");
  EXPECT_EQ(cut_text("äöüßé", 4), "äöü…");
  EXPECT_EQ(count_characters("äöüßé"), 5U);
}

TEST(CutText, leaves_no_blank_before_the_ellipsis) {
  EXPECT_EQ(cut_text("one two", 5), "one…");
}

TEST(Capitalize, changes_only_a_first_letter_of_ascii) {
  EXPECT_EQ(capitalize("asks"), "Asks");
  EXPECT_EQ(capitalize("écrit"), "écrit");
  EXPECT_EQ(capitalize(""), "");
}

}  // namespace
}  // namespace stoa::layout
