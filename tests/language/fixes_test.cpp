// Every repair that any page or any case of a diagnostic offers is made by itself: the text can still be
// read, and the finding is gone.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "compiler/diag/code.hpp"
#include "compiler/diag/family.hpp"
#include "tests/support/annotations.hpp"
#include "tests/support/front_end.hpp"
#include "tests/support/markdown_blocks.hpp"
#include "tests/support/repository.hpp"

namespace stoa::testing {
namespace {

struct Text {
  std::string where, text;
  Library library;
};

std::vector<Text> all_texts() {
  std::vector<Text> texts;
  for (const auto& path : files_below("docs/diagnostics", ".md"))
    for (const Block& block : blocks_of(read_file(path)))
      if (block.info.starts_with("stoa fails"))
        texts.push_back({shown(path), expand_bytes(block.text), {}});
  for (const auto& path : files_below("tests/diagnostics", ".stoa")) {
    const CaseFile file = read_cases(read_file(path));
    for (const Case& one : file.cases)
      texts.push_back({shown(path) + ", " + one.title, one.text, file.library});
  }
  return texts;
}

std::string edited(std::string_view text, std::vector<diag::Edit> edits) {
  std::ranges::sort(edits, {}, &diag::Edit::span);
  std::string out;
  std::size_t at = 0;
  for (const diag::Edit& edit : edits) {
    out += text.substr(at, edit.span.begin - at);
    out += edit.text;
    at = edit.span.end;
  }
  return out += text.substr(at);
}

/// What keeps a text from being read: bytes and syntax.
std::size_t n_unreadable(const Analysis& analysis) {
  return static_cast<std::size_t>(
      std::ranges::count_if(analysis.findings(), [](const diag::Diagnostic& finding) {
        const std::string_view family = diag::family_of(finding.code());
        return family == "00" || family == "01";
      }));
}

std::size_t n_of(const Analysis& analysis, const diag::Diagnostic& wanted) {
  return static_cast<std::size_t>(
      std::ranges::count_if(analysis.findings(), [&](const diag::Diagnostic& finding) {
        return finding.code() == wanted.code() && finding.message() == wanted.message();
      }));
}

TEST(Fixes, of_every_example_leave_a_text_that_can_be_read_without_the_finding) {
  std::set<std::string, std::less<>> mended;
  for (const Text& one : all_texts()) {
    const auto before = analyze(one.text, one.library);
    for (const diag::Diagnostic& finding : before->findings()) {
      if (!finding.fix())
        continue;
      SCOPED_TRACE(one.where + ": " + finding.message());
      const std::vector<diag::Edit>& edits = finding.fix()->edits;
      const bool is_here = std::ranges::all_of(
          edits, [&](const diag::Edit& edit) { return edit.span.source == before->source; });
      ASSERT_TRUE(is_here && !edits.empty());
      const std::string text = edited(one.text, edits);
      const auto after = analyze(text, one.library);
      EXPECT_LE(n_unreadable(*after), n_unreadable(*before)) << text;
      EXPECT_LT(n_of(*after, finding), n_of(*before, finding)) << text;
      mended.insert(std::string(diag::info(finding.code()).id));
    }
  }
  for (const char* const code : {"E0105", "E0110", "E0201", "E0202", "E0204", "E0205", "E0206", "E0207",
                                 "E0208", "E0602", "W0201", "W0202", "W0301"})
    EXPECT_TRUE(mended.contains(code)) << "no example of " << code << " offers a repair";
}

TEST(Fixes, of_rules_make_the_bad_example_pass) {
  std::size_t n_rules = 0;
  const auto known = analyze("user fan\n");
  for (const catalog::Rule& rule : known->catalog.rules) {
    if (rule.mend.name.empty())
      continue;
    SCOPED_TRACE(rule.name);
    ++n_rules;
    const std::string text(rule.bad);
    const auto before = analyze(text);
    const auto findings = before->findings();
    const auto found = std::ranges::find(findings, rule.name, &diag::Diagnostic::id);
    ASSERT_NE(found, findings.end());
    ASSERT_TRUE(found->fix());
    const std::string mended = edited(text, found->fix()->edits);
    EXPECT_EQ(n_of(*analyze(mended), *found), 0U) << mended;
    EXPECT_EQ(n_unreadable(*analyze(mended)), 0U) << mended;
  }
  EXPECT_GE(n_rules, 2U);
}

}  // namespace
}  // namespace stoa::testing
