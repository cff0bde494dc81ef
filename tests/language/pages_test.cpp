// Runs every ```stoa block of the pages that people read. What a block must give stands after the word
// `stoa`:
//
//   stoa              nothing at all
//   stoa fails CODE   exactly these codes; so do `warns` and `notes`
//   stoa part         a piece of a design: components that nothing touches are fine
//   stoa imports      is read alone, for it imports files that no page has
#include <cctype>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "compiler/diag/code.hpp"
#include "tests/support/annotations.hpp"
#include "tests/support/front_end.hpp"
#include "tests/support/markdown_blocks.hpp"
#include "tests/support/repository.hpp"

namespace stoa::testing {
namespace {

struct Shown {
  std::string page;
  Block block;
};

void PrintTo(const Shown& shown_block, std::ostream* out) {
  *out << shown_block.page << ":" << shown_block.block.line;
}

std::vector<Shown> all_blocks() {
  std::vector<Shown> blocks;
  const auto add = [&](const std::filesystem::path& path) {
    for (const Block& block : blocks_of(read_file(path)))
      if (const auto words = block.words(); !words.empty() && words.front() == "stoa")
        blocks.push_back({shown(path), block});
  };
  for (const auto& path : files_below("docs", ".md"))
    add(path);
  add(repository_root() / "stdlib/README.md");
  return blocks;
}

std::string name_of(const ::testing::TestParamInfo<Shown>& info) {
  std::string name = fmt::format("{} line {}", info.param.page, info.param.block.line);
  for (char& c : name)
    if (std::isalnum(static_cast<unsigned char>(c)) == 0)
      c = '_';
  return name;
}

std::string listed(const Analysis& analysis) {
  std::string out;
  for (const diag::Diagnostic& finding : analysis.sink.sorted()) {
    const SourceFile& source = analysis.sources[finding.span().source];
    out += fmt::format("  {}: {} {}\n", source.line_column(finding.span().begin).line,
                       diag::info(finding.code()).id, finding.message());
  }
  return out;
}

class Pages : public ::testing::TestWithParam<Shown> {};

TEST_P(Pages, show_blocks_that_give_what_is_said_of_them) {
  const auto& [page, block] = GetParam();
  const std::vector<std::string> words = block.words();
  const std::string how = words.size() > 1 ? words[1] : "";
  const std::string text = expand_bytes(block.text);
  const auto analysis = how == "imports" ? parse_only(text) : analyze(text);
  std::set<std::string> found;
  for (const diag::Diagnostic& finding : analysis->sink.sorted())
    if (how != "part" || finding.code() != diag::Code::untouched_component)
      found.insert(std::string(diag::info(finding.code()).id));
  const bool names_codes = how == "fails" || how == "warns" || how == "notes";
  EXPECT_TRUE(names_codes || how.empty() || how == "part" || how == "imports")
      << page << ":" << block.line << ": `" << block.info << "` is no way to mark a block";
  EXPECT_EQ(names_codes, words.size() > 2)
      << page << ":" << block.line << ": codes go with `fails`, `warns`, `notes`";
  const std::set<std::string> expected(words.begin() + (names_codes ? 2 : static_cast<long>(words.size())),
                                       words.end());
  EXPECT_EQ(found, expected) << page << ":" << block.line << "\n" << block.text << listed(*analysis);
}

INSTANTIATE_TEST_SUITE_P(Docs, Pages, ::testing::ValuesIn(all_blocks()), name_of);

}  // namespace
}  // namespace stoa::testing
