#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "compiler/diag/code.hpp"
#include "compiler/diag/render.hpp"

namespace stoa::diag {
namespace {

/// One source named shop.stoa, and the diagnostics about it.
class RenderText : public testing::Test {
 protected:
  const SourceFile& write(std::string text) { return sources_.add("shop.stoa", std::move(text)); }

  /// The `nth` place (from 0) where `part` stands.
  static Span at(const SourceFile& source, std::string_view part, int nth = 0) {
    std::size_t begin = source.text().find(part);
    for (; nth > 0; --nth)
      begin = source.text().find(part, begin + 1);
    return {source.id(), static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + part.size())};
  }

  std::string text_of(const Diagnostic& diagnostic) const {
    const std::string all = render_text({&diagnostic, 1}, sources_, {});
    return all.substr(0, all.find("\n\n") + 1);  // Without the summary.
  }

  SourceSet sources_;
};

const std::string kShop =
    "scenario shop {\n"
    "  aurora orders \"Orders\"\n"
    "  # Nothing to see.\n"
    "  cdn -> orders \"order history\"\n"
    "}\n";

TEST_F(RenderText, shows_the_primary_place_a_label_on_another_line_a_note_and_a_mended_line) {
  const SourceFile& shop = write(kShop);
  const Span target = at(shop, "orders", 1);
  EXPECT_EQ(text_of(Diagnostic(Code::misplaced_place, at(shop, "orders \"order"),
                               "`orders` cannot be an origin of `cdn`")
                        .here("this step reads it through the CDN")
                        .label(at(shop, "orders"), "declared here as a relational database")
                        .note("a CDN fetches over HTTP")
                        .fix({"put a service between them",
                              {{{target.source, target.begin, target.begin}, "api -> "}}})),
            R"(error[E0301]: `orders` cannot be an origin of `cdn`
 --> shop.stoa:4:10
  |
2 |   aurora orders "Orders"
  |          ------ declared here as a relational database
  |
4 |   cdn -> orders "order history"
  |          ^^^^^^^^^^^^^ this step reads it through the CDN
  |
  = note: a CDN fetches over HTTP
help: put a service between them
  |
4 |   cdn -> api -> orders "order history"
  |          ++++++
  = docs: stoa explain E0301
)");
}

TEST_F(RenderText, hangs_the_texts_of_several_labels_on_one_line_below_it) {
  const SourceFile& shop = write("cdn -> orders -> mail \"x\"\n");
  EXPECT_EQ(text_of(Diagnostic(Code::unknown_name, at(shop, "orders"), "unknown `orders`")
                        .here("not declared")
                        .label(at(shop, "cdn"), "a CDN")
                        .label(at(shop, "mail"), "a mail service")),
            R"(error[E0202]: unknown `orders`
 --> shop.stoa:1:8
  |
1 | cdn -> orders -> mail "x"
  | ---    ^^^^^^    ---- a mail service
  | |      |
  | |      not declared
  | a CDN
  |
  = docs: stoa explain E0202
)");
}

TEST_F(RenderText, draws_the_primary_place_over_a_label_round_it) {
  const SourceFile& shop = write("cdn -> orders \"x\"\n");
  EXPECT_EQ(text_of(Diagnostic(Code::unknown_name, at(shop, "->"), "odd arrow")
                        .here("this one")
                        .label(at(shop, "cdn -> orders"), "in this step")),
            R"(error[E0202]: odd arrow
 --> shop.stoa:1:5
  |
1 | cdn -> orders "x"
  | ----^^-------
  | |   |
  | |   this one
  | in this step
  |
  = docs: stoa explain E0202
)");
}

TEST_F(RenderText, shows_a_label_in_another_file_in_an_excerpt_of_its_own) {
  const SourceFile& base = sources_.add("base.stoa", "\n\n\n\n\n\n\n\n\n\ns3 docs \"Documents\"\n");
  const SourceFile& shop = write("s3 docs\n");
  EXPECT_EQ(text_of(Diagnostic(Code::duplicate_name, at(shop, "docs"), "`docs` is declared twice")
                        .label(at(base, "docs"), "first declared here")),
            R"(error[E0203]: `docs` is declared twice
  --> shop.stoa:1:4
   |
 1 | s3 docs
   |    ^^^^
   |
  ::: base.stoa:11:4
   |
11 | s3 docs "Documents"
   |    ---- first declared here
   |
   = docs: stoa explain E0203
)");
}

TEST_F(RenderText, marks_the_first_line_of_a_span_of_several) {
  const SourceFile& shop = write(kShop);
  EXPECT_EQ(
      text_of(
          Diagnostic(Code::unclosed_bracket, at(shop, kShop.substr(14, 60)), "never closed").here("this")),
      R"(error[E0103]: never closed
 --> shop.stoa:1:15
  |
1 | scenario shop {
  |               ^ this (to line 4)
  |
  = docs: stoa explain E0103
)");
}

TEST_F(RenderText, aligns_carets_under_wide_characters_combining_ones_and_tabs) {
  const SourceFile& shop = write("\ts3 docs \"日本e\u0301\" bad\n");
  EXPECT_EQ(text_of(Diagnostic(Code::unexpected_word, at(shop, "bad"), "no such word")),
            "error[E0108]: no such word\n"
            " --> shop.stoa:1:17\n"
            "  |\n"
            "1 |     s3 docs \"日本e\u0301\" bad\n"
            "  |                     ^^^\n"
            "  |\n"
            "  = docs: stoa explain E0108\n");
}

TEST_F(RenderText, makes_control_characters_visible_and_lets_no_escape_through) {
  const SourceFile& shop = write("s3 \x1b[31m\xe2\x80\xae red\xff\n");
  const std::string text =
      text_of(Diagnostic(Code::control_character, at(shop, "\x1b"), "seen `\x1b[2J\n--> x`"));
  EXPECT_EQ(text,
            "error[E0002]: seen `\\u{1B}[2J\\u{A}--> x`\n"
            " --> shop.stoa:1:4\n"
            "  |\n"
            "1 | s3 \\u{1B}[31m\\u{202E} red\uFFFD\n"
            "  |    ^^^^^^\n"
            "  |\n"
            "  = docs: stoa explain E0002\n");
}

TEST_F(RenderText, cuts_a_long_line_round_the_caret) {
  const SourceFile& shop = write(std::string(300, 'a') + " bad " + std::string(300, 'b') + "\n");
  EXPECT_EQ(text_of(Diagnostic(Code::unexpected_word, at(shop, "bad"), "no such word")),
            "error[E0108]: no such word\n"
            " --> shop.stoa:1:302\n"
            "  |\n"
            "1 | …" +
                std::string(39, 'a') + " bad " + std::string(56, 'b') + "…\n" + "  | " +
                std::string(41, ' ') +
                "^^^\n"
                "  |\n"
                "  = docs: stoa explain E0108\n");
}

TEST_F(RenderText, shows_a_piece_of_a_huge_line_at_any_place_of_it) {
  const std::string many(100000, 'a');
  const SourceFile& shop = write(many + " bad " + many);
  for (const auto& [span, shown] : {std::pair{at(shop, "bad"), "aaa bad aaa"},
                                    {Span{shop.id(), 0, 1}, "1 | aaa"},
                                    {Span{shop.id(), 200004, 200005}, "aaa\n"}}) {
    const std::string text = text_of(Diagnostic(Code::unexpected_word, span, "no such word"));
    EXPECT_NE(text.find(shown), std::string::npos) << text;
    EXPECT_LT(text.size(), 400U);
  }
}

TEST_F(RenderText, points_behind_the_last_character_at_the_end_of_a_file) {
  const SourceFile& shop = write("scenario shop {");
  EXPECT_EQ(
      text_of(Diagnostic(Code::unclosed_bracket, {shop.id(), 15, 15}, "`{` is never closed").here("here")),
      R"(error[E0103]: `{` is never closed
 --> shop.stoa:1:16
  |
1 | scenario shop {
  |                ^ here
  |
  = docs: stoa explain E0103
)");
}

TEST_F(RenderText, names_only_the_file_where_there_is_no_text_to_show) {
  const SourceFile& shop = write("");
  EXPECT_EQ(text_of(Diagnostic(Code::cannot_read, {shop.id(), 0, 0}, "`shop.stoa` cannot be read")
                        .note("it is a folder")),
            R"(error[E0801]: `shop.stoa` cannot be read
 --> shop.stoa
  = note: it is a folder
  = docs: stoa explain E0801
)");
}

TEST_F(RenderText, names_no_file_where_there_is_none) {
  EXPECT_EQ(text_of(Diagnostic(Code::nothing_to_draw, {}, "there is nothing to draw")),
            "error[E0806]: there is nothing to draw\n"
            "  = docs: stoa explain E0806\n");
}

TEST_F(RenderText, indents_further_lines_of_a_note_and_says_help_without_an_excerpt_in_line) {
  const SourceFile& shop = write("x\n");
  EXPECT_EQ(text_of(Diagnostic(Code::syntax_error, at(shop, "x"), "odd").note("one\ntwo").help("say\nmore")),
            R"(error[E0101]: odd
 --> shop.stoa:1:1
  |
1 | x
  | ^
  |
  = note: one
          two
  = help: say
          more
  = docs: stoa explain E0101
)");
}

TEST_F(RenderText, underlines_a_replacement_in_the_mended_line) {
  const SourceFile& shop = write("lambada api\n");
  EXPECT_EQ(text_of(Diagnostic(Code::unknown_kind, at(shop, "lambada"), "no kind `lambada`")
                        .help("did you mean `lambda`?")
                        .fix({"did you mean `lambda`?", {{at(shop, "lambada"), "lambda"}}})),
            R"(error[E0201]: no kind `lambada`
 --> shop.stoa:1:1
  |
1 | lambada api
  | ^^^^^^^
  |
help: did you mean `lambda`?
  |
1 | lambda api
  | ~~~~~~
  = docs: stoa explain E0201
)");
}

TEST_F(RenderText, shows_inserted_and_deleted_lines_with_plus_and_minus) {
  const SourceFile& shop = write("a -> b\nb -> c\nc -> d\n");
  const Span b = at(shop, "b -> c\n");
  EXPECT_EQ(text_of(Diagnostic(Code::unknown_name, at(shop, "a"), "odd")
                        .fix({"change it", {{{b.source, 0, 0}, "user a\n"}, {b, ""}}})),
            R"(error[E0202]: odd
 --> shop.stoa:1:1
  |
1 | a -> b
  | ^
  |
help: change it
  |
1 + user a
2 | a -> b
2 - b -> c
  = docs: stoa explain E0202
)");
}

TEST_F(RenderText, shows_no_excerpt_for_edits_that_overlap) {
  const SourceFile& shop = write("a -> b\n");
  const std::string text =
      text_of(Diagnostic(Code::unknown_name, at(shop, "a"), "odd")
                  .fix({"change it", {{at(shop, "a ->"), "x"}, {at(shop, "-> b"), "y"}}}));
  EXPECT_NE(text.find("help: change it\n  = docs"), std::string::npos) << text;
}

TEST_F(RenderText, colors_only_when_asked) {
  const SourceFile& shop = write("x\n");
  const Diagnostic diagnostic = Diagnostic(Code::syntax_error, at(shop, "x"), "odd");
  EXPECT_EQ(render_text({&diagnostic, 1}, sources_, {}).find('\x1b'), std::string::npos);
  const std::string colored = render_text({&diagnostic, 1}, sources_, {.color = true});
  EXPECT_TRUE(colored.starts_with("\x1b[1;31merror[E0101]\x1b[0m\x1b[1m: odd\x1b[0m\n")) << colored;
}

TEST_F(RenderText, counts_at_the_end_and_says_how_many_are_not_shown) {
  const SourceFile& shop = write("a b c\n");
  const SourceFile& other = sources_.add("other.stoa", "x\n");
  const std::vector<Diagnostic> all = {Diagnostic(Code::unknown_name, at(shop, "a"), "one"),
                                       Diagnostic(Code::unknown_name, at(shop, "b"), "two"),
                                       Diagnostic(Code::empty_flow, at(shop, "c"), "three"),
                                       Diagnostic(Code::layout_fell_back, at(other, "x"), "four")};
  const std::string text = render_text(all, sources_, {.most = 1});
  EXPECT_TRUE(text.ends_with("\n\n… and 3 more\n2 errors, 1 warning, 1 note in 2 files\n")) << text;
  EXPECT_TRUE(render_text({&all[2], 1}, sources_, {}).ends_with("\n\n1 warning in 1 file\n"));
  EXPECT_EQ(render_text({}, sources_, {}), "");
}

TEST_F(RenderText, is_one_line_each_when_concise) {
  const SourceFile& shop = write("a\n  b\n");
  const SourceFile& odd = sources_.add("::error x", "");
  const std::vector<Diagnostic> all = {Diagnostic(Code::unknown_name, at(shop, "b"), "`b`\nis unknown"),
                                       Diagnostic(Code::empty_file, {odd.id(), 0, 0}, "empty"),
                                       Diagnostic(Code::unknown_name, at(shop, "a"), "last")};
  EXPECT_EQ(render_concise(all, sources_, {.most = 2}),
            "shop.stoa:2:3: error[E0202]: `b`\\u{A}is unknown\n"
            "./::error x: warning[W0001]: empty\n"
            "… and 1 more\n");
}

}  // namespace
}  // namespace stoa::diag
