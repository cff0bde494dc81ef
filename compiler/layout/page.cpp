#include "compiler/layout/page.hpp"

#include <algorithm>

#include "compiler/layout/dimensions.hpp"

namespace stoa::layout {
namespace {

constexpr double kWantedAspect = 1.55;
constexpr double kGoodWidth = 1300;
constexpr double kUnreadable = 1.5;
constexpr double kColumn = 300;  // About as wide as a column of a legend below should be.
constexpr double kHeader = 76;   // Of a title and a line below it.
constexpr double kLegendMargin = 24;
constexpr std::size_t kUsualColumns = 4;

}  // namespace

double page_misfit(double width, double height) {
  const double ratio = width / height / kWantedAspect;
  return std::max(ratio, 1 / ratio) + 0.9 * std::max(0.0, width - kGoodWidth) / kGoodWidth +
         (width > kReadableWidth ? kUnreadable : 0);
}

std::size_t columns_below(double width, std::size_t most) {
  return std::clamp<std::size_t>(static_cast<std::size_t>(width / kColumn), 1, most);
}

Point estimate_page(double diagram_width, double diagram_height, double legend_height) {
  const double width = diagram_width + 2 * kMargin;
  const double height = diagram_height + kHeader + kMargin;
  if (legend_height <= 0)
    return {width, height};
  const Point beside{width + kLegendGap + kLegendWidth,
                     std::max(diagram_height, legend_height) + kHeader + kMargin};
  const auto n_columns = static_cast<double>(columns_below(diagram_width, kUsualColumns));
  const Point below{std::max(diagram_width, kLegendWidth) + 2 * kMargin,
                    height + kLegendMargin + legend_height / n_columns};
  return page_misfit(beside.x, beside.y) <= page_misfit(below.x, below.y) ? beside : below;
}

}  // namespace stoa::layout
