#include "compiler/layout/portfolio.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "compiler/base/parallel.hpp"
#include "compiler/layout/faults.hpp"
#include "compiler/layout/guess.hpp"
#include "compiler/layout/nest.hpp"
#include "compiler/layout/page.hpp"
#include "compiler/layout/refine.hpp"
#include "compiler/layout/route.hpp"
#include "compiler/layout/route_field.hpp"
#include "compiler/layout/score.hpp"
#include "compiler/layout/sketch.hpp"
#include "compiler/layout/strain.hpp"
#include "compiler/layout/table.hpp"

namespace stoa::layout {
namespace {

constexpr std::size_t kMostCells = 400000;  // Of a lattice; a larger picture gets no routes.
constexpr double kFailedLine = 500;         // What a line without a way adds to the score.
constexpr double kFlawed = 100;             // What anything that must not be adds.
constexpr double kPageMisfit = 20000;       // In the units of strain.
constexpr double kTooTall = 100000;         // Of a page, for each width that it is higher than it should be;
constexpr double kMostTall = 1.35;
constexpr double kTooWide = 400;  // and for each pixel beyond what can be read on a usual screen.
constexpr std::int64_t kHeat = 20000;
constexpr std::size_t kBestStarts = 2;  // Of the searches for better tables.
constexpr std::size_t kTurnRounds = 2;
constexpr double kSmallPage = 1000;
constexpr double kNoRoom = 60;      // Of a line too short for its numbers, which need
constexpr double kNumberRoom = 24;  // this much each, besides
constexpr double kLineEnds = 14;    // the ends.
constexpr double kUnreadable = 25;  // Of text that is too small on a usual screen.
constexpr double kGoodAspect = 1.5;
// People read flows from left to right, so the other way must be clearly better.
constexpr double kStrainDown = 6000;
constexpr double kScoreDown = 8;

/// How much is tried for a graph, by its size.
struct Effort {
  std::size_t most_nodes;
  std::size_t n_placed;
  std::size_t n_refined;   ///< of those, after a first round
  std::size_t n_routed;    ///< of those, in a hurry
  std::size_t n_finished;  ///< of those, with care
  std::size_t n_rounds;
  std::size_t n_passes;
  std::size_t n_shaken;    ///< trials
  std::size_t n_searches;  ///< for better tables
  std::size_t n_moves;     ///< of each of them
  std::uint32_t seed;      ///< of the first of them: of many that were tried, one that suits what is at hand
};
// clang-format off
constexpr Effort kEfforts[] = {
    {6, 4, 3, 2, 2, 3, 3, 10, 2, 500, 785},
    {12, 4, 6, 4, 3, 3, 3, 10, 4, 1000, 161},
    {18, 10, 8, 5, 2, 2, 2, 0, 4, 2500, 161},
    {40, 10, 8, 5, 2, 2, 2, 0, 4, 2500, 785},
    {60, 4, 2, 2, 1, 3, 2, 0, 2, 1500, 785},
    {80, 4, 2, 1, 1, 3, 2, 0, 0, 0, 0},
    {kMostRoutedNodes, 2, 1, 1, 1, 2, 1, 0, 0, 0, 0},
};
// clang-format on

Effort effort_for(const Graph& graph) {
  return *std::find_if(std::begin(kEfforts), std::end(kEfforts),
                       [&](const Effort& effort) { return graph.nodes.size() <= effort.most_nodes; });
}

// In the order in which they are tried, the most useful ones first.
std::vector<Variant> variants_of(const PortfolioOptions& options, std::size_t n_wanted) {
  std::vector<Variant> variants;
  for (const auto& [newrank, reverse, ends] :
       {std::array{false, false, false}, std::array{false, false, true}, std::array{true, false, false},
        std::array{true, false, true}, std::array{true, true, false}, std::array{false, true, false},
        std::array{false, true, true}, std::array{true, true, true}})
    for (const Direction direction : {Direction::right, Direction::down})
      if (!options.direction || *options.direction == direction)
        variants.push_back({direction, newrank, ends, reverse});
  if (options.is_plain)
    n_wanted = 1;
  variants.resize(std::min(variants.size(), n_wanted));
  return variants;
}

struct Candidate {
  Sketch sketch{};
  double share_down = 0;  ///< of the containers, those that run down
  double strain = 0;
};

/// What one thread improves candidates with.
struct Tools {
  explicit Tools(const Plan& plan) : refiner(plan), guess(plan) {}

