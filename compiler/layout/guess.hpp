// How lines would probably run, without routing them: what a search over many sketches can afford.
#pragma once

#include <cstdint>
#include <vector>

#include "compiler/layout/sketch.hpp"

namespace stoa::layout {

/// Gives each line the shape that meets the least, and counts what those shapes meet.
class Guess {
 public:
  /// The plan must outlive it.
  explicit Guess(const Plan& plan) : plan_(plan), paths_(plan.edges.size()) {}

  /// In hundredths, as in Strain: bends, lines through parts, crossings.
  std::int64_t cost(const Sketch& sketch);

 private:
  /// A level or upright piece of a line, from its lesser to its greater end.
  struct Leg {
    int at = 0;  ///< across it
    int from = 0;
    int to = 0;
    bool is_level = false;
  };
  struct Path {
    Leg legs[3];
    int n_legs = 0;
    Box box;
  };

  Path path(Spot a, Spot b, int shape) const;
  int count_met(const Path& path, std::uint32_t tail, std::uint32_t head) const;

  const Plan& plan_;
  std::vector<Path> paths_;
  std::vector<Box> boxes_{};
};

}  // namespace stoa::layout
