#include "compiler/layout/guess.hpp"

#include <algorithm>

namespace stoa::layout {
namespace {

constexpr std::int64_t kBend = 1700;
constexpr std::int64_t kMet = 4200;
constexpr std::int64_t kCrossing = 7000;
constexpr std::int64_t kOnLine = 3000;
constexpr int kShapes = 4;  // An angle either way, and a step either way.

}  // namespace

Guess::Path Guess::path(Spot a, Spot b, int shape) const {
  Path path;
  path.box = {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
  const auto level = [&](int y, int from, int to) {
    if (from != to)
      path.legs[path.n_legs++] = {y, std::min(from, to), std::max(from, to), true};
  };
  const auto upright = [&](int x, int from, int to) {
    if (from != to)
      path.legs[path.n_legs++] = {x, std::min(from, to), std::max(from, to), false};
  };
  switch (shape) {
    case 0:
      level(a.y, a.x, b.x);
      upright(b.x, a.y, b.y);
      break;
    case 1:
      upright(a.x, a.y, b.y);
      level(b.y, a.x, b.x);
      break;
    case 2: {
      const int middle = (a.x + b.x) / 2;
      level(a.y, a.x, middle);
      upright(middle, a.y, b.y);
      level(b.y, middle, b.x);
      break;
    }
    default: {
      const int middle = (a.y + b.y) / 2;
      upright(a.x, a.y, middle);
      level(middle, a.x, b.x);
      upright(b.x, middle, b.y);
      break;
    }
  }
  return path;
}

int Guess::count_met(const Path& path, std::uint32_t tail, std::uint32_t head) const {
  int n_met = 0;
  for (std::uint32_t i = 0; i < plan_.n_nodes; ++i) {
    if (i == tail || i == head)
      continue;
    const Box& box = boxes_[i];
    if (box.right <= path.box.left || path.box.right <= box.left || box.bottom <= path.box.top ||
        path.box.bottom <= box.top)
      continue;
    for (int k = 0; k < path.n_legs; ++k) {
      const Leg& leg = path.legs[k];
      n_met += leg.is_level
                   ? box.top < leg.at && leg.at < box.bottom && leg.from < box.right && box.left < leg.to
                   : box.left < leg.at && leg.at < box.right && leg.from < box.bottom && box.top < leg.to;
    }
  }
  return n_met;
}

std::int64_t Guess::cost(const Sketch& sketch) {
  boxes_.clear();
  for (std::uint32_t i = 0; i < plan_.n_nodes; ++i)
    boxes_.push_back(box_of(plan_, sketch, {i, false}));
  std::int64_t cost = 0;
  for (std::size_t i = 0; i < plan_.edges.size(); ++i) {
    const Plan::Edge& edge = plan_.edges[i];
    const Spot a = sketch.centers[edge.tail];
    const Spot b = sketch.centers[edge.head];
    std::int64_t least = -1;
    for (int shape = 0; shape < kShapes; ++shape) {
      const Path path = this->path(a, b, shape);
      const std::int64_t its_cost = kBend * (path.n_legs - 1) + kMet * count_met(path, edge.tail, edge.head);
      if (least >= 0 && its_cost >= least)
        continue;
      least = its_cost;
      paths_[i] = path;
      if (a.x == b.x || a.y == b.y || its_cost == kBend)
        break;
    }
    cost += least;
  }
  for (std::size_t i = 0; i < paths_.size(); ++i) {
    const Plan::Edge& one = plan_.edges[i];
    const Box& box = paths_[i].box;
    for (std::size_t k = i + 1; k < paths_.size(); ++k) {
      const Box& beside = paths_[k].box;
      if (beside.right < box.left || box.right < beside.left || beside.bottom < box.top ||
          box.bottom < beside.top)
        continue;
      const Plan::Edge& other = plan_.edges[k];
      const bool is_kin = one.tail == other.tail || one.head == other.head;
      const bool is_joined = is_kin || one.tail == other.head || one.head == other.tail;
      if (is_kin)
        continue;
      for (int m = 0; m < paths_[i].n_legs; ++m) {
        const Leg& p = paths_[i].legs[m];
        for (int n = 0; n < paths_[k].n_legs; ++n) {
          const Leg& q = paths_[k].legs[n];
          if (p.is_level != q.is_level)
            cost +=
                !is_joined && p.from < q.at && q.at < p.to && q.from < p.at && p.at < q.to ? kCrossing : 0;
          else
            cost += p.at == q.at && p.from < q.to && q.from < p.to ? kOnLine : 0;
        }
      }
    }
  }
  return cost;
}

}  // namespace stoa::layout
