#include "compiler/layout/table.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "compiler/layout/dimensions.hpp"

namespace stoa::layout {
namespace {

constexpr int kRowGap = 46;     // Between the items of two rows, for a number and a head;
constexpr int kColumnGap = 34;  // and between those of two columns.
constexpr int kBesideGap = 20;  // Of what may slide past each other.
constexpr int kSameLine = 40;   // Icons this far apart begin a row or column of their own.
// Of sixteen moves, those that are of a dear line; and of these, those into the row or column of its other
// end.
constexpr std::uint32_t kAimed = 14;
constexpr std::uint32_t kTowards = 8;

std::uint32_t next(std::uint32_t& random, std::size_t below) {
  random = random * 1664525U + 1013904223U;
  return static_cast<std::uint32_t>((static_cast<std::uint64_t>(random) * below) >> 32);
}

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

// How many rows and columns it has.
Tables::Cell Tables::size_of(const Table& table) {
  Cell size;
  for (const Cell& cell : table.cells) {
    size.row = std::max(size.row, cell.row + 1);
    size.column = std::max(size.column, cell.column + 1);
  }
  return size;
}

void Tables::find_aims() {
  std::vector<std::size_t> places_of_parts(plan_.parts.size()), places_of_groups(plan_.groups.size());
  for (const std::vector<Plan::Item>& items : plan_.items)
    for (std::size_t i = 0; i < items.size(); ++i)
      (items[i].is_group ? places_of_groups : places_of_parts)[items[i].index] = i;
  const auto parent = [&](int group) { return plan_.groups[static_cast<std::size_t>(group)].parent; };
  // Of a part in a container around it, the item that is or holds it.
  const auto item_with = [&](std::uint32_t part, int container) {
    int group = plan_.parts[part].home;
    if (group == container)
      return places_of_parts[part];
    while (parent(group) != container)
      group = parent(group);
    return places_of_groups[static_cast<std::size_t>(group)];
  };
  aims_.clear();
  aims_.reserve(2 * plan_.edges.size());
  for (const Plan::Edge& edge : plan_.edges) {
    for (const bool is_head : {false, true}) {
      const std::uint32_t end = is_head ? edge.head : edge.tail;
      const std::uint32_t other = is_head ? edge.tail : edge.head;
      std::vector<Aim>& aims = aims_.emplace_back();
      for (int container = plan_.parts[end].home;; container = parent(container)) {
        const bool holds_both = container == kNone || plan_.holds(container, plan_.parts[other].home);
        if (plan_.items_of(container).size() > 1) {
          aims.push_back({static_cast<std::size_t>(container + 1), item_with(end, container), std::nullopt});
          if (holds_both)
            aims.back().other = item_with(other, container);
        }
        if (holds_both)
          break;
      }
    }
  }
}

Tables::Aim Tables::aim(const std::vector<std::uint32_t>& dearest, std::uint32_t& random) const {
  if (!dearest.empty() && next(random, 16) < kAimed) {
    const std::size_t edge =
        dearest[next(random, next(random, dearest.size()) + 1)];  // Dear ones more often.
    const std::vector<Aim>& aims = aims_[2 * edge + next(random, 2)];
    if (!aims.empty())
      return aims[next(random, aims.size())];
  }
  return {open_[next(random, open_.size())], std::nullopt, std::nullopt};
}

// To another cell, or into a row or column of its own.
bool Tables::move_item(Table& table, std::size_t item, std::optional<Cell> towards, std::uint32_t& random) {
  const auto any_of = [&](int n) { return static_cast<int>(next(random, static_cast<std::size_t>(n))); };
  const auto [n_rows, n_columns] = size_of(table);
  const Cell from = table.cells[item];
  Cell to{any_of(n_rows), any_of(n_columns)};
  if (towards) {
    int Cell::*const part = any_of(2) != 0 ? &Cell::row : &Cell::column;
    to.*part = (*towards).*part;
  }
  if (any_of(2) != 0) {
    const bool is_row = any_of(2) != 0;
    int Cell::*const part = is_row ? &Cell::row : &Cell::column;
    to.*part = any_of((is_row ? n_rows : n_columns) + 1);
    for (Cell& cell : table.cells)
      cell.*part += cell.*part >= to.*part;
    table.pivot.*part += table.pivot.*part >= to.*part;
  } else if (to == from) {
    return false;
  } else {
    const auto there = std::find(table.cells.begin(), table.cells.end(), to);
    if (there != table.cells.end())
      *there = from;
  }
  table.cells[item] = to;
  close(table);
  return true;
}

// One item is moved; two rows or columns change places; a table is turned, or aligned by another of its
// icons.
bool Tables::change(const Aim& aim, std::uint32_t& random) {
  Table& table = tables_[aim.container];
  if (aim.item) {
    const bool goes_towards = aim.other && next(random, 16) < kTowards;
    return move_item(table, *aim.item, goes_towards ? std::optional(table.cells[*aim.other]) : std::nullopt,
                     random);
  }
  const std::uint32_t kind = next(random, 16);
  if (kind < 10)
    return move_item(table, next(random, table.cells.size()), std::nullopt, random);
  const auto [n_rows, n_columns] = size_of(table);
  if (kind < 12) {
    const bool is_row = next(random, 2) != 0;
    int Cell::*const part = is_row ? &Cell::row : &Cell::column;
    const auto n_lines = static_cast<std::size_t>(is_row ? n_rows : n_columns);
    const int a = static_cast<int>(next(random, n_lines));
    const int b = static_cast<int>(next(random, n_lines));
    for (Cell& cell : table.cells)
      cell.*part = cell.*part == a ? b : cell.*part == b ? a : cell.*part;
    return a != b;
  }
  if (kind < 13) {
    for (Cell& cell : table.cells)
      std::swap(cell.row, cell.column);
    std::swap(table.pivot.row, table.pivot.column);
    return true;
  }
  const Cell pivot = table.pivot;
  table.pivot = {static_cast<int>(next(random, static_cast<std::size_t>(n_rows))),
                 static_cast<int>(next(random, static_cast<std::size_t>(n_columns)))};
  return !(pivot == table.pivot);
}

void Tables::settle(std::uint32_t seed, std::size_t n_moves, std::int64_t heat, const Cost& cost,
                    const std::vector<std::uint32_t>& dearest) {
  if (open_.empty())
    return;
  find_aims();
  std::uint32_t random = seed;
  Sketch sketch = place();
  std::vector<Table> best = tables_;
  std::int64_t least = cost(sketch, std::numeric_limits<std::int64_t>::max());
  std::int64_t now = least;
  Table before;
  for (std::size_t i = 0; i < n_moves; ++i) {
    const Aim what = aim(dearest, random);
    const std::size_t container = what.container;
    Table& table = tables_[container];
    before = table;
    if (!change(what, random) || table == before)
      continue;
    arrange_around(container);
    put(sketch);
    const std::int64_t limit =
        now + heat * static_cast<std::int64_t>(n_moves - i) / static_cast<std::int64_t>(n_moves);
    const std::int64_t then = cost(sketch, limit);
    if (then > limit) {
      table = before;
      take_back(container);
      continue;
    }
    now = then;
    if (now < least) {
      least = now;
      best = tables_;
    }
  }
  tables_ = best;
}

}  // namespace stoa::layout
