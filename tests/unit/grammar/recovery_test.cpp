// What the parser promises of any text: linear time, bounded depth, one finding for each mistake.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <ctime>
#include <malloc.h>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "compiler/diag/code.hpp"
#include "compiler/syntax/sentence.hpp"
#include "tests/support/front_end.hpp"
#include "tests/support/repository.hpp"

namespace stoa::testing {
namespace {

std::string repeated(std::string_view piece, std::size_t n) {
  std::string out;
  for (std::size_t i = 0; i < n; ++i)
    out += piece;
  return out;
}

/// Of this process alone: what else the machine does must not matter.
double seconds_to_parse(const std::string& text, int n_runs) {
  double best = 1e9;
  for (int i = 0; i < n_runs; ++i) {
    const std::clock_t begin = std::clock();
    parse_only(text);
    best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  return best;
}

TEST(Parsing, takes_linear_time_for_every_bracket_quote_and_sign) {
  // Memory that was touched once stays: what is timed is parsing, and not the pages that the system hands
  // out.
  ::mallopt(M_MMAP_THRESHOLD, 1 << 30);
  ::mallopt(M_TRIM_THRESHOLD, 1 << 30);
  const std::vector<std::string> pieces = {"{",      "}",     "{ } ",         "a {\n}\n", "[",
                                           "]",      "[a, ",  "a: [\n",       "\"",       "\\\"",
                                           "\"\"\"", "\"\" ", "a \"b\"\n",    "a \"b\n",  "#",
                                           "##\n",   "@",     "@a ",          ",",        "a, ",
                                           "-",      "--",    "a-",           "a -> ",    "a <- b\n",
                                           "<",      "~>",    "a: 1, ",       "1",        "1.",
                                           ":",      "a: ",   "\xE2\x80\x8B", "é",        "\r\n",
                                           "\n",     " ",     "a { b: 1 }\n", "}\n",      "  }\n"};
  for (const std::string& piece : pieces) {
    const std::size_t n = 4'000 / piece.size();
    bool is_linear = false;
    double ratio = 0;
    for (int attempt = 0; attempt < 4 && !is_linear; ++attempt) {
      // Over six doublings, so that what caches and the allocator add is small beside what a square would: 4.
      const double once = seconds_to_parse(repeated(piece, n), 20) + 1e-5;
      ratio = std::pow(seconds_to_parse(repeated(piece, 64 * n), 3) / once, 1.0 / 6);
      is_linear = ratio <= 2.6;
    }
    EXPECT_TRUE(is_linear) << "`" << piece << "` repeated: twice the text takes " << ratio
                           << " times as long";
  }
}

TEST(Parsing, ends_with_one_finding_where_bodies_are_nested_too_deep) {
  Limits limits;
  limits.nesting = 3;
  EXPECT_EQ(parse_only("group a {\ngroup b {\ngroup c {\n}\n}\n}\n", limits)->codes(), "");
  EXPECT_EQ(parse_only("group a {\ngroup b {\ngroup c {\ngroup d {\n", limits)->codes(), "E0905");
  EXPECT_EQ(parse_only(repeated("group a {\n", 100'000))->codes(), "E0905");
  EXPECT_EQ(parse_only(repeated("{", 100'000))->codes(), "E0101");
}

TEST(Parsing, gives_up_after_a_thousand_mistakes) {
  EXPECT_EQ(parse_only(repeated("= no sentence\n", 5000))->findings().size(), 1000U);
}

/// The lines of a text; those of steps are where mistakes can be sown.
std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines(1);
  for (const char c : text)
    c == '\n' ? lines.emplace_back() : lines.back() += c;
  return lines;
}

TEST(Parsing, finds_each_of_several_mistakes_within_a_line_of_its_place_and_nothing_else) {
  const std::vector<std::string> original =
      lines_of(read_file(repository_root() / "examples/ai-search.stoa"));
  std::vector<std::size_t> steps;
  for (std::size_t i = 0; i < original.size(); ++i)
    if (original[i].find("-> ") != std::string::npos && original[i].ends_with('"'))
      steps.push_back(i);
  ASSERT_GT(steps.size(), 12U);
  for (std::uint32_t seed = 1; seed <= 40; ++seed) {
    std::mt19937 random(seed);
    std::vector<std::string> lines = original;
    std::vector<std::size_t> sown = steps;
    std::shuffle(sown.begin(), sown.end(), random);
    sown.resize(1 + random() % 8);
    std::ranges::sort(sown);
    for (const std::size_t line : sown) {
      std::string& text = lines[line];
      switch (random() % 5) {
        case 0:
          text.pop_back();
          break;
        case 1:
          text += " !";
          break;
        case 2:
          text.replace(text.find("->"), 2, "-->");
          break;
        case 3:
          text += " \"twice\"";
          break;
        default:
          text += " @";
          break;
      }
    }
    std::string text;
    for (const std::string& line : lines)
      text += fmt::format("{}\n", line);
    const auto analysis = analyze(text);
    const auto findings = analysis->findings();
    ASSERT_EQ(findings.size(), sown.size()) << "seed " << seed << ": " << analysis->codes();
    for (std::size_t i = 0; i < sown.size(); ++i) {
      const auto found = analysis->sources[analysis->source].line_column(findings[i].span().begin).line;
      EXPECT_LE(std::max<std::size_t>(found, sown[i] + 1) - std::min<std::size_t>(found, sown[i] + 1), 1U)
          << "seed " << seed;
    }
  }
}

/// A body in which a sentence of this context may stand, and what closes it.
std::string_view opening(syntax::Context context) {
  using enum syntax::Context;
  switch (context) {
    case file:
      return "";
    case scenario:
      return "scenario s {\n";
    case part:
      return "group g {\n";
    case step:
      return "a -> b {\n";
    case ask:
      return "ask scale \"q\" {\n";
    case flow:
      return "flow f {\n";
    case choose:
      return "choose c {\n";
    case tradeoff:
      return "tradeoff \"t\" {\n";
    case stage:
      return "stage s {\n";
    case in:
      return "in g {\n";
    case service:
      return "service s {\n";
    case entry:
      return "pillar p {\n";
    case property:
      return "service s {\nproperty p: text {\n";
    case source:
      return "service s {\nsource \"a\" {\n";
    case rule:
      return "rule r {\n";
    case support:
      return "evidence e \"what carries it\" @p {\n";
    case search:
      return "rule r {\nfind part {\n";
    case condition:
      return "rule r {\nfind step {\ncaller {\n";
    case leaf:
      return "";
  }
  return "";
}

TEST(Sentences, all_have_an_example_that_may_stand_wherever_they_may) {
  using enum syntax::Context;
  for (const syntax::Sentence& sentence : syntax::sentences())
    for (const auto context : {file, scenario, part, step, ask, flow, choose, tradeoff, stage, in, service,
                               entry, property, rule, support, search, condition}) {
      if ((sentence.where & syntax::in_context(context)) == 0)
        continue;
      std::string example(sentence.example);
      if (const std::size_t dots = example.find("…"); dots != std::string::npos)
        example.replace(dots, std::string_view("…").size(), "");
      const std::string_view begin = opening(context);
      const auto n_bodies = static_cast<std::size_t>(std::ranges::count(begin, '{'));
      const std::string text = fmt::format("{}{}\n{}", begin, example, repeated("}\n", n_bodies));
      EXPECT_EQ(parse_only(text)->codes(), "") << text;
    }
}

}  // namespace
}  // namespace stoa::testing
