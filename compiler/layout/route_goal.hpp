// Where a line is to arrive, and what its way there costs at least.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "compiler/layout/route_field.hpp"

namespace stoa::layout {

inline constexpr std::int32_t kBend = 46;
inline constexpr std::int32_t kSharing = 1;  ///< A cell of a shared leg is that much cheaper.

/// A port at which a line may begin or end, and what that costs.
struct RouteEnd {
  Port port;
  std::int32_t cost;
};

class RouteGoal {
 public:
  RouteGoal(const RouteField& field, const std::vector<RouteEnd>& ends);

  /// Whether a cell is among the ports.
  bool holds(int column, int row) const {
    return left_ <= column && column <= right_ && top_ <= row && row <= bottom_;
  }

  /// About what is still to come for a line that entered a cell in some heading: its length, and something in
  /// its way; the bends that it needs, and the port. It may be too much, which finds ways sooner and seldom
  /// worse ones.
  std::int32_t estimate(const RouteField& field, Cell cell, Heading heading) const {
    const int column = field.column(cell);
    const int row = field.row(cell);
    const int across = std::max({left_ - column, 0, column - right_});
    const int down = std::max({top_ - row, 0, row - bottom_});
    const std::size_t side = (column < left_    ? 0
                              : column > right_ ? 2
                                                : 1) *
                                 3U +
                             (row < top_      ? 0
                              : row > bottom_ ? 2
                                              : 1);
    const std::int32_t length = (across + down) * (kPitch - kSharing);
    return length + length / 4 + arrival_[side * 4 + static_cast<std::size_t>(heading)];
  }

 private:
  int left_, top_;  // Columns and rows of all ports.
  int right_ = 0, bottom_ = 0;
  // What bends and the port cost at least, by the side on which a cell lies (before, beside, behind) across
  // and down, and by heading.
  std::array<std::int32_t, 36> arrival_{};
};

}  // namespace stoa::layout
