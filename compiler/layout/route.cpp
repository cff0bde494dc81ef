#include "compiler/layout/route.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <numeric>
#include <optional>
#include <utility>

#include "compiler/layout/route_search.hpp"

namespace stoa::layout {
namespace {

constexpr std::size_t kLoopRings = 2;
constexpr std::size_t kMostTrials = 24;  // Of putting two lines down again.

Point point_of(Spot spot) {
  return {static_cast<double>(spot.x), static_cast<double>(spot.y)};
}

// The corners of a polyline: no point twice, none in the middle of a leg.
std::vector<Point> corners_of(const std::vector<Spot>& spots) {
  std::vector<Spot> corners;
  for (const Spot spot : spots) {
    if (!corners.empty() && corners.back() == spot)
      continue;
    while (corners.size() > 1) {
      const Spot& last = corners.back();
      const Spot& before = corners[corners.size() - 2];
      const bool is_between =
          (before.x == last.x && last.x == spot.x) || (before.y == last.y && last.y == spot.y);
      if (!is_between)
        break;
      corners.pop_back();
    }
    corners.push_back(spot);
  }
  std::vector<Point> points;
  points.reserve(corners.size());
  for (const Spot corner : corners)
    points.push_back(point_of(corner));
  return points;
}

}  // namespace

struct Routing::State {
  const Graph& graph;
  const Plan& plan;
  const Sketch& sketch;
  RouteSearch search{graph, plan, sketch};
  std::vector<std::optional<Way>> ways = std::vector<std::optional<Way>>(graph.edges.size());
  std::vector<std::uint32_t> firsts = first_of_each();
  std::vector<std::uint32_t> order{};       // Of lines: as they are taken up next.
  std::vector<std::vector<Point>> loops{};  // Of each edge; empty for lines.
  std::vector<std::size_t>
      searched_at{};  // Of each edge: how many ways had changed when it was last looked for.
  std::size_t n_changes = 1;
  std::size_t n_passes_done = 0;

  int reach_of(std::uint32_t edge) const {
    const Spot a = sketch.centers[graph.edges[edge].tail];
    const Spot b = sketch.centers[graph.edges[edge].head];
    return std::abs(a.x - b.x) + std::abs(a.y - b.y);
  }

  std::optional<Way> find(std::uint32_t edge) {
    std::optional<Way> way = search.find(edge, false);
    return way ? std::move(way) : search.find(edge, true);
  }

  // Whether another line is crossed or run along on a way, and which is the first.
  std::optional<std::uint32_t> first_met(std::uint32_t edge, std::uint32_t after) const {
    std::optional<std::uint32_t> met;
    for (const Way::Step& step : ways[edge]->steps) {
      if (!search.uses.is_used(step.cell))
        continue;
      for (const Passage passage : {Passage::level, Passage::upright})
        if ((passage == Passage::level) != is_level(step.heading))
          search.uses.each(passage, step.cell, [&](std::uint32_t other) {
            if (other > after && (!met || other < *met))
              met = other;
          });
    }
    return met;
  }

  // Two lines that cross are taken up together and put down the other way around: one may leave the other the
  // better port, which no line does alone.
  bool untangle(std::uint32_t a, std::uint32_t b) {
    const Way one = *ways[a];
    const Way other = *ways[b];
    search.take_up(a, one);
    const std::int32_t other_alone = search.price(b, other);
    search.take_up(b, other);
    search.put_down(b, other);
    const std::int32_t before = other_alone + search.price(a, one);
    search.take_up(b, other);
    for (const bool is_turned : {false, true}) {
      const std::uint32_t first = is_turned ? b : a;
      const std::uint32_t second = is_turned ? a : b;
      std::optional<Way> found = search.find(first, false, before);
      if (!found)
        continue;
      search.put_down(first, *found);
      std::optional<Way> last = search.find(second, false, before - found->cost);
      if (last) {
        search.put_down(second, *last);
        ways[first] = std::move(found);
        ways[second] = std::move(last);
        ++n_changes;
        return true;
      }
      search.take_up(first, *found);
    }
    search.put_down(a, one);
    search.put_down(b, other);
    return false;
  }

