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

std::int64_t count(std::uint64_t bits) {
  return bits == 0 ? 0 : std::popcount(bits);
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
    Own own{bit(edge.tail) | bit(edge.head), 0};
    for (const std::uint32_t end : {edge.tail, edge.head})
      for (int group = plan.parts[end].home; group != kNone;
           group = plan.groups[static_cast<std::size_t>(group)].parent)
        own.frames |= bit(static_cast<std::size_t>(group));
    owns_.push_back(own);
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
  const auto n_columns = static_cast<std::size_t>((bounds.right - origin_.x) / kPitch + 3);
  const auto n_rows = static_cast<std::size_t>((bounds.bottom - origin_.y) / kPitch + 3);
  columns_.assign(n_columns, {});
  rows_.assign(n_rows, {});
  const auto put = [&](Box box, Bits bit, Bits Line::*begun, Bits Line::*open) {
    const auto mark = [&](std::vector<Line>& lines, int from, int to) {
      lines[static_cast<std::size_t>(from / kPitch + 1)].*begun |= bit;
      lines[static_cast<std::size_t>((to + kPitch - 1) / kPitch - 1)].*open |= bit;
    };
    mark(columns_, box.left - origin_.x, box.right - origin_.x);
    mark(rows_, box.top - origin_.y, box.bottom - origin_.y);
  };
  const std::size_t n_nodes = std::min(plan_.n_nodes, kMostBoxes);
  for (std::size_t i = 0; i < n_nodes; ++i)
    put(move(plan_.parts[i].extent, sketch.centers[i]), Bits{1} << i, &Line::begun, &Line::open);
  for (std::size_t i = 0; i < n_titles_; ++i) {
    const Box& frame = sketch.frames[i];
    put({frame.left, frame.top, frame.left + plan_.groups[i].title_width,
         frame.top + plan_.groups[i].title_height},
        Bits{1} << (n_nodes + i), &Line::begun, &Line::open);
  }
  for (std::size_t i = 0; i < n_frames_; ++i)
    put(sketch.frames[i], Bits{1} << i, &Line::frames_begun, &Line::frames_open);
  for (std::vector<Line>* lines : {&columns_, &rows_}) {
    Line sum;
    for (Line& line : *lines) {
      line.begun = sum.begun |= line.begun;
      line.frames_begun = sum.frames_begun |= line.frames_begun;
    }
    for (std::size_t i = lines->size(); i-- > 0;) {
      Line& line = (*lines)[i];
      line.open = sum.open |= line.open;
      line.frames_open = sum.frames_open |= line.frames_open;
    }
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

// The likeliest first.
std::array<Guess::Shape, Guess::kShapes> Guess::shapes_between(Spot a, Spot b) {
  return {{{true, b.x}, {false, b.y}, {true, (a.x + b.x) / 2}, {false, (a.y + b.y) / 2}}};
}

std::int64_t Guess::cost_of_met(const Path& path, const Own& own) const {
  std::int64_t cost = 0;
  for (int i = 0; i < path.n_legs; ++i) {
    const Leg& leg = path.legs[i];
    const std::vector<Line>& along = path.is_level[i] ? columns_ : rows_;
    const Line& across = (path.is_level[i] ? rows_ : columns_)[static_cast<std::size_t>(leg.at)];
    const Line& from = along[static_cast<std::size_t>(leg.from)];
    const Line& to = along[static_cast<std::size_t>(leg.to)];
    const Bits met = across.begun & across.open & to.begun & from.open & ~own.boxes;
    if (met != 0)
      cost += kMet * count(met & ~titles_) + kTitleMet * count(met & titles_);
    cost += kFrameMet * count(across.frames_begun & across.frames_open & to.frames_begun & from.frames_open &
                              ~own.frames);
  }
  return cost;
}

std::int64_t Guess::choose(Spot a, Spot b, const Own& own, Path& best) const {
  std::int64_t least = -1;
  for (const Shape& shape : shapes_between(a, b)) {
    const Path tried = path(a, b, shape);
    const std::int64_t its_cost = kBend * (tried.n_legs - 1) + cost_of_met(tried, own);
    if (least >= 0 && its_cost >= least)
      continue;
    least = its_cost;
    best = tried;
    if (its_cost <= kBend || tried.n_legs == 1)
      break;
  }
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
  upright_columns_.assign(columns_.size(), {});
  upright_rows_.assign(rows_.size(), {});
  const std::size_t n_words = (uprights_.size() + 63) / 64;
  for (std::size_t i = 0; i < uprights_.size(); ++i) {
    const Leg& leg = uprights_[i];
    const Bits bit = Bits{1} << (i % 64);
    upright_columns_[static_cast<std::size_t>(leg.at + 1)].at[i / 64] |= bit;
    upright_rows_[static_cast<std::size_t>(leg.from + 1)].begun[i / 64] |= bit;
    upright_rows_[static_cast<std::size_t>(leg.to - 1)].open[i / 64] |= bit;
  }
  for (std::size_t word = 0; word < n_words; ++word) {
    Bits bits = 0;
    for (LegLine& line : upright_columns_)  // Those left of it.
      line.at[word] = bits |= line.at[word];
    bits = 0;
    for (LegLine& line : upright_rows_)
      line.begun[word] = bits |= line.begun[word];
    bits = 0;
    for (std::size_t i = upright_rows_.size(); i-- > 0;)
      upright_rows_[i].open[word] = bits |= upright_rows_[i].open[word];
  }
  std::int64_t cost = 0;
  for (const Leg& leg : levels_) {
    const LegLine& row = upright_rows_[static_cast<std::size_t>(leg.at)];
    const LegLine& from = upright_columns_[static_cast<std::size_t>(leg.from + 1)];
    const LegLine& to = upright_columns_[static_cast<std::size_t>(leg.to)];
    const Kinship* kinship = kinships_.data() + leg.edge * plan_.edges.size();
    for (std::size_t word = 0; word < n_words; ++word) {
      for (Bits met = row.begun[word] & row.open[word] & to.at[word] & ~from.at[word]; met != 0;
           met &= met - 1) {
        const std::size_t i = 64 * word + static_cast<std::size_t>(std::countr_zero(met));
        cost += kinship[uprights_[i].edge] == Kinship::none ? kCrossing : 0;
      }
    }
    if (cost > limit)
      break;
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
  first_level_.assign(rows_.size(), kNone);
  first_upright_.assign(columns_.size(), kNone);
  for (std::uint32_t i = 0; i < plan_.edges.size(); ++i) {
    const Plan::Edge& edge = plan_.edges[i];
    const Spot a = on_lattice(sketch.centers[edge.tail]);
    const Spot b = on_lattice(sketch.centers[edge.head]);
    Path best;
    cost += choose(a, b, owns_[i], best) - least_cost(a, b);
    cost += lay(best, i);
    if (cost > limit)
      return cost;
  }
  return cost + cost_of_crossings(limit - cost);
}

}  // namespace stoa::layout
