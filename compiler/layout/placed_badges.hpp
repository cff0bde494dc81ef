// Where badges stand already.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "compiler/layout/geometry.hpp"

namespace stoa::layout {

/// Badges that are in their places already, by the cell of the picture they are in.
class PlacedBadges {
 public:
  PlacedBadges(double width, double height)
      : n_columns_(static_cast<std::size_t>(std::max(0.0, width) / kCell) + 1),
        n_rows_(static_cast<std::size_t>(std::max(0.0, height) / kCell) + 1),
        cells_(n_columns_ * n_rows_) {}

  void add(Point center) { cells_[row(center.y) * n_columns_ + column(center.x)].push_back(center); }

  void remove(Point center) {
    std::vector<Point>& cell = cells_[row(center.y) * n_columns_ + column(center.x)];
    const auto found = std::find(cell.begin(), cell.end(), center);
    if (found != cell.end())
      cell.erase(found);
  }

  template <class Visit>
  void each_near(Point point, Visit visit) const {
    const std::size_t last_row = row(point.y + kCell);
    const std::size_t last_column = column(point.x + kCell);
    for (std::size_t y = row(point.y - kCell); y <= last_row; ++y)
      for (std::size_t x = column(point.x - kCell); x <= last_column; ++x)
        for (const Point& center : cells_[y * n_columns_ + x])
          visit(center);
  }

 private:
  static constexpr double kCell = 64;

  static std::size_t place(double value, std::size_t count) {
    return static_cast<std::size_t>(std::clamp(value / kCell, 0.0, static_cast<double>(count - 1)));
  }
  std::size_t column(double x) const { return place(x, n_columns_); }
  std::size_t row(double y) const { return place(y, n_rows_); }

  std::size_t n_columns_;
  std::size_t n_rows_;
  std::vector<std::vector<Point>> cells_;
};

}  // namespace stoa::layout