  Refiner refiner;
  Guess guess;
};

// What is done in threads goes to places of its own and is read in order, so that one picture comes out
// however many there are.
struct Portfolio {
  const Graph& graph;
  const PortfolioOptions& options;
  Effort effort;
  Plan plan{graph};
  Strain strain{plan};
  std::vector<std::unique_ptr<Tools>> tools{
      std::max<std::size_t>(1, options.n_threads)};  // Made when needed.
  std::vector<Candidate> candidates{};

  Tools& tools_of(std::size_t thread) {
    if (tools[thread] == nullptr)
      tools[thread] = std::make_unique<Tools>(plan);
    return *tools[thread];
  }

  // The shape of a picture matters once it no longer fits on a screen beside its text.
  Point page_of(double width, double height) const {
    const Point page = estimate_page(width, height, options.legend_height);
    return page.x > kSmallPage ? page : Point{page.x, page.x / kGoodAspect};
  }

  bool is_known(const Sketch& sketch) const {
    return std::any_of(candidates.begin(), candidates.end(),
                       [&](const Candidate& other) { return other.sketch.centers == sketch.centers; });
  }

  // Candidates may become the same while they are improved.
  bool is_known_before(const Candidate& candidate) const {
    return std::any_of(candidates.data(), &candidate, [&](const Candidate& other) {
      return other.sketch.centers == candidate.sketch.centers;
    });
  }

  void improve(Candidate& candidate, std::size_t n_rounds, Tools& with) const {
    with.refiner.refine(candidate.sketch, n_rounds);
    const std::int64_t cost = strain.total_but_crossings(candidate.sketch) +
                              with.guess.cost(candidate.sketch, std::numeric_limits<std::int64_t>::max());
    candidate.strain = worth(candidate.sketch, cost, candidate.share_down);
  }

  double worth(const Sketch& sketch, std::int64_t cost, double share_down) const {
    const Box bounds = bounds_of(plan, sketch);
    const Point page = page_of(bounds.width(), bounds.height());
    return static_cast<double>(cost) + kPageMisfit * page_misfit(page.x, page.y) + kStrainDown * share_down +
           kTooTall * std::max(0.0, page.y / page.x - kMostTall) +
           kTooWide * std::max(0.0, page.x - kReadableWidth);
  }

  static double share_down(const Nest& nest, const std::vector<Direction>& ways) {
    double n_down = 0;
    double n_all = 0;
    for (std::size_t i = 0; i < ways.size(); ++i) {
      n_all += nest.has_choice(i);
      n_down += nest.has_choice(i) && ways[i] == Direction::down;
    }
    return n_all > 0 ? n_down / n_all : 0;
  }

  // Container by container, each turned as long as that lessens the strain of the whole.
  Candidate nest(Direction direction) const {
    const Nest nest(graph);
    std::vector<Direction> ways(nest.n_containers(), direction);
    const auto cost = [&] {
      const Sketch sketch = snap(plan, nest.place(ways));
      return worth(sketch, strain.total(sketch), share_down(nest, ways));
    };
    double least = cost();
    for (std::size_t round = 0; round < kTurnRounds; ++round) {
      // The top keeps the direction that was asked for.
      for (std::size_t i = 0; i + (options.direction ? 1 : 0) < ways.size(); ++i) {
        if (!nest.has_choice(i))
          continue;
        const Direction before = ways[i];
        ways[i] = before == Direction::right ? Direction::down : Direction::right;
        const double now = cost();
        if (now < least)
          least = now;
        else
          ways[i] = before;
      }
    }
    return {snap(plan, nest.place(ways)), share_down(nest, ways)};
  }

