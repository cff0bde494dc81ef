#include "compiler/layout/strain.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace stoa::layout {
namespace {

// All costs are in hundredths of what a pixel of height is worth three times.
constexpr std::int64_t kOverlap = 4000;
constexpr std::int64_t kOverlapPixel = 20000;
constexpr std::int64_t kOffsetPixel = 10;  // Of the two ends of a line, across it,
constexpr std::int64_t kRunPixel = 6;      // and along it.
constexpr std::int64_t kBent = 3400;
constexpr std::int64_t kJog = 800;
constexpr std::int64_t kBackward = 2600;
constexpr std::int64_t kShortPixel = 300;
constexpr std::int64_t kThroughPart = 5000;
constexpr std::int64_t kUnderTitle = 4000;
constexpr std::int64_t kCrossing = 5000;
constexpr std::int64_t kTwinPixel = 20;
constexpr std::int64_t kTwins = 4000;
constexpr std::int64_t kHeightPixel = 35;
constexpr std::int64_t kWidthPixel = 25;
constexpr std::int64_t kFramePixel = 5;

constexpr int kPartGapAcross = 20;
constexpr int kPartGapDown = 22;
constexpr int kGroupGap = 20;
constexpr int kLeastJog = 28;
constexpr int kLeastRun = 70;      // Between icons beside each other: room for a number and a head,
constexpr int kLeastRunDown = 46;  // and between those above each other.
constexpr int kNumberRoom = 22;    // For each further number.
constexpr int kClear = 6;          // Between a line and a part that it passes.

std::int64_t sign_of_turn(Spot a, Spot b, Spot c) {
  const auto wide = [](int value) { return static_cast<std::int64_t>(value); };
  const std::int64_t turn = wide(b.x - a.x) * wide(c.y - a.y) - wide(b.y - a.y) * wide(c.x - a.x);
  return (turn > 0) - (turn < 0);
}

bool do_cross(Spot a, Spot b, Spot c, Spot d) {
  if (std::max(a.x, b.x) <= std::min(c.x, d.x) || std::max(c.x, d.x) <= std::min(a.x, b.x) ||
      std::max(a.y, b.y) <= std::min(c.y, d.y) || std::max(c.y, d.y) <= std::min(a.y, b.y))
    return false;
  return sign_of_turn(a, b, c) * sign_of_turn(a, b, d) < 0 &&
         sign_of_turn(c, d, a) * sign_of_turn(c, d, b) < 0;
}

// Whether the straight line between two spots of one row or column runs through a part.
inline bool is_through(Spot a, Spot b, const Plan::Part& part, Spot center) {
  if (a.y == b.y) {
    if (a.y <= center.y + part.extent.top - kClear || center.y + part.extent.bottom + kClear <= a.y)
      return false;
    const int middle = (2 * center.x + part.extent.left + part.extent.right) / 2;
    return std::min(a.x, b.x) < middle && middle < std::max(a.x, b.x);
  }
  if (a.x <= center.x + part.extent.left - kClear || center.x + part.extent.right + kClear <= a.x)
    return false;
  const int middle = (2 * center.y + part.extent.top + part.extent.bottom) / 2;
  return std::min(a.y, b.y) < middle && middle < std::max(a.y, b.y);
}

bool is_straight(Spot a, Spot b) {
  return a.x == b.x || a.y == b.y;
}

}  // namespace

Strain::Strain(const Plan& plan) : plan_(plan), neighbors_(plan.parts.size()), twins_of_(plan.parts.size()) {
  for (std::uint32_t i = 0; i < plan.edges.size(); ++i) {
    const Plan::Edge& edge = plan.edges[i];
    neighbors_[edge.tail].push_back(edge.head);
    neighbors_[edge.head].push_back(edge.tail);
  }
  for (std::vector<std::uint32_t>& neighbors : neighbors_) {
    std::sort(neighbors.begin(), neighbors.end());
    neighbors.erase(std::unique(neighbors.begin(), neighbors.end()), neighbors.end());
  }
  find_twins();
  find_runs();
  for (std::uint32_t i = 0; i < plan_.parts.size(); ++i)
    all_.parts.push_back(i);
  for (std::uint32_t i = 0; i < plan_.n_nodes; ++i)
    all_.items.push_back({i, false});
  for (std::uint32_t i = 0; i < plan_.groups.size(); ++i)
    all_.around.push_back(i);
  all_.touched.resize(plan_.edges.size());
  std::iota(all_.touched.begin(), all_.touched.end(), 0U);
}

