// Nearest names: "did you mean".
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stoa {

/// A name that may be meant, and the text that leads to it: the name itself, or an alias of it.
struct Candidate {
  std::string_view text;
  std::string_view name;
};

/// At most three names within an edit distance of max(1, length / 3) of `word`, or equal to it but for case,
/// a plural `s`, `_` or blanks for `-`; nearest first, of those as near names before aliases, then those that
/// begin alike, then in the order given. Each name once.
std::vector<std::string_view> suggest(std::string_view word, std::span<const Candidate> candidates);

/// "did you mean `a`, `b` or `c`?", or empty if there is nothing to suggest.
std::string did_you_mean(std::span<const std::string_view> names);

}  // namespace stoa
