// Plain geometry in pixels, y downwards.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

namespace stoa::layout {

struct Point {
  double x = 0;
  double y = 0;

  bool operator==(const Point&) const = default;
};

inline Point operator+(Point a, Point b) {
  return {a.x + b.x, a.y + b.y};
}
inline Point operator-(Point a, Point b) {
  return {a.x - b.x, a.y - b.y};
}
inline Point operator*(Point a, double factor) {
  return {a.x * factor, a.y * factor};
}

inline double distance(Point a, Point b) {
  const Point d = b - a;
  return std::sqrt(d.x * d.x + d.y * d.y);
}

struct Rect {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;

  double right() const { return x + width; }
  double bottom() const { return y + height; }
  Point center() const { return {x + width / 2, y + height / 2}; }
};

inline Rect move(Rect rect, Point by) {
  return {rect.x + by.x, rect.y + by.y, rect.width, rect.height};
}

/// The same rectangle with `by` more on every side.
inline Rect grow(Rect rect, double by) {
  return {rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by};
}

/// The smallest rectangle around both.
inline Rect unite(Rect a, Rect b) {
  const double x = std::min(a.x, b.x);
  const double y = std::min(a.y, b.y);
  return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

inline bool holds(Rect rect, Point point) {
  return rect.x < point.x && point.x < rect.right() && rect.y < point.y && point.y < rect.bottom();
}

/// Whether `inner` lies in `outer`, give or take `tolerance`.
inline bool holds(Rect outer, Rect inner, double tolerance) {
  return outer.x <= inner.x + tolerance && inner.right() <= outer.right() + tolerance &&
         outer.y <= inner.y + tolerance && inner.bottom() <= outer.bottom() + tolerance;
}

/// Whether the two share more than a border as wide as `tolerance`.
inline bool overlap(Rect a, Rect b, double tolerance) {
  return std::min(a.right(), b.right()) - std::max(a.x, b.x) > tolerance &&
         std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y) > tolerance;
}

/// To a hundredth of a pixel, and never a negative zero: what leaves the layout looks the same everywhere.
inline double round_to_hundredth(double value) {
  return std::floor(value * 100 + 0.5) / 100 + 0.0;
}
inline Point rounded(Point point) {
  return {round_to_hundredth(point.x), round_to_hundredth(point.y)};
}
inline Rect rounded(Rect rect) {
  return {round_to_hundredth(rect.x), round_to_hundredth(rect.y), round_to_hundredth(rect.width),
          round_to_hundredth(rect.height)};
}

}  // namespace stoa::layout
