#include "compiler/layout/refine.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <utility>
#include <vector>

#include "compiler/layout/strain.hpp"

namespace stoa::layout {
namespace {

constexpr std::size_t kManyParts = 60;  // Above it, no pairs are swapped and no gaps closed.
constexpr int kFarthestPush = 120;
constexpr std::size_t kVeryManyParts = 150;  // Above it, groups stay where they are.

int along(Spot spot, bool is_down) {
  return is_down ? spot.y : spot.x;
}

Spot shift(int by, bool is_down) {
  return is_down ? Spot{0, by} : Spot{by, 0};
}

// The distances to try, nearest first.
std::vector<int> in_order(std::vector<int> steps) {
  std::sort(steps.begin(), steps.end(),
            [](int a, int b) { return std::abs(a) < std::abs(b) || (std::abs(a) == std::abs(b) && a < b); });
  steps.erase(std::unique(steps.begin(), steps.end()), steps.end());
  return steps;
}

}  // namespace

struct Refiner::State {
  const Plan& plan;
  Sketch sketch{};  // The one at hand.
  Strain strain{plan};
  std::vector<Move> moves_of_parts{};                   // One for each part,
  std::vector<Move> moves_of_groups{};                  // and for each group.
  std::vector<std::unique_ptr<Move>> moves_of_pairs{};  // Made when first asked for.
  std::vector<Box> frames_before{};

  /// What a move costs as things stand; asked for only when needed.
  struct Standing {
    std::int64_t closeness = 0;
    std::optional<std::int64_t> unrest{};
  };

  explicit State(const Plan& of) : plan(of) {
    for (std::uint32_t part = 0; part < plan.parts.size(); ++part)
      moves_of_parts.push_back(strain.move_of({part}));
    for (std::uint32_t group = 0; group < plan.groups.size(); ++group)
      moves_of_groups.push_back(strain.move_of_group(group));
  }

  const Move& move_of_pair(std::uint32_t a, std::uint32_t b) {
    moves_of_pairs.resize(plan.parts.size() * plan.parts.size());
    std::unique_ptr<Move>& move = moves_of_pairs[a * plan.parts.size() + b];
    if (move == nullptr)
      move = std::make_unique<Move>(strain.move_of({a, b}));
    return *move;
  }

  const Move& move_of(Plan::Item item) const {
    return item.is_group ? moves_of_groups[item.index] : moves_of_parts[item.index];
  }

  void apply(const Move& move, Spot by) {
    for (const std::uint32_t part : move.parts)
      sketch.centers[part] = {sketch.centers[part].x + by.x, sketch.centers[part].y + by.y};
    for (const std::uint32_t group : move.groups)
      sketch.frames[group] = layout::move(sketch.frames[group], by);
    for (const std::uint32_t group : move.around)
      fit_frame(plan, sketch, group);
  }

  void take_back(const Move& move, Spot by) {
    for (const std::uint32_t part : move.parts)
      sketch.centers[part] = {sketch.centers[part].x - by.x, sketch.centers[part].y - by.y};
    for (const std::uint32_t group : move.groups)
      sketch.frames[group] = layout::move(sketch.frames[group], {-by.x, -by.y});
    for (std::size_t i = 0; i < move.around.size(); ++i)
      sketch.frames[move.around[i]] = frames_before[i];
  }

  Standing stand(const Move& move) const { return {strain.closeness(sketch, move)}; }

  bool attempt(const Move& move, Standing& standing, Spot by) {
    if (by == Spot{})
      return false;
    frames_before.clear();
    for (const std::uint32_t group : move.around)
      frames_before.push_back(sketch.frames[group]);
    apply(move, by);
    const std::int64_t closeness = strain.closeness(sketch, move);
    if (closeness <= standing.closeness) {
      if (!standing.unrest) {
        std::vector<Box> kept = frames_before;
        take_back(move, by);
        standing.unrest = strain.unrest(sketch, move);
        frames_before = std::move(kept);
        apply(move, by);
      }
      const std::int64_t enough = standing.closeness + *standing.unrest - closeness;
      const std::int64_t unrest = strain.unrest(sketch, move, enough);
      if (unrest < enough) {
        standing = {closeness, unrest};
        return true;
      }
    }
    take_back(move, by);
    return false;
  }

  bool attempt_all(const Move& move, std::vector<int> steps, bool is_down) {
    bool has_moved = false;
    Standing standing = stand(move);
    for (const int step : in_order(std::move(steps)))
      has_moved |= attempt(move, standing, shift(step, is_down));
    return has_moved;
  }

