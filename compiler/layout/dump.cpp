#include "compiler/layout/dump.hpp"

#include <cmath>
#include <iterator>
#include <string_view>

#include "compiler/base/format.hpp"

namespace stoa::layout {
namespace {

// One line per thing, indented by what it is part of; coordinates are rounded so that a dump shows where
// things are and not how they were computed.
struct Dumper {
  std::string out{};

  template <class... Args>
  void line(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out), format, std::forward<Args>(args)...);
    out += '\n';
  }

  static long whole(double value) { return std::lround(std::floor(value + 0.5)); }
  static std::string at(Point point) { return fmt::format("{},{}", whole(point.x), whole(point.y)); }
  static std::string box(Rect rect) {
    return fmt::format("{},{} {}x{}", whole(rect.x), whole(rect.y), whole(rect.width), whole(rect.height));
  }

  static std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
      if (c == '"' || c == '\\')
        result += '\\';
      if (c == '\n')
        result += "\\n";
      else
        result += c;
    }
    return result += '"';
  }

  static std::string change(sema::Change change) {
    return change == sema::Change::none ? "" : fmt::format(" {}", sema::to_string(change));
  }

  void text(std::string_view indent, std::string_view what, const TextLine& line_of_text) {
    line("{}{} {} at {}, {:g} px {}", indent, what, quoted(line_of_text.text), at(line_of_text.at),
         line_of_text.style.size, line_of_text.style.weight);
  }

  void frame(const Frame& frame) {
    line("frame {} {} {}{}{}{}", frame.id, frame.place.empty() ? "-" : frame.place, box(frame.box),
         frame.parent.empty() ? "" : " in " + frame.parent, frame.corner ? " with a corner" : "",
         change(frame.change));
    if (frame.has_border || !frame.sides.empty())
      text("  ", "title", frame.title);
    for (const Frame::Side& side : frame.sides)
      line("  side {} {}", at(side.from), at(side.to));
  }

  void tile(const Tile& tile) {
    line("tile {} {} {}{}{}", tile.id, tile.service.empty() ? "-" : tile.service, box(tile.icon),
         tile.group.empty() ? "" : " in " + tile.group, change(tile.change));
    for (const TextLine& label : tile.label)
      text("  ", "label", label);
  }

  void edge(const Line& edge) {
    std::string points;
    for (const Point& point : edge.points)
      points += ' ' + at(point);
    line("line {} {} {} {}{}{}:{}", edge.from, ast::to_string(edge.arrow), edge.to,
         edge.is_curved ? "curve" : "corners",
         edge.head_at_start ? (edge.head_at_end ? ", two heads" : ", head at start") : "",
         change(edge.change), points);
  }

  void legend(const Legend& legend) {
    line("legend {}", box(legend.panel));
    for (const Legend::Entry& entry : legend.entries) {
      for (const TextLine& heading : entry.heading)
        text("  ", "heading", heading);
      line("  entry {} at {}", entry.badge.number, at(entry.badge.center));
      for (const TextLine& entry_line : entry.lines)
        text("    ", "line", entry_line);
    }
    for (const Legend::Sample& sample : legend.samples)
      line("  sample {} {} to {} {}", ast::to_string(sample.arrow), at(sample.from), at(sample.to),
           quoted(sample.text.text));
    for (const Legend::Mark& mark : legend.marks)
      line("  mark{} at {} {}", change(mark.change), at(mark.at), quoted(mark.text.text));
  }
};

}  // namespace

std::string dump_scene(const Scene& scene) {
  Dumper dumper;
  dumper.line("scene {} {}x{}", Dumper::quoted(scene.title), Dumper::whole(scene.width),
              Dumper::whole(scene.height));
  dumper.line("description {}", Dumper::quoted(scene.description));
  for (const TextLine& header : scene.header)
    dumper.text("", "header", header);
  for (const Frame& frame : scene.frames)
    dumper.frame(frame);
  for (const Tile& tile : scene.tiles)
    dumper.tile(tile);
  for (const Line& line : scene.lines)
    dumper.edge(line);
  for (const Badge& badge : scene.badges)
    dumper.line("badge {} at {}", badge.number, Dumper::at(badge.center));
  if (scene.legend)
    dumper.legend(*scene.legend);
  return dumper.out;
}

}  // namespace stoa::layout
