// Writes SVG elements. What is not a number or a word of ours passes xml_attr or xml_text on its way in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/layout/geometry.hpp"

namespace stoa::backends {

/// `value` in whole hundredths, which is all that a picture is precise to; 0 for what is no number.
long long to_hundredths(double value);
/// Appends them as a decimal number with no more digits than needed.
void append_hundredths(std::string& out, long long hundredths);
/// Appends `value` with at most two decimals and no more digits than needed, the same under every locale.
/// What is no number becomes 0.
void append_number(std::string& out, double value);

/// `#AABBCC` as `#ABC` if it can be written so.
std::string short_color(std::string_view color);

/// Use: `svg.begin("rect").attr("x", 3).leaf();` or `svg.begin("text").open(); svg.text("…"); svg.end();`.
class SvgWriter {
 public:
  explicit SvgWriter(std::size_t expected_size) { out_.reserve(expected_size); }

  /// Begins a tag; attributes follow, then `leaf` or `open`.
  SvgWriter& begin(std::string_view tag);
  SvgWriter& attr(std::string_view name, std::string_view value);
  SvgWriter& attr(std::string_view name, double value);
  /// A colour, or a word in its place; `#FFFFFF` is written `#FFF`.
  SvgWriter& color(std::string_view name, std::string_view value);
  /// `x`, `y`, `width` and `height`.
  SvgWriter& rect(const layout::Rect& box);
  /// `cx`, `cy` and `r`.
  SvgWriter& circle(layout::Point center, double radius);
  /// Ends an element without content.
  SvgWriter& leaf();
  SvgWriter& open();
  SvgWriter& text(std::string_view text);
  /// Closes the element opened last.
  SvgWriter& end();
  /// A line end, which must not stand within a <text>.
  SvgWriter& line();

  /// `<tag>text</tag>`.
  SvgWriter& element(std::string_view tag, std::string_view content);

  std::string take();

 private:
  std::string out_;
  std::vector<std::string_view> open_;
  std::string_view begun_;
};

}  // namespace stoa::backends
