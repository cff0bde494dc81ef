// A picture, placed and measured: plain data from which a backend writes without deciding anything.
// All coordinates are in pixels from the top left corner of the picture, y downwards.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/catalog/catalog.hpp"
#include "compiler/catalog/icon.hpp"
#include "compiler/layout/geometry.hpp"
#include "compiler/sema/design.hpp"

namespace stoa::layout {

/// How a text is set. Sizes are in pixels, weights as in CSS.
struct TextStyle {
  enum class Tone : std::uint8_t { primary, secondary };
  double size = 12;
  int weight = 400;
  Tone tone = Tone::primary;
};

enum class Anchor : std::uint8_t { start, middle };

/// One line of text; `at` is its anchor on the baseline.
struct TextLine {
  std::string text;
  Point at;
  TextStyle style;
  Anchor anchor = Anchor::start;
};

/// A component: its icon, and the lines below it.
struct Tile {
  sema::NodeId node;
  std::string id;       ///< unique in the picture: the author's name
  std::string group;    ///< id of the frame around it; empty at the top
  std::string service;  ///< name of its kind
  Rect icon;
  std::string_view color;  ///< of the tile, `#RRGGBB`; empty for things outside, which have none
  const catalog::Glyph* glyph = nullptr;  ///< null where the catalogue has none
  const catalog::Icon* art = nullptr;     ///< drawn in the place of tile and glyph, where a set has one
  std::vector<TextLine> label;
  Rect label_box;       ///< around all lines of the label; empty if there are none
  std::string tooltip;  ///< what its service is for, after the whole title where that is shortened
  std::string link;     ///< checked address; empty if none
  sema::Change change = sema::Change::none;
};

/// A container: its frame, its corner and its title. Outer frames stand before inner ones.
struct Frame {
  /// A piece of a border.
  struct Side {
    Point from, to;
  };
  sema::GroupId group;
  std::string id;
  std::string parent;   ///< id; empty at the top
  std::string place;    ///< name of its kind
  std::string tooltip;  ///< the whole title, where it is shortened
  std::string link;     ///< checked address; empty if none
  Rect box;
  TextLine title;
  Rect title_box;
  std::optional<Rect> corner;  ///< the square that holds the glyph, where the kind has one
  const catalog::Glyph* glyph = nullptr;
  const catalog::Icon* art = nullptr;  ///< drawn in the place of the glyph, where a set has one
  catalog::Paint stroke, fill;         ///< `fill` may be empty: no tint
  std::string_view dash;               ///< SVG dash pattern; empty if solid
  sema::Change change = sema::Change::none;
  bool has_border = true;   ///< false for a piece of a band: then the first piece has the border of all
  std::vector<Side> sides;  ///< that border, where it crosses no title; only if `has_border` is false
};

/// A line between two tiles.
struct Line {
  sema::LinkId link;
  sema::StepId step;
  std::string from, to;  ///< ids of its tiles, in the direction of the arrow head
  ast::Arrow arrow = ast::Arrow::request;
  std::vector<Point> points;
  bool is_curved = true;    ///< points are 1 + 3 n Bézier control points; else the corners of a polyline
  bool is_covered = false;  ///< another line that looks the same lies on it
  bool head_at_end = true;
  bool head_at_start = false;
  std::string tooltip;  ///< number, sentence and, where it is known, how it works
  sema::Change change = sema::Change::none;
};

/// A step's number on its line.
struct Badge {
  sema::StepId step;
  sema::LinkId link;
  Point center;
  double radius = 10;
  std::string number;
  Point baseline;          ///< where the number is set, anchored in its middle
  std::uint32_t flow = 0;  ///< which of the flows that are told it belongs to; colours go by it
};

/// The panel that tells the flows.
struct Legend {
  struct Entry {
    Badge badge;
    std::vector<TextLine> lines;
    std::string link;                 ///< checked address; empty if none
    std::vector<TextLine> heading{};  ///< above it, of the flow that it begins
  };
  /// What a line style means; only styles that occur are listed.
  struct Sample {
    ast::Arrow arrow;
    Point from, to;
    TextLine text;
  };
  /// What a mark on a part means, in the picture of a stage.
  struct Mark {
    sema::Change change;
    Point at;
    TextLine text;
  };
  Rect panel;
  std::vector<Entry> entries;
  std::vector<Sample> samples;
  std::vector<Mark> marks;
};

struct Scene {
  double width = 0;
  double height = 0;
  std::string title;  ///< also the accessible name
  std::string
      description;  ///< what the picture is about, for those who cannot see it; the legend tells its steps
  std::vector<TextLine> header;
  std::vector<Frame> frames;
  std::vector<Line> lines;
  std::vector<Tile> tiles;
  std::vector<Badge> badges;
  std::optional<Legend> legend;  ///< none if there is no step
};

}  // namespace stoa::layout
