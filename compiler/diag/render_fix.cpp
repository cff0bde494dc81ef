#include "compiler/diag/render_fix.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace stoa::diag {

namespace {

constexpr std::size_t kMostLines = 12;

/// Edits whose lines touch each other, and those lines.
struct Hunk {
  const SourceFile* source;
  std::uint32_t first_line;
  std::uint32_t last_line;
  std::vector<const Edit*> edits;
};

/// Nothing if the edits cannot all be made.
std::vector<Hunk> hunks_of(const Fix& fix, const SourceSet& sources) {
  std::vector<const Edit*> edits;
  for (const Edit& edit : fix.edits)
    edits.push_back(&edit);
  std::ranges::stable_sort(edits, {}, [](const Edit* edit) { return edit->span; });

  std::vector<Hunk> hunks;
  for (const Edit* edit : edits) {
    const Span span = edit->span;
    if (span.source.value >= sources.size() || span.end < span.begin ||
        sources[span.source].text().size() < span.end)
      return {};
    const SourceFile& source = sources[span.source];
    const std::uint32_t first = source.line_column(span.begin).line;
    const std::uint32_t last = source.line_column(span.begin < span.end ? span.end - 1 : span.end).line;
    const bool goes_on = !hunks.empty() && hunks.back().source == &source && first <= hunks.back().last_line;
    if (!goes_on) {
      hunks.push_back({&source, first, last, {edit}});
      continue;
    }
    Hunk& hunk = hunks.back();
    if (span.begin < hunk.edits.back()->span.end)
      return {};
    hunk.last_line = std::max(hunk.last_line, last);
    hunk.edits.push_back(edit);
  }
  return hunks;
}

/// Splits at line ends; `text` that ends with one has no empty last line if `drop_last`.
std::vector<std::string_view> split_lines(std::string_view text, bool drop_last) {
  std::vector<std::string_view> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    if (line.ends_with('\r'))
      line.remove_suffix(1);
    lines.push_back(line);
    begin = end + 1;
  }
  if (drop_last && lines.back().empty())
    lines.pop_back();
  return lines;
}

/// Bytes of the mended text that were not there before.
struct Piece {
  std::size_t begin;
  std::size_t end;
  bool is_insertion;
};

MendedLine mended_line(std::uint32_t number, std::string_view line, std::size_t line_begin,
                       std::span<const Piece> pieces) {
  MendedLine out{.number = number, .text = std::string(line)};
  for (const Piece& piece : pieces) {
    std::size_t begin = piece.begin < line_begin ? 0 : piece.begin - line_begin;
    std::size_t end = piece.end < line_begin ? 0 : std::min(piece.end - line_begin, line.size());
    while (begin < end && line[begin] == ' ')
      ++begin;
    while (begin < end && line[end - 1] == ' ')
      --end;
    if (end <= begin)
      continue;
    const bool is_whole =
        piece.is_insertion && line.find_first_not_of(" \t") >= begin && line.find_last_not_of(" \t") < end;
    if (is_whole) {
      out.sign = '+';
      continue;
    }
    out.marks.push_back(
        {.begin = begin, .end = end, .sign = piece.is_insertion ? '+' : '~', .ink = Ink::added});
  }
  return out;
}

void mend(std::vector<MendedLine>& out, const Hunk& hunk) {
  const SourceFile& source = *hunk.source;
  const std::size_t begin = source.line_begin(hunk.first_line);
  const std::size_t line_end = source.line_begin(hunk.last_line) + source.line_text(hunk.last_line).size();
  const std::size_t end = std::max<std::size_t>(line_end, hunk.edits.back()->span.end);
  const bool takes_line_end = end > line_end;

  std::string text;
  std::vector<Piece> pieces;
  std::size_t at = begin;
  for (const Edit* edit : hunk.edits) {
    text += source.text().substr(at, edit->span.begin - at);
    if (!edit->text.empty())
      pieces.push_back({text.size(), text.size() + edit->text.size(), edit->span.size() == 0});
    text += edit->text;
    at = edit->span.end;
  }
  text += source.text().substr(at, end - at);

  const auto lines = split_lines(text, takes_line_end);
  std::uint32_t number = hunk.first_line;
  if (pieces.empty()) {  // Only deletions: nothing to mark in the new text, so the old is shown too.
    for (std::uint32_t line = hunk.first_line; line <= hunk.last_line; ++line)
      out.push_back({.number = line, .sign = '-', .text = std::string(source.line_text(line)), .marks = {}});
    for (const std::string_view line : lines)
      out.push_back({.number = number++, .sign = '+', .text = std::string(line), .marks = {}});
    return;
  }
  for (const std::string_view line : lines)
    out.push_back(mended_line(number++, line, static_cast<std::size_t>(line.data() - text.data()), pieces));
}

}  // namespace

std::vector<MendedLine> mend(const Fix& fix, const SourceSet& sources) {
  std::vector<MendedLine> out;
  for (const Hunk& hunk : hunks_of(fix, sources)) {
    mend(out, hunk);
    if (out.size() > kMostLines) {
      out.resize(kMostLines);
      break;
    }
  }
  return out;
}

}  // namespace stoa::diag
