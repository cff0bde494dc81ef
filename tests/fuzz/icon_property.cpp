#include <array>
#include <string>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "compiler/backends/backend.hpp"
#include "compiler/base/assert.hpp"
#include "compiler/base/limits.hpp"
#include "compiler/catalog/icon_reader.hpp"
#include "compiler/diag/code.hpp"
#include "compiler/layout/scene.hpp"
#include "tests/fuzz/harmless.hpp"
#include "tests/fuzz/properties.hpp"
#include "tests/fuzz/reading.hpp"

namespace stoa::testing {

namespace {

using catalog::Icon;
using catalog::IconProblem;

void check_problem(std::string_view text, const IconProblem& problem) {
  STOA_ASSERT(!problem.message.empty() && problem.offset <= text.size(), "a problem has words and a place");
  SourceSet sources;
  diag::Sink sink;
  const SourceFile& source = sources.add("icon.svg", std::string(text));
  const auto at = static_cast<std::uint32_t>(problem.offset);
  sink.report({diag::Code::unsafe_icon, {source.id(), at, at}, problem.message});
  check_rendering(sink, sources);
}

/// A picture of two parts and a place, each with an icon.
std::string picture_with(const std::array<Icon, 2>& icons) {
  layout::Scene scene;
  scene.width = scene.height = 200;
  for (const Icon& icon : icons) {
    layout::Tile& tile = scene.tiles.emplace_back();
    tile.id = icon.key;
    tile.icon = {20, 20, 48, 48};
    tile.art = &icon;
  }
  layout::Frame& frame = scene.frames.emplace_back();
  frame.box = {10, 10, 180, 180};
  frame.corner = layout::Rect{10, 10, 28, 28};
  frame.art = &icons.front();
  layout::Line& line = scene.lines.emplace_back();  // What all lines refer to is there if there is one.
  line.points = {{20, 100}, {80, 100}};
  line.is_curved = false;
  return backends::emit_svg(scene);
}

/// The first icon of a picture, as a file of its own.
std::string file_of(std::string_view picture) {
  constexpr std::string_view kBegin = "<symbol", kEnd = "</symbol>";
  const std::size_t begin = picture.find(kBegin) + kBegin.size();
  return fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\"{}</svg>",
                     picture.substr(begin, picture.find(kEnd) - begin));
}

}  // namespace

void check_icons(std::string_view text) {
  auto read = catalog::read_icon(text, "box", {});
  if (const auto* problem = std::get_if<IconProblem>(&read))
    return check_problem(text, *problem);
  std::array<Icon, 2> icons = {std::get<Icon>(read), std::get<Icon>(read)};
  icons.back().key = "can";
  const std::string picture = picture_with(icons);
  check_markup(picture, Kind::picture_with_icons, {});
  Limits wide;
  wide.icon_size = picture.size();  // Names may have become longer.
  const auto again = catalog::read_icon(file_of(picture), "box", wide);
  const auto* const same = std::get_if<Icon>(&again);
  STOA_ASSERT(
      same != nullptr && same->elements == icons.front().elements && same->view_box == icons.front().view_box,
      "an icon that was drawn is read as the same one");
}

}  // namespace stoa::testing
