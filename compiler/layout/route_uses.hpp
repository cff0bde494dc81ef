// Which lines pass which cells of the lattice, while routes come and go.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "compiler/layout/route_field.hpp"

namespace stoa::layout {

/// How a line passes a cell. It does both where it turns.
enum class Passage : std::uint8_t { level, upright, corner };

class RouteUses {
 public:
  explicit RouteUses(std::size_t n_cells) : n_uses_(n_cells, 0) {
    for (std::vector<std::int32_t>& first : first_)
      first.assign(n_cells, kEnd);
  }

  bool is_used(Cell cell) const { return n_uses_[cell] != 0; }

  void add(Passage passage, Cell cell, std::uint32_t line) {
    std::int32_t& first = first_[index(passage)][cell];
    const std::int32_t use = take_free();
    uses_[static_cast<std::size_t>(use)] = {line, first};
    first = use;
    ++n_uses_[cell];
  }

  void remove(Passage passage, Cell cell, std::uint32_t line) {
    for (std::int32_t* link = &first_[index(passage)][cell]; *link != kEnd;
         link = &uses_[static_cast<std::size_t>(*link)].next) {
      const std::int32_t use = *link;
      if (uses_[static_cast<std::size_t>(use)].line != line)
        continue;
      *link = uses_[static_cast<std::size_t>(use)].next;
      uses_[static_cast<std::size_t>(use)].next = free_;
      free_ = use;
      --n_uses_[cell];
      return;
    }
  }

  /// Calls `visit(line)` for each line that passes the cell in this way, but for no more than the last few of
  /// many: where so many are on one another, a further one does no harm.
  template <class Visit>
  void each(Passage passage, Cell cell, Visit visit) const {
    int n_left = kMostSeen;
    for (std::int32_t i = first_[index(passage)][cell]; i != kEnd && n_left-- > 0;
         i = uses_[static_cast<std::size_t>(i)].next)
      visit(uses_[static_cast<std::size_t>(i)].line);
  }

 private:
  static constexpr std::int32_t kEnd = -1;
  static constexpr int kMostSeen = 12;
  struct Use {
    std::uint32_t line;
    std::int32_t next;
  };

  static std::size_t index(Passage passage) { return static_cast<std::size_t>(passage); }
  std::int32_t take_free() {
    if (free_ == kEnd) {
      uses_.push_back({});
      return static_cast<std::int32_t>(uses_.size()) - 1;
    }
    const std::int32_t use = free_;
    free_ = uses_[static_cast<std::size_t>(use)].next;
    return use;
  }

  std::vector<std::uint16_t> n_uses_;
  std::vector<std::int32_t> first_[3];  // By passage: of each cell, in uses_.
  std::vector<Use> uses_;
  std::int32_t free_ = kEnd;
};

}  // namespace stoa::layout
