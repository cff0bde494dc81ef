#include "compiler/diag/render_excerpt.hpp"

#include <algorithm>
#include <utility>

#include "compiler/base/escape.hpp"
#include "compiler/base/utf8.hpp"

namespace stoa::diag {

namespace {

constexpr std::size_t kTabWidth = 4;
constexpr std::size_t kMostBytes = 4096;  // Of a line that are looked at.
constexpr std::size_t kWidest = 100;      // Columns of a line that are shown.
constexpr std::size_t kBeforeMark = 40;   // Of those, how many stand before the mark in a line that is cut.

std::string_view escape_sequence(Ink ink) {
  switch (ink) {
    case Ink::plain:
      return "";
    case Ink::strong:
      return "\x1b[1m";
    case Ink::error:
      return "\x1b[1;31m";
    case Ink::warning:
      return "\x1b[1;33m";
    case Ink::note:
      return "\x1b[1;32m";
    case Ink::help:
      return "\x1b[1;36m";
    case Ink::gutter:
    case Ink::label:
      return "\x1b[1;34m";
    case Ink::added:
      return "\x1b[32m";
    case Ink::removed:
      return "\x1b[31m";
  }
  return "";
}

/// A code point as it is shown.
struct Cell {
  std::size_t offset;  // of its first byte in the line
  std::size_t column;
  std::size_t width;
  std::string text;
};

struct Cells {
  std::vector<Cell> cells;
  std::size_t width = 0;

  explicit Cells(std::string_view line) {
    for (std::size_t at = 0; at < line.size();) {
      const CodePoint point = decode_utf8(line, at);
      Cell cell{at, width, 0, {}};
      if (point.value == U'\t') {
        cell.text = std::string(kTabWidth, ' ');
        cell.width = kTabWidth;
      } else if (is_invisible(point.value)) {
        cell.text = terminal_text(line.substr(at, point.size));
        cell.width = cell.text.size();
      } else {
        append_utf8(cell.text, point.value);
        cell.width = static_cast<std::size_t>(terminal_width(point.value));
      }
      width += cell.width;
      at += point.size;
      cells.push_back(std::move(cell));
    }
  }

  /// Where the byte at `offset` is shown; the width of the line for what lies behind it.
  std::size_t column_of(std::size_t offset) const {
    const auto next = std::ranges::upper_bound(cells, offset, {}, &Cell::offset);
    if (next == cells.begin())
      return 0;
    const Cell& cell = *(next - 1);
    return next == cells.end() && cell.offset < offset ? width : cell.column;
  }
};

/// The columns of a line that are shown, with an ellipsis on each side where something is cut off.
struct Window {
  std::size_t begin;
  std::size_t end;
  std::size_t line_width;

  Window(std::size_t width, std::size_t focus) : begin(0), end(width), line_width(width) {
    if (width <= kWidest)
      return;
    begin = focus <= kWidest - kBeforeMark ? 0 : std::min(focus - kBeforeMark, width - kWidest);
    end = begin + kWidest;
  }

  std::size_t n_before() const { return begin > 0 ? 1 : 0; }
  std::size_t place(std::size_t column) const { return std::clamp(column, begin, end) - begin + n_before(); }

  std::string show(const Cells& line) const {
    std::string out = begin > 0 ? "…" : "";
    for (const Cell& cell : line.cells) {
      if (begin <= cell.column && cell.column + cell.width <= end)
        out += cell.text;
      else if (cell.column < end && begin < cell.column + cell.width)
        out.append(std::min(end, cell.column + cell.width) - std::max(begin, cell.column), ' ');
    }
    if (end < line_width)
      out += "…";
    return out;
  }
};

/// How much of a huge line to pass over, such as a file of one line, so that what is shown costs the same.
std::size_t skipped_bytes(std::string_view line, std::size_t focus) {
  if (line.size() <= kMostBytes || focus < kMostBytes / 2)
    return 0;
  std::size_t skipped = std::min(focus - kMostBytes / 2, line.size() - kMostBytes);
  while (skipped < line.size() && (static_cast<unsigned char>(line[skipped]) & 0xC0U) == 0x80U)
    ++skipped;
  return skipped;
}

/// A mark in columns.
struct Placed {
  std::size_t begin;
  std::size_t end;
  const Mark* mark;
};

/// One row below a line: pieces of text at columns, put in from left to right.
class Row {
 public:
  explicit Row(const Painter& painter) : painter_(painter) {}

