// What a picture defines once and uses often: pictograms, their plates, and the heads of its lines.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/backends/escape.hpp"
#include "compiler/backends/svg_path.hpp"
#include "compiler/backends/svg_sheet.hpp"
#include "compiler/backends/svg_style.hpp"

namespace stoa::backends {
namespace {

constexpr std::string_view kPlate = "plate";
constexpr std::string_view kCorner = "corner";

}  // namespace

void SvgSheet::collect_symbols(const layout::Scene& scene) {
  const auto add = [](std::vector<const catalog::Glyph*>& glyphs, const catalog::Glyph* glyph) {
    if (glyph != nullptr && std::ranges::find(glyphs, glyph) == glyphs.end())
      glyphs.push_back(glyph);
  };
  const auto add_icon = [&](const catalog::Icon* icon) {
    if (icon != nullptr && std::ranges::find(icons_, icon) == icons_.end())
      icons_.push_back(icon);
    return icon != nullptr;
  };
  for (const layout::Frame& frame : scene.frames)
    if (frame.corner && !add_icon(shown_icon(frame)))
      add(corners_, frame.glyph);
  for (const layout::Tile& tile : scene.tiles) {
    if (add_icon(shown_icon(tile)))
      continue;
    if (tile.change == sema::Change::removed || css_color(tile.color).empty())
      add(glyphs_, tile.glyph);
    else
      add(tiles_, tile.glyph);
  }
}

void SvgSheet::write_symbols(SvgWriter& svg) const {
  const auto write_plate = [&](std::string_view name, double margin, double radius) {
    svg.begin("rect").attr("id", id(name)).rect({-margin, -margin, 24 + 2 * margin, 24 + 2 * margin});
    if (radius > 0)
      svg.attr("rx", radius);
    svg.leaf().line();
  };
  const auto write = [&](std::string_view name, std::string_view view_box, const catalog::Glyph& glyph,
                         std::string_view plate = {}) {
    svg.begin("symbol").attr("id", id(name)).attr("viewBox", view_box).open();
    if (!plate.empty())
      svg.begin("use").attr("href", reference(plate)).leaf();
    svg.begin("path").attr("class", id(kGlyphClass)).attr("d", glyph.path).leaf();
    svg.end().line();
  };
  for (const catalog::Glyph* glyph : glyphs_)
    write(glyph_name(*glyph), "0 0 24 24", *glyph);
  // A glyph takes two thirds of its tile, and more of a corner.
  if (!tiles_.empty())
    write_plate(kPlate, 6, style::kTileRadius * 0.75);
  for (const catalog::Glyph* glyph : tiles_)
    write(tile_name(*glyph), "-6 -6 36 36", *glyph, kPlate);
  if (!corners_.empty())
    write_plate(kCorner, 3.25, 0);
  for (const catalog::Glyph* glyph : corners_)
    write(corner_name(*glyph), "-3.25 -3.25 30.5 30.5", *glyph, kCorner);
  for (const catalog::Icon* icon : icons_)
    write_icon(svg, *icon);
}

void SvgSheet::write_head(SvgWriter& svg, Head head) const {
  const double reach = head.is_heavy ? 7 : 5.5;  // From the tip back, and to each side of it:
  const double spread = head.is_heavy ? 5 : 3.8;
  const double width = head.is_heavy ? 2.2 : style::kLineWidth;
  const double tip = width / 2;  // The stroke's own round end fills the rest.
  const layout::Point corners[] = {{-reach, -spread}, {-tip, 0}, {-reach, spread}};
  const std::string path = polyline_path(corners, 0);
  svg.begin("marker").attr("id", id(head_name(head))).attr("markerUnits", "userSpaceOnUse");
  svg.attr("overflow", "visible").attr("orient", "auto-start-reverse").open();
  svg.begin("path").attr("class", head.is_change ? "cs" : "ed").attr("d", path);
  svg.color("stroke", head.is_change ? style::kChange.light : style::kLine.light).attr("stroke-width", width);
  svg.leaf();
  svg.end().line();
}

}  // namespace stoa::backends
