// The mistakes that are most tempting in each example: made by a small edit, each is found, with a message
// that says what is wrong and a way out.
//
//   --- what is tempting ---
//   - lines of the example as they stand, blanks at their beginning left out
//   + what stands there instead
//   = CODE-OR-RULE "piece of its message"
//
// A mistake may take several edits, one after the other.
#include <algorithm>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "compiler/diag/code.hpp"
#include "tests/support/front_end.hpp"
#include "tests/support/repository.hpp"

namespace stoa::testing {
namespace {

struct Edit {
  std::string before, after;
};

struct Temptation {
  std::string title;
  std::vector<Edit> edits;
  std::string id, piece;
};

std::vector<Temptation> read_temptations(const std::string& text) {
  std::vector<Temptation> all;
  std::istringstream lines(text);
  char last = ' ';
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("--- ")) {
      all.push_back({line.substr(4, line.size() - 8), {}, {}, {}});
    } else if (line.starts_with("-") || line.starts_with("+")) {
      const bool is_before = line.front() == '-';
      if (is_before && last != '-')
        all.back().edits.emplace_back();
      std::string& side = is_before ? all.back().edits.back().before : all.back().edits.back().after;
      side += (side.empty() ? "" : "\n") + line.substr(std::min<std::size_t>(2, line.size()));
    } else if (line.starts_with("= ")) {
      const std::size_t quote = line.find('"');
      all.back().id = line.substr(2, quote - 3);
      all.back().piece = line.substr(quote + 1, line.size() - quote - 2);
    }
    last = line.empty() || line.starts_with("--- ") ? ' ' : line.front();
  }
  return all;
}

std::set<std::string> messages_of(const Analysis& analysis) {
  std::set<std::string> messages;
  for (const diag::Diagnostic& finding : analysis.findings())
    messages.insert(std::string(finding.id()) + " " + std::string(finding.message()));
  return messages;
}

std::string listed(const Analysis& analysis, const std::set<std::string>& before) {
  std::string out;
  for (const std::string& message : messages_of(analysis))
    if (!before.contains(message))
      out += "  " + message + "\n";
  return out;
}

TEST(Temptations, five_of_each_example_are_found_and_told_with_a_way_out) {
  std::size_t n_examples = 0;
  for (const auto& path : files_below("tests/temptations", ".txt")) {
    SCOPED_TRACE(shown(path));
    ++n_examples;
    const std::string example = read_file(repository_root() / "examples" / (path.stem().string() + ".stoa"));
    const std::set<std::string> before = messages_of(*analyze(example));
    const std::vector<Temptation> temptations = read_temptations(read_file(path));
    EXPECT_EQ(temptations.size(), 5U);
    for (const Temptation& one : temptations) {
      SCOPED_TRACE(one.title);
      std::string text = example;
      for (const Edit& edit : one.edits) {
        const std::size_t at = text.find(edit.before);
        ASSERT_NE(at, std::string::npos) << "the example does not say\n" << edit.before;
        text.replace(at, edit.before.size(), edit.after);
      }
      const auto after = analyze(text);
      const auto findings = after->findings();
      const auto found = std::ranges::find_if(findings, [&](const diag::Diagnostic& finding) {
        return finding.id() == one.id && finding.message().find(one.piece) != std::string::npos;
      });
      EXPECT_NE(found, findings.end()) << "no " << one.id << " \"" << one.piece << "\", but\n"
                                       << listed(*after, before);
      if (found == findings.end())
        continue;
      EXPECT_FALSE(before.contains(one.id + " " + std::string(found->message()))) << "it was there before";
      EXPECT_FALSE(found->helps().empty()) << "no way out: " << found->message();
    }
  }
  EXPECT_EQ(n_examples, files_below("examples", ".stoa").size());
}

}  // namespace
}  // namespace stoa::testing
