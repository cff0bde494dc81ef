#include "compiler/layout/score.hpp"

#include <algorithm>
#include <cmath>

#include "compiler/layout/dimensions.hpp"

namespace stoa::layout {
namespace {

constexpr double kQuarterTurn = 1.5707963267948966;
constexpr double kNearOwnNode = 16;  // Lines of one node may cross there.
constexpr double kHug = 4;
constexpr double kSame = 1.6;

bool do_touch(Rect a, Rect b) {
  return overlap(a, b, 1);
}

Rect shrink(Rect rect, double by) {
  return grow(rect, -by);
}

// How much of the way from a to b lies in a rectangle, in pixels.
double length_within(Point a, Point b, Rect rect) {
  if (rect.width < 0 || rect.height < 0)
    return 0;
  double first = 0;
  double last = 1;
  const auto clip = [&](double way, double room) {
    if (std::abs(way) < 1e-12) {
      if (room < 0)
        last = -1;
      return;
    }
    const double share = room / way;
    if (way < 0)
      first = std::max(first, share);
    else
      last = std::min(last, share);
  };
  clip(a.x - b.x, a.x - rect.x);
  clip(b.x - a.x, rect.right() - a.x);
  clip(a.y - b.y, a.y - rect.y);
  clip(b.y - a.y, rect.bottom() - a.y);
  return std::max(0.0, last - first) * distance(a, b);
}

double length_within(const std::vector<Point>& points, Rect rect) {
  double length = 0;
  for (std::size_t i = 1; i < points.size(); ++i)
    length += length_within(points[i - 1], points[i], rect);
  return length;
}

// How far two pieces run on one another.
double length_along(Point a, Point b, Point c, Point d, double tolerance) {
  const double length = distance(a, b);
  if (length < 2 || distance(c, d) < 2)
    return 0;
  const Point way = (b - a) * (1 / length);
  const auto aside = [&](Point p) { return std::abs((p.x - a.x) * way.y - (p.y - a.y) * way.x); };
  if (aside(c) > tolerance || aside(d) > tolerance)
    return 0;
  const double from = (c.x - a.x) * way.x + (c.y - a.y) * way.y;
  const double to = (d.x - a.x) * way.x + (d.y - a.y) * way.y;
  return std::max(0.0, std::min(length, std::max(from, to)) - std::max(0.0, std::min(from, to)));
}

std::optional<Point> crossing(Point a, Point b, Point c, Point d) {
  const auto turn = [](Point p, Point q, Point r) {
    return (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
  };
  if (std::max(a.x, b.x) < std::min(c.x, d.x) || std::max(c.x, d.x) < std::min(a.x, b.x) ||
      std::max(a.y, b.y) < std::min(c.y, d.y) || std::max(c.y, d.y) < std::min(a.y, b.y))
    return std::nullopt;
  const double from = turn(c, d, a);
  const double to = turn(c, d, b);
  if (turn(a, b, c) * turn(a, b, d) >= -1e-9 || from * to >= -1e-9)
    return std::nullopt;
  return a + (b - a) * (from / (from - to));
}

struct Counter {
  const Drawing& drawing;
  Figures figures{};
  std::vector<Rect> bounds{};  // Of each line.

  template <class Visit>
  static void each_side(Rect frame, Visit visit) {
    const Point corners[] = {{frame.x, frame.y},
                             {frame.right(), frame.y},
                             {frame.right(), frame.bottom()},
                             {frame.x, frame.bottom()}};
    for (std::size_t i = 0; i < 4; ++i)
      visit(corners[i], corners[(i + 1) % 4]);
  }

  static bool has_label(const Drawing::Node& node) { return node.label.height > 0; }
  static bool has_title(const Drawing::Group& group) { return group.title.width > 0; }
  static Rect box_of(const Drawing::Node& node) {
    return has_label(node) ? unite(node.icon, node.label) : node.icon;
  }

  // Whether the border of `frame` runs through a box.
  static bool has_border_in(Rect frame, Rect box) {
    bool is_through = false;
    each_side(frame, [&](Point a, Point b) { is_through |= length_within(a, b, shrink(box, 1)) > 2; });
    return is_through;
  }

  void count_nodes() {
    const auto& nodes = drawing.nodes;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      for (std::size_t k = i + 1; k < nodes.size(); ++k) {
        figures.node_overlaps += do_touch(nodes[i].icon, nodes[k].icon);
        if (has_label(nodes[i]) && has_label(nodes[k]))
          figures.label_overlaps += do_touch(nodes[i].label, nodes[k].label);
        if (has_label(nodes[i]))
          figures.labels_on_nodes += do_touch(nodes[i].label, nodes[k].icon);
        if (has_label(nodes[k]))
          figures.labels_on_nodes += do_touch(nodes[k].label, nodes[i].icon);
      }
      if (nodes[i].group)
        figures.outside_frame += !holds(drawing.groups[*nodes[i].group].frame, box_of(nodes[i]), 1.5);
      if (has_label(nodes[i]))
        for (const Drawing::Group& group : drawing.groups)
          figures.borders_through_labels += has_border_in(group.frame, nodes[i].label);
    }
  }

  void count_groups() {
    const auto& groups = drawing.groups;
    for (std::size_t i = 0; i < groups.size(); ++i) {
      if (groups[i].parent)
        figures.outside_frame += !holds(groups[*groups[i].parent].frame, groups[i].frame, 1.5);
      for (std::size_t k = i + 1; k < groups.size(); ++k)
        figures.frame_overlaps += do_touch(groups[i].frame, groups[k].frame) &&
                                  !holds(groups[i].frame, groups[k].frame, 1.5) &&
                                  !holds(groups[k].frame, groups[i].frame, 1.5);
      if (has_title(groups[i]))
        count_title(i);
    }
  }

  void count_title(std::size_t index) {
    const Rect title = drawing.groups[index].title;
    for (std::size_t k = 0; k < drawing.groups.size(); ++k) {
      if (k > index && has_title(drawing.groups[k]))
        figures.title_overlaps += do_touch(title, drawing.groups[k].title);
      if (k != index)
        figures.title_overlaps += has_border_in(drawing.groups[k].frame, title);
    }
    for (const Drawing::Node& node : drawing.nodes)
      figures.title_overlaps +=
          do_touch(title, node.icon) || (has_label(node) && do_touch(title, node.label));
    for (const Drawing::Badge& badge : drawing.badges)
      figures.title_overlaps += do_touch(title, badge.box);
  }

  void count_line(const Drawing::Line& line) {
    for (std::size_t i = 1; i < line.points.size(); ++i)
      figures.length += distance(line.points[i - 1], line.points[i]);
    for (std::uint32_t i = 0; i < drawing.nodes.size(); ++i) {
      const Drawing::Node& node = drawing.nodes[i];
      const bool is_own = i == line.from || i == line.to;
      figures.lines_through_nodes += length_within(line.points, shrink(node.icon, 2)) > (is_own ? 10 : 0);
      if (has_label(node))
        figures.lines_through_labels += length_within(line.points, shrink(node.label, 1)) > (is_own ? 6 : 0);
    }
    for (const Drawing::Group& group : drawing.groups) {
      if (has_title(group))
        figures.lines_through_titles += length_within(line.points, shrink(group.title, 1)) > 0;
      each_side(group.frame, [&](Point a, Point b) {
        for (std::size_t i = 1; i < line.points.size(); ++i)
          figures.along_borders += length_along(line.points[i - 1], line.points[i], a, b, kHug);
      });
    }
    count_bends(line.points);
    if (drawing.nodes[line.to].icon.center().x < drawing.nodes[line.from].icon.center().x - 12)
      ++figures.backward_lines;
  }

  void count_bends(const std::vector<Point>& points) {
    std::vector<Point> stops;
    for (const Point& point : points)
      if (stops.empty() || distance(stops.back(), point) > 0.5)
        stops.push_back(point);
    double turns = 0;
    for (std::size_t i = 2; i < stops.size(); ++i) {
      const Point before = stops[i - 1] - stops[i - 2];
      const Point after = stops[i] - stops[i - 1];
      turns += std::abs(std::atan2(before.x * after.y - before.y * after.x,
                                   before.x * after.x + before.y * after.y)) /
               kQuarterTurn;
    }
    figures.bends += turns;
    figures.straight_lines += turns < 0.15;
    if (turns > 1.5 && turns < 2.6) {
      const Point way = stops.back() - stops.front();
      const double offset = std::min(std::abs(way.x), std::abs(way.y));
      figures.jogs += offset > 0.5 && offset < 10;
    }
  }

  void count_crossings(const Drawing::Line& a, const Drawing::Line& b) {
    std::vector<Point> met;
    double on_one_another = 0;
    for (std::size_t i = 1; i < a.points.size(); ++i) {
      for (std::size_t k = 1; k < b.points.size(); ++k) {
        const auto at = crossing(a.points[i - 1], a.points[i], b.points[k - 1], b.points[k]);
        if (at && std::none_of(met.begin(), met.end(), [&](Point p) { return distance(p, *at) < 5; }))
          met.push_back(*at);
        const double along = length_along(a.points[i - 1], a.points[i], b.points[k - 1], b.points[k], kSame);
        on_one_another += along > 3 ? along : 0;
      }
    }
    std::vector<std::uint32_t> shared;
    for (const std::uint32_t end : {a.from, a.to})
      if (end == b.from || end == b.to)
        shared.push_back(end);
    if (shared.empty())
      figures.lines_on_lines += on_one_another;
    figures.crossings += static_cast<std::size_t>(std::count_if(met.begin(), met.end(), [&](Point point) {
      return std::none_of(shared.begin(), shared.end(), [&](std::uint32_t node) {
        return holds(grow(box_of(drawing.nodes[node]), kNearOwnNode), point);
      });
    }));
  }

  void count_lines() {
    figures.n_lines = drawing.lines.size();
    for (const Drawing::Line& line : drawing.lines) {
      count_line(line);
      Rect box{line.points.front().x, line.points.front().y, 0, 0};
      for (const Point& point : line.points)
        box = unite(box, {point.x, point.y, 0, 0});
      bounds.push_back(grow(box, 2));
    }
    for (std::size_t i = 0; i < drawing.lines.size(); ++i)
      for (std::size_t k = i + 1; k < drawing.lines.size(); ++k)
        if (overlap(bounds[i], bounds[k], 0))
          count_crossings(drawing.lines[i], drawing.lines[k]);
  }

  void count_badges() {
    const auto& badges = drawing.badges;
    for (std::size_t i = 0; i < badges.size(); ++i) {
      for (const Drawing::Node& node : drawing.nodes)
        figures.badge_conflicts +=
            do_touch(badges[i].box, node.icon) || (has_label(node) && do_touch(badges[i].box, node.label));
      for (std::size_t k = i + 1; k < badges.size(); ++k)
        figures.badge_conflicts += do_touch(badges[i].box, badges[k].box);
      for (std::uint32_t k = 0; k < drawing.lines.size(); ++k)
        figures.badges_on_lines +=
            k != badges[i].line && length_within(drawing.lines[k].points, badges[i].box) > 2;
    }
  }

  void measure_page() {
    figures.aspect = drawing.height > 0 ? drawing.width / drawing.height : 1;
    figures.area = drawing.width * drawing.height;
    figures.text_at_1200 = drawing.smallest_text * std::min(1.0, 1200 / std::max(drawing.width, 1.0));
  }
};

}  // namespace

bool Figures::are_zeros_zero() const {
  return node_overlaps + label_overlaps + labels_on_nodes + lines_through_nodes + lines_through_labels +
                 lines_through_titles + title_overlaps + borders_through_labels + badge_conflicts +
                 outside_frame + frame_overlaps + jogs ==
             0 &&
         lines_on_lines < 0.5;
}

Figures figures_of(const Drawing& drawing) {
  Counter counter{drawing};
  counter.count_nodes();
  counter.count_groups();
  counter.count_lines();
  counter.count_badges();
  counter.measure_page();
  return counter.figures;
}

double score(const Figures& figures) {
  const auto times = [](double weight, std::size_t count) { return weight * static_cast<double>(count); };
  const double lines = std::max(1.0, static_cast<double>(figures.n_lines));
  double score =
      times(100, figures.node_overlaps) + times(30, figures.label_overlaps + figures.labels_on_nodes) +
      times(60, figures.lines_through_nodes) +
      times(25, figures.lines_through_labels + figures.borders_through_labels + figures.lines_through_titles +
                    figures.title_overlaps) +
      times(18, figures.crossings) + 0.4 * figures.lines_on_lines + times(20, figures.badge_conflicts) +
      times(40, figures.outside_frame + figures.frame_overlaps) + 2 * figures.bends + times(6, figures.jogs) +
      times(3, figures.backward_lines) + 0.05 * figures.along_borders + times(6, figures.badges_on_lines);
  score += 0.2 * figures.length / kIconSize * 26 / std::max(lines, 26.0);
  score += figures.aspect < 0.7 || figures.aspect > 2 ? 40 : 0;
  score += 15 * std::abs(std::log(std::max(figures.aspect, 0.05) / 1.5));
  score += 200 * std::max(0.0, 0.75 - figures.aspect);
  score += 10 * std::max(0.0, figures.area / 1.3e6 - 1);
  score += 45 * std::max(0.0, 9 - figures.text_at_1200);
  return score;
}

}  // namespace stoa::layout
