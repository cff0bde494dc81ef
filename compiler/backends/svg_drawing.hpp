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
  /// An attribute that is left out where it has nothing to say.
  void reference_to(std::string_view name, std::string_view value);
  /// One <text> for each run of lines that look alike; `name` is a class of theirs.
  void texts(std::span<const layout::TextLine> lines, std::string_view name = "");
  void text_run(std::span<const layout::TextLine> lines, std::string_view name);

  // svg_parts.cpp
  void draw_frames();
  void draw_frame(const layout::Frame& frame);
  void draw_tiles();
  void draw_tile(const layout::Tile& tile);
  void draw_icon(const layout::Tile& tile);
  void draw_halo(const layout::Tile& tile);
  /// In the current color and stroke width, which the layer sets.
  void use_symbol(std::string_view name, const Rect& box);
  /// A dot with a plus on what is added, a wave on what is changed, a minus on what is removed.
  void change_mark(Point at, sema::Change change);

  // svg_flows.cpp
  void draw_lines();
  void draw_line(const layout::Line& line);
  std::string head_reference(ast::Arrow arrow, sema::Change change) const;
  /// What of a line's look differs from a request's, which its group has.
  void stroke(ast::Arrow arrow, sema::Change change, bool head_at_start, bool head_at_end);
  void begin_badges(std::string_view classes);
  void draw_badges();
  void draw_badge(const layout::Badge& badge);
  void draw_legend(const layout::Legend& legend);
  void draw_legend_badges(std::span<const layout::Legend::Entry> entries);
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
