// Icons of a set: each stands once among the symbols, as it is in its file.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "compiler/backends/svg_drawing.hpp"

namespace stoa::backends {

using catalog::Icon;

namespace {

// What SVG begins with, as far as a picture begins with something else.
constexpr std::pair<std::string_view, std::string_view> kUsual[] = {
    {"fill", "#000"}, {"stroke-width", "1"}, {"color", "#000"}};

}  // namespace

std::string SvgSheet::icon_name(const Icon& icon) {
  return fmt::format("i-{}", icon.key);
}

void SvgSheet::write_icon(SvgWriter& svg, const Icon& icon) const {
  const std::string name = icon_name(icon);
  const auto write = [&](const Icon::Attribute& attribute) {
    const auto own = [&] { return id(fmt::format("{}-{}", name, attribute.value)); };
    switch (attribute.form) {
      case Icon::Attribute::Form::plain:
        svg.attr(attribute.name, attribute.value);
        break;
      case Icon::Attribute::Form::id:
        svg.attr(attribute.name, own());
        break;
      case Icon::Attribute::Form::href:
        svg.attr(attribute.name, "#" + own());
        break;
      case Icon::Attribute::Form::url:
        svg.attr(attribute.name, fmt::format("url(#{})", own()));
        break;
    }
  };
  svg.begin("symbol").attr("id", id(name)).attr("viewBox", icon.view_box);
  // What a file leaves open is as in a file of its own, and not as where the icon is used.
  for (const auto& [usual, value] : kUsual)
    if (std::ranges::find(icon.inherited, usual, &Icon::Attribute::name) == icon.inherited.end())
      svg.attr(usual, value);
  for (const Icon::Attribute& attribute : icon.inherited)
    write(attribute);
  svg.open();
  std::uint32_t depth = 0;
  for (std::size_t i = 0; i < icon.elements.size(); ++i) {
    const Icon::Element& element = icon.elements[i];
    for (; depth > element.depth; --depth)
      svg.end();
    svg.begin(element.tag);
    for (const Icon::Attribute& attribute : element.attributes)
      write(attribute);
    if (i + 1 < icon.elements.size() && icon.elements[i + 1].depth > element.depth) {
      svg.open();
      ++depth;
    } else {
      svg.leaf();
    }
  }
  for (; depth > 0; --depth)
    svg.end();
  svg.end().line();
}

void SvgDrawing::draw_icon(const Icon& icon, const Rect& box) {
  if (icon.is_dark) {
    svg_.begin("rect").attr("class", SvgSheet::kIconPlate).rect(box).attr("rx", style::kTileRadius);
    svg_.attr("fill", "none").leaf();
  }
  use_symbol(SvgSheet::icon_name(icon), box);
}

}  // namespace stoa::backends
