// The panel that tells the flows step by step.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "compiler/catalog/catalog.hpp"
#include "compiler/layout/scene.hpp"
#include "compiler/sema/design.hpp"

namespace stoa::layout {

/// What a legend says, before it is set anywhere.
struct LegendContents {
  struct Item {
    enum class Form : std::uint8_t { heading, step, sample, mark };
    Form form = Form::step;
    std::string text;                          ///< what stands first, in full
    std::string route;                         ///< of a step, below its text; empty if the text is it
    std::string note;                          ///< of a step, below all else; empty if it has none
    std::string link;                          ///< of a step; empty if none
    std::optional<Badge> badge;                ///< of a step
    ast::Arrow arrow = ast::Arrow::request;    ///< of a sample
    sema::Change change = sema::Change::none;  ///< of a mark
  };
  std::vector<Item> items;
};

/// No items if the design has no steps and nothing in it is marked. `max_characters` is the most that is
/// drawn of any one text.
LegendContents tell_steps(const sema::Design& design, const catalog::Catalog& catalog,
                          std::size_t max_characters);

/// Sets the legend into a panel whose upper left corner is `at`, in even columns. The panel is as high as it
/// needs to be, but at least `min_height`.
Legend set_legend(const LegendContents& contents, Point at, double width, std::size_t n_columns,
                  double min_height);

/// How high the legend is in one column; 0 if there is nothing to tell.
double legend_height(const sema::Design& design, const catalog::Catalog& catalog, std::size_t max_characters);

}  // namespace stoa::layout
