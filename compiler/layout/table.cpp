#include "compiler/layout/table.hpp"

#include <algorithm>
#include <utility>

#include "compiler/layout/dimensions.hpp"

namespace stoa::layout {
namespace {

constexpr int kRowGap = 46;     // Between the items of two rows, for a number and a head;
constexpr int kColumnGap = 34;  // and between those of two columns.
constexpr int kBesideGap = 20;  // Of what may slide past each other.
constexpr int kSameLine = 40;   // Icons this far apart begin a row or column of their own.

int up_to_lattice(int value) {
  return (value + kPitch - 1) / kPitch * kPitch;
}

// The numbers of the lines that values fall into.
std::vector<int> lines_of(const std::vector<int>& values) {
  std::vector<int> sorted = values;
  std::sort(sorted.begin(), sorted.end());
  std::vector<int> firsts;
  for (const int value : sorted)
    if (firsts.empty() || value - firsts.back() > kSameLine)
      firsts.push_back(value);
  std::vector<int> lines;
  for (const int value : values)
    lines.push_back(static_cast<int>(std::upper_bound(firsts.begin(), firsts.end(), value) - firsts.begin()) -
                    1);
  return lines;
}

}  // namespace

Tables::Tables(const Plan& plan, const Sketch& sketch)
    : plan_(plan), tables_(plan.items.size()), inners_(plan.items.size()) {
  for (std::size_t i = 0; i < tables_.size(); ++i) {
    const std::vector<Plan::Item>& items = plan.items[i];
    if (items.size() > 1)
      open_.push_back(i);
    std::vector<int> across, down;
    for (const Plan::Item item : items) {
      const Box box = box_of(plan, sketch, item);
      across.push_back(item.is_group ? (box.left + box.right) / 2 : sketch.centers[item.index].x);
      down.push_back(item.is_group ? (box.top + box.bottom) / 2 : sketch.centers[item.index].y);
    }
    const std::vector<int> columns = lines_of(across);
    const std::vector<int> rows = lines_of(down);
    std::vector<Cell>& cells = tables_[i].cells;
    for (std::size_t k = 0; k < items.size(); ++k) {
      Cell cell{rows[k], columns[k]};
      while (std::find(cells.begin(), cells.end(), cell) != cells.end())
        ++cell.row;
      cells.push_back(cell);
    }
    close(tables_[i]);
  }
}

// Rows and columns without an item go.
void Tables::close(Table& table) {
  for (int Cell::*const part : {&Cell::row, &Cell::column}) {
    int last = -1;
    for (const Cell& cell : table.cells)
      last = std::max(last, cell.*part);
    lines_.assign(static_cast<std::size_t>(last + 1), 0);
    for (const Cell& cell : table.cells)
      lines_[static_cast<std::size_t>(cell.*part)] = 1;
    int n_used = 0;
    for (int& line : lines_)
      line = line != 0 ? n_used++ : 0;
    for (Cell& cell : table.cells)
      cell.*part = lines_[static_cast<std::size_t>(cell.*part)];
    if (n_used > 0)
      table.pivot.*part = std::clamp(table.pivot.*part, 0, n_used - 1);
  }
}

// Columns stand as near to each other as the items beside each other in the same row let them.
void Tables::set_columns(const Table& table, const std::vector<const Box*>& extents) {
  const std::size_t n = table.cells.size();
  across_.assign(n, 0);
  last_.assign(n, n);
  int at = 0;
  for (std::size_t k = 0; k < n;) {
    const int column = table.cells[by_column_[k]].column;
    std::size_t end = k;
    for (; end < n && table.cells[by_column_[end]].column == column; ++end) {
      const std::size_t item = by_column_[end];
      const std::size_t before = last_[static_cast<std::size_t>(table.cells[item].row)];
      if (before != n)
        at = std::max(at, across_[static_cast<std::size_t>(table.cells[before].column)] +
                              up_to_lattice(extents[before]->right + kColumnGap - extents[item]->left));
    }
    across_[static_cast<std::size_t>(column)] = at;
    for (; k < end; ++k)
      last_[static_cast<std::size_t>(table.cells[by_column_[k]].row)] = by_column_[k];
  }
}

// Rows the same, by the items above each other wherever columns came to stand: so a row slides up beside what
// is higher than the rest of its row.
void Tables::set_rows(const Table& table, const std::vector<const Box*>& extents) {
  const std::size_t n = table.cells.size();
  down_.assign(n, 0);
  int at = 0;
  for (std::size_t k = 0; k < n;) {
    const int row = table.cells[by_row_[k]].row;
    std::size_t end = k;
    for (; end < n && table.cells[by_row_[end]].row == row; ++end) {
      const std::size_t item = by_row_[end];
      const int x = across_[static_cast<std::size_t>(table.cells[item].column)];
      for (std::size_t i = 0; i < k; ++i) {
        const std::size_t above = by_row_[i];
        const int apart = across_[static_cast<std::size_t>(table.cells[above].column)] - x;
        if (extents[above]->left + apart < extents[item]->right + kBesideGap &&
            extents[item]->left < extents[above]->right + apart + kBesideGap)
          at = std::max(at, down_[static_cast<std::size_t>(table.cells[above].row)] +
                                up_to_lattice(extents[above]->bottom + kRowGap - extents[item]->top));
      }
    }
    down_[static_cast<std::size_t>(row)] = at;
    k = end;
  }
}

// Tables within it must be arranged.
void Tables::arrange(std::size_t container) {
  Inner& inner = inners_[container];
  const std::vector<Plan::Item>& items = plan_.items[container];
  const bool is_top = container == 0;
  if (items.empty()) {
    const int filler = is_top ? kNone : plan_.groups[container - 1].filler;
    if (filler != kNone)
      inner.extent = plan_.parts[static_cast<std::size_t>(filler)].extent;
    return;
  }
  const Table& table = tables_[container];
  extents_.clear();
  for (const Plan::Item item : items)
    extents_.push_back(item.is_group ? &inners_[item.index + 1].extent : &plan_.parts[item.index].extent);
  const auto sort = [&](std::vector<std::size_t>& order, int Cell::*part) {
    order.resize(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
      const int line = table.cells[i].*part;
      std::size_t k = i;
      for (; k > 0 && line < table.cells[order[k - 1]].*part; --k)
        order[k] = order[k - 1];
      order[k] = i;
    }
  };
  sort(by_column_, &Cell::column);
  sort(by_row_, &Cell::row);
  set_columns(table, extents_);
  set_rows(table, extents_);
  const Spot pivot{across_[static_cast<std::size_t>(table.pivot.column)],
                   down_[static_cast<std::size_t>(table.pivot.row)]};
  inner.spots.resize(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Spot spot{across_[static_cast<std::size_t>(table.cells[i].column)] - pivot.x,
                    down_[static_cast<std::size_t>(table.cells[i].row)] - pivot.y};
    inner.spots[i] = spot;
    const Box box = move(*extents_[i], spot);
    inner.extent = i == 0 ? box : unite(inner.extent, box);
  }
  if (is_top)
    return;
  Box& frame = inner.extent;
  frame = {frame.left - static_cast<int>(kFrameSide), frame.top - static_cast<int>(kFrameTop),
           frame.right + static_cast<int>(kFrameSide), frame.bottom + static_cast<int>(kFrameBottom)};
  const int missing = plan_.groups[container - 1].title_width - frame.width();
  if (missing > 0) {
    frame.left -= missing / 2;
    frame.right += missing - missing / 2;
  }
}

// Keeps how the container and those around it were.
void Tables::arrange_around(std::size_t container) {
  for (std::size_t depth = 0;; ++depth, container = container_of(container)) {
    if (depth == kept_.size())
      kept_.emplace_back();
    std::swap(inners_[container], kept_[depth]);
    arrange(container);
    if (container == 0)
      return;
  }
}

void Tables::take_back(std::size_t container) {
  for (std::size_t depth = 0;; ++depth, container = container_of(container)) {
    std::swap(inners_[container], kept_[depth]);
    if (container == 0)
      return;
  }
}

void Tables::put(Sketch& sketch) {
  origins_.assign(tables_.size(), {});
  for (std::size_t i = 0; i < tables_.size(); ++i) {
    const std::vector<Plan::Item>& items = plan_.items[i];
    for (std::size_t k = 0; k < items.size(); ++k) {
      const Spot at{origins_[i].x + inners_[i].spots[k].x, origins_[i].y + inners_[i].spots[k].y};
      if (!items[k].is_group) {
        sketch.centers[items[k].index] = at;
        continue;
      }
      const std::uint32_t group = items[k].index;
      origins_[group + 1] = at;
      sketch.frames[group] = move(inners_[group + 1].extent, at);
      if (plan_.groups[group].filler != kNone)
        sketch.centers[static_cast<std::size_t>(plan_.groups[group].filler)] = at;
    }
  }
}

Sketch Tables::place() {
  for (std::size_t i = tables_.size(); i-- > 0;)  // Children stand behind their parents.
    arrange(i);
  Sketch sketch;
  sketch.centers.resize(plan_.parts.size());
  sketch.frames.resize(plan_.groups.size());
  put(sketch);
  return sketch;
}

}  // namespace stoa::layout
