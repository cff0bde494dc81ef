// Scene -> SVG: self-contained, without script, for browsers and librsvg alike. Light colours are attributes;
// dark ones stand once in the style sheet.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/backends/backend.hpp"
#include "compiler/backends/escape.hpp"
#include "compiler/backends/svg_path.hpp"
#include "compiler/backends/svg_sheet.hpp"
#include "compiler/backends/svg_style.hpp"
#include "compiler/backends/svg_writer.hpp"

namespace stoa::backends {

namespace {

using layout::Frame;
using layout::Legend;
using layout::Line;
using layout::Point;
using layout::Rect;
using layout::Scene;
using layout::TextLine;
using layout::TextStyle;
using layout::Tile;

constexpr TextStyle kTitleStyle{.size = 13, .weight = 600};  // What titles of frames mostly are.
constexpr TextStyle kStepStyle{.size = 13};                  // And the texts of steps.
constexpr TextStyle kBadgeStyle{.size = style::kBadgeText, .weight = 700};

std::string_view or_else(std::string_view color, std::string_view fallback) {
  return css_color(color).empty() ? fallback : color;
}

Rect inset(const Rect& box, double by) {
  return {box.x + by, box.y + by, box.width - 2 * by, box.height - 2 * by};
}

bool is_changed(sema::Change change) {
  return change != sema::Change::none;
}

/// Whether two lines can stand in one <text>.
bool is_alike(const TextLine& a, const TextLine& b) {
  return a.style.size == b.style.size && a.style.weight == b.style.weight && a.style.tone == b.style.tone &&
         a.anchor == b.anchor;
}

struct Drawing {
  const Scene& scene;
  SvgSheet sheet;
  SvgWriter svg;
  TextStyle layer_style;  // What texts inherit from the layer they stand in; they say only what differs.
  layout::Anchor layer_anchor = layout::Anchor::start;

  explicit Drawing(const Scene& of)
      : scene(of),
        sheet(of),
        svg(4096 + 700 * of.tiles.size() + 600 * of.lines.size() + 600 * of.frames.size() +
            of.description.size()) {}

  std::string draw() {
    begin_picture();
    sheet.write(svg);
    svg.begin("rect").attr("class", "bg").attr("width", "100%").attr("height", "100%");
    svg.attr("fill", style::kBackground.light).leaf().line();
    begin_layer("header", {}, layout::Anchor::start);
    svg.open().line();
    texts(scene.header);
    svg.end().line();
    begin_layer("frames", kTitleStyle, layout::Anchor::start);
    svg.attr("color", style::kGlyph).attr("stroke-width", style::kFrameWidth).open().line();
    for (const Frame& frame : scene.frames)
      draw_frame(frame);
    svg.end().line();
    draw_lines();
    begin_layer("nodes", {}, layout::Anchor::middle);
    svg.attr("color", style::kGlyph).attr("stroke-width", style::kGlyphStroke).open().line();
    for (const Tile& tile : scene.tiles)
      draw_tile(tile);
    svg.end().line();
    draw_badges();
    if (scene.legend)
      draw_legend(*scene.legend);
    svg.end().line();
    return svg.take();
  }

  void begin_picture() {
    std::string box = "0 0 ";
    append_number(box, scene.width);
    box.push_back(' ');
    append_number(box, scene.height);
    svg.begin("svg").attr("xmlns", "http://www.w3.org/2000/svg").attr("class", sheet.prefix());
    svg.attr("viewBox", box).attr("width", scene.width).attr("height", scene.height).attr("role", "img");
    svg.attr("aria-labelledby", sheet.id("title") + " " + sheet.id("desc")).attr("font-family", style::kFont);
    svg.open().line();
    svg.begin("title").attr("id", sheet.id("title")).open().text(scene.title).end().line();
    svg.begin("desc").attr("id", sheet.id("desc")).open().text(scene.description).end().line();
  }

  /// Begins a group that sets how texts look in it; attributes may follow.
  void begin_layer(std::string_view name, TextStyle text, layout::Anchor anchor) {
    layer_style = text;
    layer_anchor = anchor;
    svg.begin("g").attr("class", std::string(name) + " tx").attr("fill", style::kText.light);
    svg.attr("font-size", text.size);
    if (text.weight != 400)
      svg.attr("font-weight", text.weight);
    if (anchor == layout::Anchor::middle)
      svg.attr("text-anchor", "middle");
  }

