#include "compiler/backends/svg_writer.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

#include <fmt/format.h>

#include "compiler/backends/escape.hpp"
#include "compiler/base/assert.hpp"

namespace stoa::backends {

namespace {

constexpr double kLargest = 1e12;

}  // namespace

long long to_hundredths(double value) {
  return std::isfinite(value) ? std::llround(std::clamp(value, -kLargest, kLargest) * 100) : 0;
}

void append_hundredths(std::string& out, long long hundredths) {
  const long long size = std::llabs(hundredths);
  if (hundredths < 0)
    out.push_back('-');
  if (size >= 100 || size == 0)
    out += fmt::format_int(size / 100).c_str();
  if (size % 100 == 0)
    return;
  out.push_back('.');
  out.push_back(static_cast<char>('0' + size % 100 / 10));
  if (size % 10 != 0)
    out.push_back(static_cast<char>('0' + size % 10));
}

void append_number(std::string& out, double value) {
  append_hundredths(out, to_hundredths(value));
}

std::string short_color(std::string_view color) {
  if (color.size() == 7 && color[0] == '#' && color[1] == color[2] && color[3] == color[4] &&
      color[5] == color[6])
    return {'#', color[1], color[3], color[5]};
  return std::string(color);
}

SvgWriter& SvgWriter::begin(std::string_view tag) {
  out_.push_back('<');
  out_ += tag;
  begun_ = tag;
  return *this;
}

SvgWriter& SvgWriter::attr(std::string_view name, std::string_view value) {
  out_.push_back(' ');
  out_ += name;
  out_ += "=\"";
  out_ += xml_attr(value);
  out_.push_back('"');
  return *this;
}

SvgWriter& SvgWriter::attr(std::string_view name, double value) {
  out_.push_back(' ');
  out_ += name;
  out_ += "=\"";
  append_number(out_, value);
  out_.push_back('"');
  return *this;
}

SvgWriter& SvgWriter::color(std::string_view name, std::string_view value) {
  return attr(name, short_color(value));
}

SvgWriter& SvgWriter::rect(const layout::Rect& box) {
  return attr("x", box.x).attr("y", box.y).attr("width", box.width).attr("height", box.height);
}

SvgWriter& SvgWriter::circle(layout::Point center, double radius) {
  return attr("cx", center.x).attr("cy", center.y).attr("r", radius);
}

SvgWriter& SvgWriter::leaf() {
  out_ += "/>";
  return *this;
}

SvgWriter& SvgWriter::open() {
  out_.push_back('>');
  open_.push_back(begun_);
  return *this;
}

SvgWriter& SvgWriter::text(std::string_view text) {
  out_ += xml_text(text);
  return *this;
}

SvgWriter& SvgWriter::end() {
  STOA_ASSERT(!open_.empty(), "an element is open");
  out_ += "</";
  out_ += open_.back();
  out_.push_back('>');
  open_.pop_back();
  return *this;
}

SvgWriter& SvgWriter::line() {
  out_.push_back('\n');
  return *this;
}

SvgWriter& SvgWriter::element(std::string_view tag, std::string_view content) {
  return begin(tag).open().text(content).end();
}

std::string SvgWriter::take() {
  STOA_ASSERT(open_.empty(), "every element is closed");
  return std::exchange(out_, {});
}

}  // namespace stoa::backends
