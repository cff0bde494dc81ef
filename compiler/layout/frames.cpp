#include "compiler/layout/frames.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "compiler/layout/dimensions.hpp"

namespace stoa::layout {
namespace {

void extend(std::optional<Rect>& contents, Rect box) {
  contents = contents ? unite(*contents, box) : box;
}

// Grows to the right as far as there is room, then to the left, then to the right whatever stands there.
Rect widen(Rect frame, double width, Rect room) {
  double missing = width - frame.width;
  if (missing <= 0)
    return frame;
  const double to_right = std::clamp(room.right() - frame.right(), 0.0, missing);
  frame.width += to_right;
  missing -= to_right;
  const double to_left = std::clamp(frame.x - room.x, 0.0, missing);
  frame.x -= to_left;
  frame.width += missing;
  return frame;
}

Rect around_nothing(const Graph::Group& group, Rect room) {
  const double width = std::max(group.title_width, kIconSize + 2 * kFrameSide);
  const double height = group.title_height + kEmptyFrame;
  return {room.center().x - width / 2, room.center().y - height / 2, width, height};
}

}  // namespace

Rect drawn_part(const Graph::Node& node, Rect box) {
  return {box.x, box.y, box.width, std::max(node.icon.bottom(), node.label.bottom())};
}

void fit_frames(const Graph& graph, Placement& placement) {
  std::vector<std::optional<Rect>> contents(graph.groups.size());
  for (std::size_t i = 0; i < graph.nodes.size(); ++i)
    if (graph.nodes[i].group)
      extend(contents[*graph.nodes[i].group], drawn_part(graph.nodes[i], placement.nodes[i]));
  // Children stand behind their parents, so backwards is bottom-up.
  for (std::size_t i = graph.groups.size(); i-- > 0;) {
    const Graph::Group& group = graph.groups[i];
    Rect& frame = placement.groups[i];
    if (contents[i]) {
      const Rect inner = *contents[i];
      const Rect close{inner.x - kFrameSide, inner.y - kFrameTop, inner.width + 2 * kFrameSide,
                       inner.height + kFrameTop + kFrameBottom};
      frame = widen(close, group.title_width, frame);
    } else {
      frame = around_nothing(group, frame);
    }
    if (group.parent)
      extend(contents[*group.parent], frame);
  }
}

}  // namespace stoa::layout
