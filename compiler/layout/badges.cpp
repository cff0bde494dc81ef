#include "compiler/layout/badges.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <numeric>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "compiler/layout/box_grid.hpp"
#include "compiler/layout/curves.hpp"
#include "compiler/layout/dimensions.hpp"
#include "compiler/layout/placed_badges.hpp"

namespace stoa::layout {
namespace {

constexpr double kStep = 6;         // Between the places that are tried along a line.
constexpr double kTraceStep = 12;   // Of a curve, for the places on it;
constexpr std::size_t kStride = 2;  // as many of them as one segment for what is near it.
constexpr double kBaseline = 4;     // From a badge's middle to its number's baseline.
constexpr double kSegmentCell = 32;
constexpr double kMaxPlaces = 80;  // Along one line, however long it is.
constexpr double kNearLine = 70;   // Costs of another line beside a badge and under it.
constexpr double kOnLine = 130;
constexpr double kUsualShare = 0.45;
constexpr double kGoodPlace = 60;
constexpr std::size_t kPlenty = 12;
constexpr double kConflict = 300;  // Of a badge on something that it must not be on.
constexpr double kFineStep = 2;    // Between the places of one that found none.
constexpr std::size_t kRepairs = 2;
constexpr std::size_t kFewLines = 100;
constexpr double kNever = 1e9;

double distance_to_segment(Point point, Point a, Point b) {
  const Point way = b - a;
  const double square = way.x * way.x + way.y * way.y;
  const double along = (point.x - a.x) * way.x + (point.y - a.y) * way.y;
  const double share = square > 0 ? std::clamp(along / square, 0.0, 1.0) : 0;
  return distance(point, a + way * share);
}

/// Which of the numbers on one line a number is.
struct Peers {
  std::size_t index = 0;
  std::size_t count = 1;
  std::size_t first = 0;  ///< line
};

// Lines that are drawn as one, by their ends and points.
std::vector<Peers> find_peers(const Scene& scene) {
  using Ends = std::tuple<std::string_view, std::string_view, ast::Arrow>;
  std::map<Ends, std::vector<std::size_t>> by_ends;
  std::vector<Peers> peers(scene.lines.size());
  for (std::size_t i = 0; i < scene.lines.size(); ++i) {
    const Line& line = scene.lines[i];
    std::vector<std::size_t>& firsts = by_ends[{line.from, line.to, line.arrow}];
    const auto first = std::find_if(firsts.begin(), firsts.end(), [&](std::size_t other) {
      return scene.lines[other].points == line.points;
    });
    if (first == firsts.end()) {
      firsts.push_back(i);
      peers[i].first = i;
      continue;
    }
    peers[i] = {peers[*first].count++, 0, *first};
  }
  for (Peers& each : peers)
    each.count = peers[each.first].count;
  return peers;
}

/// What a number should not stand on: icons, labels and titles first, then the borders of all frames as thin
/// boxes.
struct Obstacles {
  std::vector<Rect> boxes;
  std::size_t n_solid = 0;
};

Obstacles obstacles_of(const Scene& scene) {
  std::vector<Rect> boxes;
  boxes.reserve(2 * scene.tiles.size() + 6 * scene.frames.size());
  for (const Tile& tile : scene.tiles) {
    boxes.push_back(tile.icon);
    if (!tile.label.empty())
      boxes.push_back(tile.label_box);
  }
  for (const Frame& frame : scene.frames) {
    boxes.push_back(frame.title_box);
    if (frame.corner)
      boxes.push_back(*frame.corner);
  }
  const std::size_t n_solid = boxes.size();
  for (const Frame& frame : scene.frames) {
    const Rect& box = frame.box;
    boxes.push_back({box.x, box.y, box.width, 0});
    boxes.push_back({box.x, box.bottom(), box.width, 0});
    boxes.push_back({box.x, box.y, 0, box.height});
    boxes.push_back({box.right(), box.y, 0, box.height});
  }
  return {std::move(boxes), n_solid};
}

/// A piece of a line.
struct Segment {
  std::size_t line;
  Point from, to;
};

/// Where a badge may go, and what that costs whatever else is there.
struct Place {
  double cost;
  Point point;
};

struct Placer {
  const Scene& scene;
  std::vector<std::vector<Point>> traces;  // Of each line.
  std::vector<std::size_t> drawings;       // The first line with the same trace, of each.
  std::vector<double> lengths;
  BoxGrid obstacles;
  std::size_t n_solid;  // Of the obstacles; all others are borders.
  std::vector<Segment> segments;
  BoxGrid segment_boxes;
  PlacedBadges placed;
  // Reused between calls.
  std::vector<std::pair<std::size_t, double>> near_lines{};
  std::vector<Place> places{};

