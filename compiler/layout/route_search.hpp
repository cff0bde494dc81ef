// The cheapest way of one line over the lattice, with all others in their places.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "compiler/layout/graph.hpp"
#include "compiler/layout/route_field.hpp"
#include "compiler/layout/route_goal.hpp"
#include "compiler/layout/route_uses.hpp"

namespace stoa::layout {

/// A way over the lattice. Its cells are neighbors; the line runs on to a port at each end.
struct Way {
  struct Step {
    Cell cell = 0;
    Heading heading = Heading::right;  ///< in which the cell was entered
  };
  std::vector<Step> steps;
  Port from, to;
  std::int32_t cost = 0;
};

/// Finds ways. One object serves for many, so that its tables are made once.
class RouteSearch {
 public:
  RouteSearch(const Graph& graph, const Plan& plan, const Sketch& sketch);

  RouteField field;
  RouteUses uses;

  /// Only ways that cost less than `below`. Nothing if there is none, or if all ports at an end are built in,
  /// or taken by lines that share none. `takes_any_port` lets any two lines share one.
  std::optional<Way> find(std::uint32_t edge, bool takes_any_port,
                          std::int32_t below = std::numeric_limits<std::int32_t>::max());
  /// What a way costs as things stand. It must not be put down.
  std::int32_t price(std::uint32_t edge, const Way& way) const;
  /// The same through any port, however long it takes.
  std::optional<Way> find_at_any_price(std::uint32_t edge);

  /// Lets go of what only a search needs, until the next one.
  void rest();

  /// Puts a way down for others to see, or takes it up again.
  void put_down(std::uint32_t edge, const Way& way);
  void take_up(std::uint32_t edge, const Way& way);

 private:
  /// What two lines have in common: legs may be shared where they begin, or where they end, or nowhere.
  enum class Kinship : std::uint8_t { none, tail, head };
  struct Waiting {
    std::int32_t cost;
    std::uint32_t state;
  };
  /// What is to be looked at, by estimate: those of one estimate last in, first out, so that a search runs on
  /// rather than broadly.
  class Queue {
   public:
    void clear();
    void push(std::int32_t estimate, Waiting waiting);
    /// The least estimate; only if it is not empty.
    std::int32_t least();
    Waiting pop();
    bool is_empty() const { return n_waiting_ == 0; }

   private:
    static constexpr std::int32_t kEnd = -1;
    struct Place {
      Waiting waiting;
      std::int32_t next;  // Of the same estimate.
    };

    std::vector<std::int32_t> firsts_;  // By estimate, in places_.
    std::vector<Place> places_;
    std::size_t first_ = 0;
    std::size_t end_ = 0;
    std::size_t n_waiting_ = 0;
  };
  /// What is known of a state: cell, heading, whether the line has turned yet. In one word, since there are
  /// hundreds of thousands of them and a search jumps among them.
  class Reached {
   public:
    Reached() = default;
    Reached(std::int32_t cost, std::uint32_t round, std::uint32_t from)
        : word_(static_cast<std::uint32_t>(cost) << 12 | round << 4 | from) {}

    std::int32_t cost() const { return static_cast<std::int32_t>(word_ >> 12); }
    std::uint32_t round() const { return word_ >> 4 & kMostRounds; }  ///< the search in which it was reached
    std::uint32_t from() const { return word_ & 0xF; }

   private:
    std::uint32_t word_ = 0;
  };
  static constexpr std::int32_t kMostCost = (1 << 20) - 1;  ///< of a way; no line is worth so much
  static constexpr std::uint32_t kMostRounds = (1 << 8) - 1;
  Kinship kinship(std::uint32_t line, std::uint32_t other) const;
  bool is_foreign(std::uint32_t line, std::uint32_t other) const {
    return line != other && kinship(line, other) == Kinship::none;
  }
  std::vector<RouteEnd> entries(std::uint32_t edge, bool is_tail, bool takes_any_port) const;
  std::int32_t port_cost(const Port& port, std::uint32_t edge, bool is_tail) const;
  int side_cost(const Port& port, std::uint32_t edge, bool is_tail) const;
  std::vector<std::uint32_t>& port_users(std::uint32_t node, const Port& port);
  const std::vector<std::uint32_t>& port_users(std::uint32_t node, const Port& port) const;
  void prepare(std::uint32_t edge) const;
  std::int32_t frame_cost(Cell from, Cell to) const;
  std::int32_t step_cost(std::uint32_t edge, Cell cell, Cell to, Heading way, bool has_turned) const;
  std::int32_t turn_cost(std::uint32_t edge, Cell cell) const;
  std::int32_t pass_cost(std::uint32_t edge, Cell cell, Heading heading, bool has_turned) const;
  bool is_last_leg(std::uint32_t node, Cell cell, Heading heading) const;
  /// For less than before, and less than `kMostCost`.
  bool reach(std::uint32_t state, std::int32_t cost, std::uint32_t from);
  /// Whether this or less was reached already.
  bool is_reached(std::uint32_t state, std::int32_t cost) const {
    return reached_[state].round() == round_ && reached_[state].cost() <= cost;
  }
  void mark(std::uint32_t edge, const Way& way, bool is_put_down);

  const Graph& graph_;
  const Plan& plan_;
  const Sketch& sketch_;
  std::vector<std::vector<std::uint32_t>> port_users_;  // Twelve for each node.
  mutable std::vector<std::int32_t> frame_costs_;       // Of each group, for the line at hand.
  std::vector<Reached> reached_;                        // By state.
  std::uint32_t round_ = 0;
  std::int32_t crossing_;
  std::size_t most_steps_;
  Queue queue_;
};

}  // namespace stoa::layout
