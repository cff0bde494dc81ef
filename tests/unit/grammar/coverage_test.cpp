// The grammar itself: it never loops, every rule is used by some text of the repository, its EBNF names the
// same rules.
#include <regex>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <tao/pegtl.hpp>
#include <tao/pegtl/contrib/analyze.hpp>
#include <tao/pegtl/contrib/coverage.hpp>

#include "grammar/stoa.hpp"
#include "tests/support/annotations.hpp"
#include "tests/support/markdown_blocks.hpp"
#include "tests/support/repository.hpp"

namespace stoa::testing {
namespace {

namespace peg = tao::pegtl;

/// As much of the parser as decides which brace closes what: see Builder::is_stray.
struct Braces {
  std::vector<std::size_t> indents;
};

template <typename Rule>
struct Action {};

template <typename Input>
std::size_t indent_of_line(const Input& in, bool& is_first) {
  const char* const end = in.begin();
  const char* begin = end;
  while (begin > in.input().begin() && begin[-1] != '\n')
    --begin;
  std::size_t indent = 0;
  while (begin + indent < end && (begin[indent] == ' ' || begin[indent] == '\t'))
    ++indent;
  is_first = begin + indent == end;
  return indent;
}

template <>
struct Action<grammar::open_brace> {
  template <typename Input>
  static void apply(const Input& in, Braces& braces) {
    bool is_first = false;
    braces.indents.push_back(indent_of_line(in, is_first));
  }
};

template <>
struct Action<grammar::close_brace> {
  static void apply0(Braces& braces) { braces.indents.pop_back(); }
};

template <>
struct Action<grammar::stray_close> {
  template <typename Input>
  static bool apply(const Input& in, Braces& braces) {
    bool is_first = false;
    const std::size_t indent = indent_of_line(in, is_first);
    return is_first && !braces.indents.empty() && indent > braces.indents.back();
  }
};

std::vector<std::string> corpus() {
  std::vector<std::string> texts;
  for (const char* const folder : {"examples", "stdlib"})
    for (const auto& path : files_below(folder, ".stoa"))
      texts.push_back(read_file(path));
  for (const auto& path : files_below("tests/diagnostics", ".stoa"))
    for (const Case& one : read_cases(read_file(path)).cases)
      texts.push_back(one.text);
  for (const auto& path : files_below("docs", ".md"))
    for (const Block& block : blocks_of(read_file(path)))
      if (block.info.starts_with("stoa"))
        texts.push_back(block.text);
  return texts;
}

TEST(Grammar, never_loops_without_reading) {
  EXPECT_EQ(peg::analyze<grammar::file>(), 0U);
}

TEST(Grammar, has_no_rule_that_no_text_of_the_repository_matches) {
  peg::coverage_result all;
  for (const std::string& text : corpus()) {
    peg::memory_input<peg::tracking_mode::lazy, peg::eol::lf_crlf> in(text, "corpus");
    peg::coverage_result result;
    Braces braces;
    peg::coverage<grammar::file, Action>(in, result, braces);
    for (const auto& [rule, entry] : result)
      all[rule].success += entry.success;
  }
  for (const auto& [rule, entry] : all)
    EXPECT_TRUE(!rule.starts_with("stoa::grammar::") || entry.success > 0)
        << rule << " is matched by no text";
}

std::vector<std::string> names_in(const std::string& text, const std::regex& rule) {
  std::vector<std::string> names;
  for (std::sregex_iterator at(text.begin(), text.end(), rule), end; at != end; ++at)
    names.push_back((*at)[1]);
  return names;
}

TEST(Grammar, is_told_by_its_ebnf_rule_by_rule) {
  const auto grammar = repository_root() / "grammar";
  std::vector<std::string> rules;
  for (const std::string& name :
       names_in(read_file(grammar / "stoa.hpp"), std::regex(R"(\nstruct (\w+)\s*:)")))
    rules.push_back(name);
  EXPECT_GT(rules.size(), 50U);
  EXPECT_EQ(names_in(read_file(grammar / "stoa.ebnf"), std::regex(R"(\n(\w+)\s*= )")), rules);
}

}  // namespace
}  // namespace stoa::testing
