#include "compiler/layout/guess.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace stoa::layout {
namespace {

constexpr std::int64_t kBend = 1700;
constexpr std::int64_t kMet = 8000;
constexpr std::int64_t kTitleMet = 4200;
constexpr std::int64_t kFrameMet = 2000;
constexpr std::int64_t kCrossing = 14000;
constexpr std::int64_t kOnLine = 3000;

int floor_to_lattice(int value) {
  return (value >= 0 ? value / kPitch : -((kPitch - 1 - value) / kPitch)) * kPitch;
}

// Of a line that meets nothing.
std::int64_t least_cost(Spot a, Spot b) {
  return a.x == b.x || a.y == b.y ? 0 : kBend;
}

// There are few, and not every machine counts bits in one step.
std::int64_t count(std::uint64_t bits) {
  std::int64_t n = 0;
  for (; bits != 0; bits &= bits - 1)
    ++n;
  return n;
}

}  // namespace

Guess::Guess(const Plan& plan) : plan_(plan), kinships_(plan.edges.size() * plan.edges.size()) {
  const std::size_t n_nodes = std::min(plan.n_nodes, kMostBoxes);
  n_titles_ = std::min(plan.groups.size(), kMostBoxes - n_nodes);
  for (std::size_t i = 0; i < n_titles_; ++i)
    titles_ |= Bits{1} << (n_nodes + i);
  n_frames_ = std::min(plan.groups.size(), kMostBoxes);
  const auto bit = [](std::size_t i) { return i < kMostBoxes ? Bits{1} << i : 0; };
  for (const Plan::Edge& edge : plan.edges) {
    Things own{bit(edge.tail) | bit(edge.head), 0};
    for (const std::uint32_t end : {edge.tail, edge.head})
      for (int group = plan.parts[end].home; group != kNone;
           group = plan.groups[static_cast<std::size_t>(group)].parent)
        own.frames |= bit(static_cast<std::size_t>(group));
    foreign_.push_back({~own.boxes, ~own.frames});
  }
  for (std::size_t i = 0; i < plan.edges.size(); ++i) {
    for (std::size_t k = 0; k < plan.edges.size(); ++k) {
      const Plan::Edge& one = plan.edges[i];
      const Plan::Edge& other = plan.edges[k];
      const bool is_kin = one.tail == other.tail || one.head == other.head;
      const bool is_joined = one.tail == other.head || one.head == other.tail;
      kinships_[i * plan.edges.size() + k] = is_kin      ? Kinship::kin
                                             : is_joined ? Kinship::joined
                                                         : Kinship::none;
    }
  }
}

// A box is within its first and its last column, but not on them: lines may run along its sides.
void Guess::place_boxes(const Sketch& sketch) {
  Box bounds = bounds_of(plan_, sketch);
  origin_ = {floor_to_lattice(bounds.left) - kPitch, floor_to_lattice(bounds.top) - kPitch};
  n_columns_ = static_cast<std::size_t>((bounds.right - origin_.x) / kPitch + 3);
  n_rows_ = static_cast<std::size_t>((bounds.bottom - origin_.y) / kPitch + 3);
  for (auto [lines, n] : {std::pair(&columns_, n_columns_), std::pair(&rows_, n_rows_)})
    for (std::vector<Things>* things : {&lines->begun, &lines->open})
      things->assign(n, {});
  const auto put = [&](Box box, Things thing) {
    const auto mark = [&](Lines& lines, int from, int to) {
      lines.begun[static_cast<std::size_t>(from / kPitch + 1)] |= thing;
      lines.open[static_cast<std::size_t>((to + kPitch - 1) / kPitch - 1)] |= thing;
    };
    mark(columns_, box.left - origin_.x, box.right - origin_.x);
    mark(rows_, box.top - origin_.y, box.bottom - origin_.y);
  };
  const std::size_t n_nodes = std::min(plan_.n_nodes, kMostBoxes);
  for (std::size_t i = 0; i < n_nodes; ++i)
    put(move(plan_.parts[i].extent, sketch.centers[i]), {Bits{1} << i, 0});
  for (std::size_t i = 0; i < n_titles_; ++i) {
    const Box& frame = sketch.frames[i];
    put({frame.left, frame.top, frame.left + plan_.groups[i].title_width,
         frame.top + plan_.groups[i].title_height},
        {Bits{1} << (n_nodes + i), 0});
  }
  for (std::size_t i = 0; i < n_frames_; ++i)
    put(sketch.frames[i], {0, Bits{1} << i});
  for (Lines* lines : {&columns_, &rows_}) {
    Things sum;
    for (Things& things : lines->begun)
      things = sum |= things;
    sum = {};
    for (std::size_t i = lines->open.size(); i-- > 0;)
      lines->open[i] = sum |= lines->open[i];
  }
}

