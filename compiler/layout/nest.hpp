// Places a graph container by container, each in its own direction: better than ranks across everything where
// nesting is most of what there is to see.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "compiler/layout/graph.hpp"

namespace stoa::layout {

/// What stands in which container, in which order. Made once; placing by it is quick.
class Nest {
 public:
  /// The graph must outlive it.
  explicit Nest(const Graph& graph);

  /// The groups of the graph, and the top as the last.
  std::size_t n_containers() const { return contents_.size(); }
  /// Whether it matters in which direction a container runs.
  bool has_choice(std::size_t container) const { return contents_[container].size() > 1; }

  /// With one direction for each container. Its edges stay empty.
  Placement place(const std::vector<Direction>& ways) const;

 private:
  /// A node or a group within its container.
  struct Item {
    std::uint32_t index = 0;
    bool is_group = false;
    std::uint32_t rank = 0;
    double order = 0;  ///< within its rank
  };
  /// A line between two items of one container, whatever it leads to within them.
  struct Tie {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
  };
  struct Size {
    double width = 0;
    double height = 0;
  };

  std::vector<std::vector<Tie>> ties_of_all() const;
  static void rank(std::vector<Item>& items, const std::vector<Tie>& ties);
  static void order(std::vector<Item>& items, const std::vector<Tie>& ties);
  Size size_of(const Item& item, const Placement& placement) const;
  Size arrange(std::size_t container, Direction way, Placement& placement) const;

  const Graph& graph_;
  std::vector<std::vector<Item>> contents_;  // By rank, and in order within it.
};

}  // namespace stoa::layout
