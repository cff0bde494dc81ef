#include "compiler/layout/guess.hpp"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <utility>

namespace stoa::layout {
namespace {

constexpr std::int64_t kBend = 1700;
constexpr std::int64_t kMet = 8000;
constexpr std::int64_t kTitleMet = 4200;
constexpr std::int64_t kFrameMet = 2000;
constexpr std::int64_t kCrossing = 14000;
constexpr std::int64_t kOnLine = 3000;

// To steps of the lattice.
int down(int value) {
  return value >= 0 ? value / kPitch : -((kPitch - 1 - value) / kPitch);
}
int up(int value) {
  return -down(-value);
}

// A box is within its first and its last column, but not on them: lines may run along its sides.
Box on_lattice(Box box) {
  return {down(box.left), down(box.top), up(box.right), up(box.bottom)};
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

Guess::Guess(const Plan& plan)
    : plan_(plan),
      kinships_(plan.edges.size() * plan.edges.size()),
      cells_(plan.parts.size()),
      order_(plan.edges.size()),
      costs_(plan.edges.size()) {
  for (const Plan::Part& part : plan.parts)
    extents_.push_back(on_lattice(part.extent));
  std::iota(order_.begin(), order_.end(), 0U);
  const std::size_t n_nodes = std::min(plan.n_nodes, kMostBoxes);
  n_titles_ = std::min(plan.groups.size(), kMostBoxes - n_nodes);
  for (std::size_t i = 0; i < n_titles_; ++i)
    titles_ |= Bits{1} << (n_nodes + i);
  n_frames_ = std::min(plan.groups.size(), kMostBoxes);
  const auto bit = [](std::size_t i) { return i < kMostBoxes ? Bits{1} << i : 0; };
  for (const Plan::Edge& edge : plan.edges) {
    Bits frames = 0;
    for (const std::uint32_t end : {edge.tail, edge.head})
      for (int group = plan.parts[end].home; group != kNone;
           group = plan.groups[static_cast<std::size_t>(group)].parent)
        frames |= bit(static_cast<std::size_t>(group));
    foreign_.push_back(~Things{bit(edge.tail) | bit(edge.head), frames});
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

void Guess::Lines::clear(std::size_t n) {
  for (std::vector<Things>* things : {&begun, &open}) {
    things->resize(n);
    std::memset(things->data(), 0, n * sizeof(Things));
  }
}

void Guess::Lines::sum_up() {
  Things sum{};
  for (Things& things : begun)
    things = sum |= things;
  sum = Things{};
  for (std::size_t i = open.size(); i-- > 0;)
    open[i] = sum |= open[i];
}

void Guess::place_boxes(const Sketch& sketch) {
  const Box bounds = bounds_of(plan_, sketch);
  origin_ = {(down(bounds.left) - 1) * kPitch, (down(bounds.top) - 1) * kPitch};
  n_columns_ = static_cast<std::size_t>((bounds.right - origin_.x) / kPitch + 3);
  n_rows_ = static_cast<std::size_t>((bounds.bottom - origin_.y) / kPitch + 3);
  columns_.clear(n_columns_);
  rows_.clear(n_rows_);
  const auto put = [&](Box box, Things thing) {
    columns_.put(box.left, box.right, thing);
    rows_.put(box.top, box.bottom, thing);
  };
  for (std::size_t i = 0; i < plan_.parts.size(); ++i)
    cells_[i] = {(sketch.centers[i].x - origin_.x) / kPitch, (sketch.centers[i].y - origin_.y) / kPitch};
  const std::size_t n_nodes = std::min(plan_.n_nodes, kMostBoxes);
  for (std::size_t i = 0; i < n_nodes; ++i)
    put(move(extents_[i], cells_[i]), Things{Bits{1} << i, 0});
  for (std::size_t i = 0; i < n_frames_; ++i) {
    const Box frame = move(sketch.frames[i], {-origin_.x, -origin_.y});
    const Box cells = on_lattice(frame);
    put(cells, Things{0, Bits{1} << i});
    if (i < n_titles_)
      put({cells.left, cells.top, up(frame.left + plan_.groups[i].title_width),
           up(frame.top + plan_.groups[i].title_height)},
          Things{Bits{1} << (n_nodes + i), 0});
  }
  columns_.sum_up();
  rows_.sum_up();
}

Guess::Path Guess::path(Spot a, Spot b, Shape shape) {
  Path path;
  const auto add = [&](bool is_level, int at, int from, int to) {
    if (from == to)
      return;
    path.legs[path.n_legs] = {static_cast<std::int16_t>(at), static_cast<std::int16_t>(std::min(from, to)),
                              static_cast<std::int16_t>(std::max(from, to))};
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

inline std::int64_t Guess::cost_of_met(Things met) const {
  if ((met[0] | met[1]) == 0) [[likely]]
    return 0;
  return kMet * count(met[0] & ~titles_) + kTitleMet * count(met[0] & titles_) + kFrameMet * count(met[1]);
}

// Of three legs, none of which is empty.
std::int64_t Guess::cost_of_legs(Spot a, Spot b, Shape shape, Things foreign) const {
  const int middle = shape.middle;
  if (shape.is_level_first)
    return 2 * kBend + cost_of_met(rows_.at(a.y) & columns_.between(a.x, middle) & foreign) +
           cost_of_met(columns_.at(middle) & rows_.between(a.y, b.y) & foreign) +
           cost_of_met(rows_.at(b.y) & columns_.between(middle, b.x) & foreign);
  return 2 * kBend + cost_of_met(columns_.at(a.x) & rows_.between(a.y, middle) & foreign) +
         cost_of_met(rows_.at(middle) & columns_.between(a.x, b.x) & foreign) +
         cost_of_met(columns_.at(b.x) & rows_.between(middle, b.y) & foreign);
}

// Straight if it can be, else by an angle, else by two if one leads through something.
std::int64_t Guess::choose(Spot a, Spot b, Things foreign, Path& best) const {
  Shape shape{true, b.x};
  const Things across = columns_.between(a.x, b.x) & foreign;
  const Things down = rows_.between(a.y, b.y) & foreign;
  if (a.y == b.y || a.x == b.x) {
    best = path(a, b, shape);
    return cost_of_met(a.y == b.y ? rows_.at(a.y) & across : columns_.at(b.x) & down);
  }
  std::int64_t least = kBend + cost_of_met(rows_.at(a.y) & across) + cost_of_met(columns_.at(b.x) & down);
  const auto take = [&](std::int64_t cost, Shape by) {
    if (cost < least) {
      least = cost;
      shape = by;
    }
  };
  if (least > kBend)
    take(kBend + cost_of_met(columns_.at(a.x) & down) + cost_of_met(rows_.at(b.y) & across), {false, b.y});
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

void Guess::Legs::clear() {
  for (std::array<std::int16_t, kMostLegs>* all : {&at, &from, &to})
    std::fill_n(all->begin(), n, std::int16_t{0});
  n = 0;
}

// Few legs meet, so it is first seen how many do, by signs and without a branch; what is beyond the last leg
// is empty and meets nothing.
template <class Sign, class Meet>
void Guess::each_met(const Legs& legs, Sign sign, Meet meet) {
  std::int16_t n_met = 0;
  const std::size_t n = (legs.n + kLanes - 1) / kLanes * kLanes;
  for (std::size_t i = 0; i < n; ++i)
    n_met = static_cast<std::int16_t>(n_met - static_cast<std::int16_t>(sign(i) >> 15));
  for (std::size_t i = 0; n_met > 0; ++i) {
    if (sign(i) >= 0)
      continue;
    --n_met;
    meet(legs.edges[i]);
  }
}

std::int64_t Guess::cost_of_alongside(const Leg& leg, std::uint32_t edge, const Legs& others) const {
  std::int64_t cost = 0;
  const Kinship* kinship = kinships_.data() + edge * plan_.edges.size();
  each_met(
      others,
      [&, at = leg.at, from = leg.from, to = leg.to](std::size_t i) {
        const auto is_here = static_cast<std::int16_t>((others.at[i] ^ at) - 1);
        const auto begins = static_cast<std::int16_t>(others.from[i] - to);
        const auto ends = static_cast<std::int16_t>(from - others.to[i]);
        return static_cast<std::int16_t>(is_here & begins & ends);
      },
      [&](std::uint32_t other) { cost += kinship[other] != Kinship::kin ? kOnLine : 0; });
  return cost;
}

std::int64_t Guess::cost_of_crossings(const Leg& leg, std::uint32_t edge, const Legs& others) const {
  std::int64_t cost = 0;
  const Kinship* kinship = kinships_.data() + edge * plan_.edges.size();
  each_met(
      others,
      [&, at = leg.at, from = leg.from, to = leg.to](std::size_t i) {
        const auto behind = static_cast<std::int16_t>(from - others.at[i]);
        const auto before = static_cast<std::int16_t>(others.at[i] - to);
        const auto begins = static_cast<std::int16_t>(others.from[i] - at);
        const auto ends = static_cast<std::int16_t>(at - others.to[i]);
        return static_cast<std::int16_t>(behind & before & begins & ends);
      },
      [&](std::uint32_t other) { cost += kinship[other] == Kinship::none ? kCrossing : 0; });
  return cost;
}

// What the legs of a line have in common with those that lie already.
std::int64_t Guess::lay(const Path& path, std::uint32_t edge) {
  std::int64_t cost = 0;
  for (int i = 0; i < path.n_legs; ++i) {
    const Leg& leg = path.legs[i];
    Legs& along = path.is_level[i] ? levels_ : uprights_;
    const Legs& across = path.is_level[i] ? uprights_ : levels_;
    if (along.n == kMostLegs)
      continue;
    cost += cost_of_alongside(leg, edge, along) + cost_of_crossings(leg, edge, across);
    along.at[along.n] = leg.at;
    along.from[along.n] = leg.from;
    along.to[along.n] = leg.to;
    along.edges[along.n++] = edge;
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
  for (const std::uint32_t i : order_) {
    const Plan::Edge& edge = plan_.edges[i];
    const Spot a = cells_[edge.tail];
    const Spot b = cells_[edge.head];
    Path best;
    costs_[i] = choose(a, b, foreign_[i], best) - least_cost(a, b) + lay(best, i);
    cost += costs_[i];
    if (cost > limit)
      return cost;
  }
  for (std::size_t i = 1; i < order_.size(); ++i)  // Nearly in order most of the time.
    for (std::size_t k = i; k > 0 && costs_[order_[k]] > costs_[order_[k - 1]]; --k)
      std::swap(order_[k], order_[k - 1]);
  return cost;
}

}  // namespace stoa::layout
