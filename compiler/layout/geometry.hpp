// Plain geometry in pixels, y downwards.
#pragma once

#include <vector>

namespace stoa::layout {

struct Point {
  double x = 0;
  double y = 0;
};

struct Rect {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;

  double right() const { return x + width; }
  double bottom() const { return y + height; }
  Point center() const { return {x + width / 2, y + height / 2}; }
};

}  // namespace stoa::layout
