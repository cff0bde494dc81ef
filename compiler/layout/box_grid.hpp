// Finds which of many rectangles are near a place, in time that does not grow with their number.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "compiler/layout/geometry.hpp"

namespace stoa::layout {

/// Rectangles by index, sorted into square cells.
class BoxGrid {
 public:
  /// Cells are at least `least_cell` wide: about the size of what is asked for.
  explicit BoxGrid(std::vector<Rect> boxes, double least_cell = 96);

  const Rect& operator[](std::uint32_t index) const { return boxes_[index]; }

  /// Calls `visit(index)` once for each rectangle that may hold `point`, lowest index first.
  template <class Visit>
  void each_at(Point point, Visit visit) const {
    if (boxes_.empty())
      return;
    const std::size_t cell = row_at(point.y) * n_columns_ + column_at(point.x);
    for (std::uint32_t i = first_[cell]; i < first_[cell + 1]; ++i)
      visit(members_[i]);
  }

  /// Calls `visit(index)` once for each rectangle that may touch `area`, in no promised order of place but
  /// always the same one.
  template <class Visit>
  void each_near(Rect area, Visit visit) const {
    const Cells cells = cells_of(area);
    ++visit_;
    for (std::size_t row = cells.top; row <= cells.bottom && !boxes_.empty(); ++row) {
      for (std::size_t column = cells.left; column <= cells.right; ++column) {
        const std::size_t cell = row * n_columns_ + column;
        for (std::uint32_t i = first_[cell]; i < first_[cell + 1]; ++i) {
          const std::uint32_t index = members_[i];
          if (last_visit_[index] == visit_)
            continue;
          last_visit_[index] = visit_;
          visit(index);
        }
      }
    }
  }

 private:
  struct Cells {
    std::size_t left, top, right, bottom;
  };
  static std::size_t place_of(double offset, std::size_t count) {
    return static_cast<std::size_t>(std::clamp(offset, 0.0, static_cast<double>(count - 1)));
  }
  std::size_t column_at(double x) const { return place_of((x - bounds_.x) * cells_a_pixel_, n_columns_); }
  std::size_t row_at(double y) const { return place_of((y - bounds_.y) * cells_a_pixel_, n_rows_); }
  Cells cells_of(Rect area) const {
    return {column_at(area.x), row_at(area.y), column_at(area.right()), row_at(area.bottom())};
  }

  std::vector<Rect> boxes_;
  Rect bounds_;
  double cells_a_pixel_ = 1;
  std::size_t n_columns_ = 1;
  std::size_t n_rows_ = 1;
  std::vector<std::uint32_t> first_;  // Of each cell, in members_.
  std::vector<std::uint32_t> members_;
  mutable std::vector<std::uint32_t> last_visit_;  // So that a box in several cells is visited once.
  mutable std::uint32_t visit_ = 0;
};

}  // namespace stoa::layout