Guess::Path Guess::path(Spot a, Spot b, Shape shape) {
  Path path;
  const auto add = [&](bool is_level, int at, int from, int to) {
    if (from == to)
      return;
    path.legs[path.n_legs] = {at, std::min(from, to), std::max(from, to), 0, kNone};
    path.is_level[path.n_legs++] = is_level;
  };
  const int middle = shape.middle;
  if (shape.is_level_first) {
    add(true, a.y, a.x, middle);
    add(false, middle, a.y, b.y);
    add(true, b.y, middle, b.x);
  } else {
    add(false, a.x, a.y, middle);
    add(true, middle, a.x, b.x);
    add(false, b.x, middle, b.y);
  }
  return path;
}

std::int64_t Guess::cost_of_met(Things met) const {
  if ((met.boxes | met.frames) == 0) [[likely]]
    return 0;
  return kMet * count(met.boxes & ~titles_) + kTitleMet * count(met.boxes & titles_) +
         kFrameMet * count(met.frames);
}

std::int64_t Guess::cost_of_level(int row, int from, int to, Things foreign) const {
  const auto at = static_cast<std::size_t>(row);
  return cost_of_met(rows_.begun[at] & rows_.open[at] & foreign &
                     columns_.begun[static_cast<std::size_t>(std::max(from, to))] &
                     columns_.open[static_cast<std::size_t>(std::min(from, to))]);
}

std::int64_t Guess::cost_of_upright(int column, int from, int to, Things foreign) const {
  const auto at = static_cast<std::size_t>(column);
  return cost_of_met(columns_.begun[at] & columns_.open[at] & foreign &
                     rows_.begun[static_cast<std::size_t>(std::max(from, to))] &
                     rows_.open[static_cast<std::size_t>(std::min(from, to))]);
}

// Of three legs, none of which is empty.
std::int64_t Guess::cost_of_legs(Spot a, Spot b, Shape shape, Things foreign) const {
  const int middle = shape.middle;
  return 2 * kBend +
         (shape.is_level_first
              ? cost_of_level(a.y, a.x, middle, foreign) + cost_of_upright(middle, a.y, b.y, foreign) +
                    cost_of_level(b.y, middle, b.x, foreign)
              : cost_of_upright(a.x, a.y, middle, foreign) + cost_of_level(middle, a.x, b.x, foreign) +
                    cost_of_upright(b.x, middle, b.y, foreign));
}

// Straight if it can be, else by an angle, else by two if one leads through something.
std::int64_t Guess::choose(Spot a, Spot b, Things foreign, Path& best) const {
  Shape shape{true, b.x};
  if (a.y == b.y || a.x == b.x) {
    best = path(a, b, shape);
    return a.y == b.y ? cost_of_level(a.y, a.x, b.x, foreign) : cost_of_upright(b.x, a.y, b.y, foreign);
  }
  std::int64_t least =
      kBend + cost_of_level(a.y, a.x, b.x, foreign) + cost_of_upright(b.x, a.y, b.y, foreign);
  const auto take = [&](std::int64_t cost, Shape by) {
    if (cost < least) {
      least = cost;
      shape = by;
    }
  };
  if (least > kBend)
    take(kBend + cost_of_upright(a.x, a.y, b.y, foreign) + cost_of_level(b.y, a.x, b.x, foreign),
         {false, b.y});
  if (least > 2 * kBend) {
    const Shape level{true, (a.x + b.x) / 2};
    const Shape upright{false, (a.y + b.y) / 2};
    if (level.middle != a.x && level.middle != b.x)
      take(cost_of_legs(a, b, level, foreign), level);
    if (upright.middle != a.y && upright.middle != b.y)
      take(cost_of_legs(a, b, upright, foreign), upright);
  }
  best = path(a, b, shape);
  return least;
}

