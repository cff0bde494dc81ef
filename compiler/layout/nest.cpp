#include "compiler/layout/nest.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "compiler/layout/dimensions.hpp"

namespace stoa::layout {
namespace {

constexpr std::size_t kSweeps = 6;
constexpr double kWantedAspect = 1.5;

}  // namespace

Nest::Nest(const Graph& graph) : graph_(graph), contents_(graph.groups.size() + 1) {
  const auto contents_of = [&](const std::optional<std::uint32_t>& group) -> std::vector<Item>& {
    return contents_[group ? *group : graph.groups.size()];
  };
  for (std::uint32_t i = 0; i < graph.nodes.size(); ++i)
    contents_of(graph.nodes[i].group).push_back({i, false});
  for (std::uint32_t i = 0; i < graph.groups.size(); ++i)
    contents_of(graph.groups[i].parent).push_back({i, true});
  const std::vector<std::vector<Tie>> ties = ties_of_all();
  for (std::size_t i = 0; i < contents_.size(); ++i) {
    rank(contents_[i], ties[i]);
    order(contents_[i], ties[i]);
    std::stable_sort(contents_[i].begin(), contents_[i].end(), [](const Item& a, const Item& b) {
      return a.rank < b.rank || (a.rank == b.rank && a.order < b.order);
    });
  }
}

// Each edge is a tie in the innermost container around both of its ends.
std::vector<std::vector<Nest::Tie>> Nest::ties_of_all() const {
  const auto n_groups = static_cast<std::uint32_t>(graph_.groups.size());
  std::vector<std::uint32_t> place_of_node(graph_.nodes.size());
  std::vector<std::uint32_t> place_of_group(n_groups);
  for (const std::vector<Item>& items : contents_)
    for (std::uint32_t i = 0; i < items.size(); ++i)
      (items[i].is_group ? place_of_group : place_of_node)[items[i].index] = i;
  // A node's containers with its place in each, innermost first.
  struct Home {
    std::uint32_t container, place;
  };
  const auto homes_of = [&](std::uint32_t node) {
    std::vector<Home> homes;
    std::optional<std::uint32_t> group = graph_.nodes[node].group;
    homes.push_back({group.value_or(n_groups), place_of_node[node]});
    while (group) {
      const std::uint32_t inner = *group;
      group = graph_.groups[inner].parent;
      homes.push_back({group.value_or(n_groups), place_of_group[inner]});
    }
    return homes;
  };
  std::vector<std::vector<Tie>> ties(contents_.size());
  for (const Graph::Edge& edge : graph_.edges) {
    const std::vector<Home> tails = homes_of(edge.tail);
    for (const Home& head : homes_of(edge.head)) {
      const auto tail = std::find_if(tails.begin(), tails.end(),
                                     [&](const Home& home) { return home.container == head.container; });
      if (tail == tails.end())
        continue;
      if (tail->place != head.place)
        ties[head.container].push_back({tail->place, head.place});
      break;
    }
  }
  return ties;
}

// The longest way to each item, without the ties that close a cycle; what only sends then moves up to what it
// sends to.
void Nest::rank(std::vector<Item>& items, const std::vector<Tie>& ties) {
  std::vector<std::vector<std::uint32_t>> nexts(items.size());
  for (const Tie& tie : ties)
    nexts[tie.from].push_back(tie.to);
  enum class State : std::uint8_t { fresh, open, done };
  std::vector<State> states(items.size(), State::fresh);
  std::vector<std::uint32_t> finished;
  std::vector<std::pair<std::uint32_t, std::size_t>>
      open;  // An item, and how many of its ties were followed.
  std::vector<bool> is_entered(items.size(), false);
  for (const Tie& tie : ties)
    is_entered[tie.to] = true;
  const auto visit = [&](std::uint32_t root) {
    if (states[root] != State::fresh)
      return;
    states[root] = State::open;
    open.push_back({root, 0});
    while (!open.empty()) {
      const std::uint32_t item = open.back().first;
      if (open.back().second == nexts[item].size()) {
        states[item] = State::done;
        finished.push_back(item);
        open.pop_back();
        continue;
      }
      std::uint32_t& next = nexts[item][open.back().second++];
      if (states[next] == State::open) {
        next = item;  // Closes a cycle.
      } else if (states[next] == State::fresh) {
        states[next] = State::open;
        open.push_back({next, 0});
      }
    }
  };
  for (const bool wants_entered : {false, true})
    for (std::uint32_t i = 0; i < items.size(); ++i)
      if (is_entered[i] == wants_entered)
        visit(i);
  for (std::size_t i = finished.size(); i-- > 0;)
    for (const std::uint32_t next : nexts[finished[i]])
      if (next != finished[i])
        items[next].rank = std::max(items[next].rank, items[finished[i]].rank + 1);
  for (std::uint32_t i = 0; i < items.size(); ++i) {
    if (is_entered[i] || nexts[i].empty())
      continue;
    std::uint32_t nearest = items[nexts[i].front()].rank;
    for (const std::uint32_t next : nexts[i])
      nearest = std::min(nearest, items[next].rank);
    items[i].rank = std::max(nearest, 1U) - 1;
  }
}

// Each item goes to the middle of those that it is tied to in the ranks before it, then in those after it,
// and so on.
void Nest::order(std::vector<Item>& items, const std::vector<Tie>& ties) {
  std::vector<std::vector<std::uint32_t>> neighbors(items.size());
  for (const Tie& tie : ties) {
    neighbors[tie.from].push_back(tie.to);
    neighbors[tie.to].push_back(tie.from);
  }
  std::uint32_t n_ranks = 0;
  for (const Item& item : items)
    n_ranks = std::max(n_ranks, item.rank + 1);
  std::vector<std::vector<std::uint32_t>> ranks(n_ranks);
  for (std::uint32_t i = 0; i < items.size(); ++i)
    ranks[items[i].rank].push_back(i);
  const auto number = [&](const std::vector<std::uint32_t>& rank) {
    for (std::size_t i = 0; i < rank.size(); ++i)
      items[rank[i]].order = (static_cast<double>(i) + 0.5) / static_cast<double>(rank.size());
  };
  for (const std::vector<std::uint32_t>& rank : ranks)
    number(rank);
  std::vector<double> wanted(items.size());
  for (std::size_t sweep = 0; sweep < kSweeps; ++sweep) {
    const bool is_back = sweep % 2 != 0;
    for (std::uint32_t k = 0; k < n_ranks; ++k) {
      std::vector<std::uint32_t>& rank = ranks[is_back ? n_ranks - 1 - k : k];
      for (const std::uint32_t item : rank) {
        double sum = 0;
        std::size_t n = 0;
        for (const std::uint32_t other : neighbors[item]) {
          if (is_back ? items[other].rank <= items[item].rank : items[other].rank >= items[item].rank)
            continue;
          sum += items[other].order;
          ++n;
        }
        wanted[item] = n == 0 ? items[item].order : sum / static_cast<double>(n);
      }
      std::stable_sort(rank.begin(), rank.end(),
                       [&](std::uint32_t a, std::uint32_t b) { return wanted[a] < wanted[b]; });
      number(rank);
    }
  }
}

Nest::Size Nest::size_of(const Item& item, const Placement& placement) const {
  if (item.is_group)
    return {placement.groups[item.index].width, placement.groups[item.index].height};
  return {graph_.nodes[item.index].width, graph_.nodes[item.index].height};
}

// As if ranks ran to the right: columns, each in the middle of the height. Where they run down, x and y
// change places. A rank that is much too long goes on in a further column.
Nest::Size Nest::arrange(std::size_t container, Direction way, Placement& placement) const {
  const std::vector<Item>& items = contents_[container];
  const bool is_down = way == Direction::down;
  const double rank_gap = is_down ? kRankGapDown : kRankGap;
  const auto along = [&](Size size) { return is_down ? size.height : size.width; };
  const auto across = [&](Size size) { return is_down ? size.width : size.height; };
  double area = 0;
  double longest = 0;
  for (const Item& item : items) {
    const Size size = size_of(item, placement);
    area += (along(size) + rank_gap) * (across(size) + kNodeGap);
    longest = std::max(longest, across(size));
  }
  const double limit =
      std::max(longest, 1.3 * std::sqrt(is_down ? area * kWantedAspect : area / kWantedAspect));
  struct Column {
    std::size_t begin, end;
    double width = 0, length = 0;
  };
  std::vector<Column> columns;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Size size = size_of(items[i], placement);
    if (columns.empty() || items[i].rank != items[i - 1].rank ||
        columns.back().length + kNodeGap + across(size) > limit)
      columns.push_back({i, i, 0, -kNodeGap});
    Column& column = columns.back();
    column.end = i + 1;
    column.width = std::max(column.width, along(size));
    column.length += kNodeGap + across(size);
  }
  double height = 0;
  for (const Column& column : columns)
    height = std::max(height, column.length);
  double x = 0;
  for (const Column& column : columns) {
    double y = (height - column.length) / 2;
    for (std::size_t i = column.begin; i < column.end; ++i) {
      const Size size = size_of(items[i], placement);
      const double at = x + (column.width - along(size)) / 2;
      Rect& rect = items[i].is_group ? placement.groups[items[i].index] : placement.nodes[items[i].index];
      rect = {is_down ? y : at, is_down ? at : y, size.width, size.height};
      y += across(size) + kNodeGap;
    }
    x += column.width + rank_gap;
  }
  const double width = std::max(0.0, x - rank_gap);
  return is_down ? Size{height, width} : Size{width, height};
}