  static std::vector<std::vector<Point>> trace_lines(const Scene& scene) {
    std::vector<std::vector<Point>> traces;
    traces.reserve(scene.lines.size());
    for (const Line& line : scene.lines)
      traces.push_back(line.is_curved ? trace_curve(line.points, kTraceStep) : line.points);
    return traces;
  }

  static std::vector<double> lengths_of(const std::vector<std::vector<Point>>& traces) {
    std::vector<double> lengths(traces.size(), 0);
    for (std::size_t i = 0; i < traces.size(); ++i)
      for (std::size_t k = 1; k < traces[i].size(); ++k)
        lengths[i] += distance(traces[i][k - 1], traces[i][k]);
    return lengths;
  }

  static std::vector<Segment> segments_of(const Scene& scene, const std::vector<std::vector<Point>>& traces) {
    std::vector<Segment> segments;
    for (std::size_t i = 0; i < traces.size(); ++i) {
      const std::vector<Point>& trace = traces[i];
      const std::size_t stride = scene.lines[i].is_curved ? kStride : 1;
      for (std::size_t k = 0; k + 1 < trace.size(); k += stride)
        segments.push_back({i, trace[k], trace[std::min(k + stride, trace.size() - 1)]});
    }
    return segments;
  }

  static std::vector<Rect> boxes_of(const std::vector<Segment>& segments) {
    std::vector<Rect> boxes;
    boxes.reserve(segments.size());
    for (const Segment& segment : segments)
      boxes.push_back(unite({segment.from.x, segment.from.y, 0, 0}, {segment.to.x, segment.to.y, 0, 0}));
    return boxes;
  }

  // Lines of one kind between the same tiles may be drawn as one; their numbers stand beside each other.
  static std::vector<std::size_t> drawings_of(const std::vector<std::vector<Point>>& traces) {
    std::vector<std::size_t> drawings(traces.size());
    for (std::size_t i = 0; i < traces.size(); ++i)
      drawings[i] =
          static_cast<std::size_t>(std::find(traces.begin(), traces.end(), traces[i]) - traces.begin());
    return drawings;
  }

  // What is around a place, whichever point of the line it is; once that is more than `enough`, only how much
  // more is left open.
  double cost_at(Point point, double radius, std::size_t line, double enough) {
    double cost = 0;
    const Rect badge = grow({point.x, point.y, 0, 0}, radius);
    obstacles.each_near(grow(badge, 3), [&](std::uint32_t index) {
      const bool is_solid = index < n_solid;
      if (holds(grow(obstacles[index], radius + (is_solid ? 3 : 1)), point))
        cost += is_solid ? 300 : 30;
    });
    if (cost >= enough)
      return cost;
    placed.each_near(point, [&](Point other) {
      const double apart = distance(point, other);
      const double aside = std::max(std::abs(point.x - other.x), std::abs(point.y - other.y));
      cost += apart < 2 * radius + 4 || aside < 2 * radius ? 400 : apart < 3 * radius ? 10 : 0;
    });
    if (cost >= enough)
      return cost;
    near_lines.clear();
    segment_boxes.each_near(grow(badge, 3), [&](std::uint32_t index) {
      const Segment& segment = segments[index];
      if (drawings[segment.line] == drawings[line] || !holds(grow(segment_boxes[index], radius + 3), point) ||
          cost + kNearLine * static_cast<double>(near_lines.size()) >= enough)
        return;
      const double apart = distance_to_segment(point, segment.from, segment.to);
      if (apart >= radius + 3)
        return;
      // Lines that are drawn as one are in the way once.
      const std::size_t drawing = drawings[segment.line];
      const auto found = std::find_if(near_lines.begin(), near_lines.end(),
                                      [&](const auto& near) { return near.first == drawing; });
      if (found == near_lines.end())
        near_lines.push_back({drawing, apart});
      else
        found->second = std::min(found->second, apart);
    });
    for (const auto& near : near_lines)
      cost += near.second < 1 ? kOnLine : kNearLine;
    return cost;
  }

