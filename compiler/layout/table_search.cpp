// The search of Tables: which moves there are, and which are kept.
#include <algorithm>
#include <limits>
#include <utility>

#include "compiler/layout/table.hpp"

namespace stoa::layout {
namespace {

// Of sixteen moves, those that are of a dear line; and of these, those into the row or column of its other
// end.
constexpr std::uint32_t kAimed = 14;
constexpr std::uint32_t kTowards = 8;

constexpr std::size_t kRemembered = 2048;  // Of what was judged, since one in six moves was made before.

std::uint32_t next(std::uint32_t& random, std::size_t below) {
  random = random * 1664525U + 1013904223U;
  return static_cast<std::uint32_t>((static_cast<std::uint64_t>(random) * below) >> 32);
}

}  // namespace

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

// Of how a container is arranged; those of all of them add up to one of the whole.
std::uint64_t Tables::key_of(std::size_t container) const {
  constexpr std::uint64_t kPrime = 1099511628211;  // Of FNV-1a.
  std::uint64_t key = 14695981039346656037U + container;
  const auto add = [&](int value) { key = (key ^ static_cast<std::uint32_t>(value)) * kPrime; };
  for (const Cell& cell : tables_[container].cells) {
    add(cell.row);
    add(cell.column);
  }
  add(tables_[container].pivot.row);
  add(tables_[container].pivot.column);
  return key ^ key >> 32;
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
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < tables_.size(); ++i)
    key += key_of(i);
  std::vector<Judged> judged(kRemembered);
  Table before;
  for (std::size_t i = 0; i < n_moves; ++i) {
    const Aim what = aim(dearest, random);
    const std::size_t container = what.container;
    Table& table = tables_[container];
    before = table;
    const std::uint64_t key_around = key - key_of(container);
    if (!change(what, random) || table == before)
      continue;
    const std::uint64_t key_then = key_around + key_of(container);
    const std::int64_t limit =
        now + heat * static_cast<std::int64_t>(n_moves - i) / static_cast<std::int64_t>(n_moves);
    Judged& then = judged[key_then % kRemembered];
    const bool is_known = then.key == key_then && (then.is_exact || then.cost > limit);
    if (is_known && then.cost > limit) {
      table = before;
      continue;
    }
    arrange_around(container);
    put(sketch);
    if (!is_known) {
      const std::int64_t its_cost = cost(sketch, limit);
      then = {key_then, its_cost, its_cost <= limit};
    }
    if (then.cost > limit) {
      table = before;
      take_back(container);
      continue;
    }
    key = key_then;
    now = then.cost;
    if (now < least) {
      least = now;
      best = tables_;
    }
  }
  tables_ = best;
}

}  // namespace stoa::layout
