// How stoa and its painting module speak. The module is a shared library of its own, opened only in the
// process that paints, so that no other run pays for loading librsvg, cairo and the fonts.
#pragma once

#include <cstddef>
#include <cstdint>

namespace stoa::backends {

/// What a vector picture is painted into.
enum class PaintForm : std::uint8_t { png, pdf };

/// What the module is asked. All memory is the caller's.
struct PaintRequest {
  const char* svg;
  std::size_t size;
  PaintForm form;
  double width;  ///< of the picture, in its own units
  double height;
  double scale;  ///< pixels, or points of a page, for one unit
  /// Takes the next bytes of the answer.
  void (*take)(void* context, const unsigned char* bytes, std::size_t n_bytes);
  void* context;
};

/// Null if all went well; else what did not, for people.
using PaintFunction = const char* (*)(const PaintRequest&);

inline constexpr const char* kPainterLibrary = "stoa-painter.so";
inline constexpr const char* kPainterFunction = "stoa_paint_with_cairo";

}  // namespace stoa::backends
