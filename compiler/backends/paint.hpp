// Scene -> PNG or PDF, by way of SVG, in a process of its own; see painter.hpp.
#pragma once

#include <cstdint>
#include <string>

#include "compiler/backends/backend.hpp"
#include "compiler/backends/painter.hpp"
#include "compiler/layout/scene.hpp"

namespace stoa::backends {

struct PaintOptions {
  Theme theme = Theme::light;  ///< an adaptive picture is painted light
  double scale = 1;
  double max_side = 32000;  ///< px, after scaling
  double seconds = 20;
  std::uint64_t memory_bytes = std::uint64_t{1} << 30;
};

struct Painting {
  std::string bytes;
  std::string problem;        ///< why there are none, for people; empty if all went well
  bool is_too_large = false;  ///< the problem is the size
};

Painting paint(const layout::Scene& scene, PaintForm form, const PaintOptions& options);

}  // namespace stoa::backends
