// The lattice that lines are routed on: what each of its cells holds, and what it costs to pass there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "compiler/layout/sketch.hpp"

namespace stoa::layout {

/// A place on the lattice, by number: row by row.
using Cell = std::uint32_t;

/// Directions of a line on its way; a turn to the right is one more.
enum class Heading : std::uint8_t { right, down, left, up };

inline Heading opposite(Heading heading) {
  return static_cast<Heading>((static_cast<unsigned>(heading) + 2) % 4);
}
inline bool is_level(Heading heading) {
  return heading == Heading::right || heading == Heading::left;
}

/// Where lines may end at a node: on a side, in its middle or one cell beside it.
struct Port {
  Heading side = Heading::right;  ///< the way out
  int shift = 0;                  ///< -1, 0 or 1
  Cell cell = 0;                  ///< the first one outside
  Spot at;                        ///< the end of the line itself
};

/// What stands where. Costs are those of passing a cell, beyond its length.
class RouteField {
 public:
  /// Nothing stands near the outermost cells, so that there is a way around everything.
  RouteField(const Plan& plan, const Sketch& sketch);

  /// How many cells a field for this would have.
  static std::size_t size_for(const Plan& plan, const Sketch& sketch);

  std::size_t n_cells() const { return grounds_.size(); }
  int width() const { return width_; }
  int height() const { return height_; }
  int column(Cell cell) const { return grounds_[cell].column; }
  int row(Cell cell) const { return grounds_[cell].row; }
  Spot spot(Cell cell) const {
    return {(column(cell) + first_column_) * kPitch, (row(cell) + first_row_) * kPitch};
  }
  Cell cell_at(Spot spot) const;
  /// The next cell. The outermost ones are blocked, so there is one wherever a line may be.
  Cell step(Cell cell, Heading heading) const { return cell + steps_[static_cast<std::size_t>(heading)]; }

  bool is_blocked(Cell cell) const { return grounds_[cell].is_blocked; }
  int cost(Cell cell, bool is_level) const {
    const Ground& ground = grounds_[cell];
    return ground.soft + (is_level ? ground.beside_level : ground.beside_upright);
  }
  /// The innermost group around a cell.
  int home(Cell cell) const { return grounds_[cell].home; }

  std::vector<Port> ports_of(std::uint32_t node) const;

 private:
  /// What is known of a cell, together, since a search asks for all of it at once.
  struct Ground {
    std::uint16_t column, row;  ///< quicker than to divide
    std::int16_t home;          ///< a lattice has room for few thousand groups
    std::uint16_t soft = 0;
    std::uint8_t beside_level = 0;    ///< of a frame's border along a level line,
    std::uint8_t beside_upright = 0;  ///< and along an upright one
    bool is_blocked = false;
  };

  template <class Visit>
  void each_cell(Box box, Visit visit);
  void block_parts();
  void block_rim();
  void mark_frame(std::size_t group);

  const Plan& plan_;
  const Sketch& sketch_;
  int first_column_ = 0;
  int first_row_ = 0;
  int width_ = 0;
  int height_ = 0;
  Cell steps_[4] = {};           // By heading; those backwards wrap around.
  std::vector<Ground> grounds_;  // Of each cell.
};

}  // namespace stoa::layout