std::vector<std::uint32_t> Strain::members_of(std::uint32_t group) const {
  std::vector<std::uint32_t> members;
  for (std::uint32_t i = 0; i < plan_.parts.size(); ++i)
    if (plan_.holds(static_cast<int>(group), plan_.parts[i].home))
      members.push_back(i);
  return members;
}

// Groups of one kind beside each other that hold the same kinds of parts, such as two zones, should look the
// same.
void Strain::find_twins() {
  const auto is_twin = [&](std::uint32_t a, std::uint32_t b) {
    return plan_.groups[a].parent == plan_.groups[b].parent && plan_.groups[a].kind == plan_.groups[b].kind &&
           plan_.groups[a].kind != 0;
  };
  std::vector<std::vector<std::uint32_t>> members(plan_.groups.size());
  for (std::uint32_t a = 0; a < plan_.groups.size(); ++a)
    members[a] = members_of(a);
  for (std::uint32_t a = 0; a < plan_.groups.size(); ++a) {
    for (std::uint32_t b = a + 1; b < plan_.groups.size(); ++b) {
      if (!is_twin(a, b) || members[a].size() != members[b].size() ||
          !std::equal(
              members[a].begin(), members[a].end(), members[b].begin(),
              [&](std::uint32_t x, std::uint32_t y) { return plan_.parts[x].kind == plan_.parts[y].kind; }))
        continue;
      for (std::size_t i = 0; i < members[a].size(); ++i) {
        twins_of_[members[a][i]].push_back({members[a][i], members[b][i]});
        twins_of_[members[b][i]].push_back({members[a][i], members[b][i]});
      }
    }
  }
}

void Strain::complete(Move& move) const {
  std::sort(move.parts.begin(), move.parts.end());
  for (const Plan::Item item : move.items)
    for (int group = plan_.home_of(item); group != kNone;
         group = plan_.groups[static_cast<std::size_t>(group)].parent)
      move.around.push_back(static_cast<std::uint32_t>(group));
  std::sort(move.around.begin(), move.around.end(), std::greater<>());
  move.around.erase(std::unique(move.around.begin(), move.around.end()), move.around.end());
  std::vector<bool> moves(plan_.parts.size(), false);
  for (const std::uint32_t part : move.parts)
    moves[part] = true;
  for (std::uint32_t i = 0; i < plan_.edges.size(); ++i) {
    const bool tail_moves = moves[plan_.edges[i].tail];
    if (tail_moves != moves[plan_.edges[i].head])
      move.touched.push_back(i);
    else if (!tail_moves)
      move.passed.push_back(i);
  }
}

Move Strain::move_of(std::vector<std::uint32_t> parts) const {
  Move move;
  for (const std::uint32_t part : parts)
    move.items.push_back({part, false});
  move.parts = std::move(parts);
  complete(move);
  return move;
}

Move Strain::move_of_group(std::uint32_t group) const {
  Move move;
  move.items = {{group, true}};
  move.parts = members_of(group);
  for (std::uint32_t i = 0; i < plan_.groups.size(); ++i) {
    if (!plan_.holds(static_cast<int>(group), static_cast<int>(i)))
      continue;
    move.groups.push_back(i);
    if (plan_.groups[i].filler != kNone)
      move.parts.push_back(static_cast<std::uint32_t>(plan_.groups[i].filler));
  }
  std::sort(move.parts.begin(), move.parts.end());
  move.parts.erase(std::unique(move.parts.begin(), move.parts.end()), move.parts.end());
  complete(move);
  return move;
}

