// Each container as a table with an item in a cell: what icons of one row or column align on, and a search
// for the cells that leave least strain. Moves are small and many, where those of refinement are good and
// few.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "compiler/layout/sketch.hpp"

namespace stoa::layout {

class Tables {
 public:
  /// In the order of a sketch. The plan must outlive it.
  Tables(const Plan& plan, const Sketch& sketch);

  /// Everything in its cell, icons on the lattice.
  Sketch place();

  /// Tries `n_moves` moves and keeps the best tables it met. `cost` judges a sketch, less is better; once it
  /// is seen to be more than the limit, how much more does not matter. `heat` is what a move may cost at
  /// first, which falls to nothing. One seed gives the same moves on every machine.
  void settle(std::uint32_t seed, std::size_t n_moves, std::int64_t heat,
              const std::function<std::int64_t(const Sketch&, std::int64_t limit)>& cost);

 private:
  struct Cell {
    int row = 0;
    int column = 0;

    bool operator==(const Cell&) const = default;
  };
  /// Cells of its items, and the row and the column by which the whole is aligned with what is around it.
  struct Table {
    std::vector<Cell> cells;
    Cell pivot;

    bool operator==(const Table&) const = default;
  };
  /// Of an item, around the icon by which it is aligned.
  struct Inner {
    std::vector<Spot> spots;  // Of each item, around the pivot.
    Box extent;               // Of the whole frame.
  };

  static void close(Table& table);
  void set_columns(const Table& table, const std::vector<const Box*>& extents);
  void set_rows(const Table& table, const std::vector<const Box*>& extents);
  void arrange(std::size_t container);
  void arrange_around(std::size_t container);
  void take_back(std::size_t container);
  /// The one around a container, which must not be the top.
  std::size_t container_of(std::size_t container) const {
    return static_cast<std::size_t>(plan_.groups[container - 1].parent + 1);
  }
  void put(Sketch& sketch);
  bool change(Table& table, std::uint32_t& random) const;

  const Plan& plan_;
  std::vector<Table> tables_;  // That of the top first, as in Plan::items.
  std::vector<Inner> inners_;  // Of each table.
  std::vector<Inner> kept_;    // What arrange_around replaced, the innermost first.
  // Reused between calls.
  std::vector<Spot> origins_;
  std::vector<std::size_t> by_column_, by_row_;  // The items of the table at hand, in order.
  std::vector<int> down_, across_;
  std::vector<std::size_t> last_;
  std::vector<const Box*> extents_;
  std::vector<std::size_t> open_;  // Those with more than one item.
};

}  // namespace stoa::layout
