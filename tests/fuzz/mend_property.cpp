#include <algorithm>
#include <string>
#include <vector>

#include "compiler/base/assert.hpp"
#include "compiler/diag/code.hpp"
#include "compiler/diag/family.hpp"
#include "tests/fuzz/properties.hpp"
#include "tests/fuzz/reading.hpp"

namespace stoa::testing {

namespace {

constexpr std::size_t kMostFixes = 8;  // Of one text: each is a reading of its own.

std::string edited(std::string_view text, std::vector<diag::Edit> edits) {
  std::ranges::sort(edits, {}, &diag::Edit::span);
  std::string out;
  std::size_t at = 0;
  for (const diag::Edit& edit : edits) {
    STOA_ASSERT(at <= edit.span.begin, "the edits of a repair do not overlap");
    out += text.substr(at, edit.span.begin - at);
    out += edit.text;
    at = edit.span.end;
  }
  return out += text.substr(at);
}

}  // namespace

void check_mending(std::string_view text) {
  const auto before = read_against_standard(text);
  const auto findings = before->sink.sorted();
  const auto n_unreadable = std::ranges::count_if(findings, diag::is_unreadable);
  std::size_t n_made = 0;
  for (const diag::Diagnostic& finding : findings) {
    if (!finding.fix())
      continue;
    const std::vector<diag::Edit>& edits = finding.fix()->edits;
    STOA_ASSERT(!edits.empty(), "a repair changes something");
    STOA_ASSERT(
        std::ranges::all_of(edits, [&](const auto& edit) { return edit.span.source == before->source; }),
        "a repair changes the author's text and no other");
    const auto after = read_against_standard(edited(text, edits));
    const auto left = after->sink.sorted();
    const auto is_it = [&](const diag::Diagnostic& one) {
      return one.code() == finding.code() && one.message() == finding.message();
    };
    STOA_ASSERT(std::ranges::count_if(left, diag::is_unreadable) <= n_unreadable, "a repair breaks nothing");
    STOA_ASSERT(std::ranges::count_if(left, is_it) < std::ranges::count_if(findings, is_it),
                "a repair takes its finding away");
    if (++n_made == kMostFixes)
      return;
  }
}

}  // namespace stoa::testing
