// Many small arrays that live as long as one owner: no allocation each, and they never move.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace stoa {

/// Keeps copies of arrays of T. What `keep` returns stays valid as long as the arena, also when that is
/// moved.
template <class T>
class Arena {
 public:
  std::span<const T> keep(std::span<const T> items) {
    if (items.empty())
      return {};
    if (capacity_ - used_ < items.size()) {
      capacity_ = std::max(items.size(), blocks_.empty() ? kFirstBlock : kBlock);
      blocks_.push_back(std::make_unique_for_overwrite<T[]>(capacity_));
      used_ = 0;
    }
    T* const begin = blocks_.back().get() + used_;
    std::ranges::copy(items, begin);
    used_ += items.size();
    return {begin, items.size()};
  }

 private:
  static constexpr std::size_t kFirstBlock = 64;  // Most files are small.
  static constexpr std::size_t kBlock = 2048;

  std::vector<std::unique_ptr<T[]>> blocks_;
  std::size_t capacity_ = 0;
  std::size_t used_ = 0;
};

}  // namespace stoa
