// How far a sketch is from what reads well, counted only for what a move changes.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "compiler/layout/sketch.hpp"

namespace stoa::layout {

/// Things that are moved together.
struct Move {
  std::vector<Plan::Item> items;       ///< what moves against its neighbors
  std::vector<std::uint32_t> parts;    ///< all that moves, those within moved groups too
  std::vector<std::uint32_t> groups;   ///< the moved groups and all within them
  std::vector<std::uint32_t> around;   ///< the groups whose frames follow, inner ones first
  std::vector<std::uint32_t> touched;  ///< edges that begin or end at a moved part, but not both
  std::vector<std::uint32_t> passed;   ///< edges that begin and end elsewhere
};

/// Judges moves. What is returned is in hundredths of a pixel's worth, less is better, and only differences
/// between two calls for the same move mean something.
class Strain {
 public:
  explicit Strain(const Plan& plan);

  /// A move of some parts, or of one group.
  Move move_of(std::vector<std::uint32_t> parts) const;
  Move move_of_group(std::uint32_t group) const;

  /// How much the moved items, and the frames around them, are too close to their neighbors.
  std::int64_t closeness(const Sketch& sketch, const Move& move) const;
  /// All the rest: bends, length, backward lines, size, broken symmetry, and crossings. Once it is seen to be
  /// at least `enough`, how much more is not told.
  std::int64_t unrest(const Sketch& sketch, const Move& move, std::int64_t enough = kAll) const;
  /// Both, of the whole sketch.
  std::int64_t total(const Sketch& sketch) const;
  /// The same without the crossings, which somebody else counts.
  std::int64_t total_but_crossings(const Sketch& sketch) const;
  /// The same where nothing is too close to anything, and without what lines run through.
  std::int64_t pull(const Sketch& sketch) const;

  const std::vector<std::uint32_t>& neighbors_of(std::uint32_t part) const { return neighbors_[part]; }

 private:
  struct Twins {
    std::uint32_t a, b;
  };

  std::vector<std::uint32_t> members_of(std::uint32_t group) const;
  void complete(Move& move) const;
  static constexpr std::int64_t kAll = std::numeric_limits<std::int64_t>::max();

  std::int64_t unrest_but_crossings(const Sketch& sketch, const Move& move, std::int64_t enough) const;
  std::int64_t closeness_of(const Sketch& sketch, Plan::Item item) const;
  /// What is known of an edge before anything is placed.
  struct Run {
    int least_across, least_down;  ///< between icons, so that its numbers have room
    /// Of the groups around one end but not the other, in titled_: those that the line enters when it comes
    /// from above, with the head below, and with the tail below.
    std::uint32_t first_above_head, first_above_tail, end;
  };

  void find_runs();
  std::int64_t edge_cost(const Sketch& sketch, std::uint32_t edge) const;
  std::int64_t through_cost(const Sketch& sketch, const Plan::Edge& edge) const;
  std::int64_t twin_cost(const Sketch& sketch, std::uint32_t part) const;
  std::int64_t crossings_of(const Sketch& sketch, std::uint32_t edge) const;
  std::int64_t size_cost(const Sketch& sketch) const;
  void find_twins();

  const Plan& plan_;
  Move all_;
  std::vector<std::vector<std::uint32_t>> neighbors_;  // Of each part, by edges.
  std::vector<std::vector<Twins>> twins_of_;           // Of each part.
  std::vector<Run> runs_;                              // Of each edge.
  std::vector<std::uint32_t> titled_;
};

}  // namespace stoa::layout
