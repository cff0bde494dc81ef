// Many small arrays that live as long as one owner: no allocation each, nothing to destroy, and they never
// move.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include "compiler/base/pages.hpp"

namespace stoa {

/// Elements that stand side by side in an arena: a view that is as const as what it belongs to.
template <class T>
class Slice {
 public:
  Slice() = default;
  Slice(T* begin, std::size_t size) : begin_(begin), size_(static_cast<std::uint32_t>(size)) {}

  const T* begin() const { return begin_; }
  const T* end() const { return begin_ + size_; }
  T* begin() { return begin_; }
  T* end() { return begin_ + size_; }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const T& operator[](std::size_t index) const { return begin_[index]; }
  const T& front() const { return begin_[0]; }
  const T& back() const { return begin_[size_ - 1]; }
  T& back() { return begin_[size_ - 1]; }

 private:
  T* begin_ = nullptr;
  std::uint32_t size_ = 0;
};

/// Keeps copies of arrays of T. What `keep` and `close` return stays valid as long as the arena, also when
/// that is moved.
template <class T>
class Arena {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

 public:
  /// Not while a run is open.
  std::span<T> keep(std::span<const T> items) {
    if (items.empty())
      return {};
    if (static_cast<std::size_t>(end_ - next_) < items.size())
      grow(items.size());
    next_ = std::uninitialized_copy(items.begin(), items.end(), next_);
    return close();
  }
  /// The same as a slice, which can be a member of T itself.
  Slice<T> keep_slice(std::span<const T> items) { return {keep(items).data(), items.size()}; }

  /// Adds to the open run, an array that grows where it will stay, or moves.
  T& push(const T& item) {
    if (next_ == end_) [[unlikely]]
      grow(1);
    return *std::construct_at(next_++, item);
  }
  std::span<T> run() { return {run_, next_}; }
  std::span<const T> run() const { return {run_, next_}; }
  /// The open run, which ends.
  std::span<T> close() { return {std::exchange(run_, next_), next_}; }

 private:
  // Most files are small; those that are not want few blocks, and blocks of whole large pages.
  static constexpr std::size_t kFirstBlock = std::size_t{2} << 10;
  static constexpr std::size_t kLargestBlock = std::size_t{16} << 20;

  void grow(std::size_t least) {
    const std::span<const T> open = run();
    block_bytes_ = blocks_.empty() ? kFirstBlock : std::min(block_bytes_ * 4, kLargestBlock);
    const std::size_t bytes = std::max(block_bytes_, 2 * (open.size() + least) * sizeof(T));
    blocks_.emplace_back(allocate_block(bytes));
    run_ = static_cast<T*>(blocks_.back().get());
    end_ = run_ + bytes / sizeof(T);
    next_ = std::uninitialized_copy(open.begin(), open.end(), run_);
  }

  struct Free {
    void operator()(void* block) const { std::free(block); }
  };

  std::vector<std::unique_ptr<void, Free>> blocks_;
  std::size_t block_bytes_ = 0;
  T* run_ = nullptr;
  T* next_ = nullptr;
  T* end_ = nullptr;
};

}  // namespace stoa
