// Scene -> SVG: self-contained, without script, for browsers and librsvg alike. Light colours are attributes,
// or in the style sheet where many elements share them; dark ones stand once in the style sheet.
#include <span>
#include <string>
#include <string_view>

#include "compiler/backends/escape.hpp"
#include "compiler/backends/svg_drawing.hpp"

namespace stoa::backends {

using layout::Anchor;
using layout::TextLine;

namespace {

/// Whether two lines can stand in one <text>.
bool is_alike(const TextLine& a, const TextLine& b) {
  return a.style.size == b.style.size && a.style.weight == b.style.weight && a.style.tone == b.style.tone &&
         a.anchor == b.anchor;
}

}  // namespace

SvgDrawing::SvgDrawing(const layout::Scene& scene, Theme theme)
    : scene_(scene),
      sheet_(scene, theme),
      svg_(4096 + 600 * scene.tiles.size() + 500 * scene.lines.size() + 400 * scene.frames.size() +
           scene.description.size()) {}

std::string SvgDrawing::draw() {
  begin_picture();
  sheet_.write(svg_);
  svg_.begin("rect").attr("class", "bg").attr("width", "100%").attr("height", "100%");
  svg_.color("fill", style::kBackground.light).leaf().line();
  begin_layer("header", {}, Anchor::start);
  svg_.open().line();
  texts(scene_.header);
  svg_.end().line();
  draw_frames();
  draw_lines();
  draw_tiles();
  draw_badges();
  if (scene_.legend)
    draw_legend(*scene_.legend);
  svg_.end().line();
  return svg_.take();
}

void SvgDrawing::begin_picture() {
  std::string box = "0 0 ";
  append_number(box, scene_.width);
  box.push_back(' ');
  append_number(box, scene_.height);
  svg_.begin("svg").attr("xmlns", "http://www.w3.org/2000/svg").attr("class", sheet_.prefix());
  svg_.attr("viewBox", box).attr("width", scene_.width).attr("height", scene_.height).attr("role", "img");
  svg_.attr("aria-labelledby", sheet_.id("title") + " " + sheet_.id("desc"));
  svg_.attr("font-family", style::kFont).open().line();
  svg_.begin("title").attr("id", sheet_.id("title")).open().text(scene_.title).end().line();
  svg_.begin("desc").attr("id", sheet_.id("desc")).open().text(scene_.description).end().line();
}

void SvgDrawing::begin_layer(std::string_view name, TextStyle text, Anchor anchor) {
  layer_style_ = text;
  layer_anchor_ = anchor;
  svg_.begin("g").attr("class", std::string(name) + " tx").color("fill", style::kText.light);
  svg_.attr("font-size", text.size);
  if (text.weight != 400)
    svg_.attr("font-weight", text.weight);
  if (anchor == Anchor::middle)
    svg_.attr("text-anchor", "middle");
}

void SvgDrawing::tooltip(std::string_view text) {
  if (!text.empty())
    svg_.element("title", text);
}

void SvgDrawing::reference_to(std::string_view name, std::string_view value) {
  if (!value.empty())
    svg_.attr(name, value);
}

void SvgDrawing::texts(std::span<const TextLine> lines, std::string_view name) {
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t end = i + 1;
    while (end < lines.size() && is_alike(lines[i], lines[end]))
      ++end;
    text_run(lines.subspan(i, end - i), name);
    i = end;
  }
}

void SvgDrawing::text_run(std::span<const TextLine> lines, std::string_view name) {
  const TextLine& first = lines.front();
  const TextStyle& text = first.style;
  const std::string_view kind = sheet_.text_class(text, layer_style_);
  std::string classes(name);
  if (!kind.empty())
    classes += (classes.empty() ? "" : " ") + std::string(kind);
  svg_.begin("text");
  reference_to("class", classes);
  if (lines.size() == 1)
    svg_.attr("x", first.at.x).attr("y", first.at.y);
  const bool is_small = kind.ends_with("sm");
  if (!is_small && text.size != layer_style_.size)
    svg_.attr("font-size", text.size);
  if (!is_small && text.weight != layer_style_.weight)
    svg_.attr("font-weight", text.weight);
  if (first.anchor != layer_anchor_)
    svg_.attr("text-anchor", first.anchor == Anchor::middle ? "middle" : "start");
  svg_.open();
  if (lines.size() == 1)
    svg_.text(first.text);
  else
    for (const TextLine& line : lines)
      svg_.begin("tspan").attr("x", line.at.x).attr("y", line.at.y).open().text(line.text).end();
  svg_.end().line();
}

std::string_view color_or(std::string_view color, std::string_view fallback) {
  return css_color(color).empty() ? fallback : color;
}

std::string emit_svg(const layout::Scene& scene, Theme theme) {
  return SvgDrawing(scene, theme).draw();
}

}  // namespace stoa::backends
