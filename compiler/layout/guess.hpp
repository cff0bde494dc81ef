// How lines would probably run, without routing them: what a search over many sketches can afford.
#pragma once

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
  static constexpr std::size_t kBits = 64;
  static constexpr std::size_t kMostLegs = 2 * kBits;  ///< of each way; what is beyond them crosses nothing
  static constexpr std::size_t kMostBoxes = 64;        ///< what is beyond them is in no line's way

  /// A level or upright piece of a line, from its lesser to its greater end, in steps of the lattice.
  struct Leg {
    int at = 0;  ///< across it
    int from = 0;
    int to = 0;
    std::uint32_t edge = 0;
    int next = kNone;  ///< of those of one row or column
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
  /// Some of the boxes, and some of the frames.
  struct Things {
    Bits boxes = 0;
    Bits frames = 0;

    friend Things operator&(Things a, Things b) { return {a.boxes & b.boxes, a.frames & b.frames}; }
    Things& operator|=(Things more) {
      boxes |= more.boxes;
      frames |= more.frames;
      return *this;
    }
  };
  /// Of rows or columns: what begins before each of them, and what ends behind it.
  struct Lines {
    std::vector<Things> begun, open;
  };
  /// The same of upright legs, in words of bits: those that begin above a row, those that end below it, and
  /// those in columns left of one.
  struct LegLines {
    std::vector<Bits> begun, open, left;
  };
  enum class Kinship : std::uint8_t { none, joined, kin };

  Spot on_lattice(Spot center) const {
    return {(center.x - origin_.x) / kPitch, (center.y - origin_.y) / kPitch};
  }
  void place_boxes(const Sketch& sketch);
  static Path path(Spot a, Spot b, Shape shape);
  std::int64_t cost_of_met(Things met) const;
  std::int64_t cost_of_level(int row, int from, int to, Things foreign) const;
  std::int64_t cost_of_upright(int column, int from, int to, Things foreign) const;
  std::int64_t cost_of_legs(Spot a, Spot b, Shape shape, Things foreign) const;
  std::int64_t choose(Spot a, Spot b, Things foreign, Path& best) const;
  std::int64_t lay(const Path& path, std::uint32_t edge);
  std::int64_t cost_of_crossings(std::int64_t limit);

  const Plan& plan_;
  std::size_t n_titles_ = 0;
  std::size_t n_frames_ = 0;
  Bits titles_ = 0;
  std::vector<Things> foreign_;    ///< of each edge: all but its ends and what is around them
  std::vector<Kinship> kinships_;  ///< of each two edges
  // Of the sketch at hand.
  Spot origin_;
  std::size_t n_columns_ = 0, n_rows_ = 0;
  Lines columns_, rows_;
  std::vector<Leg> levels_, uprights_;
  std::vector<int> first_level_, first_upright_;  ///< of each row and each column
  LegLines leg_lines_;
};

}  // namespace stoa::layout
