#include "compiler/layout/route_search.hpp"

#include <algorithm>
#include <cstdlib>
#include <span>

namespace stoa::layout {
namespace {

constexpr std::size_t kManyNodes = 40;
constexpr std::int32_t kCrossing = 250;
constexpr std::int32_t kCrossingOfMany =
    130;  // Or lines run through titles before they cross so many others.
constexpr std::int32_t kKinCrossing = 60;
constexpr std::int32_t kOnLine = 400;
constexpr std::int32_t kOnKin = 200;
constexpr std::int32_t kTurnOnLine = 200;
constexpr std::int32_t kPassCorner = 160;
constexpr std::int32_t kForeignFrame = 60;
constexpr std::int32_t kForeignFrameOfMany = 110;
constexpr std::int32_t kOwnFrame = 10;
constexpr std::int32_t kCommonFrame = 320;  // Of leaving a group that both ends are in.
constexpr std::int32_t kBesideMiddle = 30;
constexpr std::int32_t kUnusedPort = 6;
constexpr std::size_t kMostSteps = 60000;
constexpr std::size_t kBucketsAtOnce = 1024;

constexpr std::int32_t kLeastStep = kPitch - kSharing;

constexpr std::uint32_t kFromPort = 8;

constexpr std::uint32_t state_of(Cell cell, Heading heading, bool has_turned) {
  return (cell * 4 + static_cast<std::uint32_t>(heading)) * 2 + (has_turned ? 1 : 0);
}
constexpr Cell cell_of(std::uint32_t state) {
  return state / 8;
}
constexpr Heading heading_of(std::uint32_t state) {
  return static_cast<Heading>(state / 2 % 4);
}

}  // namespace

RouteSearch::RouteSearch(const Graph& graph, const Plan& plan, const Sketch& sketch)
    : field(plan, sketch),
      uses(field.n_cells()),
      graph_(graph),
      plan_(plan),
      sketch_(sketch),
      port_users_(plan.n_nodes * 12),
      frame_costs_(plan.groups.size()),
      crossing_(plan.n_nodes <= kManyNodes ? kCrossing : kCrossingOfMany),
      most_steps_(kMostSteps) {}

void RouteSearch::Queue::clear() {
  for (std::size_t i = first_; i < end_; ++i)
    firsts_[i] = kEnd;
  places_.clear();
  first_ = end_ = n_waiting_ = 0;
}

void RouteSearch::Queue::push(std::int32_t estimate, Waiting waiting) {
  const auto bucket = static_cast<std::size_t>(std::max(estimate, 0));
  if (bucket >= firsts_.size())
    firsts_.resize(bucket + kBucketsAtOnce, kEnd);
  if (n_waiting_ == 0 || bucket < first_)
    first_ = bucket;
  end_ = std::max(end_, bucket + 1);
  places_.push_back({waiting, firsts_[bucket]});
  firsts_[bucket] = static_cast<std::int32_t>(places_.size()) - 1;
  ++n_waiting_;
}

std::int32_t RouteSearch::Queue::least() {
  while (firsts_[first_] == kEnd)
    ++first_;
  return static_cast<std::int32_t>(first_);
}

RouteSearch::Waiting RouteSearch::Queue::pop() {
  const Place& place = places_[static_cast<std::size_t>(firsts_[static_cast<std::size_t>(least())])];
  firsts_[first_] = place.next;
  --n_waiting_;
  return place.waiting;
}

RouteSearch::Kinship RouteSearch::kinship(std::uint32_t line, std::uint32_t other) const {
  const Graph::Edge& a = graph_.edges[line];
  const Graph::Edge& b = graph_.edges[other];
  if (a.kind != b.kind || (a.tail == b.tail) == (a.head == b.head))
    return Kinship::none;
  return a.tail == b.tail ? Kinship::tail : Kinship::head;
}

std::vector<std::uint32_t>& RouteSearch::port_users(std::uint32_t node, const Port& port) {
  return port_users_[node * 12 + static_cast<std::size_t>(port.side) * 3 +
                     static_cast<std::size_t>(port.shift + 1)];
}
const std::vector<std::uint32_t>& RouteSearch::port_users(std::uint32_t node, const Port& port) const {
  return port_users_[node * 12 + static_cast<std::size_t>(port.side) * 3 +
                     static_cast<std::size_t>(port.shift + 1)];
}

// A line should leave towards its other end, and enter from where it comes.
int RouteSearch::side_cost(const Port& port, std::uint32_t edge, bool is_tail) const {
  const Spot tail = sketch_.centers[graph_.edges[edge].tail];
  const Spot head = sketch_.centers[graph_.edges[edge].head];
  const int across = is_tail ? head.x - tail.x : tail.x - head.x;
  const int down = is_tail ? head.y - tail.y : tail.y - head.y;
  const Heading level = across > 0 ? Heading::right : Heading::left;
  const Heading upright = down > 0 ? Heading::down : Heading::up;
  const bool is_wide = std::abs(across) >= std::abs(down);
  const Heading first = is_wide ? level : upright;
  const Heading second = is_wide ? upright : level;
  const int cost = port.shift == 0 ? 0 : kBesideMiddle;
  if (port.side == first)
    return cost;
  if (port.side == second) {
    const bool is_aslant = std::abs(across) > 3 * kPitch && std::abs(down) > 3 * kPitch;
    return cost + (is_aslant ? 30 : 70);
  }
  return cost + (port.side == opposite(first) ? 170 : 110);
}

std::vector<RouteEnd> RouteSearch::entries(std::uint32_t edge, bool is_tail, bool takes_any_port) const {
  const std::uint32_t node = is_tail ? graph_.edges[edge].tail : graph_.edges[edge].head;
  std::vector<RouteEnd> entries;
  for (const Port& port : field.ports_of(node)) {
    const std::int32_t cost = port_cost(port, edge, is_tail);
    if (cost < kOnLine || takes_any_port)
      entries.push_back({port, cost});
  }
  return entries;
}

// At least that of running on another line if the port is taken.
std::int32_t RouteSearch::port_cost(const Port& port, std::uint32_t edge, bool is_tail) const {
  const std::uint32_t node = is_tail ? graph_.edges[edge].tail : graph_.edges[edge].head;
  const Kinship wanted = is_tail ? Kinship::tail : Kinship::head;
  const std::vector<std::uint32_t>& users = port_users(node, port);
  const bool can_share = std::all_of(users.begin(), users.end(),
                                     [&](std::uint32_t user) { return kinship(edge, user) == wanted; });
  return side_cost(port, edge, is_tail) + (users.empty() ? kUnusedPort : can_share ? 0 : kOnLine);
}

std::int32_t RouteSearch::step_cost(std::uint32_t edge, Cell cell, Cell to, Heading way,
                                    bool has_turned) const {
  std::int32_t cost = kPitch + field.cost(to, is_level(way));
  if (uses.is_used(to))
    cost += pass_cost(edge, to, way, has_turned);
  if (field.home(cell) != field.home(to))
    cost += frame_cost(cell, to);
  return cost;
}

std::int32_t RouteSearch::price(std::uint32_t edge, const Way& way) const {
  prepare(edge);
  std::int32_t cost = port_cost(way.from, edge, true) + port_cost(way.to, edge, false);
  bool has_turned = false;
  for (std::size_t i = 1; i < way.steps.size(); ++i) {
    const Way::Step& before = way.steps[i - 1];
    const Way::Step& step = way.steps[i];
    if (step.heading != before.heading) {
      has_turned = true;
      cost += turn_cost(edge, before.cell);
    }
    cost += step_cost(edge, before.cell, step.cell, step.heading, has_turned);
  }
  return cost;
}

void RouteSearch::prepare(std::uint32_t edge) const {
  const int tail_home = plan_.parts[graph_.edges[edge].tail].home;
  const int head_home = plan_.parts[graph_.edges[edge].head].home;
  std::fill(frame_costs_.begin(), frame_costs_.end(),
            plan_.n_nodes <= kManyNodes ? kForeignFrame : kForeignFrameOfMany);
  const auto parent = [&](int group) { return plan_.groups[static_cast<std::size_t>(group)].parent; };
  for (int group = tail_home; group != kNone; group = parent(group))
    frame_costs_[static_cast<std::size_t>(group)] = kOwnFrame;
  for (int group = head_home; group != kNone; group = parent(group)) {
    std::int32_t& cost = frame_costs_[static_cast<std::size_t>(group)];
    cost = cost == kOwnFrame ? kCommonFrame : kOwnFrame;
  }
}

std::int32_t RouteSearch::frame_cost(Cell from, Cell to) const {
  int a = field.home(from);
  int b = field.home(to);
  std::int32_t cost = 0;
  while (a != b) {  // Groups stand behind those around them.
    int& inner = a > b ? a : b;
    cost += frame_costs_[static_cast<std::size_t>(inner)];
    inner = plan_.groups[static_cast<std::size_t>(inner)].parent;
  }
  return cost;
}

std::int32_t RouteSearch::turn_cost(std::uint32_t edge, Cell cell) const {
  if (!uses.is_used(cell))
    return kBend;
  bool is_corner = false;
  bool is_line = false;
  uses.each(Passage::corner, cell, [&](std::uint32_t other) { is_corner |= is_foreign(edge, other); });
  uses.each(Passage::level, cell, [&](std::uint32_t other) { is_line |= is_foreign(edge, other); });
  uses.each(Passage::upright, cell, [&](std::uint32_t other) { is_line |= is_foreign(edge, other); });
  return kBend + (is_corner ? kTurnOnLine : 0) + (is_line ? kTurnOnLine : 0);
}

// Of entering a cell that other lines pass.
std::int32_t RouteSearch::pass_cost(std::uint32_t edge, Cell cell, Heading heading, bool has_turned) const {
  std::int32_t cost = 0;
  bool does_share = false;
  const Passage same = is_level(heading) ? Passage::level : Passage::upright;
  const Passage across = is_level(heading) ? Passage::upright : Passage::level;
  uses.each(same, cell, [&](std::uint32_t other) {
    if (other == edge)
      return;
    const Kinship kin = kinship(edge, other);
    const bool is_shared = (kin == Kinship::tail && !has_turned) ||
                           (kin == Kinship::head && is_last_leg(graph_.edges[edge].head, cell, heading));
    does_share |= is_shared;
    if (!is_shared)
      cost += kin == Kinship::none ? kOnLine : kOnKin;
  });
  if (cost == 0 && does_share)
    cost -= kSharing;
  uses.each(across, cell, [&](std::uint32_t other) {
    if (other != edge)
      cost += kinship(edge, other) == Kinship::none ? crossing_ : has_turned ? kKinCrossing : 0;
  });
  bool is_corner = false;
  uses.each(Passage::corner, cell, [&](std::uint32_t other) { is_corner |= is_foreign(edge, other); });
  return cost + (is_corner ? kPassCorner : 0);
}

bool RouteSearch::is_last_leg(std::uint32_t node, Cell cell, Heading heading) const {
  const Spot center = sketch_.centers[node];
  const Spot at = field.spot(cell);
  if (is_level(heading))
    return std::abs(at.y - center.y) <= kPitch && (heading == Heading::right) == (at.x < center.x);
  return std::abs(at.x - center.x) <= kPitch && (heading == Heading::down) == (at.y < center.y);
}

bool RouteSearch::reach(std::uint32_t state, std::int32_t cost, std::uint32_t from) {
  if (is_reached(state, cost))
    return false;
  reached_[state] = {cost, round_, from};
  return true;
}

std::optional<Way> RouteSearch::find(std::uint32_t edge, bool takes_any_port, std::int32_t below) {
  const std::vector<RouteEnd> starts = entries(edge, true, takes_any_port);
  const std::vector<RouteEnd> ends = entries(edge, false, takes_any_port);
  if (starts.empty() || ends.empty())
    return std::nullopt;
  prepare(edge);
  reached_.resize(field.n_cells() * 8);
  if (++round_ > kMostRounds) {
    std::fill(reached_.begin(), reached_.end(), Reached{});
    round_ = 1;
  }
  const RouteGoal goal(field, ends);
  std::int32_t best = std::min(below, kMostCost);
  queue_.clear();
  for (const RouteEnd& start : starts) {
    const std::uint32_t state = state_of(start.port.cell, start.port.side, false);
    const std::int32_t in_all = start.cost + goal.estimate(field, start.port.cell, start.port.side);
    if (in_all < best && reach(state, start.cost, kFromPort))
      queue_.push(in_all, {start.cost, state});
  }

  std::uint32_t best_state = 0;
  const RouteEnd* best_end = nullptr;
  for (std::size_t n_steps = 0; !queue_.is_empty() && n_steps < most_steps_; ++n_steps) {
    if (queue_.least() >= best)
      break;
    const Waiting next = queue_.pop();
    if (next.cost > reached_[next.state].cost())
      continue;
    const Cell cell = cell_of(next.state);
    const Heading heading = heading_of(next.state);
    const bool has_turned = next.state % 2 != 0;
    const bool is_near = goal.holds(field.column(cell), field.row(cell));
    for (const RouteEnd& end : std::span(ends).first(is_near ? ends.size() : 0)) {
      if (end.port.cell != cell || opposite(end.port.side) != heading || next.cost + end.cost >= best)
        continue;
      best = next.cost + end.cost;
      best_state = next.state;
      best_end = &end;
    }
    const std::int32_t turn = turn_cost(edge, cell);
    for (const unsigned turned : {0U, 1U, 3U}) {
      const auto way = static_cast<Heading>((static_cast<unsigned>(heading) + turned) % 4);
      const Cell to = field.step(cell, way);
      if (field.is_blocked(to))
        continue;
      const bool turns = has_turned || turned != 0;
      const std::uint32_t state = state_of(to, way, turns);
      const std::int32_t so_far = next.cost + (turned != 0 ? turn : 0);
      // Many steps lead where another way was cheaper, and need not be looked at closely.
      if (is_reached(state, so_far + kLeastStep))
        continue;
      const std::int32_t cost = so_far + step_cost(edge, cell, to, way, turns);
      const std::uint32_t from = static_cast<unsigned>(heading) | (has_turned ? 4U : 0U);
      if (cost >= best || !reach(state, cost, from))
        continue;
      const std::int32_t in_all = cost + goal.estimate(field, to, way);
      if (in_all < best)
        queue_.push(in_all, {cost, state});
    }
  }
  if (best_end == nullptr)
    return std::nullopt;

  Way way;
  way.to = best_end->port;
  way.cost = best;
  for (std::uint32_t state = best_state;;) {
    way.steps.push_back({cell_of(state), heading_of(state)});
    const std::uint32_t from = reached_[state].from();
    if (from == kFromPort)
      break;
    state = state_of(field.step(cell_of(state), opposite(heading_of(state))), static_cast<Heading>(from & 3U),
                     (from & 4U) != 0);
  }
  std::reverse(way.steps.begin(), way.steps.end());
  for (const RouteEnd& start : starts)
    if (start.port.cell == way.steps.front().cell && start.port.side == way.steps.front().heading)
      way.from = start.port;
  return way;
}

std::optional<Way> RouteSearch::find_at_any_price(std::uint32_t edge) {
  most_steps_ = std::numeric_limits<std::size_t>::max();
  std::optional<Way> way = find(edge, true);
  most_steps_ = kMostSteps;
  return way;
}

void RouteSearch::rest() {
  reached_ = {};
  round_ = 0;
  queue_ = {};
}

void RouteSearch::mark(std::uint32_t edge, const Way& way, bool is_put_down) {
  const auto change = [&](Passage passage, Cell cell) {
    if (is_put_down)
      uses.add(passage, cell, edge);
    else
      uses.remove(passage, cell, edge);
  };
  for (std::size_t i = 0; i < way.steps.size(); ++i) {
    const Way::Step& step = way.steps[i];
    change(is_level(step.heading) ? Passage::level : Passage::upright, step.cell);
    if (i == 0 || way.steps[i - 1].heading == step.heading)
      continue;
    const Cell corner = way.steps[i - 1].cell;  // Which has the passage of its own step already.
    change(Passage::corner, corner);
    change(is_level(step.heading) ? Passage::level : Passage::upright, corner);
  }
}

void RouteSearch::put_down(std::uint32_t edge, const Way& way) {
  mark(edge, way, true);
  port_users(graph_.edges[edge].tail, way.from).push_back(edge);
  port_users(graph_.edges[edge].head, way.to).push_back(edge);
}

void RouteSearch::take_up(std::uint32_t edge, const Way& way) {
  mark(edge, way, false);
  std::erase(port_users(graph_.edges[edge].tail, way.from), edge);
  std::erase(port_users(graph_.edges[edge].head, way.to), edge);
}

}  // namespace stoa::layout
