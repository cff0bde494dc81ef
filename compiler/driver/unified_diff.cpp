#include "compiler/driver/unified_diff.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "compiler/base/edit_script.hpp"

namespace stoa::driver {

namespace {

constexpr std::size_t kContext = 3;

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

void add_hunk(std::string& out, const std::vector<Edit>& changes, std::size_t first, std::size_t last,
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
    const Edit& change = changes[i];
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
  const Lines a = split(before);
  const Lines b = split(after);
  const std::vector<Edit> changes = edit_script(a, b);
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
