// How good a picture is, in figures that can be counted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "compiler/layout/graph.hpp"
#include "compiler/layout/scene.hpp"

namespace stoa::layout {

/// A picture as someone sees it who cannot read: boxes and lines.
struct Drawing {
  struct Node {
    Rect icon;
    Rect label;  ///< without height if there is none
    std::optional<std::uint32_t> group;
  };
  struct Group {
    Rect frame;
    Rect title;
    std::optional<std::uint32_t> parent;
  };
  struct Line {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    std::vector<Point> points;  ///< of a polyline
  };
  struct Badge {
    std::uint32_t line = 0;
    Rect box;
  };
  std::vector<Node> nodes;
  std::vector<Group> groups;
  std::vector<Line> lines;
  std::vector<Badge> badges;
  double width = 0;
  double height = 0;
  double smallest_text = 11;  ///< px
};

Drawing drawing_of(const Scene& scene);
/// Width and height are those of the diagram alone.
Drawing drawing_of(const Graph& graph, const Placement& placement);

/// What is counted. The first ones are zero in a good picture.
struct Figures {
  std::size_t node_overlaps = 0;   ///< icons on icons
  std::size_t label_overlaps = 0;  ///< labels on labels
  std::size_t labels_on_nodes = 0;
  std::size_t lines_through_nodes = 0;
  std::size_t lines_through_labels = 0;
  std::size_t lines_through_titles = 0;
  std::size_t title_overlaps = 0;
  std::size_t borders_through_labels = 0;
  double lines_on_lines = 0;  ///< px that lines of different ends run on one another
  std::size_t badge_conflicts = 0;
  std::size_t outside_frame = 0;
  std::size_t frame_overlaps = 0;
  std::size_t jogs = 0;  ///< offsets of less than 10 px

  std::size_t crossings = 0;
  std::size_t badges_on_lines = 0;  ///< on another line than their own
  double bends = 0;                 ///< right angles, of all lines together
  std::size_t straight_lines = 0;
  std::size_t backward_lines = 0;
  double length = 0;         ///< px, of all lines together
  double along_borders = 0;  ///< px
  std::size_t n_lines = 0;
  double aspect = 0;
  double area = 0;
  double text_at_1200 = 0;  ///< px of the smallest text when the picture is shown 1200 px wide

  bool are_zeros_zero() const;
};

Figures figures_of(const Drawing& drawing);

/// Less is better.
double score(const Figures& figures);

}  // namespace stoa::layout