  int distance_between(std::uint32_t from, std::uint32_t to, bool is_down) const {
    return along(sketch.centers[to], is_down) - along(sketch.centers[from], is_down);
  }

  bool move_parts(bool is_down) {
    bool has_moved = false;
    for (std::uint32_t part = 0; part < plan.parts.size(); ++part) {
      std::vector<int> steps = {-kPitch, kPitch, -2 * kPitch, 2 * kPitch, -4 * kPitch, 4 * kPitch};
      for (const std::uint32_t neighbor : strain.neighbors_of(part))
        steps.push_back(distance_between(part, neighbor, is_down));
      has_moved |= attempt_all(moves_of_parts[part], std::move(steps), is_down);
    }
    return has_moved;
  }

  // Two parts that a straight line joins, to where others of their lines would be straight too.
  bool move_pairs(bool is_down) {
    bool has_moved = false;
    for (std::uint32_t part = 0; part < plan.n_nodes; ++part) {
      for (const std::uint32_t neighbor : strain.neighbors_of(part)) {
        if (neighbor < part || distance_between(part, neighbor, is_down) != 0)
          continue;
        std::vector<int> steps;
        for (const std::uint32_t end : {part, neighbor})
          for (const std::uint32_t next : strain.neighbors_of(end))
            steps.push_back(distance_between(end, next, is_down));
        has_moved |= attempt_all(move_of_pair(part, neighbor), std::move(steps), is_down);
      }
    }
    return has_moved;
  }

  // All parts that straight lines join with one, along one axis.
  std::vector<std::uint32_t> row_of(std::uint32_t part, bool is_down) const {
    std::vector<std::uint32_t> row = {part};
    for (std::size_t i = 0; i < row.size(); ++i)
      for (const std::uint32_t next : strain.neighbors_of(row[i]))
        if (distance_between(row[i], next, is_down) == 0 &&
            std::find(row.begin(), row.end(), next) == row.end())
          row.push_back(next);
    return row;
  }

  // What stands in the way of parts that move goes along, so that it does not.
  void push_others(std::vector<std::uint32_t>& parts, Spot by) const {
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const Box moved = grow(layout::move(box_of(plan, sketch, {parts[i], false}), by), kPitch);
      for (const Plan::Item other : plan.items_of(plan.parts[parts[i]].home)) {
        const Box box = box_of(plan, sketch, other);
        const bool is_hit = std::min(box.right, moved.right) > std::max(box.left, moved.left) &&
                            std::min(box.bottom, moved.bottom) > std::max(box.top, moved.top);
        if (!other.is_group && is_hit && std::find(parts.begin(), parts.end(), other.index) == parts.end())
          parts.push_back(other.index);
      }
    }
  }

  // Whole rows to where one of their lines to the outside would be straight too, whatever stands there.
  bool push_rows(bool is_down) {
    bool has_moved = false;
    for (std::uint32_t part = 0; part < plan.n_nodes; ++part) {
      const std::vector<std::uint32_t> row = row_of(part, is_down);
      for (const std::uint32_t neighbor : strain.neighbors_of(part)) {
        const int step = distance_between(part, neighbor, is_down);
        if (step == 0 || std::abs(step) > kFarthestPush)
          continue;
        for (const bool takes_row : {true, false}) {
          if (takes_row && row.size() == 1)
            continue;
          std::vector<std::uint32_t> parts = takes_row ? row : std::vector{part};
          push_others(parts, shift(step, is_down));
          const Move move = strain.move_of(std::move(parts));
          Standing standing = stand(move);
          if (attempt(move, standing, shift(step, is_down))) {
            has_moved = true;
            break;
          }
        }
      }
    }
    return has_moved;
  }

  bool move_groups(bool is_down) {
    bool has_moved = false;
    for (std::uint32_t group = 0; group < plan.groups.size(); ++group) {
      const Move& move = moves_of_groups[group];
      std::vector<int> steps = {-kPitch,     kPitch,     -2 * kPitch, 2 * kPitch,
                                -3 * kPitch, 3 * kPitch, -6 * kPitch};
      for (const std::uint32_t part : move.parts)
        for (const std::uint32_t neighbor : strain.neighbors_of(part))
          if (!std::binary_search(move.parts.begin(), move.parts.end(), neighbor))
            steps.push_back(distance_between(part, neighbor, is_down));
      has_moved |= attempt_all(move, std::move(steps), is_down);
    }
    return has_moved;
  }