  // Placements come one after the other, while other threads nest.
  void add_starts(const PlaceOneWay& place) {
    const std::vector<Variant> variants = variants_of(options, effort.n_placed);
    std::vector<Direction> nested;
    for (const Direction direction : {Direction::right, Direction::down})
      if (!options.is_plain && (!options.direction || *options.direction == direction))
        nested.push_back(direction);
    std::vector<std::optional<Candidate>> starts(variants.size() + nested.size());
    in_parallel(1 + nested.size(), tools.size(), [&](std::size_t item, std::size_t) {
      if (item > 0) {
        starts[variants.size() + item - 1] = nest(nested[item - 1]);
        return;
      }
      for (std::size_t i = 0; i < variants.size(); ++i)
        if (const std::optional<Placement> placement = place(variants[i]))
          starts[i] = {snap(plan, *placement), variants[i].direction == Direction::down ? 1.0 : 0.0};
    });
    std::vector<std::optional<Candidate>> improved = starts;
    in_parallel(starts.size(), tools.size(), [&](std::size_t i, std::size_t thread) {
      if (improved[i])
        improve(*improved[i], 1, tools_of(thread));
    });
    for (std::size_t i = 0; i < starts.size(); ++i)
      if (starts[i] && !is_known(starts[i]->sketch))
        add(std::move(*improved[i]));
  }

  // From the most promising candidates, as tables whose items change cells. A direction that was asked for is
  // kept by those who place by it alone.
  void add_settled() {
    if (options.direction || options.is_plain || candidates.empty())
      return;
    sort_candidates();
    const std::size_t n_starts = std::min(candidates.size(), kBestStarts);
    std::vector<Candidate> settled(effort.n_searches);
    in_parallel(settled.size(), tools.size(), [&](std::size_t i, std::size_t thread) {
      Tools& with = tools_of(thread);
      Guess guess(plan);  // A fresh one: it remembers what was dear in the sketches that it judged.
      Tables tables(plan, candidates[i % n_starts].sketch);
      const auto cost_of = [&](const Sketch& sketch, std::int64_t limit) {
        const auto cost = static_cast<std::int64_t>(worth(sketch, strain.pull(sketch), 0));
        return cost > limit ? cost : cost + guess.cost(sketch, limit - cost);
      };
      tables.settle(effort.seed + static_cast<std::uint32_t>(i), effort.n_moves, kHeat, cost_of,
                    guess.dearest());
      settled[i].sketch = tables.place();
      improve(settled[i], 1, with);
    });
    for (Candidate& candidate : settled)
      add(std::move(candidate));
  }

  // A shaken copy of the candidate that promises most.
  void add_shaken() {
    if (effort.n_shaken == 0 || candidates.empty())
      return;
    Candidate shaken = candidates.front();
    tools_of(0).refiner.shake(shaken.sketch, effort.n_shaken);
    improve(shaken, 1, tools_of(0));
    candidates.push_back(std::move(shaken));
  }

  void add(Candidate candidate) {
    if (!is_known(candidate.sketch))
      candidates.push_back(std::move(candidate));
  }

  void sort_candidates() {
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.strain < b.strain; });
  }

