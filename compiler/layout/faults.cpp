#include "compiler/layout/faults.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "compiler/layout/frames.hpp"

namespace stoa::layout {
namespace {

constexpr double kTolerance = 1;
constexpr double kFarthest = 1e7;

bool is_sensible(double value) {
  return std::isfinite(value) && std::abs(value) < kFarthest;
}
bool is_sensible(const Point& point) {
  return is_sensible(point.x) && is_sensible(point.y);
}
bool is_sensible(const Rect& rect) {
  return is_sensible(rect.x) && is_sensible(rect.y) && is_sensible(rect.width) && is_sensible(rect.height) &&
         rect.width >= 0 && rect.height >= 0;
}

bool are_sensible(const Placement& placement) {
  const auto rect_is_sensible = [](const Rect& rect) { return is_sensible(rect); };
  return std::all_of(placement.nodes.begin(), placement.nodes.end(), rect_is_sensible) &&
         std::all_of(placement.groups.begin(), placement.groups.end(), rect_is_sensible) &&
         std::all_of(placement.edges.begin(), placement.edges.end(), [](const std::vector<Point>& edge) {
           return std::all_of(edge.begin(), edge.end(),
                              [](const Point& point) { return is_sensible(point); });
         });
}

struct Box {
  Rect rect;
  std::optional<std::uint32_t> parent;
  std::optional<std::uint32_t> group;  // Itself, if it is one.
};

// The groups as numbers such that those within a group are the range behind its own number.
class Nesting {
 public:
  explicit Nesting(const std::vector<Graph::Group>& groups) : ranges_(groups.size()) {
    std::vector<std::uint32_t> sizes(groups.size(), 1);
    for (std::size_t i = groups.size(); i-- > 0;)  // A parent stands before its children.
      if (groups[i].parent)
        sizes[*groups[i].parent] += sizes[i];
    std::vector<std::uint32_t> next(groups.size(), 0);
    std::uint32_t next_at_top = 0;
    for (std::size_t i = 0; i < groups.size(); ++i) {
      std::uint32_t& place = groups[i].parent ? next[*groups[i].parent] : next_at_top;
      ranges_[i] = {place, place + sizes[i]};
      next[i] = place + 1;
      place += sizes[i];
    }
  }

  /// Whether `outer` is `inner` or around it, however many others are between.
  bool holds(std::uint32_t outer, std::uint32_t inner) const {
    return ranges_[outer].begin <= ranges_[inner].begin && ranges_[inner].begin < ranges_[outer].end;
  }

 private:
  struct Range {
    std::uint32_t begin, end;
  };
  std::vector<Range> ranges_;
};

bool may_overlap(const Nesting& nesting, const Box& a, const Box& b) {
  return (a.group && b.parent && nesting.holds(*a.group, *b.parent)) ||
         (b.group && a.parent && nesting.holds(*b.group, *a.parent));
}

// Sweeps from left to right, holding what the sweep line crosses.
bool has_overlap(const Graph& graph, const std::vector<Box>& boxes) {
  const Nesting nesting(graph.groups);
  std::vector<std::size_t> by_left(boxes.size());
  std::iota(by_left.begin(), by_left.end(), std::size_t{0});
  std::sort(by_left.begin(), by_left.end(), [&](std::size_t a, std::size_t b) {
    return boxes[a].rect.x < boxes[b].rect.x || (!(boxes[b].rect.x < boxes[a].rect.x) && a < b);
  });
  std::vector<std::size_t> crossed;
  for (const std::size_t index : by_left) {
    const Box& box = boxes[index];
    std::size_t n_kept = 0;
    for (const std::size_t other : crossed) {
      if (boxes[other].rect.right() - kTolerance <= box.rect.x)
        continue;
      crossed[n_kept++] = other;
      if (overlap(box.rect, boxes[other].rect, kTolerance) && !may_overlap(nesting, box, boxes[other]))
        return true;
    }
    crossed.resize(n_kept);
    crossed.push_back(index);
  }
  return false;
}

}  // namespace

std::optional<std::string> find_fault(const Graph& graph, const Placement& placement) {
  if (placement.nodes.size() != graph.nodes.size() || placement.groups.size() != graph.groups.size() ||
      placement.edges.size() != graph.edges.size())
    return "it lost a part";
  for (std::size_t i = 0; i < graph.edges.size(); ++i)
    if (placement.edges[i].empty() && graph.edges[i].tail != graph.edges[i].head)
      return "it lost an arrow";
  if (!are_sensible(placement))
    return "it gave no sensible positions";
  std::vector<Box> boxes;
  boxes.reserve(graph.nodes.size() + graph.groups.size());
  for (std::uint32_t i = 0; i < graph.groups.size(); ++i)
    boxes.push_back({placement.groups[i], graph.groups[i].parent, i});
  for (std::size_t i = 0; i < graph.nodes.size(); ++i)
    boxes.push_back({drawn_part(graph.nodes[i], placement.nodes[i]), graph.nodes[i].group, std::nullopt});
  for (const Box& box : boxes)
    if (box.parent && !holds(placement.groups[*box.parent], box.rect, kTolerance))
      return "a part stands outside its frame";
  if (has_overlap(graph, boxes))
    return "parts overlap";
  return std::nullopt;
}

}  // namespace stoa::layout