  // Two parts of one row or column of a group change places.
  bool swap_parts(bool is_down) {
    bool has_moved = false;
    for (std::uint32_t a = 0; a < plan.n_nodes; ++a) {
      for (std::uint32_t b = a + 1; b < plan.n_nodes; ++b) {
        if (plan.parts[a].home != plan.parts[b].home || distance_between(a, b, !is_down) != 0)
          continue;
        const Move& both = move_of_pair(a, b);
        const std::int64_t before = strain.closeness(sketch, both) + strain.unrest(sketch, both);
        swap_centers(both, a, b);
        if (strain.closeness(sketch, both) + strain.unrest(sketch, both) < before) {
          has_moved = true;
          continue;
        }
        swap_centers(both, a, b);
      }
    }
    return has_moved;
  }

  void swap_centers(const Move& both, std::uint32_t a, std::uint32_t b) {
    std::swap(sketch.centers[a], sketch.centers[b]);
    for (const std::uint32_t group : both.around)
      fit_frame(plan, sketch, group);
  }

  // Everything right of (or below) a cut moves towards the rest.
  bool close_gaps(bool is_down) {
    bool has_moved = false;
    std::vector<int> cuts;
    for (const Spot center : sketch.centers)
      cuts.push_back(along(center, is_down));
    for (const int cut : in_order(std::move(cuts))) {
      std::vector<std::uint32_t> beyond;
      for (std::uint32_t part = 0; part < plan.parts.size(); ++part)
        if (along(sketch.centers[part], is_down) >= cut)
          beyond.push_back(part);
      if (beyond.empty() || beyond.size() == plan.parts.size())
        continue;
      const Move move = strain.move_of(std::move(beyond));
      Standing standing = stand(move);
      while (attempt(move, standing, shift(-kPitch, is_down)))
        has_moved = true;
    }
    return has_moved;
  }

  // Pairs of things in one container, those with a group first: they matter most.
  std::vector<std::pair<Plan::Item, Plan::Item>> neighbor_pairs() const {
    std::vector<std::pair<Plan::Item, Plan::Item>> pairs;
    for (const bool wants_group : {true, false})
      for (const std::vector<Plan::Item>& items : plan.items)
        for (std::size_t i = 0; i < items.size(); ++i)
          for (std::size_t k = i + 1; k < items.size(); ++k)
            if ((items[i].is_group || items[k].is_group) == wants_group)
              pairs.push_back({items[i], items[k]});
    return pairs;
  }

  static int to_lattice(int value) { return value / kPitch * kPitch; }

  void change_places(Plan::Item a, Plan::Item b) {
    const Box one = box_of(plan, sketch, a);
    const Box other = box_of(plan, sketch, b);
    const Spot way{to_lattice((other.left + other.right - one.left - one.right) / 2),
                   to_lattice((other.top + other.bottom - one.top - one.bottom) / 2)};
    apply(move_of(a), way);
    apply(move_of(b), {-way.x, -way.y});
  }

  void shake(std::size_t n_trials) {
    std::int64_t least = strain.total(sketch);
    for (const auto& [a, b] : neighbor_pairs()) {
      if (n_trials-- == 0)
        return;
      const Sketch before = sketch;
      change_places(a, b);
      run(1);
      const std::int64_t now = strain.total(sketch);
      if (now < least)
        least = now;
      else
        sketch = before;
    }
  }

  void run(std::size_t n_rounds) {
    bool has_moved = true;
    for (std::size_t round = 0; round < n_rounds && has_moved; ++round) {
      has_moved = false;
      for (const bool is_down : {false, true}) {
        has_moved |= move_parts(is_down);
        has_moved |= move_pairs(is_down);
        if (plan.parts.size() <= kVeryManyParts)
          has_moved |= move_groups(is_down);
        if (plan.parts.size() > kManyParts)
          continue;
        has_moved |= push_rows(is_down);
        has_moved |= swap_parts(is_down);
        has_moved |= close_gaps(is_down);
      }
    }
  }
};

Refiner::Refiner(const Plan& plan) : state_(new State(plan)) {}
Refiner::~Refiner() = default;

void Refiner::refine(Sketch& sketch, std::size_t n_rounds) {
  std::swap(state_->sketch, sketch);
  state_->run(n_rounds);
  std::swap(state_->sketch, sketch);
}

void Refiner::shake(Sketch& sketch, std::size_t most_trials) {
  std::swap(state_->sketch, sketch);
  state_->shake(most_trials);
  state_->run(2);
  std::swap(state_->sketch, sketch);
}

}  // namespace stoa::layout
