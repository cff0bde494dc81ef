#include "compiler/layout/layered.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

#include "compiler/layout/bundle.hpp"
#include "compiler/layout/curves.hpp"
#include "compiler/layout/dimensions.hpp"

namespace stoa::layout {
namespace {

constexpr double kWantedAspect = 1.5;
constexpr double kLeastBand = 900;  // Columns are not broken into bands shorter than this.

// The longest path to each node, without the edges that close cycles: nodes are taken when all that lead to
// them have been.
std::vector<std::uint32_t> rank_nodes(const Graph& graph) {
  std::vector<std::uint32_t> n_missing(graph.nodes.size(), 0);
  for (const Graph::Edge& edge : graph.edges)
    ++n_missing[edge.head];
  std::vector<std::uint32_t> first(graph.nodes.size() + 1, 0);
  for (const Graph::Edge& edge : graph.edges)
    ++first[edge.tail + 1];
  std::partial_sum(first.begin(), first.end(), first.begin());
  std::vector<std::uint32_t> heads(graph.edges.size());
  std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
  for (const Graph::Edge& edge : graph.edges)
    heads[next[edge.tail]++] = edge.head;
  std::vector<std::uint32_t> ready;
  for (std::uint32_t node = 0; node < graph.nodes.size(); ++node)
    if (n_missing[node] == 0)
      ready.push_back(node);
  std::vector<std::uint32_t> ranks(graph.nodes.size(), 0);
  for (std::size_t i = 0; i < ready.size(); ++i) {
    const std::uint32_t tail = ready[i];
    for (std::uint32_t edge = first[tail]; edge < first[tail + 1]; ++edge) {
      const std::uint32_t head = heads[edge];
      ranks[head] = std::max(ranks[head], ranks[tail] + 1);
      if (--n_missing[head] == 0)
        ready.push_back(head);
    }
  }
  return ranks;
}

/// A node or a frame within its container.
struct Item {
  std::uint32_t index = 0;
  bool is_group = false;
  std::uint32_t rank = 0;
  double width = 0;
  double height = 0;
  Point at;  // From the container's contents.
};

struct Extent {
  double width = 0;
  double height = 0;
};

// Lays out as if ranks ran to the right; where they run down, widths and heights change places around this.
Extent stack_in_columns(std::vector<Item>& items, double item_gap, double rank_gap, double wanted_aspect) {
  double area = 0;
  double tallest = 0;
  double widest = 0;
  for (const Item& item : items) {
    area += (item.width + rank_gap) * (item.height + item_gap);
    tallest = std::max(tallest, item.height);
    widest = std::max(widest, item.width);
  }
  const double max_height = std::max(tallest, std::sqrt(area / wanted_aspect));
  const double max_width = std::max({widest, std::sqrt(area * wanted_aspect) * 1.2, kLeastBand});
  Extent extent;
  Point at;  // Where the next item of the column goes.
  double column_width = 0;
  double band_top = 0;
  double band_height = 0;
  std::size_t column = 0;  // Index of its first item.
  const auto end_column = [&](std::size_t end) {
    for (std::size_t i = column; i < end; ++i)
      items[i].at.x += (column_width - items[i].width) / 2;
    extent.width = std::max(extent.width, at.x + column_width);
    at = {at.x + column_width + rank_gap, band_top};
    column_width = 0;
    column = end;
  };
  for (std::size_t i = 0; i < items.size(); ++i) {
    Item& item = items[i];
    const bool is_new_rank = i > 0 && item.rank != items[i - 1].rank;
    const bool is_full = i > column && at.y - band_top + item.height > max_height;
    if (i > column && (is_new_rank || is_full))
      end_column(i);
    if (i == column && at.x > 0 && at.x + item.width > max_width) {
      band_top += band_height + std::max(item_gap, rank_gap);
      band_height = 0;
      at = {0, band_top};
    }
    item.at = at;
    column_width = std::max(column_width, item.width);
    band_height = std::max(band_height, at.y - band_top + item.height);
    extent.height = std::max(extent.height, band_top + band_height);
    at.y += item.height + item_gap;
  }
  if (!items.empty())
    end_column(items.size());
  return extent;
}

Extent arrange(std::vector<Item>& items, Direction direction) {
  std::sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
    if (a.rank != b.rank)
      return a.rank < b.rank;
    if (a.is_group != b.is_group)
      return b.is_group;
    return a.index < b.index;
  });
  if (direction == Direction::right)
    return stack_in_columns(items, kNodeGap, kRankGap, kWantedAspect);
  for (Item& item : items)
    std::swap(item.width, item.height);
  const Extent turned = stack_in_columns(items, kNodeGap, kRankGapDown, 1 / kWantedAspect);
  for (Item& item : items) {
    std::swap(item.width, item.height);
    std::swap(item.at.x, item.at.y);
  }
  return {turned.height, turned.width};
}

}  // namespace

Placement place_layered(const Graph& graph) {
  const Bundles bundles = bundle_edges(graph);
  const std::vector<std::uint32_t> ranks = rank_nodes(bundles.graph);
  const std::size_t n_groups = graph.groups.size();
  std::vector<std::vector<Item>> contents(n_groups + 1);  // The last is the top.
  const auto container = [&](const std::optional<std::uint32_t>& group) -> std::vector<Item>& {
    return contents[group ? *group : n_groups];
  };
  for (std::uint32_t i = 0; i < graph.nodes.size(); ++i)
    container(graph.nodes[i].group)
        .push_back({i, false, ranks[i], graph.nodes[i].width, graph.nodes[i].height, {}});
  Placement placement;
  placement.nodes.resize(graph.nodes.size());
  placement.groups.resize(n_groups);
  // Bottom-up: the size of each frame, and the places in it.
  for (std::size_t i = n_groups; i-- > 0;) {
    const Graph::Group& group = graph.groups[i];
    const Extent inner = arrange(contents[i], graph.direction);
    Rect& frame = placement.groups[i];
    frame.width = std::max(inner.width + 2 * kFrameSide, group.title_width);
    frame.height =
        contents[i].empty() ? group.title_height + kEmptyFrame : inner.height + kFrameTop + kFrameBottom;
    const std::uint32_t rank = contents[i].empty() ? 0 : contents[i].front().rank;
    container(group.parent)
        .push_back({static_cast<std::uint32_t>(i), true, rank, frame.width, frame.height, {}});
  }
  arrange(contents[n_groups], graph.direction);
  // Top-down: the places on the picture.
  const auto set_down = [&](const std::vector<Item>& items, Point origin) {
    for (const Item& item : items) {
      Rect& rect = item.is_group ? placement.groups[item.index] : placement.nodes[item.index];
      rect = rounded(Rect{origin.x + item.at.x, origin.y + item.at.y, item.width, item.height});
    }
  };
  set_down(contents[n_groups], {});
  for (std::size_t i = 0; i < n_groups; ++i) {
    const Rect& frame = placement.groups[i];
    set_down(contents[i], {frame.x + kFrameSide, frame.y + kFrameTop});
  }
  std::vector<std::vector<Point>> curves;
  curves.reserve(bundles.graph.edges.size());
  for (const Graph::Edge& edge : bundles.graph.edges)
    curves.push_back(
        straight_curve(icon_of(graph, placement, edge.tail), icon_of(graph, placement, edge.head)));
  placement.edges = unbundle(graph, bundles, curves);
  return placement;
}

}  // namespace stoa::layout