  void put(std::size_t column, Ink ink, std::string_view text) {
    out_.append(column - width_, ' ');
    out_ += painter_.paint(ink, text);
    width_ = column + text.size();  // Only the last piece of a row may be other than ASCII.
  }
  std::string take() { return std::move(out_); }

 private:
  const Painter& painter_;
  std::string out_;
  std::size_t width_ = 0;
};

/// The row of signs, and beside it the text of the rightmost mark if nothing stands in its way.
std::string underline(std::span<const Placed> placed, const Placed* beside, const Painter& painter) {
  std::size_t width = 0;
  for (const Placed& one : placed)
    width = std::max(width, one.end);
  std::vector<const Mark*> marks(width, nullptr);
  for (const bool is_primary : {false, true})
    for (const Placed& one : placed)
      if (one.mark->is_primary == is_primary)
        std::fill(marks.begin() + static_cast<std::ptrdiff_t>(one.begin),
                  marks.begin() + static_cast<std::ptrdiff_t>(one.end), one.mark);
  Row row(painter);
  for (std::size_t at = 0; at < width;) {
    std::size_t end = at + 1;
    while (end < width && marks[end] == marks[at])
      ++end;
    if (marks[at] != nullptr)
      row.put(at, marks[at]->ink, std::string(end - at, marks[at]->sign));
    at = end;
  }
  if (beside != nullptr)
    row.put(beside->end + 1, beside->mark->ink, terminal_text(beside->mark->text));
  return row.take();
}

/// The texts that did not fit beside their sign: from right to left, each on a row of its own, with stems to
/// them.
void hang_texts(std::vector<std::string>& rows, std::span<const Placed> hanging, const Painter& painter) {
  const auto stems = [&](Row& row, std::span<const Placed> of, std::size_t before) {
    std::size_t next = 0;
    for (auto one = of.rbegin(); one != of.rend(); ++one) {  // They are sorted from right to left.
      if (one->begin < next || before <= one->begin)
        continue;
      row.put(one->begin, one->mark->ink, "|");
      next = one->begin + 1;
    }
  };
  if (hanging.empty())
    return;
  Row first(painter);
  stems(first, hanging, std::string::npos);
  rows.push_back(first.take());
  for (std::size_t i = 0; i < hanging.size(); ++i) {
    Row row(painter);
    stems(row, hanging.subspan(i + 1), hanging[i].begin);
    row.put(hanging[i].begin, hanging[i].mark->ink, terminal_text(hanging[i].mark->text));
    rows.push_back(row.take());
  }
}

}  // namespace

std::string Painter::paint(Ink ink, std::string_view text) const {
  if (!color || ink == Ink::plain || text.empty())
    return std::string(text);
  std::string out(escape_sequence(ink));
  out += text;
  out += "\x1b[0m";
  return out;
}

MarkedLine mark_line(std::string_view line, std::span<const Mark> marks, const Painter& painter) {
  std::size_t focus = 0;
  if (!marks.empty()) {
    const auto primary = std::ranges::find(marks, true, &Mark::is_primary);
    focus = (primary == marks.end() ? marks.front() : *primary).begin;
  }
  const std::size_t skipped = skipped_bytes(line, focus);
  const Cells cells(line.substr(skipped, kMostBytes));
  const auto column_of = [&](std::size_t offset) {
    return cells.column_of(offset < skipped ? 0 : offset - skipped);
  };
  const Window window(cells.width, column_of(focus));

  MarkedLine out;
  out.shown = window.show(cells);
  out.shown.erase(out.shown.find_last_not_of(' ') + 1);
  if (marks.empty())
    return out;

  std::vector<Placed> placed;
  for (const Mark& mark : marks) {
    const std::size_t begin = window.place(column_of(mark.begin));
    const std::size_t end = window.place(column_of(mark.end));
    placed.push_back({begin, std::max(end, begin + 1), &mark});
  }
  std::ranges::stable_sort(placed, [](const Placed& a, const Placed& b) {
    return a.begin != b.begin ? a.begin > b.begin : a.end > b.end;
  });

  const Placed& rightmost = placed.front();
  const bool is_free =
      std::ranges::all_of(placed, [&](const Placed& one) { return one.end <= rightmost.end; });
  const bool is_beside = is_free && !rightmost.mark->text.empty();
  out.rows.push_back(underline(placed, is_beside ? &rightmost : nullptr, painter));
  std::vector<Placed> hanging;
  for (std::size_t i = is_beside ? 1 : 0; i < placed.size(); ++i)
    if (!placed[i].mark->text.empty())
      hanging.push_back(placed[i]);
  hang_texts(out.rows, hanging, painter);
  return out;
}

}  // namespace stoa::diag
