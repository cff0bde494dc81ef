#include "compiler/backends/svg_sheet.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "compiler/backends/escape.hpp"
#include "compiler/backends/svg_path.hpp"
#include "compiler/backends/svg_style.hpp"

namespace stoa::backends {

namespace {

/// FNV-1a: short, and the same on every machine.
std::uint32_t hash(std::string_view text, std::uint32_t seed = 2166136261U) {
  for (const char c : text)
    seed = (seed ^ static_cast<unsigned char>(c)) * 16777619U;
  return seed;
}

std::string_view or_else(std::string_view color, std::string_view fallback) {
  return css_color(color).empty() ? fallback : color;
}

/// A class name for a colour: "s2BC4C6".
std::string color_class(char kind, std::string_view color) {
  return kind + std::string(color.substr(1));
}

std::string_view dark_stroke(const layout::Frame& frame) {
  if (css_color(frame.stroke.light).empty())
    return style::kFrame.dark;
  return css_color(frame.stroke.dark);
}

/// A tint that has no dark form would make the texts on it unreadable: the background stands in for it.
std::string_view dark_fill(const layout::Frame& frame) {
  if (css_color(frame.fill.light).empty())
    return {};
  return or_else(frame.fill.dark, style::kBackground.dark);
}

struct DarkRule {
  std::string_view name;
  std::string_view property;
  std::string_view color;
};

constexpr DarkRule kDarkRules[] = {
    {"bg", "fill", style::kBackground.dark},    {"tx", "fill", style::kText.dark},
    {"t2", "fill", style::kSecondaryText.dark}, {"ed", "stroke", style::kLine.dark},
    {"bc", "fill", style::kBadge.dark},         {"bh", "stroke", style::kBackground.dark},
    {"bt", "fill", style::kBadgeNumber.dark},   {"pn", "fill", style::kPanel.dark},
    {"pn", "stroke", style::kPanelFrame.dark},  {"gn", "color", style::kOutside.dark},
    {"dm", "fill", style::kDimTile.dark},
};
constexpr DarkRule kDarkChangeRules[] = {
    {"cs", "stroke", style::kChange.dark},
    {"cf", "fill", style::kChange.dark},
    {"cm", "stroke", style::kBackground.dark},
    {"ch", "fill", style::kChangeHalo.dark},
};

}  // namespace

bool is_dim(std::string_view color) {
  if (css_color(color).empty())
    return false;
  unsigned value = 0;
  std::from_chars(color.data() + 1, color.data() + color.size(), value, 16);
  const unsigned red = value >> 16;
  const unsigned green = (value >> 8) & 0xFFU;
  const unsigned blue = value & 0xFFU;
  return 2 * red + 5 * green + blue < 8 * 80;
}

SvgSheet::SvgSheet(const layout::Scene& scene) {
  std::uint32_t seed = hash(scene.title);
  for (const layout::TextLine& line : scene.header)
    seed = hash(line.text, seed);
  prefix_ = fmt::format("s{:05x}", seed >> 12);  // Enough for the pictures of one page.
  collect(scene);
}

void SvgSheet::collect(const layout::Scene& scene) {
  const auto add_glyph = [&](const catalog::Glyph* glyph) {
    if (glyph != nullptr && std::ranges::find(glyphs_, glyph) == glyphs_.end())
      glyphs_.push_back(glyph);
  };
  const auto add_rule = [&](char kind, std::string_view property, std::string_view color) {
    std::string name = color.empty() ? "" : color_class(kind, color);
    if (!name.empty() && std::ranges::find(frame_rules_, name, &FrameRule::name) == frame_rules_.end())
      frame_rules_.push_back({std::move(name), property, std::string(color)});
  };
  const auto note_change = [&](sema::Change change) { has_changes_ |= change != sema::Change::none; };

  for (const layout::Frame& frame : scene.frames) {
    if (frame.corner)
      add_glyph(frame.glyph);
    add_rule('s', "stroke", dark_stroke(frame));
    add_rule('t', "fill", dark_fill(frame));
    note_change(frame.change);
  }
  for (const layout::Tile& tile : scene.tiles) {
    add_glyph(tile.glyph);
    note_change(tile.change);
  }
  has_head_[false][false] = !scene.lines.empty();  // The group of all lines names it.
  for (const layout::Line& line : scene.lines) {
    note_change(line.change);
    has_head_[is_heavy(line.arrow)][line.change != sema::Change::none] = true;
  }
  if (scene.legend && !scene.legend->samples.empty())
    has_head_[false][false] = true;
  if (scene.legend)
    for (const layout::Legend::Sample& sample : scene.legend->samples)
      has_head_[is_heavy(sample.arrow)][false] = true;
}

std::string SvgSheet::id(std::string_view name) const {
  return fmt::format("{}-{}", prefix_, name);
}

std::string SvgSheet::head_name(Head head) {
  return fmt::format("head{}{}", head.is_heavy ? "-heavy" : "", head.is_change ? "-change" : "");
}

std::string SvgSheet::glyph_name(const catalog::Glyph& glyph) {
  const auto is_plain = [](char c) {
    return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') || c == '-' || c == '_';
  };
  if (std::ranges::all_of(glyph.name, is_plain))
    return fmt::format("g-{}", glyph.name);
  return fmt::format("g-{:08x}", hash(glyph.name));
}

std::string SvgSheet::frame_classes(const layout::Frame& frame) {
  std::string classes = "fr";
  if (const auto color = dark_stroke(frame); !color.empty())
    classes += " " + color_class('s', color);
  if (const auto color = dark_fill(frame); !color.empty())
    classes += " " + color_class('t', color);
  return classes;
}

void SvgSheet::write(SvgWriter& svg) const {
  write_style(svg);
  svg.begin("defs").open().line();
  for (const bool is_heavy : {false, true})
    for (const bool is_change : {false, true})
      if (has_head_[is_heavy][is_change])
        write_head(svg, {is_heavy, is_change});
  for (const catalog::Glyph* glyph : glyphs_) {
    svg.begin("symbol").attr("id", id(glyph_name(*glyph))).attr("viewBox", "0 0 24 24").open();
    svg.begin("path").attr("d", glyph->path).attr("fill", "none").attr("stroke", "currentColor");
    svg.attr("stroke-linecap", "round").attr("stroke-linejoin", "round").leaf();
    svg.end().line();
  }
  svg.end().line();
}

void SvgSheet::write_style(SvgWriter& svg) const {
  std::string css = "@media (prefers-color-scheme: dark) {\n";
  const auto add = [&](const DarkRule& rule) {
    fmt::format_to(std::back_inserter(css), ".{} .{}{{{}:{}}}\n", prefix_, rule.name, rule.property,
                   rule.color);
  };
  for (const DarkRule& rule : kDarkRules)
    add(rule);
  if (has_changes_)
    for (const DarkRule& rule : kDarkChangeRules)
      add(rule);
  for (const FrameRule& rule : frame_rules_)
    add({rule.name, rule.property, rule.color});
  css += "}";
  svg.element("style", css).line();
}

void SvgSheet::write_head(SvgWriter& svg, Head head) const {
  const double reach = head.is_heavy ? 7 : 5.5;  // From the tip back, and to each side of it:
  const double spread = head.is_heavy ? 5 : 3.8;
  const double width = head.is_heavy ? 2.2 : style::kLineWidth;
  const double tip = width / 2;  // The stroke's own round end fills the rest.
  const layout::Point corners[] = {{-reach, -spread}, {-tip, 0}, {-reach, spread}};
  const std::string path = polyline_path(corners, 0);
  svg.begin("marker").attr("id", id(head_name(head))).attr("viewBox", "-10 -8 16 16");
  svg.attr("markerWidth", 16).attr("markerHeight", 16).attr("markerUnits", "userSpaceOnUse");
  svg.attr("orient", "auto-start-reverse").open();
  svg.begin("path").attr("class", head.is_change ? "cs" : "ed").attr("d", path).attr("fill", "none");
  svg.attr("stroke", head.is_change ? style::kChange.light : style::kLine.light).attr("stroke-width", width);
  svg.attr("stroke-linecap", "round").attr("stroke-linejoin", "round").leaf();
  svg.end().line();
}

}  // namespace stoa::backends
