#include "compiler/base/suggest.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include <fmt/format.h>

namespace stoa {

namespace {

constexpr std::size_t kMost = 3;
// Longer words are never typing errors of a name, and the distance costs the product of both lengths.
constexpr std::size_t kLongest = 64;

/// `My Buckets` and `my_bucket` both become `mybucket`, near enough to be the same word.
std::string fold(std::string_view word) {
  std::string out;
  for (const char c : word)
    if (c != '-' && c != '_' && c != ' ' && c != '.')
      out += 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  if (out.size() > 3 && out.ends_with('s'))
    out.pop_back();
  return out;
}

/// Insertions, deletions, substitutions and swaps of neighbours (restricted Damerau-Levenshtein).
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

/// Of two that are as near, a name comes before another word for something, and one that begins alike before
/// one that does not: people know a word by its beginning.
struct Hit {
  std::size_t distance;
  bool is_other_word;
  bool begins_otherwise;
  std::string_view name;

  auto rank() const { return std::tuple(distance, is_other_word, begins_otherwise); }
};

}  // namespace

std::vector<std::string_view> suggest(std::string_view word, std::span<const Candidate> candidates) {
  if (word.size() > kLongest)
    return {};
  const std::string folded = fold(word);
  std::vector<Hit> hits;
  for (const Candidate& candidate : candidates) {
    const std::size_t most = std::max<std::size_t>(1, std::max(word.size(), candidate.text.size()) / 3);
    const std::size_t longer = std::max(word.size(), candidate.text.size());
    const std::size_t shorter = std::min(word.size(), candidate.text.size());
    const auto add = [&](std::size_t d) {
      hits.push_back({d, candidate.text != candidate.name, candidate.text.substr(0, 1) != word.substr(0, 1),
                      candidate.name});
    };
    if (fold(candidate.text) == folded)
      add(0);
    else if (longer - shorter <= most && longer <= kLongest)
      if (const std::size_t d = distance(word, candidate.text); d <= most && d < shorter)
        add(d);
  }
  std::ranges::stable_sort(hits, {}, &Hit::rank);
  std::vector<std::string_view> names;
  for (const Hit& hit : hits)
    if (names.size() < kMost && std::ranges::find(names, hit.name) == names.end())
      names.push_back(hit.name);
  return names;
}

std::string did_you_mean(std::span<const std::string_view> names) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i)
    out += fmt::format("{}`{}`", i == 0 ? "" : i + 1 == names.size() ? " or " : ", ", names[i]);
  return out.empty() ? out : fmt::format("did you mean {}?", out);
}

}  // namespace stoa
