#include "compiler/catalog/icon_words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

namespace stoa::catalog {

namespace {

constexpr std::array kElements = {
    IconElement{"g", IconTag::group},
    IconElement{"defs", IconTag::group},
    IconElement{"path", IconTag::shape},
    IconElement{"rect", IconTag::shape},
    IconElement{"circle", IconTag::shape},
    IconElement{"ellipse", IconTag::shape},
    IconElement{"line", IconTag::shape},
    IconElement{"polyline", IconTag::shape},
    IconElement{"polygon", IconTag::shape},
    IconElement{"clipPath", IconTag::clip},
    IconElement{"linearGradient", IconTag::paint},
    IconElement{"radialGradient", IconTag::paint},
    IconElement{"stop", IconTag::paint},
    IconElement{"title", IconTag::passed_over},
    IconElement{"desc", IconTag::passed_over},
    IconElement{"metadata", IconTag::passed_over},
};

constexpr std::array kAttributes = {
    // Where things are.
    IconAttribute{"d", IconWord::number},
    IconAttribute{"points", IconWord::number},
    IconAttribute{"x", IconWord::number},
    IconAttribute{"y", IconWord::number},
    IconAttribute{"width", IconWord::number},
    IconAttribute{"height", IconWord::number},
    IconAttribute{"cx", IconWord::number},
    IconAttribute{"cy", IconWord::number},
    IconAttribute{"r", IconWord::number},
    IconAttribute{"rx", IconWord::number},
    IconAttribute{"ry", IconWord::number},
    IconAttribute{"x1", IconWord::number},
    IconAttribute{"y1", IconWord::number},
    IconAttribute{"x2", IconWord::number},
    IconAttribute{"y2", IconWord::number},
    IconAttribute{"fx", IconWord::number},
    IconAttribute{"fy", IconWord::number},
    IconAttribute{"fr", IconWord::number},
    IconAttribute{"offset", IconWord::number},
    IconAttribute{"pathLength", IconWord::number},
    IconAttribute{"gradientUnits", IconWord::number},
    IconAttribute{"spreadMethod", IconWord::number},
    IconAttribute{"clipPathUnits", IconWord::number},
    IconAttribute{"transform", IconWord::transform},
    IconAttribute{"gradientTransform", IconWord::transform},
    // How they look.
    IconAttribute{"opacity", IconWord::number},
    IconAttribute{"display", IconWord::number},
    IconAttribute{"clip-path", IconWord::reference},
    IconAttribute{"stop-color", IconWord::color},
    IconAttribute{"stop-opacity", IconWord::number},
    IconAttribute{"fill", IconWord::color},
    IconAttribute{"stroke", IconWord::color},
    IconAttribute{"color", IconWord::color},
    IconAttribute{"fill-rule", IconWord::property},
    IconAttribute{"fill-opacity", IconWord::property},
    IconAttribute{"clip-rule", IconWord::property},
    IconAttribute{"stroke-width", IconWord::property},
    IconAttribute{"stroke-linecap", IconWord::property},
    IconAttribute{"stroke-linejoin", IconWord::property},
    IconAttribute{"stroke-miterlimit", IconWord::property},
    IconAttribute{"stroke-dasharray", IconWord::property},
    IconAttribute{"stroke-dashoffset", IconWord::property},
    IconAttribute{"stroke-opacity", IconWord::property},
    IconAttribute{"visibility", IconWord::property},
    IconAttribute{"shape-rendering", IconWord::property},
    // What programs leave behind.
    IconAttribute{"version", IconWord::passed_over},
    IconAttribute{"baseProfile", IconWord::passed_over},
    IconAttribute{"class", IconWord::passed_over},
    IconAttribute{"role", IconWord::passed_over},
    IconAttribute{"focusable", IconWord::passed_over},
    IconAttribute{"lang", IconWord::passed_over},
    IconAttribute{"overflow", IconWord::passed_over},
    IconAttribute{"enable-background", IconWord::passed_over},
};
constexpr std::array<std::string_view, 4> kPassedOver = {"data-", "aria-", "font-", "text-"};

struct NamedColor {
  std::string_view name;
  unsigned brightness;
};
constexpr std::array kNamed = {NamedColor{"black", 0},          NamedColor{"white", 255},
                               NamedColor{"navy", 16},          NamedColor{"gray", 128},
                               NamedColor{"grey", 128},         NamedColor{"silver", 192},
                               NamedColor{"darkblue", 17},      NamedColor{"darkslategray", 69},
                               NamedColor{"darkslategrey", 69}, NamedColor{"currentColor", 0}};

}  // namespace

IconElement find_icon_element(std::string_view name) {
  const auto* const found = std::ranges::find(kElements, name, &IconElement::name);
  return found == kElements.end() ? IconElement{} : *found;
}

IconAttribute find_icon_attribute(std::string_view name) {
  const auto* const found = std::ranges::find(kAttributes, name, &IconAttribute::name);
  if (found != kAttributes.end())
    return *found;
  const bool is_passed_over = std::ranges::any_of(
      kPassedOver, [&](std::string_view beginning) { return name.starts_with(beginning); });
  return {{}, is_passed_over ? IconWord::passed_over : IconWord::refused};
}

bool is_inherited(const IconAttribute& attribute) {
  return attribute.word == IconWord::property ||
         (attribute.word == IconWord::color && attribute.name != "stop-color");
}

std::optional<unsigned> brightness_of(std::string_view color) {
  if (const auto* const named = std::ranges::find(kNamed, color, &NamedColor::name); named != kNamed.end())
    return named->brightness;
  if (!color.starts_with('#') || (color.size() != 4 && color.size() != 7))
    return std::nullopt;
  std::string digits(color.substr(1));
  if (digits.size() == 3)
    digits = {digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]};
  unsigned value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  if (error != std::errc{} || end != digits.data() + digits.size())
    return std::nullopt;
  return (2 * (value >> 16) + 5 * (value >> 8 & 0xFFU) + (value & 0xFFU)) / 8;
}

}  // namespace stoa::catalog
