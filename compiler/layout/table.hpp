// Each container as a table with an item in a cell: what icons of one row or column align on, and a search
// for the cells that leave least strain. Moves are small and many, where those of refinement are good and
// few.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "compiler/layout/sketch.hpp"

namespace stoa::layout {

class Tables {
 public:
  /// In the order of a sketch. The plan must outlive it.
  Tables(const Plan& plan, const Sketch& sketch);

  /// Everything in its cell, icons on the lattice.
  Sketch place();

  /// Judges a sketch, less is better; once it is seen to be more than the limit, how much more does not
  /// matter.
  using Cost = std::function<std::int64_t(const Sketch&, std::int64_t limit)>;

  /// Tries `n_moves` moves and keeps the best tables it met. Most are of an end of a line that costs much:
  /// `dearest` holds all edges, those first that cost most in the last sketch that was worth its limit, and
  /// is read anew for each move. `heat` is what a move may cost at first, which falls to nothing. One seed
  /// gives the same moves on every machine.
  void settle(std::uint32_t seed, std::size_t n_moves, std::int64_t heat, const Cost& cost,
              const std::vector<std::uint32_t>& dearest);

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

  /// What a move is about: any item, or the one that is or holds an end of a line, in one of the containers
  /// between the two ends or around both.
  struct Aim {
    std::size_t container = 0;
    std::optional<std::size_t> item;
    std::optional<std::size_t> other;  // In the container around both: the item with the other end.
  };

  /// What is known of the tables as they were with a key: what they cost, or only that it is more than some
  /// limit.
  struct Judged {
    std::uint64_t key = 0;
    std::int64_t cost = 0;
    bool is_exact = false;
  };

  static Cell size_of(const Table& table);
  std::uint64_t key_of(std::size_t container) const;
  void find_aims();
  Aim aim(const std::vector<std::uint32_t>& dearest, std::uint32_t& random) const;
  void close(Table& table);
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
  bool change(const Aim& aim, std::uint32_t& random);
  bool move_item(Table& table, std::size_t item, std::optional<Cell> towards, std::uint32_t& random);

  const Plan& plan_;
  std::vector<Table> tables_;  // That of the top first, as in Plan::items.
  std::vector<Inner> inners_;  // Of each table.
  std::vector<Inner> kept_;    // What arrange_around replaced, the innermost first.
  // Reused between calls.
  std::vector<Spot> origins_;
  std::vector<std::size_t> by_column_, by_row_;  // The items of the table at hand, in order.
  std::vector<int> down_, across_;
  std::vector<int> lines_;  // Where each goes when empty ones are gone.
  std::vector<std::size_t> last_;
  std::vector<const Box*> extents_;
  std::vector<std::size_t> open_;       // Those with more than one item.
  std::vector<std::vector<Aim>> aims_;  // Of the tail of each edge and of its head.
};

}  // namespace stoa::layout
