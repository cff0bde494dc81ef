#include "compiler/layout/bands.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace stoa::layout {

namespace {

constexpr double kLevel = 2;      // Pieces that differ by no more are in one row.
constexpr double kAlong = 4;      // A line closer than that to a border would be taken for it.
constexpr double kTitleRoom = 3;  // Between a border and a title that it stops at.
constexpr double kLeastSide = 2;

using Pieces = std::vector<Frame*>;

bool are_level(double a, double b) {
  return std::abs(a - b) <= kLevel;
}

bool is_row(Pieces& pieces) {
  std::ranges::sort(pieces, {}, [](const Frame* piece) { return piece->box.x; });
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    const Rect& before = pieces[i - 1]->box;
    const Rect& box = pieces[i]->box;
    if (box.x < before.right() || !are_level(box.y, before.y) || !are_level(box.bottom(), before.bottom()))
      return false;
  }
  return true;
}

bool is_column(Pieces& pieces) {
  std::ranges::sort(pieces, {}, [](const Frame* piece) { return piece->box.y; });
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    const Rect& before = pieces[i - 1]->box;
    const Rect& box = pieces[i]->box;
    if (box.y < before.bottom() || !are_level(box.x, before.x) || !are_level(box.right(), before.right()))
      return false;
  }
  return true;
}

class Band {
 public:
  Band(Scene& scene, const Pieces& pieces) : scene_(scene), pieces_(pieces), box_(pieces.front()->box) {
    for (const Frame* piece : pieces)
      box_ = unite(box_, piece->box);
  }

  bool is_free() const {
    const auto is_strange = [&](const Rect& other) { return overlap(box_, other, 0) && !is_in_piece(other); };
    const auto blocks = [&](const Tile& tile) { return is_strange(tile.icon) || is_strange(tile.label_box); };
    const auto is_between = [&](const Frame& frame) { return is_strange(frame.box) && !is_around(frame); };
    return std::ranges::none_of(scene_.tiles, blocks) && std::ranges::none_of(scene_.frames, is_between) &&
           std::ranges::none_of(scene_.lines, [&](const Line& line) { return runs_along(line); });
  }

  void join() {
    for (Frame* piece : pieces_) {
      piece->has_border = false;
      if (piece == pieces_.front())
        continue;
      piece->title.text.clear();
      piece->title_box = {};
      piece->corner.reset();
    }
    add_side({box_.x, box_.y}, {box_.right(), box_.y});
    add_side({box_.right(), box_.y}, {box_.right(), box_.bottom()});
    add_side({box_.right(), box_.bottom()}, {box_.x, box_.bottom()});
    add_side({box_.x, box_.bottom()}, {box_.x, box_.y});
  }

 private:
  bool is_in_piece(const Rect& box) const {
    return std::ranges::any_of(pieces_, [&](const Frame* piece) { return holds(piece->box, box, 0); });
  }
  bool is_around(const Frame& frame) const {
    return std::ranges::any_of(pieces_, [&](const Frame* piece) { return holds(frame.box, piece->box, 0); });
  }

  bool runs_along(const Line& line) const {
    for (std::size_t i = 1; i < line.points.size() && !line.is_curved; ++i) {
      const Point a = line.points[i - 1];
      const Point b = line.points[i];
      const double across = std::min(std::max(a.x, b.x), box_.right()) - std::max(std::min(a.x, b.x), box_.x);
      const double down = std::min(std::max(a.y, b.y), box_.bottom()) - std::max(std::min(a.y, b.y), box_.y);
      const auto is_near = [](double x, double border) { return std::abs(x - border) < kAlong; };
      if (a.y == b.y && across > kAlong && (is_near(a.y, box_.y) || is_near(a.y, box_.bottom())))
        return true;
      if (a.x == b.x && down > kAlong && (is_near(a.x, box_.x) || is_near(a.x, box_.right())))
        return true;
    }
    return false;
  }

  /// Where the corners and titles of the frames around a piece are, the side stops and goes on behind them.
  void add_side(Point from, Point to) {
    const bool is_level = from.y == to.y;
    const double length = distance(from, to);
    const Point way = (to - from) * (1 / length);
    std::vector<std::pair<double, double>> gaps;
    const auto add_gap = [&](const Rect& head) {
      const bool is_met =
          is_level ? head.y < from.y && from.y < head.bottom() : head.x < from.x && from.x < head.right();
      const Point first{head.x, head.y};
      const Point last{head.right(), head.bottom()};
      const auto along = [&](Point at) { return (at.x - from.x) * way.x + (at.y - from.y) * way.y; };
      if (is_met)
        gaps.emplace_back(std::min(along(first), along(last)), std::max(along(first), along(last)));
    };
    for (const Frame& frame : scene_.frames) {
      if (std::ranges::find(pieces_, &frame) != pieces_.end())
        continue;
      if (frame.title_box.width > 0)
        add_gap(grow(frame.title_box, kTitleRoom));
      if (frame.corner)
        add_gap(grow(*frame.corner, kTitleRoom));
    }
    std::ranges::sort(gaps);
    gaps.emplace_back(length, length);
    double at = 0;
    for (const auto& [begin, end] : gaps) {
      if (const double stop = std::min(begin, length); stop - at >= kLeastSide)
        pieces_.front()->sides.push_back({rounded(from + way * at), rounded(from + way * stop)});
      at = std::max(at, end);
    }
  }

  Scene& scene_;
  const Pieces& pieces_;
  Rect box_;
};

}  // namespace

void join_bands(Scene& scene, const sema::Design& design) {
  std::vector<bool> is_seen(scene.frames.size());
  for (std::size_t i = 0; i < scene.frames.size(); ++i) {
    const sema::Group& first = design.groups[scene.frames[i].group];
    if (!first.is_piece || is_seen[i])
      continue;
    Pieces pieces;
    bool is_whole = true;
    for (std::size_t k = i; k < scene.frames.size(); ++k) {
      const sema::Group& group = design.groups[scene.frames[k].group];
      if (!group.is_piece || group.span != first.span)
        continue;
      is_seen[k] = true;
      is_whole = is_whole && group.change != sema::Change::removed;
      pieces.push_back(&scene.frames[k]);
    }
    if (pieces.size() < 2 || !is_whole || !(is_row(pieces) || is_column(pieces)))
      continue;
    if (Band band(scene, pieces); band.is_free())
      band.join();
  }
}

}  // namespace stoa::layout