  void untangle_all() {
    std::size_t n_trials = kMostTrials;
    for (const std::uint32_t edge : order) {
      if (!ways[edge])
        continue;
      for (auto met = first_met(edge, edge); met && n_trials > 0; met = first_met(edge, *met)) {
        if (!ways[*met])  // A loop.
          continue;
        --n_trials;
        untangle(edge, *met);
      }
    }
  }

  // Of each edge, the first one of its kind that joins the same nodes the same way: they are one line.
  std::vector<std::uint32_t> first_of_each() const {
    const auto ends = [&](std::uint32_t i) {
      const Graph::Edge& edge = graph.edges[i];
      return std::array{edge.tail, edge.head, edge.kind};
    };
    std::vector<std::uint32_t> sorted(graph.edges.size());
    std::iota(sorted.begin(), sorted.end(), 0U);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return ends(a) < ends(b); });
    std::vector<std::uint32_t> first(graph.edges.size());
    for (std::size_t i = 0; i < sorted.size(); ++i)
      first[sorted[i]] = i > 0 && ends(sorted[i]) == ends(sorted[i - 1]) ? first[sorted[i - 1]] : sorted[i];
    return first;
  }

  void begin() {
    loops.resize(graph.edges.size());
    searched_at.resize(graph.edges.size());
    for (std::uint32_t i = 0; i < graph.edges.size(); ++i) {
      if (graph.edges[i].tail == graph.edges[i].head)
        loops[i] = loop(i);
      else if (firsts[i] == i)
        order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return reach_of(a) < reach_of(b); });
  }

  void run(std::size_t n_passes) {
    if (n_passes_done == 0)
      begin();
    for (std::size_t pass = 0; pass < n_passes; ++pass, ++n_passes_done) {
      bool has_changed = false;
      for (const std::uint32_t edge : order)
        if (searched_at[edge] != n_changes && !is_settled(edge))
          has_changed |= find_again(edge);
      if (!has_changed)
        break;
      const auto cost = [&](std::uint32_t edge) { return ways[edge] ? ways[edge]->cost : 0; };
      std::stable_sort(order.begin(), order.end(),
                       [&](std::uint32_t a, std::uint32_t b) { return cost(a) > cost(b); });
    }
    if (n_passes_done > 1)
      untangle_all();
    for (const std::uint32_t edge : order) {
      if (ways[edge])
        continue;
      ways[edge] = search.find_at_any_price(edge);
      if (ways[edge])
        search.put_down(edge, *ways[edge]);
      ++n_changes;
    }
    search.rest();
  }

  Routes routes() const {
    Routes routes{loops, 0};
    for (const std::uint32_t edge : order) {
      routes.n_failed += !ways[edge];
      routes.lines[edge] = line(edge);
    }
    for (std::uint32_t i = 0; i < graph.edges.size(); ++i)
      if (firsts[i] != i && graph.edges[i].tail != graph.edges[i].head)
        routes.lines[i] = routes.lines[firsts[i]];
    return routes;
  }

  // A straight line from middle to middle that meets no other cannot become better.
  bool is_settled(std::uint32_t edge) const {
    const std::optional<Way>& way = ways[edge];
    if (!way || way->from.shift != 0 || way->to.shift != 0)
      return false;
    const Heading heading = way->steps.front().heading;
    return std::all_of(way->steps.begin(), way->steps.end(), [&](const Way::Step& step) {
      bool is_alone = step.heading == heading;
      for (const Passage passage : {Passage::level, Passage::upright, Passage::corner})
        search.uses.each(passage, step.cell, [&](std::uint32_t other) { is_alone &= other == edge; });
      return is_alone;
    });
  }

  bool find_again(std::uint32_t edge) {
    std::optional<Way>& way = ways[edge];
    if (way) {
      search.take_up(edge, *way);
      way->cost = search.price(edge, *way);
    }
    std::optional<Way> found = way ? search.find(edge, false, way->cost) : find(edge);
    const bool has_changed = found.has_value();
    if (found)
      way = std::move(found);
    if (way)
      search.put_down(edge, *way);
    n_changes += has_changed;
    searched_at[edge] = n_changes;
    return has_changed;
  }

  std::vector<Point> line(std::uint32_t edge) const {
    const std::optional<Way>& way = ways[edge];
    if (!way)
      return {point_of(sketch.centers[graph.edges[edge].tail]),
              point_of(sketch.centers[graph.edges[edge].head])};
    std::vector<Spot> spots = {way->from.at};
    for (const Way::Step& step : way->steps)
      spots.push_back(search.field.spot(step.cell));
    spots.push_back(way->to.at);
    return corners_of(spots);
  }

  // A loop at a corner or a side of its node, where the least is in its way. Loops come first: a line finds a
  // way around a loop, and a loop none around a line.
  std::vector<Point> loop(std::uint32_t edge) {
    const Spot center = sketch.centers[graph.edges[edge].tail];
    std::vector<Spot> best;
    int least = 0;
    for (std::size_t ring = 0; ring < kLoopRings; ++ring) {
      const int out = (4 + 2 * static_cast<int>(ring)) * kPitch;
      const std::array<std::vector<Spot>, 4> shapes = {{
          {{12, -24}, {12, -out}, {out, -out}, {out, -12}, {24, -12}},
          {{-12, -24}, {-12, -out}, {-out, -out}, {-out, -12}, {-24, -12}},
          {{24, -12}, {out + 12, -12}, {out + 12, 12}, {24, 12}},
          {{-24, -12}, {-out - 12, -12}, {-out - 12, 12}, {-24, 12}},
      }};
      for (std::size_t shape = 0; shape < shapes.size(); ++shape) {
        std::vector<Spot> spots;
        for (const Spot spot : shapes[shape])
          spots.push_back({center.x + spot.x, center.y + spot.y});
        const int cost = cost_of(spots) + static_cast<int>(10 * shape + 100 * ring);
        if (!best.empty() && cost >= least)
          continue;
        least = cost;
        best = std::move(spots);
      }
    }
    each_cell(best, [&](Cell cell) {
      for (const Passage passage : {Passage::level, Passage::upright, Passage::corner})
        search.uses.add(passage, cell, edge);
    });
    return corners_of(best);
  }

  int cost_of(const std::vector<Spot>& spots) const {
    int cost = 0;
    each_cell(spots, [&](Cell cell) {
      cost += search.field.cost(cell, true) + (search.field.is_blocked(cell) ? 1000 : 0) +
              (search.uses.is_used(cell) ? 300 : 0);
    });
    return cost;
  }

  // The cells of a polyline but those of its ends, which are within an icon.
  template <class Visit>
  void each_cell(const std::vector<Spot>& spots, Visit visit) const {
    for (std::size_t i = 1; i < spots.size(); ++i) {
      const Spot from = spots[i - 1];
      const Spot to = spots[i];
      const Spot step{(to.x > from.x) - (to.x < from.x), (to.y > from.y) - (to.y < from.y)};
      const int n_steps = (std::abs(to.x - from.x) + std::abs(to.y - from.y)) / kPitch;
      for (int k = 1; k <= n_steps - (i + 1 == spots.size() ? 1 : 0); ++k)
        visit(search.field.cell_at({from.x + k * step.x * kPitch, from.y + k * step.y * kPitch}));
    }
  }
};

Routing::Routing(const Graph& graph, const Plan& plan, const Sketch& sketch)
    : state_(new State{graph, plan, sketch}) {}
Routing::Routing(Routing&&) noexcept = default;
Routing& Routing::operator=(Routing&&) noexcept = default;
Routing::~Routing() = default;

void Routing::run(std::size_t n_passes) {
  state_->run(n_passes);
}

Routes Routing::routes() const {
  return state_->routes();
}

}  // namespace stoa::layout
