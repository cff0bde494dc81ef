#include "compiler/layout/route_field.hpp"

#include <algorithm>
#include <cstdlib>

#include "compiler/layout/dimensions.hpp"

namespace stoa::layout {
namespace {

constexpr int kHalfIcon = static_cast<int>(kIconSize) / 2;
constexpr int kMarginCells = 6;  // Room for a loop.
constexpr int kClear = 3;        // Around icons and labels.
constexpr int kNear = 20;        // Where a line is felt to be close to a part, and to a border.
constexpr int kNearFrame = 22;
constexpr int kNearCost = 4;
constexpr int kTitleCost = 400;
constexpr int kTitleClear = 4;
constexpr int kOnBorder = 7;
constexpr int kOnBorderCost = 36;

int floor_div(int value) {
  return value >= 0 ? value / kPitch : -((-value + kPitch - 1) / kPitch);
}
int ceil_div(int value) {
  return -floor_div(-value);
}

struct Extent {
  int first_column, first_row, width, height;
};

Extent extent_of(const Plan& plan, const Sketch& sketch) {
  const Box bounds = bounds_of(plan, sketch);
  const int first_column = floor_div(bounds.left) - kMarginCells;
  const int first_row = floor_div(bounds.top) - kMarginCells;
  return {first_column, first_row, ceil_div(bounds.right) + kMarginCells - first_column + 1,
          ceil_div(bounds.bottom) + kMarginCells - first_row + 1};
}

// What it costs to run beside a border, `apart` pixels from it.
int border_cost(int apart) {
  if (apart < kOnBorder)
    return kOnBorderCost;
  return apart < kNearFrame ? (kNearFrame - apart) * 11 / 15 : 0;
}

std::uint8_t add_up(std::uint8_t value, int more) {
  return static_cast<std::uint8_t>(std::min(255, value + more));
}

}  // namespace

RouteField::RouteField(const Plan& plan, const Sketch& sketch) : plan_(plan), sketch_(sketch) {
  const Extent extent = extent_of(plan, sketch);
  first_column_ = extent.first_column;
  first_row_ = extent.first_row;
  width_ = extent.width;
  height_ = extent.height;
  const auto down = static_cast<Cell>(width_);
  const Cell steps[] = {1, down, ~Cell{0}, ~down + 1};
  std::copy(std::begin(steps), std::end(steps), std::begin(steps_));
  const std::size_t n_cells = static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_);
  grounds_.reserve(n_cells);
  for (int row = 0; row < height_; ++row)
    for (int column = 0; column < width_; ++column)
      grounds_.push_back({static_cast<std::uint16_t>(column), static_cast<std::uint16_t>(row), kNone});
  for (std::size_t i = 0; i < plan.groups.size(); ++i)
    mark_frame(i);
  block_parts();
  block_rim();
}

std::size_t RouteField::size_for(const Plan& plan, const Sketch& sketch) {
  const Extent extent = extent_of(plan, sketch);
  return static_cast<std::size_t>(extent.width) * static_cast<std::size_t>(extent.height);
}

Cell RouteField::cell_at(Spot spot) const {
  return static_cast<Cell>((floor_div(spot.y) - first_row_) * width_ + floor_div(spot.x) - first_column_);
}

template <class Visit>
void RouteField::each_cell(Box box, Visit visit) {
  const int left = std::max(0, ceil_div(box.left) - first_column_);
  const int right = std::min(width_ - 1, floor_div(box.right) - first_column_);
  const int bottom = std::min(height_ - 1, floor_div(box.bottom) - first_row_);
  for (int row = std::max(0, ceil_div(box.top) - first_row_); row <= bottom; ++row)
    for (int column = left; column <= right; ++column)
      visit(grounds_[static_cast<Cell>(row * width_ + column)]);
}

void RouteField::block_parts() {
  for (std::size_t i = 0; i < plan_.n_nodes; ++i) {
    const Spot center = sketch_.centers[i];
    const Box icon = move(Box{-kHalfIcon, -kHalfIcon, kHalfIcon, kHalfIcon}, center);
    each_cell(grow(move(plan_.parts[i].extent, center), kNear),
              [&](Ground& ground) { ground.soft = static_cast<std::uint16_t>(ground.soft + kNearCost); });
    const auto block = [](Ground& ground) { ground.is_blocked = true; };
    each_cell(grow(icon, kClear), block);
    if (plan_.parts[i].label.height() > 0)
      each_cell(grow(move(plan_.parts[i].label, center), kClear), block);
  }
}

void RouteField::block_rim() {
  const auto block = [&](int column, int row) {
    grounds_[static_cast<Cell>(row * width_ + column)].is_blocked = true;
  };
  for (int column = 0; column < width_; ++column) {
    block(column, 0);
    block(column, height_ - 1);
  }
  for (int row = 0; row < height_; ++row) {
    block(0, row);
    block(width_ - 1, row);
  }
}

void RouteField::mark_frame(std::size_t group) {
  const Box& frame = sketch_.frames[group];
  each_cell(frame, [&](Ground& ground) { ground.home = static_cast<std::int16_t>(group); });
  const Box title{frame.left, frame.top, frame.left + plan_.groups[group].title_width - 12,
                  frame.top + plan_.groups[group].title_height};
  each_cell(grow(title, kTitleClear), [](Ground& ground) { ground.soft = kTitleCost; });
  const auto mark = [&](Box border, bool is_level_border) {
    each_cell(
        is_level_border
            ? Box{border.left - 4, border.top - kNearFrame, border.right + 4, border.bottom + kNearFrame}
            : Box{border.left - kNearFrame, border.top - 4, border.right + kNearFrame, border.bottom + 4},
        [&](Ground& ground) {
          const int apart = is_level_border
                                ? std::abs((ground.row + first_row_) * kPitch - border.top)
                                : std::abs((ground.column + first_column_) * kPitch - border.left);
          std::uint8_t& cost = is_level_border ? ground.beside_level : ground.beside_upright;
          cost = add_up(cost, border_cost(apart));
        });
  };
  mark({frame.left, frame.top, frame.right, frame.top}, true);
  mark({frame.left, frame.bottom, frame.right, frame.bottom}, true);
  mark({frame.left, frame.top, frame.left, frame.bottom}, false);
  mark({frame.right, frame.top, frame.right, frame.bottom}, false);
}

std::vector<Port> RouteField::ports_of(std::uint32_t node) const {
  const Spot center = sketch_.centers[node];
  const Plan::Part& part = plan_.parts[node];
  const int below = part.label.height() > 0 ? part.label.bottom : kHalfIcon;
  const int outside = ceil_div(kHalfIcon + 4) * kPitch;
  const int outside_below = ceil_div(below + 4) * kPitch;
  const int end_below = part.label.height() > 0 ? below + 2 : below;
  std::vector<Port> ports;
  for (const int shift : {0, -1, 1}) {
    const int beside = shift * kPitch;
    const auto add = [&](Heading side, Spot first, Spot end) {
      const Cell cell = cell_at({center.x + first.x, center.y + first.y});
      if (!is_blocked(cell))
        ports.push_back({side, shift, cell, {center.x + end.x, center.y + end.y}});
    };
    add(Heading::right, {outside, beside}, {kHalfIcon, beside});
    add(Heading::down, {beside, outside_below}, {beside, end_below});
    add(Heading::left, {-outside, beside}, {-kHalfIcon, beside});
    add(Heading::up, {beside, -outside}, {beside, -kHalfIcon});
  }
  return ports;
}

}  // namespace stoa::layout
