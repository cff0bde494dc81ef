// How lines would probably run, without routing them: what a search over many sketches can afford.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "compiler/layout/sketch.hpp"

namespace stoa::layout {

/// Gives each line the shape that meets the least, and counts what those shapes meet. Everything, boxes and
/// lines, is kept as sets of bits by rows and columns of the lattice, so that what a leg meets is the
/// intersection of a few of them.
class Guess {
 public:
  /// The plan must outlive it.
  explicit Guess(const Plan& plan);

  /// In hundredths, as in Strain: bends, lines through parts and titles, crossings. Once it is seen to be
  /// more than `limit`, how much more is not told. Centers must be on the lattice.
  std::int64_t cost(const Sketch& sketch, std::int64_t limit);

  /// All edges, those first that cost most in the last sketch that was worth its limit.
  const std::vector<std::uint32_t>& dearest() const { return order_; }

 private:
  using Bits = std::uint64_t;
  static constexpr std::size_t kMostBoxes = 64;  ///< what is beyond them is in no line's way
  static constexpr std::size_t kBlock = 64;      ///< of lines whose legs are handled as one

  /// A level or upright piece of a line, from its lesser to its greater end, by the numbers of rows and
  /// columns.
  struct Leg {
    std::int16_t at = 0;  ///< across it
    std::int16_t from = 0;
    std::int16_t to = 0;
  };
  /// The legs of a line: up to two of one way, and one of the other.
  struct Path {
    Leg legs[3];
    bool is_level[3];
    int n_legs = 0;
  };
  /// From one end level or upright to `middle`, across, and on to the other end. An angle has its middle at
  /// the other end.
  struct Shape {
    bool is_level_first = true;
    int middle = 0;
  };
  /// Two sets handled as one: some of the boxes and some of the frames; or, of a block of lines, those whose
  /// first leg of a way is meant, and those whose second is.
  using Things = Bits __attribute__((vector_size(16)));
  /// The rows or the columns on which a line may run or bend, numbered through: few of those of the lattice.
  struct Axis {
    std::vector<std::uint16_t> numbers;  ///< of each row: how many of those that count stand before it
    std::size_t n = 0;

    void clear(std::size_t n_lines) { numbers.assign(n_lines, 0); }
    void add(int line) { numbers[static_cast<std::size_t>(line)] = 1; }
    void number();
    int operator[](int line) const { return numbers[static_cast<std::size_t>(line)]; }
  };
  /// What reaches over the rows or columns of an axis: by where it begins, and by where it ends.
  struct Lines {
    std::vector<Things> begun, open;

    void clear(const Axis& axis);
    /// From `first` to the one before `end`.
    void put(int first, int end, Things thing) {
      begun[static_cast<std::size_t>(first)] |= thing;
      open[static_cast<std::size_t>(end)] |= thing;
    }
    void sum_up();
    Things at(int line) const { return between(line, line); }
    /// What begins up to the greater of two and ends behind the lesser.
    Things between(int one, int other) const {
      return begun[static_cast<std::size_t>(std::max(one, other))] &
             open[static_cast<std::size_t>(std::min(one, other) + 1)];
    }
  };
  /// The legs of one way of a block of lines, by what they reach and by where they are across it.
  struct Legs {
    Lines along, across;

    void clear(const Axis& along_axis, const Axis& across_axis) {
      along.clear(along_axis);
      across.clear(across_axis);
    }
    Things crossed_by(const Leg& leg) const { return along.at(leg.at) & across.between(leg.from, leg.to); }
    Things beside(const Leg& leg) const {
      return across.between(leg.at - 1, leg.at + 1) & along.between(leg.from, leg.to);
    }
  };
  /// Of a line and a block of lines: those that should not cross it, and those of the earlier ones that
  /// should not lie on it.
  struct Strangers {
    Things to_cross, to_lie_on;
  };

  void number_lines(const Sketch& sketch);
  void place_boxes(const Sketch& sketch);
  static Path path(Spot a, Spot b, Shape shape);
  std::int64_t cost_of_met(Things met) const;
  std::int64_t cost_of_legs(Spot a, Spot b, Shape shape, Things foreign) const;
  Spot middle_of(const Plan::Edge& edge) const;
  std::int64_t choose(const Plan::Edge& edge, Things foreign, Path& best) const;
  void lay(const Path& path, std::size_t edge);
  void lay_all();
  std::int64_t cost_of_met_lines(std::size_t edge) const;

  const Plan& plan_;
  std::size_t n_titles_ = 0;
  std::size_t n_frames_ = 0;
  Bits titles_ = 0;
  std::vector<Things> foreign_;       ///< of each edge: all but its ends and what is around them
  std::vector<Strangers> strangers_;  ///< of each edge and each block
  std::vector<Box> extents_;          ///< of each part, around its cell, in steps of the lattice
  // Of the sketch at hand.
  Spot origin_;
  std::vector<Spot> spots_;  ///< of each node, in steps of the lattice,
  std::vector<Spot> cells_;  ///< and by the numbers of its column and its row
  Axis across_, down_;
  Lines columns_, rows_;
  std::vector<Path> paths_;              ///< of each edge
  std::vector<Legs> levels_, uprights_;  ///< of each block
  std::vector<std::uint32_t> order_;     ///< the dearest first, so that what is too dear shows early
  std::vector<std::int64_t> costs_;      ///< of each edge
};

}  // namespace stoa::layout
