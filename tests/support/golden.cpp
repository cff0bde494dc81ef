#include "tests/support/golden.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <vector>

#include <fmt/format.h>

#include "tests/support/process.hpp"
#include "tests/support/repository.hpp"

namespace stoa::testing {

namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// Around the first place where a line differs from its other, so that a line of an SVG stays readable.
std::string cut(std::string_view line, std::size_t at) {
  constexpr std::size_t kBefore = 40;
  constexpr std::size_t kMost = 140;
  const std::size_t begin = at > kBefore ? at - kBefore : 0;
  std::string out = begin > 0 ? "…" : "";
  out += line.substr(begin, kMost);
  if (line.size() > begin + kMost)
    out += "…";
  return out;
}

}  // namespace

bool is_blessing() {
  const char* const value = std::getenv("STOA_BLESS");
  return value != nullptr && std::string_view(value) == "1";
}

std::string short_diff(std::string_view expected, std::string_view actual) {
  constexpr std::size_t kMost = 8;
  const auto old_lines = lines_of(expected);
  const auto new_lines = lines_of(actual);
  std::size_t first = 0;
  while (first < old_lines.size() && first < new_lines.size() && old_lines[first] == new_lines[first])
    ++first;
  std::size_t last = 0;
  while (last < std::min(old_lines.size(), new_lines.size()) - first &&
         old_lines[old_lines.size() - 1 - last] == new_lines[new_lines.size() - 1 - last])
    ++last;
  std::string out = fmt::format("line {}\n", first + 1);
  if (first > 0)
    out += fmt::format("   {}\n", cut(old_lines[first - 1], 0));
  std::size_t at = 0;
  if (first < old_lines.size() && first < new_lines.size()) {
    const auto [a, b] = std::ranges::mismatch(old_lines[first], new_lines[first]);
    at = static_cast<std::size_t>(a - old_lines[first].begin());
  }
  const auto show = [&](char mark, const std::vector<std::string_view>& lines) {
    const std::size_t end = lines.size() - last;
    for (std::size_t i = first; i < std::min(end, first + kMost); ++i)
      out += fmt::format("  {}{}\n", mark, cut(lines[i], i == first ? at : 0));
    if (end > first + kMost)
      out += fmt::format("  {}… {} more\n", mark, end - first - kMost);
  };
  show('-', old_lines);
  show('+', new_lines);
  if (first == old_lines.size() && first == new_lines.size())
    out += "  only the end of the last line differs\n";
  return out;
}

std::string golden_difference(const std::filesystem::path& path, const std::string& actual) {
  const bool exists = std::filesystem::exists(path);
  const std::string expected = exists ? read_file(path) : "";
  if (exists && expected == actual)
    return {};
  if (is_blessing()) {
    write_file(path, actual);
    return {};
  }
  return fmt::format("{}, {}\nIf this is as it should be: STOA_BLESS=1 ctest --test-dir build -R {}\n",
                     shown(path), short_diff(expected, actual), test_name(path.filename().string()));
}

std::string test_name(std::string_view file_name) {
  std::string name;
  for (const char c : file_name)
    name += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
  return name;
}

}  // namespace stoa::testing
