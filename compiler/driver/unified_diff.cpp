#include "compiler/driver/unified_diff.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include <fmt/format.h>

namespace stoa::driver {

namespace {

constexpr std::size_t kContext = 3;
constexpr int kMostEdits = 2000;  // Beyond that the search, quadratic in them, is given up.

using Lines = std::vector<std::string_view>;

/// Lines with their ends; the last one may have none.
Lines split(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::size_t size = end == std::string_view::npos ? text.size() : end + 1;
    lines.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

/// Lines [before, before + n_removed) are replaced by [after, after + n_added).
struct Change {
  std::size_t before = 0, n_removed = 0;
  std::size_t after = 0, n_added = 0;
};

/// Appends one removed or added line to the last change, or to a new one.
void add_line(std::vector<Change>& changes, std::size_t before, std::size_t after, bool is_removed) {
  const bool is_next = !changes.empty() && changes.back().before + changes.back().n_removed == before &&
                       changes.back().after + changes.back().n_added == after;
  if (!is_next)
    changes.push_back({before, 0, after, 0});
  ++(is_removed ? changes.back().n_removed : changes.back().n_added);
}

/// Myers' algorithm: `furthest[k]` is how far in `a` the diagonal k = x - y reaches with d edits, and the
/// rows of all d together lead back to the start.
std::vector<Change> find_changes(const Lines& a, const Lines& b) {
  const int n = static_cast<int>(a.size());
  const int m = static_cast<int>(b.size());
  const int most = std::min(n + m, kMostEdits);
  const auto at = [](int place) { return static_cast<std::size_t>(place); };
  std::vector<std::vector<int>> rows;
  std::vector<int> furthest(at(2 * most + 3), 0);
  const auto goes_down = [&](const std::vector<int>& row, int middle, int k, int d) {
    return k == -d || (k != d && row[at(middle + k - 1)] < row[at(middle + k + 1)]);
  };
  const int middle = most + 1;
  bool is_found = false;
  for (int d = 0; d <= most && !is_found; ++d) {
    // Only the diagonals that this row reads are kept of the row before.
    rows.emplace_back(furthest.begin() + middle - d - 1, furthest.begin() + middle + d + 2);
    for (int k = -d; k <= d && !is_found; k += 2) {
      int x =
          goes_down(furthest, middle, k, d) ? furthest[at(middle + k + 1)] : furthest[at(middle + k - 1)] + 1;
      int y = x - k;
      while (x < n && y < m && a[at(x)] == b[at(y)])
        ++x, ++y;
      furthest[at(middle + k)] = x;
      is_found = x >= n && y >= m;
    }
  }
  if (!is_found)
    return {{0, a.size(), 0, b.size()}};

  int x = n;
  int y = m;
  struct Edit {
    int x, y;
    bool is_removed;
  };
  std::vector<Edit> edits;
  for (int d = static_cast<int>(rows.size()) - 1; d > 0; --d) {
    const std::vector<int>& row = rows[at(d)];
    const int own_middle = d + 1;
    const int k = x - y;
    const bool is_down = goes_down(row, own_middle, k, d);
    const int from_k = is_down ? k + 1 : k - 1;
    x = row[at(own_middle + from_k)];
    y = x - from_k;
    edits.push_back({x, y, !is_down});
  }
  std::vector<Change> changes;
  for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit)
    add_line(changes, at(edit->x), at(edit->y), edit->is_removed);
  return changes;
}

void add_lines(std::string& out, char mark, const Lines& lines, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    out += mark;
    out += lines[i];
    if (!lines[i].ends_with('\n'))
      out += "\n\\ No newline at end of file\n";
  }
}

/// `5,3`, or `5` for one line; a range of none is named by the line before it.
std::string range_text(std::size_t begin, std::size_t count) {
  if (count == 1)
    return fmt::format("{}", begin + 1);
  return fmt::format("{},{}", count == 0 ? begin : begin + 1, count);
}

void add_hunk(std::string& out, const std::vector<Change>& changes, std::size_t first, std::size_t last,
              const Lines& a, const Lines& b) {
  const std::size_t lead = std::min(kContext, changes[first].before);
  const std::size_t a_begin = changes[first].before - lead;
  const std::size_t b_begin = changes[first].after - lead;
  const std::size_t a_last = changes[last].before + changes[last].n_removed;
  const std::size_t a_end = std::min(a.size(), a_last + kContext);
  const std::size_t b_end = changes[last].after + changes[last].n_added + (a_end - a_last);
  out += fmt::format("@@ -{} +{} @@\n", range_text(a_begin, a_end - a_begin),
                     range_text(b_begin, b_end - b_begin));
  std::size_t next = a_begin;
  for (std::size_t i = first; i <= last; ++i) {
    const Change& change = changes[i];
    add_lines(out, ' ', a, next, change.before);
    next = change.before + change.n_removed;
    add_lines(out, '-', a, change.before, next);
    add_lines(out, '+', b, change.after, change.after + change.n_added);
  }
  add_lines(out, ' ', a, next, a_end);
}

}  // namespace

std::string unified_diff(std::string_view path, std::string_view before, std::string_view after) {
  if (before == after)
    return "";
  Lines a = split(before);
  Lines b = split(after);
  // What is the same at both ends needs no search.
  std::size_t n_same = 0;
  while (n_same < a.size() && n_same < b.size() && a[n_same] == b[n_same])
    ++n_same;
  std::size_t n_tail = 0;
  while (n_tail < a.size() - n_same && n_tail < b.size() - n_same &&
         a[a.size() - 1 - n_tail] == b[b.size() - 1 - n_tail])
    ++n_tail;
  const auto middle = [&](const Lines& lines) {
    return Lines(lines.begin() + static_cast<std::ptrdiff_t>(n_same),
                 lines.end() - static_cast<std::ptrdiff_t>(n_tail));
  };
  std::vector<Change> changes = find_changes(middle(a), middle(b));
  for (Change& change : changes) {
    change.before += n_same;
    change.after += n_same;
  }
  std::string out = fmt::format("--- {0}\n+++ {0}\n", path);
  for (std::size_t first = 0; first < changes.size();) {
    std::size_t last = first;
    while (last + 1 < changes.size() &&
           changes[last + 1].before - (changes[last].before + changes[last].n_removed) <= 2 * kContext)
      ++last;
    add_hunk(out, changes, first, last, a, b);
    first = last + 1;
  }
  return out;
}

}  // namespace stoa::driver