  // Lines that are too short for their numbers: those of all edges that are drawn as them, and of those that
  // lead back, which run close beside them.
  std::size_t count_crammed(const std::vector<std::vector<Point>>& lines) const {
    std::size_t n_crammed = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const auto is_same = [&](const std::vector<Point>& other) { return other == lines[i]; };
      const auto here = lines.begin() + static_cast<std::ptrdiff_t>(i);
      if (std::any_of(lines.begin(), here, is_same))
        continue;
      const auto ends = std::minmax(graph.edges[i].tail, graph.edges[i].head);
      const auto n_numbers = std::count_if(
          graph.edges.begin(), graph.edges.end(),
          [&](const Graph::Edge& other) { return std::minmax(other.tail, other.head) == ends; });
      double length = 0;
      for (std::size_t k = 1; k < lines[i].size(); ++k)
        length += distance(lines[i][k - 1], lines[i][k]);
      n_crammed += length < kLineEnds + kNumberRoom * static_cast<double>(n_numbers);
    }
    return n_crammed;
  }

  std::optional<Placement> draw(const Candidate& candidate, const Routing& routing,
                                double& score_of_it) const {
    Placement placement = to_placement(graph, candidate.sketch);
    Routes routes = routing.routes();
    placement.edges = std::move(routes.lines);
    placement.is_curved = false;
    if (find_fault(graph, placement))
      return std::nullopt;
    Drawing drawing = drawing_of(graph, placement);
    const Point page = page_of(drawing.width, drawing.height);
    drawing.width = page.x;
    drawing.height = page.y;
    const Figures figures = figures_of(drawing);
    score_of_it = score(figures) + (figures.are_zeros_zero() ? 0 : kFlawed) +
                  kFailedLine * static_cast<double>(routes.n_failed) + kScoreDown * candidate.share_down +
                  (page.x > kReadableWidth ? kUnreadable : 0) +
                  kNoRoom * static_cast<double>(count_crammed(placement.edges));
    return placement;
  }

  /// A candidate whose lines were routed in a hurry.
  struct Tried {
    const Candidate* candidate;
    Routing routing;
    double score;
  };

  // The best of those drawn in a hurry, which tells enough of what to draw with care.
  std::vector<Tried> most_promising() const {
    std::vector<const Candidate*> open;
    for (const Candidate& candidate : candidates)
      if (!is_known_before(candidate) && RouteField::size_for(plan, candidate.sketch) <= kMostCells)
        open.push_back(&candidate);
    std::vector<Tried> best;
    std::mutex keeping;
    std::size_t n_drawn = 0;
    for (std::size_t first = 0, n = 0; n_drawn < effort.n_routed && first < open.size(); first += n) {
      n = std::min(effort.n_routed - n_drawn, open.size() - first);
      in_parallel(n, tools.size(), [&](std::size_t i, std::size_t) {
        Tried one{open[first + i], Routing(graph, plan, open[first + i]->sketch), 0};
        one.routing.run(1);
        if (!draw(*one.candidate, one.routing, one.score))
          return;
        const std::lock_guard lock(keeping);
        ++n_drawn;
        const auto place =
            std::upper_bound(best.begin(), best.end(), one, [](const Tried& a, const Tried& b) {
              return std::pair(a.score, a.candidate) < std::pair(b.score, b.candidate);
            });
        best.insert(place, std::move(one));
        if (best.size() > effort.n_finished)  // At once, since each takes much memory.
          best.pop_back();
      });
    }
    return best;
  }

  std::optional<Placement> best() {
    add_settled();
    sort_candidates();
    if (candidates.size() > effort.n_refined)
      candidates.resize(effort.n_refined);
    in_parallel(candidates.size(), tools.size(), [&](std::size_t i, std::size_t thread) {
      improve(candidates[i], effort.n_rounds - 1, tools_of(thread));
    });
    sort_candidates();
    add_shaken();
    sort_candidates();
    std::vector<Tried> promising = most_promising();
    std::vector<std::optional<Placement>> drawn(promising.size());
    in_parallel(promising.size(), tools.size(), [&](std::size_t i, std::size_t) {
      promising[i].routing.run(effort.n_passes - 1);
      drawn[i] = draw(*promising[i].candidate, promising[i].routing, promising[i].score);
    });
    std::optional<Placement> best;
    double least = 0;
    for (std::size_t i = 0; i < drawn.size(); ++i)
      if (drawn[i] && (!best || promising[i].score < least - 0.01)) {
        best = std::move(drawn[i]);
        least = promising[i].score;
      }
    return best;
  }
};

}  // namespace

std::optional<Placement> place_best(const Graph& graph, const PortfolioOptions& options,
                                    const PlaceOneWay& place) {
  Portfolio portfolio{graph, options, effort_for(graph)};
  portfolio.add_starts(place);
  return portfolio.best();
}

}  // namespace stoa::layout
