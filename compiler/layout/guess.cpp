#include "compiler/layout/guess.hpp"

#include <algorithm>
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
      spots_(plan.n_nodes),
      cells_(plan.n_nodes),
      paths_(plan.edges.size()),
      levels_((plan.edges.size() + kBlock - 1) / kBlock),
      uprights_(levels_.size()),
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
  strangers_.resize(plan.edges.size() * levels_.size());
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
      if (one.tail == other.tail || one.head == other.head)
        continue;
      Strangers& strangers = strangers_[i * levels_.size() + k / kBlock];
      const Bits line = Bits{1} << k % kBlock;
      if (one.tail != other.head && one.head != other.tail)
        strangers.to_cross |= Things{line, line};
      if (k < i)
        strangers.to_lie_on |= Things{line, line};
    }
  }
}

void Guess::Axis::number() {
  std::uint16_t n_before = 0;
  for (std::uint16_t& line : numbers) {
    const bool counts = line != 0;
    line = n_before;
    n_before = static_cast<std::uint16_t>(n_before + counts);
  }
  n = n_before;
}

void Guess::Lines::clear(const Axis& axis) {
  begun.assign(axis.n + 1, Things{});
  open.assign(axis.n + 1, Things{});
}

void Guess::Lines::sum_up() {
  Things sum{};
  for (Things& things : begun)
    things = sum |= things;
  sum = Things{};
  for (std::size_t i = open.size(); i-- > 0;)
    open[i] = sum |= open[i];
}

Spot Guess::middle_of(const Plan::Edge& edge) const {
  const Spot a = spots_[edge.tail];
  const Spot b = spots_[edge.head];
  return {(a.x + b.x) / 2, (a.y + b.y) / 2};
}

void Guess::number_lines(const Sketch& sketch) {
  const Box bounds = bounds_of(plan_, sketch);
  origin_ = {(down(bounds.left) - 1) * kPitch, (down(bounds.top) - 1) * kPitch};
  across_.clear(static_cast<std::size_t>((bounds.right - origin_.x) / kPitch + 3));
  down_.clear(static_cast<std::size_t>((bounds.bottom - origin_.y) / kPitch + 3));
  const auto add = [&](Spot spot) {
    across_.add(spot.x);
    down_.add(spot.y);
  };
  for (std::size_t i = 0; i < spots_.size(); ++i) {
    spots_[i] = {(sketch.centers[i].x - origin_.x) / kPitch, (sketch.centers[i].y - origin_.y) / kPitch};
    add(spots_[i]);
  }
  for (const Plan::Edge& edge : plan_.edges)
    add(middle_of(edge));
  across_.number();
  down_.number();
  for (std::size_t i = 0; i < spots_.size(); ++i)
    cells_[i] = {across_[spots_[i].x], down_[spots_[i].y]};
}

void Guess::place_boxes(const Sketch& sketch) {
  columns_.clear(across_);
  rows_.clear(down_);
  const auto put = [&](Box box, Things thing) {
    columns_.put(across_[box.left + 1], across_[box.right], thing);
    rows_.put(down_[box.top + 1], down_[box.bottom], thing);
  };
  const std::size_t n_nodes = std::min(plan_.n_nodes, kMostBoxes);
  for (std::size_t i = 0; i < n_nodes; ++i)
    put(move(extents_[i], spots_[i]), Things{Bits{1} << i, 0});
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
std::int64_t Guess::choose(const Plan::Edge& edge, Things foreign, Path& best) const {
  const Spot a = cells_[edge.tail];
  const Spot b = cells_[edge.head];
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
    const Spot middle = middle_of(edge);
    const Shape level{true, across_[middle.x]};
    const Shape upright{false, down_[middle.y]};
    if (level.middle != a.x && level.middle != b.x)
      take(cost_of_legs(a, b, level, foreign), level);
    if (upright.middle != a.y && upright.middle != b.y)
      take(cost_of_legs(a, b, upright, foreign), upright);
  }
  best = path(a, b, shape);
  return least;
}

void Guess::lay(const Path& path, std::size_t edge) {
  const Bits bit = Bits{1} << edge % kBlock;
  bool is_second[] = {false, false};
  for (int i = 0; i < path.n_legs; ++i) {
    const Leg& leg = path.legs[i];
    const bool is_level = path.is_level[i];
    Legs& legs = (is_level ? levels_ : uprights_)[edge / kBlock];
    const Things thing = is_second[is_level] ? Things{0, bit} : Things{bit, 0};
    is_second[is_level] = true;
    legs.along.put(leg.from + 1, leg.to, thing);
    legs.across.put(leg.at + 1, leg.at, thing);  // Between any two that stand on both sides of it.
  }
}

void Guess::lay_all() {
  for (std::size_t block = 0; block < levels_.size(); ++block) {
    levels_[block].clear(across_, down_);
    uprights_[block].clear(down_, across_);
  }
  for (std::size_t i = 0; i < paths_.size(); ++i)
    lay(paths_[i], i);
  for (std::vector<Legs>* all : {&levels_, &uprights_}) {
    for (Legs& legs : *all) {
      legs.along.sum_up();
      legs.across.sum_up();
    }
  }
}

// Each crossing is seen from its level leg.
std::int64_t Guess::cost_of_met_lines(std::size_t edge) const {
  std::int64_t cost = 0;
  const Path& path = paths_[edge];
  for (std::size_t block = 0; block < levels_.size(); ++block) {
    const Strangers& strangers = strangers_[edge * levels_.size() + block];
    for (int i = 0; i < path.n_legs; ++i) {
      const Leg& leg = path.legs[i];
      const bool is_level = path.is_level[i];
      const Things on_line = (is_level ? levels_ : uprights_)[block].beside(leg) & strangers.to_lie_on;
      cost += kOnLine * (count(on_line[0]) + count(on_line[1]));
      if (!is_level)
        continue;
      const Things crossed = uprights_[block].crossed_by(leg) & strangers.to_cross;
      cost += kCrossing * (count(crossed[0]) + count(crossed[1]));
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
  number_lines(sketch);
  place_boxes(sketch);
  for (const std::uint32_t i : order_) {
    const Plan::Edge& edge = plan_.edges[i];
    costs_[i] = choose(edge, foreign_[i], paths_[i]) - least_cost(cells_[edge.tail], cells_[edge.head]);
    cost += costs_[i];
    if (cost > limit)
      return cost;
  }
  lay_all();
  for (const std::uint32_t i : order_) {
    const std::int64_t its_cost = cost_of_met_lines(i);
    costs_[i] += its_cost;
    cost += its_cost;
    if (cost > limit)
      return cost;
  }
  for (std::size_t i = 1; i < order_.size(); ++i)  // Nearly in order most of the time.
    for (std::size_t k = i; k > 0 && costs_[order_[k]] > costs_[order_[k - 1]]; --k)
      std::swap(order_[k], order_[k - 1]);
  return cost;
}

}  // namespace stoa::layout