  /// What of a text's look differs from its layer's.
  void text_style(const TextStyle& text, layout::Anchor anchor) {
    if (text.size != layer_style.size)
      svg.attr("font-size", text.size);
    if (text.weight != layer_style.weight)
      svg.attr("font-weight", text.weight);
    if (anchor != layer_anchor)
      svg.attr("text-anchor", anchor == layout::Anchor::middle ? "middle" : "start");
    if (text.tone != TextStyle::Tone::primary)
      svg.attr("fill", style::kSecondaryText.light);
  }

  void tooltip(std::string_view text) {
    if (!text.empty())
      svg.element("title", text);
  }

  /// One <text> for each run of lines that look alike.
  void texts(std::span<const TextLine> lines, std::string_view name = "") {
    for (std::size_t i = 0; i < lines.size();) {
      std::size_t end = i + 1;
      while (end < lines.size() && is_alike(lines[i], lines[end]))
        ++end;
      text_run(lines.subspan(i, end - i), name);
      i = end;
    }
  }

  void text_run(std::span<const TextLine> lines, std::string_view name) {
    const TextLine& first = lines.front();
    std::string classes(name);
    if (first.style.tone == TextStyle::Tone::secondary)
      classes += classes.empty() ? "t2" : " t2";
    svg.begin("text");
    if (!classes.empty())
      svg.attr("class", classes);
    if (lines.size() == 1)
      svg.attr("x", first.at.x).attr("y", first.at.y);
    text_style(first.style, first.anchor);
    svg.open();
    if (lines.size() == 1)
      svg.text(first.text);
    else
      for (const TextLine& line : lines)
        svg.begin("tspan").attr("x", line.at.x).attr("y", line.at.y).open().text(line.text).end();
    svg.end().line();
  }

  /// In the current color and stroke width, which the layer sets.
  void glyph(const catalog::Glyph& of, const Rect& box) {
    svg.begin("use").attr("href", sheet.reference(SvgSheet::glyph_name(of))).rect(box).leaf();
  }

  void reference_to(std::string_view name, std::string_view id) {
    if (!id.empty())
      svg.attr(name, id);
  }

  void draw_frame(const Frame& frame) {
    const std::string_view stroke = or_else(frame.stroke.light, style::kFrame.light);
    svg.begin("g").attr("class", "group").attr("data-id", frame.id);
    reference_to("data-parent", frame.parent);
    svg.attr("data-place", frame.place).open();
    tooltip(frame.title.text);
    svg.line();
    svg.begin("rect").attr("class", SvgSheet::frame_classes(frame)).rect(frame.box);
    svg.attr("fill", or_else(frame.fill.light, "none")).attr("stroke", stroke);
    if (!frame.dash.empty())
      svg.attr("stroke-dasharray", frame.dash);
    svg.leaf().line();
    if (frame.corner) {
      svg.begin("rect");
      if (is_dim(stroke))
        svg.attr("class", "dm");
      svg.rect(*frame.corner).attr("fill", stroke).leaf();
      if (frame.glyph != nullptr)
        glyph(*frame.glyph, inset(*frame.corner, style::kCornerInset));
      svg.line();
    }
    texts({&frame.title, 1}, "gt");
    if (is_changed(frame.change))
      change_mark({frame.box.right(), frame.box.y}, frame.change);
    svg.end().line();
  }

  void draw_lines() {
    svg.begin("g").attr("class", "lines ed").attr("fill", "none").attr("stroke", style::kLine.light);
    svg.attr("stroke-width", style::kLineWidth);
    svg.attr("marker-end", head_reference(ast::Arrow::request, sema::Change::none)).open().line();
    for (const Tile& tile : scene.tiles)
      if (is_changed(tile.change))
        draw_halo(tile);
    for (const Line& line : scene.lines)
      draw_line(line);
    svg.end().line();
  }

