// What the score sees of a scene and of a placement.
#include <map>
#include <string>

#include "compiler/layout/curves.hpp"
#include "compiler/layout/score.hpp"

namespace stoa::layout {
namespace {

constexpr double kTraceStep = 12;

double smallest(double so_far, const std::vector<TextLine>& lines) {
  for (const TextLine& line : lines)
    so_far = std::min(so_far, line.style.size);
  return so_far;
}

}  // namespace

Drawing drawing_of(const Scene& scene) {
  Drawing drawing;
  drawing.width = scene.width;
  drawing.height = scene.height;
  std::map<std::string, std::uint32_t, std::less<>> groups;
  for (std::uint32_t i = 0; i < scene.frames.size(); ++i)
    groups.emplace(scene.frames[i].id, i);
  const auto group_called = [&](const std::string& id) -> std::optional<std::uint32_t> {
    const auto found = groups.find(id);
    return found == groups.end() ? std::nullopt : std::optional(found->second);
  };
  for (const Frame& frame : scene.frames)
    drawing.groups.push_back({frame.box, frame.title_box, group_called(frame.parent)});
  std::map<std::string, std::uint32_t, std::less<>> nodes;
  for (std::uint32_t i = 0; i < scene.tiles.size(); ++i) {
    const Tile& tile = scene.tiles[i];
    nodes.emplace(tile.id, i);
    drawing.nodes.push_back({tile.icon, tile.label_box, group_called(tile.group)});
    drawing.smallest_text = smallest(drawing.smallest_text, tile.label);
  }
  std::map<sema::LinkId, std::uint32_t> lines;
  for (std::uint32_t i = 0; i < scene.lines.size(); ++i) {
    const Line& line = scene.lines[i];
    lines.emplace(line.link, i);
    drawing.lines.push_back({nodes.at(line.from), nodes.at(line.to),
                             line.is_curved ? trace_curve(line.points, kTraceStep) : line.points});
  }
  for (const Badge& badge : scene.badges)
    drawing.badges.push_back(
        {lines.at(badge.link), grow({badge.center.x, badge.center.y, 0, 0}, badge.radius)});
  if (scene.legend)
    for (const Legend::Entry& entry : scene.legend->entries)
      drawing.smallest_text = smallest(drawing.smallest_text, entry.lines);
  return drawing;
}

Drawing drawing_of(const Graph& graph, const Placement& placement) {
  Drawing drawing;
  std::optional<Rect> bounds;
  const auto extend = [&](Rect rect) { bounds = bounds ? unite(*bounds, rect) : rect; };
  for (std::uint32_t i = 0; i < graph.nodes.size(); ++i) {
    drawing.nodes.push_back(
        {icon_of(graph, placement, i), label_of(graph, placement, i), graph.nodes[i].group});
    extend(placement.nodes[i]);
  }
  for (std::uint32_t i = 0; i < graph.groups.size(); ++i) {
    drawing.groups.push_back({placement.groups[i], title_of(graph, placement, i), graph.groups[i].parent});
    extend(placement.groups[i]);
  }
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    drawing.lines.push_back(
        {graph.edges[i].tail, graph.edges[i].head,
         placement.is_curved ? trace_curve(placement.edges[i], kTraceStep) : placement.edges[i]});
    for (const Point& point : drawing.lines.back().points)
      extend({point.x, point.y, 0, 0});
  }
  drawing.width = bounds ? bounds->width : 0;
  drawing.height = bounds ? bounds->height : 0;
  return drawing;
}

}  // namespace stoa::layout