std::int64_t Strain::closeness_of(const Sketch& sketch, Plan::Item item) const {
  std::int64_t cost = 0;
  const Box box = box_of(plan_, sketch, item);
  for (const Plan::Item other : plan_.items_of(plan_.home_of(item))) {
    if (other.index == item.index && other.is_group == item.is_group)
      continue;
    const Box beside = box_of(plan_, sketch, other);
    const bool are_parts = !item.is_group && !other.is_group;
    const int across = std::min(box.right, beside.right) - std::max(box.left, beside.left) +
                       (are_parts ? kPartGapAcross : kGroupGap);
    const int down = std::min(box.bottom, beside.bottom) - std::max(box.top, beside.top) +
                     (are_parts ? kPartGapDown : kGroupGap);
    if (across > 0 && down > 0)
      cost += kOverlap + kOverlapPixel * std::min(across, down);
  }
  return cost;
}

std::int64_t Strain::closeness(const Sketch& sketch, const Move& move) const {
  std::int64_t cost = 0;
  for (const Plan::Item item : move.items)
    cost += closeness_of(sketch, item);
  for (const std::uint32_t group : move.around)
    cost += closeness_of(sketch, {group, true});
  return cost;
}

void Strain::find_runs() {
  const auto add_titled = [&](std::uint32_t below, std::uint32_t above) {
    for (int group = plan_.parts[below].home; group != kNone && !plan_.holds(group, plan_.parts[above].home);
         group = plan_.groups[static_cast<std::size_t>(group)].parent)
      titled_.push_back(static_cast<std::uint32_t>(group));
    return static_cast<std::uint32_t>(titled_.size());
  };
  for (const Plan::Edge& edge : plan_.edges) {
    const int numbers = kNumberRoom * (edge.n_numbers - 1);
    const auto first = static_cast<std::uint32_t>(titled_.size());
    const std::uint32_t second = add_titled(edge.head, edge.tail);
    runs_.push_back(
        {kLeastRun + numbers, kLeastRunDown + numbers, first, second, add_titled(edge.tail, edge.head)});
  }
}

std::int64_t Strain::edge_cost(const Sketch& sketch, std::uint32_t edge) const {
  const Plan::Edge& ends = plan_.edges[edge];
  const Run& run = runs_[edge];
  const Spot a = sketch.centers[ends.tail];
  const Spot b = sketch.centers[ends.head];
  const int across = std::abs(a.x - b.x);
  const int down = std::abs(a.y - b.y);
  const bool runs_across = across >= down;
  const int offset = std::min(across, down);
  std::int64_t cost = kOffsetPixel * offset + kRunPixel * std::max(across, down);
  if (offset > 0)
    cost += kBent + (offset < kLeastJog ? kJog : 0);
  if ((runs_across ? b.x - a.x : b.y - a.y) < 0)
    cost += kBackward;
  const Box& from = plan_.parts[ends.tail].extent;
  const Box& to = plan_.parts[ends.head].extent;
  if (runs_across) {
    const int icons = from.top + to.top;  // Minus two halves of an icon.
    return cost + kShortPixel * std::max(0, run.least_across - (across + icons));
  }
  const bool is_down = a.y < b.y;
  cost += kShortPixel *
          std::max(0, run.least_down - (down + (is_down ? to.top - from.bottom : from.top - to.bottom)));
  // A line that comes from above would run through the titles around its lower end.
  const int x = is_down ? b.x : a.x;
  const std::uint32_t end = is_down ? run.first_above_tail : run.end;
  for (std::uint32_t i = is_down ? run.first_above_head : run.first_above_tail; i < end; ++i) {
    const int left = sketch.frames[titled_[i]].left;
    if (left - 8 < x && x < left + plan_.groups[titled_[i]].title_width)
      cost += kUnderTitle;
  }
  return cost;
}

