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

SvgDrawing::SvgDrawing(const layout::Scene& scene, Theme theme)
    : scene_(scene),
      sheet_(scene, theme),
      svg_(4096 + 600 * scene.tiles.size() + 500 * scene.lines.size() + 400 * scene.frames.size()) {}

std::string SvgDrawing::draw() {
  begin_picture();
  sheet_.write(svg_);
  svg_.begin("rect").attr("class", "bg").attr("width", "100%").attr("height", "100%");
  svg_.color("fill", style::kBackground.light).leaf().line();
  begin_layer("header", {}, Anchor::start);
  svg_.open().line();
  texts(scene_.header);
  svg_.line().end().line();
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
  svg_.attr("aria-labelledby", sheet_.id("title"));
  // The legend tells all steps, to those who cannot see the picture too.
  std::string told_by;
  if (!scene_.description.empty())
    told_by = sheet_.id("desc");
  if (scene_.legend)
    told_by += (told_by.empty() ? "" : " ") + sheet_.id("legend");
  reference_to("aria-describedby", told_by);
  svg_.attr("font-family", style::kFont).open().line();
  svg_.begin("title").attr("id", sheet_.id("title")).open().text(scene_.title).end().line();
  if (!scene_.description.empty())
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

void SvgDrawing::begin_link(std::string_view address) {
  if (!address.empty())
    svg_.begin("a").attr("href", address).open();
}

void SvgDrawing::end_link(std::string_view address) {
  if (!address.empty())
    svg_.end();
}

void SvgDrawing::reference_to(std::string_view name, std::string_view value) {
  if (!value.empty())
    svg_.attr(name, value);
}

void SvgDrawing::texts(std::span<const TextLine> lines, std::string_view name, Point origin) {
  for (const TextLine& line : lines)
    text(line, name, origin);
}

void SvgDrawing::text(const TextLine& line, std::string_view name, Point origin) {
  const std::string_view kind = sheet_.text_class(line.style, layer_style_);
  std::string classes(name);
  if (!kind.empty())
    classes.append(classes.empty() ? "" : " ").append(kind);
  svg_.begin("text");
  reference_to("class", classes);
  if (line.at.x != origin.x)
    svg_.attr("x", line.at.x - origin.x);
  svg_.attr("y", line.at.y - origin.y);
  if (kind != SvgSheet::kSmallText && kind != SvgSheet::kHeadingText) {
    if (line.style.size != layer_style_.size)
      svg_.attr("font-size", line.style.size);
    if (line.style.weight != layer_style_.weight)
      svg_.attr("font-weight", line.style.weight);
  }
  if (line.anchor != layer_anchor_)
    svg_.attr("text-anchor", line.anchor == Anchor::middle ? "middle" : "start");
  svg_.open().text(line.text).end();
}

std::string_view color_or(std::string_view color, std::string_view fallback) {
  return css_color(color).empty() ? fallback : color;
}

std::string emit_svg(const layout::Scene& scene, Theme theme) {
  return SvgDrawing(scene, theme).draw();
}

}  // namespace stoa::backends
