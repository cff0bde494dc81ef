// Typed indices and the vectors they index: a NodeId cannot be used where a LinkId is meant.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <utility>
#include <vector>

#include "compiler/base/assert.hpp"

namespace stoa {

/// The place of an element in the IdVec of its kind. Prints, sorts and compares like the number it is.
template <class Tag>
struct Id {
  std::uint32_t value = 0;

  friend auto operator<=>(const Id&, const Id&) = default;
};

/// A vector that takes only its own kind of id. Only the last elements can be dropped, so ids stay valid.
template <class IdT, class T>
class IdVec {
 public:
  IdT add(T item) {
    items_.push_back(std::move(item));
    return IdT{static_cast<std::uint32_t>(items_.size() - 1)};
  }

  /// Drops all but the first `size` elements.
  void truncate(std::size_t size) {
    items_.erase(items_.begin() + static_cast<std::ptrdiff_t>(size), items_.end());
  }

  const T& operator[](IdT id) const { return items_[id.value]; }
  T& operator[](IdT id) { return items_[id.value]; }

  void reserve(std::size_t size) { items_.reserve(size); }
  std::size_t size() const { return items_.size(); }
  bool empty() const { return items_.empty(); }
  std::span<const T> items() const { return items_; }
  std::span<T> items() { return items_; }

  auto begin() const { return items_.begin(); }
  auto end() const { return items_.end(); }
  auto begin() { return items_.begin(); }
  auto end() { return items_.end(); }

  /// The id of the element at `index`, for loops that need both.
  IdT id(std::size_t index) const { return IdT{static_cast<std::uint32_t>(index)}; }

 private:
  std::vector<T> items_;
};

/// Ids that follow one another, such as those of the links of one step.
template <class IdT>
class IdRange {
 public:
  class Iterator {
   public:
    explicit Iterator(std::uint32_t value) : value_(value) {}
    IdT operator*() const { return IdT{value_}; }
    Iterator& operator++() {
      ++value_;
      return *this;
    }
    friend bool operator==(const Iterator&, const Iterator&) = default;

   private:
    std::uint32_t value_;
  };

  /// `id` must be the one after the last.
  void push_back(IdT id) {
    STOA_ASSERT(size_ == 0 || id.value == first_ + size_, "ids of a range follow one another");
    if (size_++ == 0)
      first_ = id.value;
  }

  Iterator begin() const { return Iterator(first_); }
  Iterator end() const { return Iterator(first_ + size_); }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  IdT operator[](std::size_t index) const { return IdT{first_ + static_cast<std::uint32_t>(index)}; }
  IdT front() const { return IdT{first_}; }

 private:
  std::uint32_t first_ = 0;
  std::uint32_t size_ = 0;
};

}  // namespace stoa

template <class Tag>
struct std::hash<stoa::Id<Tag>> {
  std::size_t operator()(stoa::Id<Tag> id) const noexcept { return std::hash<std::uint32_t>{}(id.value); }
};