  // How far along its line a number should stand, as a share of it.
  double wanted_share(const Peers& peers, double radius, double length) const {
    if (peers.count == 1)
      return kUsualShare;
    const double from_middle = static_cast<double>(peers.index) - static_cast<double>(peers.count - 1) / 2;
    return std::clamp(0.5 + from_middle * (2 * radius + 5) / std::max(length, 1.0), 0.0, 1.0);
  }

  // The places along a line, from its beginning.
  std::vector<Place>& places_on(std::size_t line, double radius, const Peers& peers,
                                double least_step = kStep) {
    const double wanted = wanted_share(peers, radius, lengths[line]);
    const double pull = peers.count == 1 ? 16 : 64;
    const std::vector<Point>& trace = traces[line];
    const double length = lengths[line];
    const bool has_corners = !scene.lines[line].is_curved;
    const double step = std::max(least_step, length / kMaxPlaces);
    places.clear();
    double walked = 0;
    double next = 0;  // How far along the line the next place is.
    for (std::size_t k = 1; k < trace.size(); ++k) {
      const Point from = trace[k - 1];
      const Point to = trace[k];
      const double piece = distance(from, to);
      for (; next <= walked + piece; next += step) {
        const double along = next;
        const double share = piece > 0 ? (along - walked) / piece : 0;
        double cost = 24 + pull * std::abs(along / std::max(length, 1.0) - wanted);  // Never below zero.
        if (along < radius + 6 || length - along < radius + 14)  // Arrow heads stay visible,
          cost += 60;
        if (has_corners) {  // and so do corners.
          cost += std::min(piece * share, piece * (1 - share)) < radius + 5 ? 25 : 0;
          cost -= std::min(piece, 200.0) * 0.12;
        }
        Point point = from + (to - from) * share;
        if (from.y == to.y)  // Whole pixels are crisp, and short to write.
          point.x = std::round(point.x);
        else if (from.x == to.x)
          point.y = std::round(point.y);
        places.push_back({round_to_hundredth(cost), point});
      }
      walked += piece;
    }
    return places;
  }

  // How many places there are for a number, before any has been set; of a line with plenty, that there are.
  std::size_t count_good_places(std::size_t line, double radius) {
    std::size_t n_good = 0;
    for (const Place& place : places_on(line, radius, {})) {
      if (n_good == kPlenty)
        break;
      n_good += place.cost < kGoodPlace &&
                place.cost + cost_at(place.point, radius, line, kGoodPlace - place.cost) < kGoodPlace;
    }
    return n_good;
  }

