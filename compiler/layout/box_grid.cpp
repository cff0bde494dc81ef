#include "compiler/layout/box_grid.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace stoa::layout {

BoxGrid::BoxGrid(std::vector<Rect> boxes, double least_cell)
    : boxes_(std::move(boxes)), last_visit_(boxes_.size(), 0) {
  if (boxes_.empty())
    return;
  bounds_ = boxes_[0];
  for (const Rect& box : boxes_)
    bounds_ = unite(bounds_, box);
  // However far apart they are, no more cells than a few for each box.
  const double n_boxes = static_cast<double>(boxes_.size());
  const double side = std::max(bounds_.width, bounds_.height);
  const double side_of_cell =
      std::max({least_cell, std::sqrt(bounds_.width * bounds_.height / (4 * n_boxes + 64)),
                side / (4 * n_boxes + 64)});
  cells_a_pixel_ = 1 / side_of_cell;
  n_columns_ = static_cast<std::size_t>(bounds_.width / side_of_cell) + 1;
  n_rows_ = static_cast<std::size_t>(bounds_.height / side_of_cell) + 1;
  first_.assign(n_columns_ * n_rows_ + 1, 0);
  const auto each_cell = [&](const Rect& box, auto visit) {
    const Cells cells = cells_of(box);
    for (std::size_t row = cells.top; row <= cells.bottom; ++row)
      for (std::size_t column = cells.left; column <= cells.right; ++column)
        visit(row * n_columns_ + column);
  };
  for (const Rect& box : boxes_)
    each_cell(box, [&](std::size_t cell) { ++first_[cell + 1]; });
  std::partial_sum(first_.begin(), first_.end(), first_.begin());
  members_.resize(first_.back());
  std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
  for (std::uint32_t i = 0; i < boxes_.size(); ++i)
    each_cell(boxes_[i], [&](std::size_t cell) { members_[next[cell]++] = i; });
}

}  // namespace stoa::layout