  void draw_line(const Line& line) {
    const bool is_curve = line.is_curved && line.points.size() >= 4 && line.points.size() % 3 == 1;
    const double blunt = is_heavy(line.arrow) ? style::kDataLineWidth / 2 : 0;
    const std::vector<Point> points =
        pull_back(line.points, line.head_at_start ? blunt : 0, line.head_at_end ? blunt : 0);
    svg.begin("path").attr("class", is_changed(line.change) && !line.is_covered ? "edge cs" : "edge");
    svg.attr("data-from", line.from).attr("data-to", line.to).attr("data-edge", line.link.value);
    svg.attr("data-step", line.step.value)
        .attr("d", is_curve ? curve_path(points) : polyline_path(points, style::kCornerRadius));
    if (line.is_covered)
      svg.attr("stroke", "none").attr("marker-end", "none");
    else
      stroke(line.arrow, line.change, line.head_at_start, line.head_at_end);
    svg.open();
    tooltip(line.tooltip);
    svg.end().line();
  }

  std::string head_reference(ast::Arrow arrow, sema::Change change) const {
    return "url(" + sheet.reference(SvgSheet::head_name({is_heavy(arrow), is_changed(change)})) + ")";
  }

  /// What of a line's look differs from a request's, which its group has.
  void stroke(ast::Arrow arrow, sema::Change change, bool head_at_start, bool head_at_end) {
    const std::string head = head_reference(arrow, change);
    const bool is_plain = !is_heavy(arrow) && !is_changed(change);
    if (is_changed(change))
      svg.attr("stroke", style::kChange.light);
    if (is_heavy(arrow))
      svg.attr("stroke-width", style::kDataLineWidth);
    if (arrow == ast::Arrow::event)
      svg.attr("stroke-dasharray", style::kEventDash);
    if (head_at_start)
      svg.attr("marker-start", head);
    if (!head_at_end)
      svg.attr("marker-end", "none");
    else if (!is_plain)
      svg.attr("marker-end", head);
  }

  /// Below the lines, so that arrow heads stand on it.
  void draw_halo(const Tile& tile) {
    svg.begin("rect").attr("class", "ch").rect(inset(tile.icon, -style::kChangeMargin));
    svg.attr("rx", style::kTileRadius + style::kChangeMargin)
        .attr("fill", style::kChangeHalo.light)
        .attr("stroke", "none")
        .leaf()
        .line();
  }

  void draw_tile(const Tile& tile) {
    svg.begin("g").attr("class", "node").attr("data-id", tile.id);
    reference_to("data-group", tile.group);
    svg.attr("data-service", tile.service).open();
    tooltip(tile.tooltip);
    if (!tile.link.empty())
      svg.begin("a").attr("href", tile.link).open();
    svg.line();
    draw_icon(tile);
    texts(tile.label);
    if (is_changed(tile.change))
      change_mark({tile.icon.right() - 1, tile.icon.y + 1}, tile.change);
    if (!tile.link.empty())
      svg.end();
    svg.end().line();
  }

  void draw_icon(const Tile& tile) {
    const std::string_view color = css_color(tile.color);
    const double scale = tile.icon.width / 48;
    if (!color.empty()) {
      svg.begin("rect");
      if (is_dim(color))
        svg.attr("class", "dm");
      svg.rect(tile.icon).attr("rx", style::kTileRadius).attr("fill", color).leaf();
      if (tile.glyph != nullptr)
        glyph(*tile.glyph, inset(tile.icon, style::kGlyphInset * scale));
    } else if (tile.glyph != nullptr) {
      svg.begin("g").attr("class", "gn").attr("color", style::kOutside.light).open();
      glyph(*tile.glyph, inset(tile.icon, 2 * scale));
      svg.end();
    } else {
      svg.begin("rect").attr("class", "gn").rect(inset(tile.icon, 2 * scale)).attr("rx", style::kTileRadius);
      svg.attr("fill", "none").attr("color", style::kOutside.light).attr("stroke", "currentColor").leaf();
    }
    svg.line();
  }

