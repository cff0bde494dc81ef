// A map from names to values that remembers in which order they came: walking it gives the same bytes
// everywhere.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace stoa {

namespace names {

/// The `size` bytes at `from`, at most eight, as a number.
inline std::uint64_t load(const char* from, std::size_t size) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, from, size);
  return bytes;
}

/// All bytes of a name of at most eight: two pieces that may overlap, since loads of a fixed size are single
/// instructions.
inline std::uint64_t load_short(std::string_view name) {
  const char* const at = name.data();
  const std::size_t size = name.size();
  if (size >= 4)
    return load(at, 4) | load(at + size - 4, 4) << 32U;
  if (size == 0)
    return 0;
  return load(at, 1) | load(at + size / 2, 1) << 8U | load(at + size - 1, 1) << 16U;
}

/// Eight bytes at a time: names are short and there are many. The order of nothing depends on it.
inline std::uint32_t hash(std::string_view name) {
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15;
  std::uint64_t hash = name.size() * kFactor;
  const auto mix = [&](std::uint64_t bytes) {
    hash = (hash ^ bytes) * kFactor;
    hash ^= hash >> 32U;
  };
  for (; name.size() > 8; name.remove_prefix(8))
    mix(load(name.data(), 8));
  mix(load_short(name));
  return static_cast<std::uint32_t>(hash);
}

inline bool are_equal(std::string_view a, std::string_view b) {
  if (a.size() != b.size())
    return false;
  return a.size() <= 8 ? load_short(a) == load_short(b) : a == b;
}

}  // namespace names

/// Open addressing over a dense vector of entries. Names are views: their texts must outlive the map.
/// Nothing can be erased; pointers to values stay valid until the next `add`.
template <class T>
class NameMap {
 public:
  struct Entry {
    std::string_view name;
    T value;
  };

  T* find(std::string_view name) { return const_cast<T*>(std::as_const(*this).find(name)); }
  const T* find(std::string_view name) const {
    if (slots_.empty())
      return nullptr;
    const std::size_t slot = slot_of(name, names::hash(name));
    return slots_[slot].entry == 0 ? nullptr : &entries_[slots_[slot].entry - 1].value;
  }
  bool contains(std::string_view name) const { return find(name) != nullptr; }

  /// The value of `name`, and whether it is new; an old one stays as it was.
  std::pair<T*, bool> add(std::string_view name, T value) {
    if ((entries_.size() + 1) * 4 > slots_.size() * 3)
      grow();
    const std::uint32_t hashed = names::hash(name);
    const std::size_t slot = slot_of(name, hashed);
    if (slots_[slot].entry != 0)
      return {&entries_[slots_[slot].entry - 1].value, false};
    entries_.push_back({name, std::move(value)});
    slots_[slot] = {hashed, static_cast<std::uint32_t>(entries_.size())};
    return {&entries_.back().value, true};
  }

  /// Forgets all names but keeps the room they had.
  void clear() {
    std::ranges::fill(slots_, Slot{});
    entries_.clear();
  }

  /// In the order they were added.
  std::span<const Entry> entries() const { return entries_; }
  std::size_t size() const { return entries_.size(); }

 private:
  // A slot holds a piece of the hash, so that most misses are seen without looking at the entry.
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t entry = 0;  // Counts from 1; 0 is free.
  };

  /// Where `name` is, or would be put.
  std::size_t slot_of(std::string_view name, std::uint32_t hashed) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = hashed & mask;
    while (slots_[slot].entry != 0 &&
           (slots_[slot].hash != hashed || !names::are_equal(entries_[slots_[slot].entry - 1].name, name)))
      slot = (slot + 1) & mask;
    return slot;
  }

  void grow() {
    std::vector<Slot> old(slots_.empty() ? 16 : slots_.size() * 2);
    old.swap(slots_);
    const std::size_t mask = slots_.size() - 1;
    for (const Slot& moved : old) {
      if (moved.entry == 0)
        continue;
      std::size_t slot = moved.hash & mask;
      while (slots_[slot].entry != 0)
        slot = (slot + 1) & mask;
      slots_[slot] = moved;
    }
  }

  std::vector<Slot> slots_;  // A power of two.
  std::vector<Entry> entries_;
};

}  // namespace stoa
