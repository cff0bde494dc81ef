#include "compiler/layout/bundle.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "compiler/layout/dimensions.hpp"

namespace stoa::layout {
namespace {

constexpr double kLaneGap = 14;
constexpr double kLanesWidth = kIconSize - 10;

/// Edges sorted by their two nodes, whatever their direction; those of one pair in their own order.
std::vector<std::pair<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t>> by_ends(const Graph& graph) {
  std::vector<std::pair<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t>> sorted;
  sorted.reserve(graph.edges.size());
  for (std::uint32_t i = 0; i < graph.edges.size(); ++i) {
    const Graph::Edge& edge = graph.edges[i];
    sorted.push_back({{std::min(edge.tail, edge.head), std::max(edge.tail, edge.head)}, i});
  }
  std::sort(sorted.begin(), sorted.end());
  return sorted;
}

/// The edges that leave each node, as ranges of one vector.
struct Leaving {
  std::vector<std::uint32_t> first;
  std::vector<std::uint32_t> edges;

  explicit Leaving(const Graph& graph) : first(graph.nodes.size() + 1, 0), edges(graph.edges.size()) {
    for (const Graph::Edge& edge : graph.edges)
      ++first[edge.tail + 1];
    std::partial_sum(first.begin(), first.end(), first.begin());
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    for (std::uint32_t i = 0; i < graph.edges.size(); ++i)
      edges[next[graph.edges[i].tail]++] = i;
  }
};

}  // namespace

double Lane::shift() const {
  if (count < 2)
    return 0;
  const double gap = std::min(kLaneGap, kLanesWidth / static_cast<double>(count - 1));
  return gap * (static_cast<double>(index) - static_cast<double>(count - 1) / 2);
}

std::vector<Lane> lanes_of(const Graph& graph) {
  const auto sorted = by_ends(graph);
  std::vector<Lane> lanes(graph.edges.size());
  for (std::size_t begin = 0, end = 0; begin < sorted.size(); begin = end) {
    while (end < sorted.size() && sorted[end].first == sorted[begin].first)
      ++end;
    for (std::size_t i = begin; i < end; ++i)
      lanes[sorted[i].second] = {i - begin, end - begin};
  }
  return lanes;
}

// A walk in depth from the nodes that steps start at, in the author's order. It keeps a stack of its own: the
// author decides how deep it goes.
std::vector<bool> find_back_edges(const Graph& graph) {
  enum class State : std::uint8_t { unseen, open, done };
  struct Visit {
    std::uint32_t node;
    std::uint32_t next;
  };
  const Leaving leaving(graph);
  std::vector<State> states(graph.nodes.size(), State::unseen);
  std::vector<bool> is_back(graph.edges.size(), false);
  std::vector<Visit> stack;
  for (const Graph::Edge& start : graph.edges) {
    if (states[start.tail] != State::unseen)
      continue;
    states[start.tail] = State::open;
    stack.push_back({start.tail, leaving.first[start.tail]});
    while (!stack.empty()) {
      Visit& visit = stack.back();
      if (visit.next == leaving.first[visit.node + 1]) {
        states[visit.node] = State::done;
        stack.pop_back();
        continue;
      }
      const std::uint32_t edge = leaving.edges[visit.next++];
      const std::uint32_t head = graph.edges[edge].head;
      if (states[head] == State::open) {
        is_back[edge] = true;
      } else if (states[head] == State::unseen) {
        states[head] = State::open;
        stack.push_back({head, leaving.first[head]});
      }
    }
  }
  return is_back;
}

Bundles bundle_edges(const Graph& graph) {
  const std::vector<bool> is_back = find_back_edges(graph);
  const std::vector<Lane> lanes = lanes_of(graph);
  Bundles bundles{graph, std::vector<Bundles::Strand>(graph.edges.size())};
  bundles.graph.edges.clear();
  const auto sorted = by_ends(graph);
  // The first edge of a pair stands for all of them; new edges keep the order of those.
  std::vector<std::uint32_t> stands_for(graph.edges.size());
  for (std::size_t i = 0; i < sorted.size(); ++i)
    stands_for[sorted[i].second] =
        i > 0 && sorted[i].first == sorted[i - 1].first ? stands_for[sorted[i - 1].second] : sorted[i].second;
  for (std::uint32_t i = 0; i < graph.edges.size(); ++i) {
    const Graph::Edge& edge = graph.edges[i];
    if (edge.tail == edge.head) {
      bundles.strands[i].lane = lanes[i];
      continue;
    }
    const bool is_first = stands_for[i] == i;
    if (is_first) {
      bundles.strands[i] = {static_cast<std::uint32_t>(bundles.graph.edges.size()), is_back[i], lanes[i]};
      bundles.graph.edges.push_back(is_back[i] ? Graph::Edge{edge.head, edge.tail, edge.weight} : edge);
      continue;
    }
    const std::uint32_t bundle = bundles.strands[stands_for[i]].edge;
    Graph::Edge& bundled = bundles.graph.edges[bundle];
    bundles.strands[i] = {bundle, bundled.tail != edge.tail, lanes[i]};
    bundled.weight += edge.weight;
  }
  return bundles;
}

std::vector<std::vector<Point>> unbundle(const Graph& graph, const Bundles& bundles,
                                         const std::vector<std::vector<Point>>& curves) {
  std::vector<std::vector<Point>> result(graph.edges.size());
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    if (graph.edges[i].tail == graph.edges[i].head)
      continue;
    const Bundles::Strand& strand = bundles.strands[i];
    std::vector<Point>& curve = result[i] = curves[strand.edge];
    // Lines end at the sides that ranks run between, so a lane is beside another across them.
    const double shift = strand.lane.shift();
    const Point aside = graph.direction == Direction::right ? Point{0, shift} : Point{shift, 0};
    for (Point& point : curve)
      point = rounded(point + aside);
    if (strand.is_reversed)
      std::reverse(curve.begin(), curve.end());
  }
  return result;
}

}  // namespace stoa::layout
