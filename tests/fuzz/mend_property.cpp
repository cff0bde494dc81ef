#include <algorithm>
#include <cstddef>
#include <cstdint>
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

/// Where edits are, in the text before them or after them.
Span place_of(const std::vector<diag::Edit>& edits, bool is_after) {
  Span place = edits.front().span;
  std::size_t n_added = 0;
  std::size_t n_removed = 0;
  for (const diag::Edit& edit : edits) {
    place = join(place, edit.span);
    n_added += edit.text.size();
    n_removed += edit.span.end - edit.span.begin;
  }
  if (is_after)
    place.end = static_cast<std::uint32_t>(place.end + n_added - n_removed);
  return place;
}

/// What could not be read. Who mends `snario` has a scenario, and hears what stands outside of it: only a
/// sentence that was itself mended must not come to stand where it says nothing.
std::ptrdiff_t count_unreadable(const std::vector<diag::Diagnostic>& findings, Span mended) {
  return std::ranges::count_if(findings, [&](const diag::Diagnostic& one) {
    const bool is_there = one.span().begin <= mended.end && mended.begin <= one.span().end;
    return diag::is_unreadable(one) && (one.code() != diag::Code::misplaced_sentence || is_there);
  });
}

}  // namespace

void check_mending(std::string_view text) {
  const auto before = read_against_standard(text);
  const auto findings = before->sink.sorted();
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
    STOA_ASSERT(
        count_unreadable(left, place_of(edits, true)) <= count_unreadable(findings, place_of(edits, false)),
        "a repair breaks nothing");
    STOA_ASSERT(std::ranges::count_if(left, is_it) < std::ranges::count_if(findings, is_it),
                "a repair takes its finding away");
    if (++n_made == kMostFixes)
      return;
  }
}

}  // namespace stoa::testing
