// Places and parts: frames, tiles and the marks on them.
#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/backends/escape.hpp"
#include "compiler/backends/svg_drawing.hpp"
#include "compiler/backends/svg_path.hpp"

namespace stoa::backends {

using layout::Frame;
using layout::Tile;
using sema::Change;

namespace {

constexpr layout::TextStyle kFrameText{.size = 13, .weight = 600};
constexpr layout::TextStyle kTileText{.size = 12, .weight = 600};

layout::Rect inset(const layout::Rect& box, double by) {
  return {box.x + by, box.y + by, box.width - 2 * by, box.height - 2 * by};
}

constexpr std::string_view kOutside = "gn";  // The class of pictograms that have no tile.

bool is_marked(Change change) {
  return change != Change::none;
}

}  // namespace

void SvgDrawing::use_symbol(std::string_view name, const Rect& box, std::string_view classes) {
  svg_.begin("use");
  reference_to("class", classes);
  svg_.attr("href", sheet_.reference(name)).rect(box);
  if (classes == kOutside)
    svg_.color("color", style::kOutside.light);
  svg_.leaf();
}

/// The plate within the symbol inherits the color.
void SvgDrawing::use_plate(std::string_view name, const Rect& box, std::string_view color) {
  svg_.begin("use");
  if (is_dim(color))
    svg_.attr("class", "dm");
  svg_.attr("href", sheet_.reference(name)).rect(box).color("fill", color).leaf();
}

void SvgDrawing::draw_frames() {
  begin_layer("frames", kFrameText, layout::Anchor::start);
  svg_.color("color", style::kGlyph).attr("stroke-width", style::kFrameWidth).open().line();
  for (const Frame& frame : scene_.frames)
    draw_frame(frame);
  svg_.end().line();
}

void SvgDrawing::draw_frame(const Frame& frame) {
  const bool is_gone = frame.change == Change::removed;
  const std::string_view stroke =
      is_gone ? style::kFrame.light : color_or(frame.stroke.light, style::kFrame.light);
  svg_.begin("g").attr("class", "group").attr("data-id", frame.id);
  reference_to("data-parent", frame.parent);
  svg_.open();
  tooltip(frame.tooltip);
  svg_.begin("rect");
  reference_to("class", frame.has_border ? SvgSheet::frame_classes(frame) : std::string());
  svg_.rect(frame.box).color("fill", is_gone ? "none" : color_or(frame.fill.light, "none"));
  const std::string_view dash = is_gone ? style::kGoneDash : frame.dash;
  if (frame.has_border) {
    svg_.color("stroke", stroke);
    reference_to("stroke-dasharray", dash);
  }
  svg_.leaf();
  draw_sides(frame, stroke);
  if (const catalog::Icon* icon = shown_icon(frame); frame.corner && icon != nullptr)
    draw_icon(*icon, *frame.corner);
  else if (frame.corner && frame.glyph != nullptr)
    use_plate(SvgSheet::corner_name(*frame.glyph), *frame.corner, stroke);
  if (!frame.title.text.empty()) {
    begin_link(frame.link);
    texts({&frame.title, 1}, is_gone ? "gt gone" : "gt");
    end_link(frame.link);
  }
  if (is_marked(frame.change))
    change_mark({frame.box.right(), frame.box.y}, frame.change);
  svg_.end().line();
}

void SvgDrawing::draw_sides(const Frame& frame, std::string_view stroke) {
  if (frame.sides.empty())
    return;
  std::string path;
  for (const auto& [from, to] : frame.sides)
    path += polyline_path(std::array{from, to}, 0);
  svg_.begin("path").attr("class", SvgSheet::frame_classes(frame)).attr("d", path).attr("fill", "none");
  svg_.color("stroke", stroke);
  reference_to("stroke-dasharray", frame.dash);
  svg_.leaf();
}

void SvgDrawing::draw_tiles() {
  begin_layer("nodes", kTileText, layout::Anchor::middle);
  svg_.color("color", style::kGlyph).attr("stroke-width", style::kGlyphStroke).open().line();
  for (const Tile& tile : scene_.tiles)
    draw_alike(tile);
  svg_.end().line();
}

void SvgDrawing::draw_alike(const Tile& first) {
  std::vector<const Tile*> alike;
  for (const Tile& tile : scene_.tiles)
    if (&tile == &first || (!first.tooltip.empty() && tile.tooltip == first.tooltip))
      alike.push_back(&tile);
  if (alike.front() != &first)
    return;
  if (alike.size() == 1)
    return draw_tile(first, true);
  svg_.begin("g").open();
  tooltip(first.tooltip);
  svg_.line();
  for (const Tile* tile : alike)
    draw_tile(*tile, false);
  svg_.end().line();
}

/// Below the lines, so that arrow heads stand on it.
void SvgDrawing::draw_halo(const Tile& tile) {
  svg_.begin("rect").attr("class", "ch").rect(inset(tile.icon, -style::kChangeMargin));
  svg_.attr("rx", style::kTileRadius + style::kChangeMargin).color("fill", style::kChangeHalo.light);
  svg_.attr("stroke", "none").leaf().line();
}

void SvgDrawing::draw_tile(const Tile& tile, bool has_tooltip) {
  svg_.begin("g").attr("class", "node").attr("data-id", tile.id);
  reference_to("data-group", tile.group);
  svg_.open();
  if (has_tooltip)
    tooltip(tile.tooltip);
  begin_link(tile.link);
  draw_icon(tile);
  texts(tile.label, tile.change == Change::removed ? "gone" : "");
  if (is_marked(tile.change))
    change_mark({tile.icon.right() - 1, tile.icon.y + 1}, tile.change);
  end_link(tile.link);
  svg_.end().line();
}

void SvgDrawing::draw_icon(const Tile& tile) {
  const double scale = tile.icon.width / 48;
  const std::string_view color = css_color(tile.color);
  if (const catalog::Icon* icon = shown_icon(tile)) {
    draw_icon(*icon, tile.icon);
  } else if (tile.change == Change::removed) {
    svg_.begin("g").attr("class", "go").color("color", style::kFrame.light).open();
    svg_.begin("rect").rect(inset(tile.icon, 0.75)).attr("rx", style::kTileRadius).attr("fill", "none");
    svg_.attr("stroke", "currentColor").attr("stroke-dasharray", style::kGoneDash).leaf();
    if (tile.glyph != nullptr)
      use_symbol(SvgSheet::glyph_name(*tile.glyph), inset(tile.icon, style::kGlyphInset * scale));
    svg_.end();
  } else if (!color.empty() && tile.glyph != nullptr) {
    use_plate(SvgSheet::tile_name(*tile.glyph), tile.icon, color);
  } else if (!color.empty()) {
    svg_.begin("rect");
    if (is_dim(color))
      svg_.attr("class", "dm");
    svg_.rect(tile.icon).attr("rx", style::kTileRadius).color("fill", color).leaf();
  } else if (tile.glyph != nullptr) {
    use_symbol(SvgSheet::glyph_name(*tile.glyph), inset(tile.icon, 2 * scale), kOutside);
  } else {
    svg_.begin("rect").attr("class", "gn").rect(inset(tile.icon, 2 * scale)).attr("rx", style::kTileRadius);
    svg_.attr("fill", "none").color("color", style::kOutside.light).attr("stroke", "currentColor").leaf();
  }
}

void SvgDrawing::change_mark(Point at, Change change) {
  const bool is_gone = change == Change::removed;
  svg_.begin("circle").attr("class", is_gone ? "gf bh" : "cf bh").circle(at, style::kChangeMark);
  svg_.color("fill", is_gone ? style::kGone.light : style::kChange.light);
  svg_.color("stroke", style::kBackground.light).attr("stroke-width", 1.5).leaf();
  std::string path = "M";
  append_number(path, at.x - 3);
  path.push_back(' ');
  append_number(path, at.y);
  switch (change) {
    case Change::none:
    case Change::removed:
      path += "h6";
      break;
    case Change::added:
      path += "h6m-3-3v6";
      break;
    case Change::changed:
      path += "c1-2 2-2 3 0s2 2 3 0";
      break;
  }
  svg_.begin("path").attr("class", "cm").attr("d", path).attr("fill", "none").color("stroke", style::kGlyph);
  svg_.attr("stroke-width", 1.6).attr("stroke-linecap", "round").leaf();
}

}  // namespace stoa::backends