  Point best_place(std::size_t line, double radius, const Peers& peers, double least_step = kStep) {
    Point best = traces[line].empty() ? Point{} : traces[line].front();
    double least = kNever;
    std::vector<Place>& all = places_on(line, radius, peers, least_step);
    std::stable_sort(all.begin(), all.end(), [](const Place& a, const Place& b) { return a.cost < b.cost; });
    for (const Place& place : all) {
      if (place.cost >= least)
        break;
      const double cost = place.cost + cost_at(place.point, radius, line, least - place.cost);
      if (cost < least) {
        least = cost;
        best = place.point;
      }
    }
    return best;
  }
};

}  // namespace

Badge make_badge(const sema::Step& step, sema::StepId step_id, sema::LinkId link_id) {
  Badge badge;
  badge.step = step_id;
  badge.link = link_id;
  badge.number = std::to_string(step.number);
  badge.flow = step.flow.value;
  const std::size_t n_digits = badge.number.size();
  badge.radius = n_digits < 3 ? kBadgeRadius : kBadgeRadius + 3 * static_cast<double>(n_digits - 2);
  return badge;
}

void move_badge(Badge& badge, Point center) {
  badge.center = rounded(center);
  badge.baseline = rounded(Point{center.x, center.y + kBaseline});
}

namespace {

// The numbers on one line from left to right, or from above to below.
void sort_numbers(std::vector<Badge>& badges, const std::vector<Peers>& peers, std::size_t first) {
  std::vector<Point> centers;
  for (std::size_t i = first; i < badges.size(); ++i)
    if (peers[i].first == first)
      centers.push_back(badges[i].center);
  std::sort(centers.begin(), centers.end(),
            [](Point a, Point b) { return a.x < b.x || (a.x == b.x && a.y < b.y); });
  std::size_t next = 0;
  for (std::size_t i = first; i < badges.size(); ++i)
    if (peers[i].first == first)
      move_badge(badges[i], centers[next++]);
}

}  // namespace

void place_badges(Scene& scene, const sema::Design& design) {
  std::vector<std::vector<Point>> traces = Placer::trace_lines(scene);
  std::vector<std::size_t> drawings = Placer::drawings_of(traces);
  std::vector<double> lengths = Placer::lengths_of(traces);
  std::vector<Segment> segments = Placer::segments_of(scene, traces);
  std::vector<Rect> segment_boxes = Placer::boxes_of(segments);
  Obstacles obstacles = obstacles_of(scene);
  Placer placer{scene,
                std::move(traces),
                std::move(drawings),
                std::move(lengths),
                BoxGrid(std::move(obstacles.boxes)),
                obstacles.n_solid,
                std::move(segments),
                BoxGrid(std::move(segment_boxes), kSegmentCell),
                PlacedBadges(scene.width, scene.height)};
  const std::vector<Peers> peers = find_peers(scene);
  for (std::size_t i = 0; i < peers.size(); ++i)
    scene.lines[i].is_covered = peers[i].first != i;
  // What has the fewest places to choose from comes first: of many lines, the short ones.
  std::vector<double> n_places = placer.lengths;
  for (std::size_t i = 0; i < n_places.size() && n_places.size() <= kFewLines; ++i)
    n_places[i] += 1000 * static_cast<double>(placer.count_good_places(i, kBadgeRadius));
  std::vector<std::size_t> order(scene.lines.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return n_places[a] < n_places[b]; });
  std::vector<Badge> badges(scene.lines.size());
  for (const std::size_t index : order) {
    const Line& line = scene.lines[index];
    badges[index] = make_badge(design.steps[line.step], line.step, line.link);
    const Point center = placer.best_place(index, badges[index].radius, peers[index]);
    move_badge(badges[index], center);
    placer.placed.add(badges[index].center);
  }
  // Those that found no good place look again, more closely, now that all others stand.
  for (std::size_t round = 0; round < kRepairs; ++round) {
    for (const std::size_t index : order) {
      const double radius = badges[index].radius;
      placer.placed.remove(badges[index].center);
      Point center = badges[index].center;
      if (placer.cost_at(center, radius, index, kConflict) >= kConflict)
        center = rounded(placer.best_place(index, radius, peers[index], kFineStep));
      placer.placed.add(center);
      move_badge(badges[index], center);
    }
  }
  for (std::size_t i = 0; i < peers.size(); ++i)
    if (peers[i].first == i && peers[i].count > 1)
      sort_numbers(badges, peers, i);
  scene.badges = std::move(badges);
}

}  // namespace stoa::layout
