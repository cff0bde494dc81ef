// The shape of a whole picture: a diagram, its header, and its legend beside or below it.
#pragma once

#include <cstddef>

#include "compiler/layout/geometry.hpp"

namespace stoa::layout {

/// Numbers of 11 px are less than 9 px where a wider picture is shown on 1200.
inline constexpr double kReadableWidth = 1466;

/// How far a picture is from the shape that reads best; less is better.
double page_misfit(double width, double height);

/// About how large the picture of a diagram becomes. `legend_height` is that of a legend of one column, 0 if
/// there is none.
Point estimate_page(double diagram_width, double diagram_height, double legend_height);

/// How many columns a legend below a diagram has at most.
std::size_t columns_below(double width, std::size_t most);

}  // namespace stoa::layout
