#include "compiler/backends/svg_path.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "compiler/backends/svg_writer.hpp"

namespace stoa::backends {

namespace {

using layout::Point;

void append_point(std::string& path, Point point) {
  append_number(path, point.x);
  path.push_back(' ');
  append_number(path, point.y);
}

void append_command(std::string& path, char command, Point point) {
  path.push_back(command);
  append_point(path, point);
}

double length_between(Point a, Point b) {
  return std::hypot(b.x - a.x, b.y - a.y);
}

/// The point `length` away from `from`, towards `to`.
Point towards(Point from, Point to, double length) {
  const double share = length / length_between(from, to);
  return {from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share};
}

}  // namespace

std::string polyline_path(std::span<const Point> corners, double radius) {
  std::vector<Point> points;  // Without repeated ones: they have no direction.
  for (const Point& corner : corners)
    if (points.empty() || length_between(points.back(), corner) > 0.01)
      points.push_back(corner);
  std::string path;
  if (points.empty())
    return path;
  append_command(path, 'M', points.front());
  for (std::size_t i = 1; i + 1 < points.size(); ++i) {
    const Point corner = points[i];
    if (radius <= 0) {
      append_command(path, 'L', corner);
      continue;
    }
    const double before = length_between(points[i - 1], corner);
    const double after = length_between(corner, points[i + 1]);
    const double cut = std::min({radius, before / 2, after / 2});
    append_command(path, 'L', towards(corner, points[i - 1], cut));
    append_command(path, 'Q', corner);
    path.push_back(' ');
    append_point(path, towards(corner, points[i + 1], cut));
  }
  append_command(path, 'L', points.back());
  return path;
}

std::string curve_path(std::span<const Point> points) {
  std::string path;
  append_command(path, 'M', points.front());
  for (std::size_t i = 1; i + 2 < points.size(); i += 3) {
    append_command(path, 'C', points[i]);
    path.push_back(' ');
    append_point(path, points[i + 1]);
    path.push_back(' ');
    append_point(path, points[i + 2]);
  }
  return path;
}

std::vector<Point> pull_back(std::vector<Point> points, double at_start, double at_end) {
  const auto pull = [](Point& end, Point next, double by) {
    if (by > 0 && length_between(end, next) > 2 * by)
      end = towards(end, next, by);
  };
  if (points.size() > 1) {
    pull(points.front(), points[1], at_start);
    pull(points.back(), points[points.size() - 2], at_end);
  }
  return points;
}

}  // namespace stoa::backends
