// The words of SVG that an icon may be made of, and the colors among its values. Private to catalog/.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace stoa::catalog {

/// What becomes of an element.
enum class IconTag : std::uint8_t {
  refused,
  passed_over,  ///< with all it holds: it draws nothing
  group,        ///< it only holds others
  shape,        ///< it is drawn
  clip,         ///< it holds shapes that are not drawn
  paint,        ///< a gradient or a part of one
};

struct IconElement {
  std::string_view name;  ///< of a table, so it may be kept
  IconTag tag = IconTag::refused;
};

/// A row for every name; those that are in no table are refused.
IconElement find_icon_element(std::string_view name);

/// What becomes of an attribute.
enum class IconWord : std::uint8_t {
  refused,
  passed_over,  ///< it changes nothing that is drawn
  number,       ///< a number, a list of them, or a word
  transform,    ///< functions of numbers
  color,        ///< a color, or a gradient of the icon
  reference,    ///< a clip of the icon
  property,     ///< a number or word that everything within takes over
};

struct IconAttribute {
  std::string_view name;  ///< of a table, so it may be kept
  IconWord word = IconWord::refused;
};

IconAttribute find_icon_attribute(std::string_view name);

/// Whether everything within an element takes it over.
bool is_inherited(const IconAttribute& attribute);

/// How bright a color is, from 0 to 255; nothing for a gradient, `none`, or one whose name is not known here.
std::optional<unsigned> brightness_of(std::string_view color);

}  // namespace stoa::catalog