// What the legs of a line have in common with those of others that lie in the same row or column already.
std::int64_t Guess::lay(const Path& path, std::uint32_t edge) {
  std::int64_t cost = 0;
  for (int i = 0; i < path.n_legs; ++i) {
    std::vector<Leg>& legs = path.is_level[i] ? levels_ : uprights_;
    if (legs.size() == kMostLegs)
      continue;
    Leg leg = path.legs[i];
    leg.edge = edge;
    int& first = (path.is_level[i] ? first_level_ : first_upright_)[static_cast<std::size_t>(leg.at)];
    for (int k = first; k != kNone; k = legs[static_cast<std::size_t>(k)].next) {
      const Leg& other = legs[static_cast<std::size_t>(k)];
      if (other.from < leg.to && leg.from < other.to &&
          kinships_[edge * plan_.edges.size() + other.edge] != Kinship::kin)
        cost += kOnLine;
    }
    leg.next = first;
    first = static_cast<int>(legs.size());
    legs.push_back(leg);
  }
  return cost;
}

std::int64_t Guess::cost_of_crossings(std::int64_t limit) {
  std::int64_t cost = 0;
  for (std::size_t first = 0; first < uprights_.size() && cost <= limit; first += kBits) {
    const std::size_t n = std::min(uprights_.size() - first, kBits);
    leg_lines_.begun.assign(n_rows_, 0);
    leg_lines_.open.assign(n_rows_, 0);
    leg_lines_.left.assign(n_columns_ + 1, 0);
    for (std::size_t i = 0; i < n; ++i) {
      const Leg& leg = uprights_[first + i];
      const Bits bit = Bits{1} << i;
      leg_lines_.begun[static_cast<std::size_t>(leg.from + 1)] |= bit;
      leg_lines_.open[static_cast<std::size_t>(leg.to - 1)] |= bit;
      leg_lines_.left[static_cast<std::size_t>(leg.at + 1)] |= bit;
    }
    Bits sum = 0;
    for (Bits& bits : leg_lines_.begun)
      bits = sum |= bits;
    sum = 0;
    for (std::size_t i = n_rows_; i-- > 0;)
      leg_lines_.open[i] = sum |= leg_lines_.open[i];
    sum = 0;
    for (Bits& bits : leg_lines_.left)
      bits = sum |= bits;
    for (const Leg& leg : levels_) {
      const auto row = static_cast<std::size_t>(leg.at);
      const Kinship* kinship = kinships_.data() + leg.edge * plan_.edges.size();
      for (Bits met = leg_lines_.begun[row] & leg_lines_.open[row] &
                      leg_lines_.left[static_cast<std::size_t>(leg.to)] &
                      ~leg_lines_.left[static_cast<std::size_t>(leg.from + 1)];
           met != 0; met &= met - 1)
        cost +=
            kinship[uprights_[first + static_cast<std::size_t>(std::countr_zero(met))].edge] == Kinship::none
                ? kCrossing
                : 0;
      if (cost > limit)
        break;
    }
  }
  return cost;
}

std::int64_t Guess::cost(const Sketch& sketch, std::int64_t limit) {
  std::int64_t cost = 0;  // At least; what is more is added line by line, so that much ends early.
  for (const Plan::Edge& edge : plan_.edges)
    cost += least_cost(sketch.centers[edge.tail], sketch.centers[edge.head]);
  if (cost > limit)
    return cost;
  place_boxes(sketch);
  levels_.clear();
  uprights_.clear();
  first_level_.assign(n_rows_, kNone);
  first_upright_.assign(n_columns_, kNone);
  for (std::uint32_t i = 0; i < plan_.edges.size(); ++i) {
    const Plan::Edge& edge = plan_.edges[i];
    const Spot a = on_lattice(sketch.centers[edge.tail]);
    const Spot b = on_lattice(sketch.centers[edge.head]);
    Path best;
    cost += choose(a, b, foreign_[i], best) - least_cost(a, b);
    cost += lay(best, i);
    if (cost > limit)
      return cost;
  }
  return cost + cost_of_crossings(limit - cost);
}

}  // namespace stoa::layout
