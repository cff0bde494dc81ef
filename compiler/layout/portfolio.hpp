// Places a graph in several ways, refines and routes the most promising ones, and keeps the best.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>

#include "compiler/layout/graph.hpp"

namespace stoa::layout {

/// One way to ask for a placement.
struct Variant {
  Direction direction = Direction::right;
  bool uses_newrank = false;     ///< ranks across all groups
  bool pins_ends = false;        ///< what only sends stands first, what only receives last
  bool reverses_groups = false;  ///< groups in reverse order: another start of the search for few crossings
};

struct PortfolioOptions {
  std::optional<Direction> direction;  ///< only this way
  double legend_height = 0;            ///< of one column; 0 if there is none
  bool is_plain = false;               ///< one candidate only: the way that fails least
  std::size_t n_threads = 1;           ///< that candidates are improved in; all give the same picture
};

/// A larger graph gets curves.
inline constexpr std::size_t kMostRoutedNodes = 150;

/// A placement without edges, or nothing if it failed. Called for one variant after the other, in a thread
/// that may be another one than the caller of `place_best`.
using PlaceOneWay = std::function<std::optional<Placement>(const Variant&)>;

/// The best picture with level and upright lines. How many candidates there are depends on the size of the
/// graph and on nothing else. Nothing if none of them came out whole. To be called for no more nodes than
/// `kMostRoutedNodes`.
std::optional<Placement> place_best(const Graph& graph, const PortfolioOptions& options,
                                    const PlaceOneWay& place);

}  // namespace stoa::layout