// Of a straight line, the parts that it runs through.
std::int64_t Strain::through_cost(const Sketch& sketch, const Plan::Edge& edge) const {
  const Spot a = sketch.centers[edge.tail];
  const Spot b = sketch.centers[edge.head];
  std::int64_t cost = 0;
  if (!is_straight(a, b))
    return cost;
  for (std::uint32_t i = 0; i < plan_.parts.size(); ++i)
    if (is_through(a, b, plan_.parts[i], sketch.centers[i]) && i != edge.tail && i != edge.head)
      cost += kThroughPart;
  return cost;
}

std::int64_t Strain::crossings_of(const Sketch& sketch, std::uint32_t edge) const {
  const Plan::Edge& one = plan_.edges[edge];
  const Spot a = sketch.centers[one.tail];
  const Spot b = sketch.centers[one.head];
  std::int64_t n_crossings = 0;
  for (const Plan::Edge& other : plan_.edges)
    if (do_cross(a, b, sketch.centers[other.tail], sketch.centers[other.head]))
      ++n_crossings;
  return n_crossings;
}

std::int64_t Strain::size_cost(const Sketch& sketch) const {
  const Box bounds = bounds_of(plan_, sketch);
  return kHeightPixel * bounds.height() + kWidthPixel * bounds.width();
}

std::int64_t Strain::unrest(const Sketch& sketch, const Move& move, std::int64_t enough) const {
  std::int64_t cost = unrest_but_crossings(sketch, move, enough);
  for (std::size_t i = 0; i < move.touched.size() && cost < enough; ++i)
    cost += kCrossing * crossings_of(sketch, move.touched[i]);
  return cost;
}

std::int64_t Strain::unrest_but_crossings(const Sketch& sketch, const Move& move, std::int64_t enough) const {
  std::int64_t cost = size_cost(sketch);
  for (const std::uint32_t group : move.around)
    cost += kFramePixel * (sketch.frames[group].width() + sketch.frames[group].height());
  for (const std::uint32_t part : move.parts)
    cost += twin_cost(sketch, part);
  for (std::size_t i = 0; i < move.touched.size() && cost < enough; ++i)
    cost += edge_cost(sketch, move.touched[i]) + through_cost(sketch, plan_.edges[move.touched[i]]);
  if (cost >= enough)
    return cost;
  // What moves may come to stand in the way of a line that stays.
  for (const std::uint32_t i : move.passed) {
    const Spot a = sketch.centers[plan_.edges[i].tail];
    const Spot b = sketch.centers[plan_.edges[i].head];
    if (!is_straight(a, b))
      continue;
    for (const std::uint32_t part : move.parts)
      if (is_through(a, b, plan_.parts[part], sketch.centers[part]))
        cost += kThroughPart;
  }
  return cost;
}

std::int64_t Strain::twin_cost(const Sketch& sketch, std::uint32_t part) const {
  std::int64_t cost = 0;
  for (const Twins& twins : twins_of_[part]) {
    const Spot a = sketch.centers[twins.a];
    const Spot b = sketch.centers[twins.b];
    const int offset = std::min(std::abs(a.x - b.x), std::abs(a.y - b.y));
    cost += kTwinPixel * offset + (offset > 0 ? kTwins : 0);
  }
  return cost;
}

std::int64_t Strain::total(const Sketch& sketch) const {
  return closeness(sketch, all_) + unrest(sketch, all_);
}

std::int64_t Strain::total_but_crossings(const Sketch& sketch) const {
  return closeness(sketch, all_) + unrest_but_crossings(sketch, all_, kAll);
}

std::int64_t Strain::pull(const Sketch& sketch) const {
  std::int64_t cost = size_cost(sketch);
  for (std::uint32_t edge = 0; edge < plan_.edges.size(); ++edge)
    cost += edge_cost(sketch, edge);
  for (const Box& frame : sketch.frames)
    cost += kFramePixel * (frame.width() + frame.height());
  for (std::uint32_t part = 0; part < plan_.parts.size(); ++part)
    cost += twin_cost(sketch, part);
  return cost;
}

}  // namespace stoa::layout
