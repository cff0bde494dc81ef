// Which words and numbers a text speaks of, to tell whether two texts have anything to do with each other.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>

namespace stoa::sema {

class Mentions {
 public:
  void add(std::string_view text);
  /// Whether a text speaks of something that was added: one number, or one word by its beginning, so that
  /// "stream" and "streams" are one.
  bool shares_with(std::string_view text) const;

 private:
  std::unordered_set<std::uint64_t> keys_;
};

}  // namespace stoa::sema
