// How lines would probably run, without routing them: what a search over many sketches can afford.
#pragma once

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
  static constexpr std::size_t kWords = 2;
  static constexpr std::size_t kMostLegs = 64 * kWords;  ///< of each way; what is beyond them crosses nothing
  static constexpr std::size_t kShapes = 4;
  static constexpr std::size_t kMostBoxes = 64;  ///< what is beyond them is in no line's way

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
  /// The boxes and frames that begin before a row or column, and those that end behind it.
  struct Line {
    Bits begun = 0;
    Bits open = 0;
    Bits frames_begun = 0;
    Bits frames_open = 0;
  };
  /// What is not in the way of a line: its ends, and the frames around them.
  struct Own {
    Bits boxes = 0;
    Bits frames = 0;
  };
  struct LegLine {
    std::array<Bits, kWords> at{}, begun{}, open{};
  };
  enum class Kinship : std::uint8_t { none, joined, kin };

  Spot on_lattice(Spot center) const {
    return {(center.x - origin_.x) / kPitch, (center.y - origin_.y) / kPitch};
  }
  void place_boxes(const Sketch& sketch);
  static Path path(Spot a, Spot b, Shape shape);
  static std::array<Shape, kShapes> shapes_between(Spot a, Spot b);
  std::int64_t cost_of_met(const Path& path, const Own& own) const;
  std::int64_t choose(Spot a, Spot b, const Own& own, Path& best) const;
  std::int64_t lay(const Path& path, std::uint32_t edge);
  std::int64_t cost_of_crossings(std::int64_t limit);

  const Plan& plan_;
  std::size_t n_titles_ = 0;
  std::size_t n_frames_ = 0;
  Bits titles_ = 0;
  std::vector<Own> owns_;          ///< of each edge
  std::vector<Kinship> kinships_;  ///< of each two edges
  // Of the sketch at hand.
  Spot origin_;
  std::vector<Line> columns_, rows_;
  std::vector<Leg> levels_, uprights_;
  std::vector<int> first_level_, first_upright_;  ///< of each row and each column
  std::vector<LegLine> upright_columns_, upright_rows_;
};

}  // namespace stoa::layout
