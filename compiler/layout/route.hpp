// Routes lines on the lattice: level and upright legs around everything that stands there.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "compiler/layout/sketch.hpp"

namespace stoa::layout {

struct Routes {
  /// Corners of each edge of the graph, from tail to head, both ends included.
  std::vector<std::vector<Point>> lines;
  std::size_t n_failed = 0;  ///< lines that had no way, and are straight
};

/// Routes of one sketch, found in passes. Lines of one kind that leave one node share their first leg where
/// that helps, those that enter one node their last; no other two run on one another as long as there is any
/// way. The first pass finds them one by one, the shortest first; in each further one, lines are taken up and
/// found again, dear ones first.
class Routing {
 public:
  /// All three must outlive it.
  Routing(const Graph& graph, const Plan& plan, const Sketch& sketch);
  Routing(Routing&&) noexcept;
  Routing& operator=(Routing&&) noexcept;
  ~Routing();

  /// As many more passes; after the first, lines that cross are taken up together in the end.
  void run(std::size_t n_passes);
  Routes routes() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace stoa::layout
