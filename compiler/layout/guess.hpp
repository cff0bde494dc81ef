// How lines would probably run, without routing them: what a search over many sketches can afford.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "compiler/layout/sketch.hpp"

namespace stoa::layout {

/// Gives each line the shape that meets the least, and counts what those shapes meet. Everything is kept as
/// sets of bits by rows and columns of the lattice, so that what a leg meets is the intersection of a few of
/// them.
class Guess {
 public:
  /// The plan must outlive it.
  explicit Guess(const Plan& plan);

  /// In hundredths, as in Strain: bends, lines through parts and titles, crossings. Once it is seen to be
  /// more than `limit`, how much more is not told. Centers must be on the lattice.
  std::int64_t cost(const Sketch& sketch, std::int64_t limit);

 private:
  using Bits = std::uint64_t;
  static constexpr std::size_t kLanes = 8;       ///< legs that are compared at once
  static constexpr std::size_t kMostLegs = 128;  ///< of each way; what is beyond them meets nothing
  static constexpr std::size_t kMostBoxes = 64;  ///< what is beyond them is in no line's way

  /// A level or upright piece of a line, from its lesser to its greater end, in steps of the lattice.
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
  /// Some of the boxes (first), and some of the frames (second), handled as one.
  using Things = Bits __attribute__((vector_size(16)));
  /// Of rows or columns: what begins before each of them, and what ends behind it.
  struct Lines {
    std::vector<Things> begun, open;

    void clear(std::size_t n);
    /// Between two of them.
    void put(int first, int last, Things thing) {
      begun[static_cast<std::size_t>(first + 1)] |= thing;
      open[static_cast<std::size_t>(last - 1)] |= thing;
    }
    void sum_up();
    Things at(int line) const {
      return begun[static_cast<std::size_t>(line)] & open[static_cast<std::size_t>(line)];
    }
    /// What reaches between two of them.
    Things between(int from, int to) const {
      return begun[static_cast<std::size_t>(std::max(from, to))] &
             open[static_cast<std::size_t>(std::min(from, to))];
    }
  };
  /// Legs of one way, side by side so that one is compared with many at a time.
  struct Legs {
    std::array<std::int16_t, kMostLegs> at{}, from{}, to{};  ///< zeros beyond the last
    std::array<std::uint32_t, kMostLegs> edges{};
    std::size_t n = 0;

    void clear();
  };
  enum class Kinship : std::uint8_t { none, joined, kin };

  void place_boxes(const Sketch& sketch);
  static Path path(Spot a, Spot b, Shape shape);
  std::int64_t cost_of_met(Things met) const;
  std::int64_t cost_of_legs(Spot a, Spot b, Shape shape, Things foreign) const;
  std::int64_t choose(Spot a, Spot b, Things foreign, Path& best) const;
  template <class Sign, class Meet>
  static void each_met(const Legs& legs, Sign sign, Meet meet);
  std::int64_t cost_of_alongside(const Leg& leg, std::uint32_t edge, const Legs& others) const;
  std::int64_t cost_of_crossings(const Leg& leg, std::uint32_t edge, const Legs& others) const;
  std::int64_t lay(const Path& path, std::uint32_t edge);

  const Plan& plan_;
  std::size_t n_titles_ = 0;
  std::size_t n_frames_ = 0;
  Bits titles_ = 0;
  std::vector<Things> foreign_;    ///< of each edge: all but its ends and what is around them
  std::vector<Kinship> kinships_;  ///< of each two edges
  std::vector<Box> extents_;       ///< of each part, around its cell, in steps of the lattice
  // Of the sketch at hand.
  Spot origin_;
  std::vector<Spot> cells_;  ///< of each part
  std::size_t n_columns_ = 0, n_rows_ = 0;
  Lines columns_, rows_;
  Legs levels_, uprights_;
  // The dearest first, as it was in the last sketch that was worth its limit: what is too dear shows early.
  std::vector<std::uint32_t> order_;
  std::vector<std::int64_t> costs_;  ///< of each edge
};

}  // namespace stoa::layout
