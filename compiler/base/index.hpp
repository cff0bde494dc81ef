// Typed indices and the vectors they index: a NodeId cannot be used where a LinkId is meant.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <utility>
#include <vector>

namespace stoa {

/// The place of an element in the IdVec of its kind. Prints, sorts and compares like the number it is.
template <class Tag>
struct Id {
  std::uint32_t value = 0;

  friend auto operator<=>(const Id&, const Id&) = default;
};

/// A vector that takes only its own kind of id. Only the last element can be dropped, so ids stay valid.
template <class IdT, class T>
class IdVec {
 public:
  IdT add(T item) {
    items_.push_back(std::move(item));
    return IdT{static_cast<std::uint32_t>(items_.size() - 1)};
  }

  void drop_last() { items_.pop_back(); }

  const T& operator[](IdT id) const { return items_[id.value]; }
  T& operator[](IdT id) { return items_[id.value]; }

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

}  // namespace stoa

template <class Tag>
struct std::hash<stoa::Id<Tag>> {
  std::size_t operator()(stoa::Id<Tag> id) const noexcept { return std::hash<std::uint32_t>{}(id.value); }
};
