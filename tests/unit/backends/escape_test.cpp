#include "compiler/backends/escape.hpp"

#include <string>

#include <gtest/gtest.h>

namespace stoa::backends {
namespace {

TEST(Escape, xml_text_leaves_no_markup) {
  EXPECT_EQ(xml_text("a <b> & \"c\" ]]>"), "a &lt;b&gt; &amp; \"c\" ]]&gt;");
}

TEST(Escape, xml_holds_only_characters_that_xml_has) {
  EXPECT_EQ(xml_text(std::string_view("a\0b\x01\x1b\x7f", 6)), "a\uFFFDb\uFFFD\uFFFD\x7f");
  EXPECT_EQ(xml_text("\xef\xbf\xbf \xf0\x9f\x8e\xb8"), "\uFFFD \xf0\x9f\x8e\xb8");
}

TEST(Escape, xml_replaces_what_is_no_utf8) {
  EXPECT_EQ(xml_text("a\xff\xc3(\xed\xa0\x80z\xe2\x82"), "a\uFFFD\uFFFD(\uFFFD\uFFFD\uFFFDz\uFFFD");
}

TEST(Escape, an_overlong_sequence_hides_no_angle_bracket) {
  EXPECT_EQ(xml_text("\xc0\xbcscript>").find('<'), std::string::npos);
  EXPECT_EQ(xml_text("\xc0\xbcscript>"), "\uFFFD\uFFFDscript&gt;");
}

TEST(Escape, xml_attr_cannot_be_left_and_keeps_blanks) {
  EXPECT_EQ(xml_attr("\" onload=\"x"), "&quot; onload=&quot;x");
  EXPECT_EQ(xml_attr("a\n\t\rb"), "a&#10;&#9;&#13;b");
}

TEST(Escape, css_color_takes_six_hex_digits_and_nothing_else) {
  EXPECT_EQ(css_color("#a0B1c2"), "#a0B1c2");
  EXPECT_EQ(css_color("#abc"), "");
  EXPECT_EQ(css_color("red"), "");
  EXPECT_EQ(css_color("#00000}"), "");
  EXPECT_EQ(css_color(""), "");
}

TEST(Escape, dot_string_shows_text_as_it_is) {
  EXPECT_EQ(dot_string("a \"b\" \\N\\"), R"("a \"b\" \\N\\")");
  EXPECT_EQ(dot_string("<b>x</b>"), R"("<b>x</b>")");
  EXPECT_EQ(dot_string("Q&A &lt;"), R"("Q&amp;A &amp;lt;")");
  EXPECT_EQ(dot_string("a\r\nb\x1b"), "\"a \\nb\uFFFD\"");
}

TEST(Escape, dot_id_quotes_keywords_in_any_case_and_odd_names) {
  EXPECT_EQ(dot_id("docs_2"), "docs_2");
  EXPECT_EQ(dot_id("SubGraph"), "\"SubGraph\"");
  EXPECT_EQ(dot_id("my-shop"), "\"my-shop\"");
  EXPECT_EQ(dot_id("2docs"), "\"2docs\"");
  EXPECT_EQ(dot_id(""), "\"\"");
}

TEST(Escape, dot_comment_stays_on_its_line) {
  EXPECT_EQ(dot_comment("a\nb\r\u2028c"), "a b  c");
}

TEST(Escape, markdown_text_begins_no_markup) {
  EXPECT_EQ(markdown_text("# no heading"), "\\# no heading");
  EXPECT_EQ(markdown_text("1. no list"), "1\\. no list");
  EXPECT_EQ(markdown_text("7)"), "7\\)");
  EXPECT_EQ(markdown_text("99.9% is no list"), "99.9% is no list");
  EXPECT_EQ(markdown_text("2026 is no list. It is a year"), "2026 is no list. It is a year");
  EXPECT_EQ(markdown_text("- no item"), "\\- no item");
  EXPECT_EQ(markdown_text("a|b <b> *c* `d` [e](f) &amp; g_h"),
            "a\\|b \\<b\\> \\*c\\* \\`d\\` \\[e\\](f) \\&amp; g\\_h");
}

TEST(Escape, markdown_text_is_one_line) {
  EXPECT_EQ(markdown_text("  a\n\n  b\r\n# c\t d"), "a b # c d");
  EXPECT_EQ(markdown_text("a\xff\x1b"), "a\uFFFD\uFFFD");
}

TEST(Escape, markdown_address_cannot_be_left) {
  EXPECT_EQ(markdown_address("https://a.example/x?y=1#z"), "https://a.example/x?y=1#z");
  EXPECT_EQ(markdown_address("a) b\n<c>|\\"), "a%29%20b%0A%3Cc%3E%7C%5C");
}

}  // namespace
}  // namespace stoa::backends
