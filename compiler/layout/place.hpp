// Placement by Graphviz in a process of its own.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "compiler/layout/graph.hpp"
#include "compiler/layout/isolate.hpp"
#include "compiler/layout/portfolio.hpp"

namespace stoa::layout {

/// Starts to place the graph with curved lines; the graph must stay until the worker has answered.
/// `uses_newrank` asks for the slower way that loses nothing.
std::unique_ptr<Worker> start_curved_placement(const Graph& graph, bool uses_newrank, const Budget& budget);

/// The same with level and upright lines: the best of several placements, refined and routed.
std::unique_ptr<Worker> start_best_placement(const Graph& graph, const PortfolioOptions& options,
                                             const Budget& budget);

struct PlacementOutcome {
  std::optional<Placement> placement;  ///< complete and sound, frames fitted, or nothing
  std::string reason;                  ///< why there is none
  bool timed_out = false;
};

/// Waits for the worker, and looks over what it brings.
PlacementOutcome finish_placement(Worker& worker, const Graph& graph);

}  // namespace stoa::layout
