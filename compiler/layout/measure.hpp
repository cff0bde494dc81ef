// What a design's parts are called in the picture, and how much room that takes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/catalog/catalog.hpp"
#include "compiler/layout/graph.hpp"
#include "compiler/layout/scene.hpp"
#include "compiler/sema/design.hpp"

namespace stoa::layout {

/// Lines one below the other, not yet placed.
struct Label {
  struct Line {
    std::string text;
    TextStyle style;
  };
  std::vector<Line> lines;
  double width = 0;
  bool is_shortened = false;
};

/// A design's graph, and the labels its sizes come from; entry i of each belongs to node or group i.
struct Measured {
  Graph graph;
  std::vector<Label> nodes;
  std::vector<Label> groups;  ///< of one line each
};

/// `max_characters` is the most that is drawn of any one text.
Measured measure(const sema::Design& design, const catalog::Catalog& catalog, Direction direction,
                 std::size_t max_characters);

/// What running text calls a part: the author's title, else its kind's if that tells it from all others, else
/// its name. Never empty unless the name is. The view is the design's or the catalog's.
std::string_view title_of(const sema::Node& node, const catalog::Catalog& catalog);
std::string_view title_of(const sema::Group& group, const catalog::Catalog& catalog);

/// Null where the kind is unknown.
const catalog::Kind* kind_of(const sema::Node& node, const catalog::Catalog& catalog);
const catalog::Kind* kind_of(const sema::Group& group, const catalog::Catalog& catalog);

/// The pictogram in the corner of a place's frame; null if it has none.
const catalog::Glyph* corner_glyph(const sema::Group& group, const catalog::Catalog& catalog);

}  // namespace stoa::layout
