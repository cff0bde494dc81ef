// Every diagnostic has its row, its page and its test, and the index of the pages is current.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "compiler/diag/code.hpp"
#include "compiler/diag/family.hpp"
#include "tests/support/markdown_blocks.hpp"
#include "tests/support/repository.hpp"

namespace stoa::testing {
namespace {

namespace fs = std::filesystem;

fs::path page_of(std::string_view code) {
  return repository_root() / "docs/diagnostics" / fmt::format("{}.md", code);
}

bool holds(const std::string& text, std::string_view piece) {
  return text.find(piece) != std::string::npos;
}

TEST(Registry, every_code_has_a_page_that_begins_with_its_title) {
  for (const diag::CodeInfo& code : diag::codes()) {
    ASSERT_TRUE(fs::exists(page_of(code.id))) << "write docs/diagnostics/" << code.id << ".md";
    const std::string text = read_file(page_of(code.id));
    const std::string head = fmt::format("# {}: {}\n", code.id, code.title);
    EXPECT_TRUE(text.starts_with(head)) << code.id << ".md does not begin with " << head;
    const auto n_lines = std::ranges::count(text, '\n');
    EXPECT_GE(n_lines, 8) << code.id << ".md says too little";
    EXPECT_LE(n_lines, 45) << code.id << ".md is too long to be read aloud";
  }
}

TEST(Registry, every_page_shows_its_code_failing) {
  for (const diag::CodeInfo& code : diag::codes()) {
    const auto blocks = blocks_of(read_file(page_of(code.id)));
    EXPECT_TRUE(std::ranges::any_of(blocks,
                                    [&](const Block& block) {
                                      const bool fails = block.info == fmt::format("stoa fails {}", code.id);
                                      return fails || (block.info == "console" &&
                                                       holds(block.text, fmt::format("[{}]", code.id)));
                                    }))
        << code.id << ".md has no block that gives the code";
  }
}

/// What stands after the failing block; the tests of the pages run it and find nothing.
TEST(Registry, every_page_shows_its_code_mended) {
  for (const diag::CodeInfo& code : diag::codes()) {
    const std::string failing = fmt::format("stoa fails {}", code.id);
    const std::string told = fmt::format("[{}]", code.id);
    bool is_shown = false, is_mended = false;
    for (const Block& block : blocks_of(read_file(page_of(code.id)))) {
      if (block.info == failing || (block.info == "console" && holds(block.text, told)))
        is_shown = true;
      else if (is_shown && (block.info == "console" || block.info == "stoa" || block.info == "stoa part" ||
                            block.info == "stoa imports"))
        is_mended = true;
    }
    EXPECT_TRUE(is_mended) << code.id << ".md shows no way out after the block that fails";
  }
}

TEST(Registry, every_page_is_about_a_code) {
  for (const fs::path& path : files_below("docs/diagnostics", ".md")) {
    const bool is_page = path.filename() != "README.md";
    EXPECT_TRUE(!is_page || diag::find_code(path.stem().string())) << shown(path);
  }
}

TEST(Registry, every_code_is_reported_somewhere_and_tested_somewhere) {
  std::string compiler;
  for (const fs::path& path : files_below("compiler", ".cpp"))
    compiler += read_file(path);
  std::string tests;
  for (const std::string_view ending : {".cpp", ".stoa", ".md", ".py", ".sh", "run"})
    for (const fs::path& path : files_below("tests", ending))
      if (path.parent_path().filename() != "support")
        tests += read_file(path);
  for (const diag::CodeInfo& code : diag::codes()) {
    EXPECT_TRUE(holds(compiler, fmt::format("Code::{}", code.name))) << "nothing reports " << code.id;
    EXPECT_TRUE(holds(tests, code.id) || holds(tests, fmt::format("Code::{}", code.name)))
        << "no test expects " << code.id;
  }
}

std::string_view family_title(std::string_view digits) {
  const auto found = std::ranges::find(diag::families(), digits, &diag::Family::digits);
  return found == diag::families().end() ? std::string_view() : found->title;
}

std::string index_text() {
  std::string out =
      "# Diagnostics\n\n"
      "Generated from `compiler/diag/codes.def` by the test `Registry`; `STOA_BLESS=1 ctest -R Registry` "
      "writes it.\n"
      "`stoa explain CODE` prints a page; E is an error, W a warning, N a note.\n";
  std::string family;
  for (const diag::CodeInfo& code : diag::codes()) {
    const std::string own(code.id.substr(1, 2));
    if (own != family)
      out += fmt::format("\n## {}\n\n| code | what it says |\n|---|---|\n", family_title(own));
    family = own;
    out += fmt::format("| [{0}]({0}.md) | {1} |\n", code.id, code.title);
  }
  return out;
}

TEST(Registry, the_index_of_pages_is_current) {
  const fs::path index = repository_root() / "docs/diagnostics/README.md";
  if (std::getenv("STOA_BLESS") != nullptr) {
    std::ofstream(index, std::ios::binary) << index_text();
    return;
  }
  EXPECT_EQ(read_file(index), index_text()) << "if the new index is right: STOA_BLESS=1 ctest -R Registry";
}

TEST(Registry, every_family_has_a_title) {
  for (const diag::CodeInfo& code : diag::codes())
    EXPECT_NE(family_title(code.id.substr(1, 2)), "") << code.id;
}

}  // namespace
}  // namespace stoa::testing
