#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "compiler/backends/backend.hpp"
#include "compiler/backends/svg_path.hpp"
#include "compiler/backends/svg_writer.hpp"

namespace stoa::backends {
namespace {

const std::string kHostile = "\"><script>alert(1)</script>&\x1b<!--";

const catalog::Glyph& glyph() {
  static const catalog::Glyph made = [] {
    catalog::Glyph one;
    one.name = "box";
    one.path = "M4 4h16v16H4z";
    return one;
  }();
  return made;
}

/// A frame with a tile in it, a tile outside, a line between them, its badge and a legend.
layout::Scene small_scene(const std::string& text) {
  layout::Scene scene;
  scene.width = 400;
  scene.height = 300;
  scene.title = text;
  scene.description = text;
  scene.header.push_back({text, {20, 30}, {.size = 20, .weight = 700}});
  layout::Frame frame;
  frame.id = text;
  frame.place = "cloud";
  frame.box = {100, 50, 200, 200};
  frame.title = {text, {136, 69}, {.size = 13, .weight = 600}};
  frame.corner = layout::Rect{100, 50, 28, 28};
  frame.glyph = &glyph();
  frame.stroke = {"#232F3E", "#AEB8C4"};
  frame.fill = {"#F2F6E8", ""};
  frame.dash = "6 4";
  scene.frames.push_back(frame);
  layout::Tile tile;
  tile.id = text;
  tile.group = text;
  tile.service = text;
  tile.icon = {150, 100, 48, 48};
  tile.color = "#7AA116";
  tile.glyph = &glyph();
  tile.label = {{text, {174, 165}, {.weight = 600}, layout::Anchor::middle}};
  tile.tooltip = text;
  tile.link = text;
  scene.tiles.push_back(tile);
  tile.color = "";
  tile.link = "";
  tile.icon.x = 20;
  tile.change = sema::Change::added;
  scene.tiles.push_back(tile);
  layout::Line line;
  line.from = text;
  line.to = text;
  line.points = {{68, 124}, {110, 124}, {110, 120}, {150, 120}};
  line.is_curved = false;
  line.tooltip = text;
  scene.lines.push_back(line);
  const layout::Badge badge{{}, {}, {90, 124}, 10, "1", {90, 128}};
  scene.badges.push_back(badge);
  layout::Legend legend;
  legend.panel = {310, 50, 80, 100};
  legend.entries.push_back({badge, {{text, {340, 60}, {}}, {text, {340, 78}, {}}}, ""});
  legend.samples.push_back({ast::Arrow::data, {320, 130}, {350, 130}, {text, {355, 134}, {}}});
  scene.legend = legend;
  return scene;
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1))
    ++n;
  return n;
}

/// Whether every tag is closed in order and every attribute is quoted; enough for what our writer can get
/// wrong.
bool is_well_formed(std::string_view svg) {
  std::vector<std::string> open;
  for (std::size_t at = svg.find('<'); at != std::string_view::npos; at = svg.find('<', at)) {
    const std::size_t end = svg.find('>', at);
    if (end == std::string_view::npos || svg.substr(at, end - at).find('<', 1) != std::string_view::npos)
      return false;
    const std::string_view tag = svg.substr(at + 1, end - at - 1);
    const std::string name(tag.substr(0, tag.find_first_of(" /", 1)));
    if (count(tag, "\"") % 2 != 0)
      return false;
    if (tag.starts_with('/')) {
      if (open.empty() || "/" + open.back() != name)
        return false;
      open.pop_back();
    } else if (!tag.ends_with('/')) {
      open.push_back(name);
    }
    at = end;
  }
  return open.empty();
}

TEST(Svg, is_well_formed_whatever_the_texts_say) {
  EXPECT_TRUE(is_well_formed(emit_svg(small_scene("Shop"))));
  EXPECT_TRUE(is_well_formed(emit_svg(small_scene(kHostile))));
}

TEST(Svg, holds_no_text_of_the_author_unescaped_and_nothing_that_runs_or_loads) {
  const std::string svg = emit_svg(small_scene(kHostile));
  for (const std::string_view part :
       {"<script", "\x1b", "<!--", "foreignObject", "<image", "@import", "url(http"})
    EXPECT_EQ(count(svg, part), 0U) << part;
  EXPECT_EQ(count(svg, "href=\""), count(svg, "<use") + count(svg, "<a "));
}

