// Finds which of many rectangles are near a place, in time that does not grow with their number.
#pragma once

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
  Cells cells_of(Rect area) const;

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