Placement Nest::place(const std::vector<Direction>& ways) const {
  Placement placement;
  placement.nodes.resize(graph_.nodes.size());
  placement.groups.resize(graph_.groups.size());
  placement.edges.resize(graph_.edges.size());
  for (std::size_t i = graph_.groups.size(); i-- > 0;) {  // Children stand behind their parents.
    const Graph::Group& group = graph_.groups[i];
    const Size inner = arrange(i, ways[i], placement);
    placement.groups[i].width = std::max(inner.width + 2 * kFrameSide, group.title_width);
    placement.groups[i].height =
        contents_[i].empty() ? group.title_height + kEmptyFrame : inner.height + kFrameTop + kFrameBottom;
  }
  arrange(graph_.groups.size(), ways.back(), placement);
  // What was placed within its container goes where that came to stand.
  for (std::size_t i = 0; i < graph_.groups.size(); ++i) {
    const Rect frame = placement.groups[i];
    for (const Item& item : contents_[i]) {
      Rect& rect = item.is_group ? placement.groups[item.index] : placement.nodes[item.index];
      rect.x += frame.x + kFrameSide;
      rect.y += frame.y + kFrameTop;
    }
  }
  for (Rect& rect : placement.nodes)
    rect = rounded(rect);
  return placement;
}

}  // namespace stoa::layout
