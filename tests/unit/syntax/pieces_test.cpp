#include "compiler/syntax/pieces.hpp"

#include <deque>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "compiler/syntax/dump.hpp"
#include "compiler/syntax/parse.hpp"
#include "tests/support/generator.hpp"

namespace stoa::testing {
namespace {

std::string findings_text(const diag::Sink& sink) {
  std::string out;
  for (const diag::Diagnostic& finding : sink.sorted())
    out += fmt::format("{}-{} {}\n", finding.span().begin, finding.span().end, finding.message());
  return out;
}

/// All that later stages see of a document.
std::string text_of(const ast::Document& document, const diag::Sink& sink) {
  std::string out = syntax::dump(document);
  for (const ast::Comment& comment : document.comments)
    out +=
        fmt::format("{}{}{} ", comment.span.begin, comment.is_doc ? "d" : "", comment.is_trailing ? "t" : "");
  for (const ast::Word& item : document.items)
    out += fmt::format("[{}] ", item.text);
  for (const auto& kind : document.kinds.entries())
    out += fmt::format("{}@{} ", kind.name, kind.value.begin);
  out += fmt::format("{}{}{}{}\n", document.has_allow, document.has_broken, document.is_complete,
                     document.is_truncated);
  return out + findings_text(sink);
}

/// The document read whole and in pieces, as texts.
std::pair<std::string, std::string> read_both_ways(const std::string& text, std::size_t n_pieces) {
  SourceSet sources;
  const SourceFile& source = sources.add("a.stoa", text);
  diag::Sink whole_sink, pieces_sink;
  const ast::Document whole = syntax::parse(source, {}, whole_sink);
  std::deque<ast::Document> pieces;
  const ast::Document joined = syntax::parse_in_pieces(source, {}, n_pieces, pieces, pieces_sink);
  return {text_of(whole, whole_sink), text_of(joined, pieces_sink)};
}

TEST(Pieces, of_a_text_give_the_tree_of_the_whole) {
  const std::string text = generate_text(1, 40000);
  for (const std::size_t n_pieces : {1U, 2U, 3U, 8U}) {
    const auto [whole, joined] = read_both_ways(text, n_pieces);
    EXPECT_EQ(whole, joined) << n_pieces;
  }
}

TEST(Pieces, are_read_as_one_where_a_text_holds_what_looks_like_an_end) {
  const std::string odd = "scenario a {\n  lambda f { note: \"\"\"\n}\n\"\"\" }\n  f -> f\n}\n";
  const std::string plain = "scenario b {\n  lambda f\n  f -> f\n}\n";
  for (const std::string& text : {odd + plain, odd + odd, plain + odd})
    for (const std::size_t n_pieces : {2U, 4U, 9U}) {
      const auto [whole, joined] = read_both_ways(text, n_pieces);
      EXPECT_EQ(whole, joined) << text;
    }
}

TEST(Pieces, know_of_each_other_whether_there_is_a_scenario) {
  const std::string scenario = "scenario b {\n  lambda f\n  f -> f\n}\n";
  const std::string parts = "region r {\n  lambda g\n}\nclient -> g\n";
  for (const std::string& text : {scenario + parts, parts + scenario}) {
    const auto [whole, joined] = read_both_ways(text, 2);
    EXPECT_EQ(whole, joined) << text;
  }
}

TEST(Pieces, of_a_broken_text_are_read_as_one) {
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    const std::string text = mutate(generate_text(seed, 9000), seed);
    const auto [whole, joined] = read_both_ways(text, 2 + seed % 5);
    EXPECT_EQ(whole, joined) << text;
  }
}

}  // namespace
}  // namespace stoa::testing
