// A scene on its way to SVG. Split over svg.cpp (the whole, and texts), svg_parts.cpp (what stands) and
// svg_flows.cpp (what moves, and the legend). Private to backends/.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "compiler/backends/backend.hpp"
#include "compiler/backends/svg_sheet.hpp"
#include "compiler/backends/svg_style.hpp"
#include "compiler/backends/svg_writer.hpp"
#include "compiler/layout/scene.hpp"

namespace stoa::backends {

class SvgDrawing {
 public:
  SvgDrawing(const layout::Scene& scene, Theme theme);

  std::string draw();

 private:
  using Rect = layout::Rect;
  using Point = layout::Point;
  using TextStyle = layout::TextStyle;

  // svg.cpp
  void begin_picture();
  /// Begins a group that sets how texts look in it; attributes may follow.
  void begin_layer(std::string_view name, TextStyle text, layout::Anchor anchor);
  void tooltip(std::string_view text);
  /// What stands between leads to an address, if there is one.
  void begin_link(std::string_view address);
  void end_link(std::string_view address);
  /// An attribute that is left out where it has nothing to say.
  void reference_to(std::string_view name, std::string_view value);
  /// Each line as a <text>; `name` is a class of theirs, and `origin` where the group around them begins.
  void texts(std::span<const layout::TextLine> lines, std::string_view name = "", Point origin = {});
  void text(const layout::TextLine& line, std::string_view name = "", Point origin = {});

  // svg_parts.cpp
  void draw_frames();
  void draw_frame(const layout::Frame& frame);
  /// The border that the pieces of a band have in common.
  void draw_sides(const layout::Frame& frame, std::string_view stroke);
  void draw_tiles();
  /// Tiles that say the same where one points at them stand in one group, which says it.
  void draw_alike(const layout::Tile& first);
  void draw_tile(const layout::Tile& tile, bool has_tooltip);
  void draw_icon(const layout::Tile& tile);
  void draw_icon(const catalog::Icon& icon, const Rect& box);
  void draw_halo(const layout::Tile& tile);
  /// In the stroke width that the layer sets.
  void use_symbol(std::string_view name, const Rect& box, std::string_view classes = "");
  /// On a plate of a color.
  void use_plate(std::string_view name, const Rect& box, std::string_view color);
  /// A dot with a plus on what is added, a wave on what is changed, a minus on what is removed.
  void change_mark(Point at, sema::Change change);

  // svg_flows.cpp
  void draw_lines();
  void draw_line(const layout::Line& line);
  void begin_lines(std::string_view classes);
  void draw_badges();
  void draw_badge(const layout::Badge& badge, std::string_view flow, std::string_view told);
  /// In the color of a class, if the group around it has none.
  void draw_disc(const layout::Badge& badge, Point origin, std::string_view color);
  void draw_legend(const layout::Legend& legend);
  void draw_legend_steps(const layout::Legend& legend);
  void draw_samples(std::span<const layout::Legend::Sample> samples);

  const layout::Scene& scene_;
  SvgSheet sheet_;
  SvgWriter svg_;
  TextStyle layer_style_;  // What texts inherit from the layer they stand in; they say only what differs.
  layout::Anchor layer_anchor_ = layout::Anchor::start;
};

/// `color` if the catalogue names one, else `fallback`.
std::string_view color_or(std::string_view color, std::string_view fallback);

}  // namespace stoa::backends
