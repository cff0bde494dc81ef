// SVG files of others -> icons. Only icon_reader.cpp sees Expat.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "compiler/base/limits.hpp"
#include "compiler/catalog/icon.hpp"

namespace stoa::catalog {

/// Why a file is no icon.
struct IconProblem {
  enum class Kind : std::uint8_t {
    unsafe,     ///< it holds more than shapes
    unusable,   ///< it is no picture that can stand in the place of an icon
    too_large,  ///< it is over a limit
  };
  Kind kind = Kind::unusable;
  std::string message;     ///< "`<script>` is no shape"
  std::size_t offset = 0;  ///< where in the file it shows
};

/// Rebuilds the icon in `bytes` from the elements and attributes that draw; what does not, such as titles,
/// is left out. Anything else is a problem, the first of which is given.
std::variant<Icon, IconProblem> read_icon(std::string_view bytes, std::string key, const Limits& limits);

}  // namespace stoa::catalog