TEST(Svg, carries_what_measures_and_pages_read) {
  const std::string svg = emit_svg(small_scene("shop"));
  EXPECT_EQ(count(svg, "<g class=\"node\" data-id=\"shop\" data-group=\"shop\">"), 2U);
  EXPECT_EQ(count(svg, "<g class=\"group\" data-id=\"shop\">"), 1U);
  EXPECT_EQ(count(svg, "<path class=\"edge\" data-from=\"shop\" data-to=\"shop\" d="), 1U);
  EXPECT_EQ(count(svg, "<g class=\"badge\" data-edge=\"0\""), 1U);
  EXPECT_EQ(count(svg, "<text class=\"gt\""), 1U);
  EXPECT_EQ(count(svg, "role=\"img\""), 1U);
}

TEST(Svg, tells_once_what_several_parts_and_numbers_say) {
  layout::Scene scene = small_scene("shop");
  for (layout::Tile& tile : scene.tiles)
    tile.tooltip = "keeps things";
  scene.lines[0].tooltip = "asks";
  scene.lines.push_back(scene.lines[0]);
  scene.badges.push_back(scene.badges[0]);
  const std::string svg = emit_svg(scene);
  EXPECT_EQ(count(svg, "<title>keeps things</title>"), 1U);
  EXPECT_EQ(count(svg, "<title>asks</title>"), 1U);
}

TEST(Svg, links_only_what_has_an_address) {
  EXPECT_EQ(count(emit_svg(small_scene("shop")), "<a href=\"shop\">"), 1U);
}

TEST(Svg, names_its_parts_after_its_title_so_that_pictures_share_a_page) {
  const auto first_id = [](const std::string& svg) { return svg.substr(svg.find("id=\""), 10); };
  const std::string one = emit_svg(small_scene("one"));
  EXPECT_EQ(first_id(one), first_id(emit_svg(small_scene("one"))));
  EXPECT_NE(first_id(one), first_id(emit_svg(small_scene("two"))));
}

TEST(Svg, keeps_colors_that_are_none_out_of_the_style_sheet) {
  layout::Scene scene = small_scene("shop");
  scene.frames[0].stroke.dark = "red}*{fill:url(http://x)";
  scene.frames[0].fill.light = "url(http://x)";
  const std::string svg = emit_svg(scene);
  EXPECT_EQ(count(svg, "http://x"), 0U);
}

TEST(Svg, draws_a_tint_without_a_dark_form_as_background) {
  EXPECT_EQ(count(emit_svg(small_scene("shop")), ".t0F1620{fill:#0F1620}"), 1U);
}

std::string number(double value) {
  std::string out;
  append_number(out, value);
  return out;
}

TEST(SvgNumber, has_at_most_two_decimals_and_no_zeros_at_the_end) {
  EXPECT_EQ(number(12), "12");
  EXPECT_EQ(number(100), "100");
  EXPECT_EQ(number(1.5), "1.5");
  EXPECT_EQ(number(1.256), "1.26");
  EXPECT_EQ(number(-3.10), "-3.1");
  EXPECT_EQ(number(-0.001), "0");
  EXPECT_EQ(number(-0.0), "0");
  EXPECT_EQ(number(3.05), "3.05");
  EXPECT_EQ(number(0.999), "1");
  EXPECT_EQ(number(1.0 / 0.0), "0");
}

TEST(SvgPath, rounds_corners_and_less_where_a_leg_is_short) {
  const std::vector<layout::Point> points = {{0, 0}, {20, 0}, {20, 6}, {40, 6}};
  EXPECT_EQ(polyline_path(points, 7), "M0 0H17q3 0 3 3q0 3 3 3H40");
}

TEST(SvgPath, passes_over_points_that_repeat) {
  const std::vector<layout::Point> points = {{0, 0}, {0, 0}, {20, 0}, {20, 0}};
  EXPECT_EQ(polyline_path(points, 7), "M0 0H20");
}

TEST(SvgPath, writes_curves_as_cubic_ones) {
  const std::vector<layout::Point> points = {{0, 0}, {1, 0}, {2, 1}, {3, 1}};
  EXPECT_EQ(curve_path(points), "M0 0c1 0 2 1 3 1");
}

TEST(SvgPath, pulls_ends_back_along_their_legs) {
  const auto points = pull_back({{0, 0}, {10, 0}, {10, 1}}, 2, 2);
  EXPECT_EQ(points.front().x, 2);
  EXPECT_EQ(points.back().y, 1);  // The last leg is too short.
}

}  // namespace
}  // namespace stoa::backends
