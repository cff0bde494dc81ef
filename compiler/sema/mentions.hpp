// Whether texts have anything to do with each other, by the words and numbers they speak of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace stoa::sema {

/// Which of some texts are taken up by others: by one number, or by one word by its beginning, so that
/// "stream" and "streams" are one.
class Mentions {
 public:
  /// The texts in question. What they speak of is little beside all that may take it up.
  explicit Mentions(std::span<const std::string_view> texts);

  /// Looks for what is not taken up yet.
  void add(std::string_view said);

  bool has_all() const { return n_open_ == 0; }
  bool has(std::size_t text) const { return is_taken_up_[text]; }

 private:
  struct Entry {
    std::uint64_t key;
    std::size_t text;
  };

  void look_up(std::uint64_t key);

  std::vector<Entry> entries_;  ///< by key
  std::vector<bool> is_taken_up_;
  std::size_t n_open_ = 0;
  std::uint64_t sieve_ = 0;  ///< a bit for each key, by its lowest bits; few others pass
};

}  // namespace stoa::sema
