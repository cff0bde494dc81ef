// Moves parts about until lines are straight, groups are compact and what is alike looks alike.
#pragma once

#include <cstddef>
#include <memory>

#include "compiler/layout/sketch.hpp"

namespace stoa::layout {

/// One object serves for many sketches of a plan, so that its moves are made once.
class Refiner {
 public:
  /// The plan must outlive it.
  explicit Refiner(const Plan& plan);
  ~Refiner();

  /// Every move that lessens the strain is taken, in a fixed order, until none does or all rounds are over.
  void refine(Sketch& sketch, std::size_t n_rounds);
  /// Lets neighbors in a group change places, refines what comes of it a little, and keeps it where that
  /// lessens the strain: a way out of arrangements that no single move makes better.
  void shake(Sketch& sketch, std::size_t most_trials);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace stoa::layout