  /// A dot with a plus on what is added, with a wave on what is changed.
  void change_mark(Point at, sema::Change change) {
    svg.begin("circle").attr("class", "cf bh").circle(at, style::kChangeMark);
    svg.attr("fill", style::kChange.light)
        .attr("stroke", style::kBackground.light)
        .attr("stroke-width", 1.5)
        .leaf();
    std::string path = "M";
    append_number(path, at.x - 3);
    path.push_back(' ');
    append_number(path, at.y);
    path += change == sema::Change::added ? "h6m-3 -3v6" : "c1 -2 2 -2 3 0s2 2 3 0";
    svg.begin("path").attr("class", "cm").attr("d", path).attr("fill", "none").attr("stroke", style::kGlyph);
    svg.attr("stroke-width", 1.6).attr("stroke-linecap", "round").leaf().line();
  }

  /// Numbers inherit from the group of their badges: what is filled are the discs.
  void begin_badges(std::string_view classes) {
    layer_style = kBadgeStyle;
    layer_anchor = layout::Anchor::middle;
    svg.begin("g").attr("class", classes).attr("fill", style::kBadge.light);
    svg.attr("font-size", kBadgeStyle.size)
        .attr("font-weight", kBadgeStyle.weight)
        .attr("text-anchor", "middle");
  }

  void draw_badges() {
    begin_badges("badges bc bh");
    svg.attr("stroke", style::kBackground.light).attr("stroke-width", style::kHaloWidth).open().line();
    for (const layout::Badge& badge : scene.badges) {
      svg.begin("g").attr("class", "badge").attr("data-edge", badge.link.value);
      svg.attr("data-step", badge.step.value).open();
      draw_badge(badge, true);
      svg.end().line();
    }
    svg.end().line();
  }

  void draw_badge(const layout::Badge& badge, bool has_halo) {
    svg.begin("circle").circle(badge.center, badge.radius).leaf();
    svg.begin("text").attr("class", "bt").attr("x", badge.baseline.x).attr("y", badge.baseline.y);
    if (badge.number.size() > 2)
      svg.attr("font-size", style::kSmallBadgeText);
    svg.attr("fill", style::kBadgeNumber.light);
    if (has_halo)
      svg.attr("stroke", "none");
    svg.open().text(badge.number).end();
  }

  void draw_legend(const Legend& legend) {
    begin_layer("legend", kStepStyle, layout::Anchor::start);
    svg.attr("id", sheet.id("legend")).open().line();
    svg.begin("rect").attr("class", "pn").rect(legend.panel).attr("rx", style::kPanelRadius);
    svg.attr("fill", style::kPanel.light).attr("stroke", style::kPanelFrame.light).leaf().line();
    for (const TextLine& heading : legend.headings)
      texts({&heading, 1});
    for (const Legend::Entry& entry : legend.entries) {
      svg.begin("g").attr("class", "step").attr("data-step", entry.badge.step.value).open().line();
      texts(entry.lines);
      svg.end().line();
    }
    if (!legend.samples.empty())
      draw_samples(legend.samples);
    begin_badges("bc");
    svg.open().line();
    for (const Legend::Entry& entry : legend.entries) {
      draw_badge(entry.badge, false);
      svg.line();
    }
    svg.end().line();
    svg.end().line();
  }

  void draw_samples(std::span<const Legend::Sample> samples) {
    for (const Legend::Sample& sample : samples)
      texts({&sample.text, 1});
    svg.begin("g").attr("class", "ed").attr("fill", "none").attr("stroke", style::kLine.light);
    svg.attr("stroke-width", style::kLineWidth);
    svg.attr("marker-end", head_reference(ast::Arrow::request, sema::Change::none)).open().line();
    for (const Legend::Sample& sample : samples) {
      const bool is_answer = sample.arrow == ast::Arrow::answer;
      const double blunt = is_heavy(sample.arrow) ? style::kDataLineWidth / 2 : 0;
      const std::vector<Point> ends = pull_back({sample.from, sample.to}, 0, blunt);
      svg.begin("path").attr("d", polyline_path(ends, 0));
      stroke(sample.arrow, sema::Change::none, is_answer || sample.arrow == ast::Arrow::both, !is_answer);
      svg.leaf().line();
    }
    svg.end().line();
  }
};

}  // namespace

std::string emit_svg(const layout::Scene& scene) {
  return Drawing(scene).draw();
}

}  // namespace stoa::backends
