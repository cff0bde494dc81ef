#include "compiler/backends/svg_path.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <utility>
#include <vector>

#include "compiler/backends/svg_writer.hpp"

namespace stoa::backends {

namespace {

using layout::Point;

/// Path data in the shortest words: positions are whole hundredths, so that relative steps never add up to a
/// different place.
class PathWriter {
 public:
  void move_to(Point to) {
    const Place place = place_of(to);
    path_.push_back('M');
    append(place.x, true);
    append(place.y, false);
    at_ = place;
  }

  void line_to(Point to) {
    const Place place = place_of(to);
    if (place.x == at_.x && place.y == at_.y)
      return;
    if (place.y == at_.y)
      straight('H', place.x, place.x - at_.x);
    else if (place.x == at_.x)
      straight('V', place.y, place.y - at_.y);
    else
      steps('l', {place});
    at_ = place;
  }

  void quadratic_to(Point control, Point to) { steps('q', {place_of(control), place_of(to)}); }
  void cubic_to(Point first, Point second, Point to) {
    steps('c', {place_of(first), place_of(second), place_of(to)});
  }

  std::string take() { return std::move(path_); }

 private:
  struct Place {
    long long x = 0;
    long long y = 0;
  };

  static Place place_of(Point point) { return {to_hundredths(point.x), to_hundredths(point.y)}; }

  void append(long long hundredths, bool follows_letter) {
    if (!follows_letter && hundredths >= 0)
      path_.push_back(' ');
    append_hundredths(path_, hundredths);
  }

  void straight(char command, long long to, long long by) {
    std::string absolute, relative;
    append_hundredths(absolute, to);
    append_hundredths(relative, by);
    const bool is_absolute = absolute.size() <= relative.size();
    path_.push_back(is_absolute ? command : static_cast<char>(command - 'A' + 'a'));
    path_ += is_absolute ? absolute : relative;
  }

  void steps(char command, std::initializer_list<Place> places) {
    path_.push_back(command);
    bool is_first = true;
    for (const Place& place : places) {
      append(place.x - at_.x, is_first);
      append(place.y - at_.y, false);
      is_first = false;
    }
    at_ = *(places.end() - 1);
  }

  std::string path_;
  Place at_;
};

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
  PathWriter path;
  if (points.empty())
    return {};
  path.move_to(points.front());
  for (std::size_t i = 1; i + 1 < points.size(); ++i) {
    const Point corner = points[i];
    if (radius <= 0) {
      path.line_to(corner);
      continue;
    }
    const double before = length_between(points[i - 1], corner);
    const double after = length_between(corner, points[i + 1]);
    const double cut = std::min({radius, before / 2, after / 2});
    path.line_to(towards(corner, points[i - 1], cut));
    path.quadratic_to(corner, towards(corner, points[i + 1], cut));
  }
  if (points.size() > 1)
    path.line_to(points.back());
  return path.take();
}

std::string curve_path(std::span<const Point> points) {
  PathWriter path;
  path.move_to(points.front());
  for (std::size_t i = 1; i + 2 < points.size(); i += 3)
    path.cubic_to(points[i], points[i + 1], points[i + 2]);
  return path.take();
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
