#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "compiler/backends/backend.hpp"
#include "compiler/base/assert.hpp"
#include "compiler/base/escape.hpp"
#include "compiler/base/limits.hpp"
#include "compiler/base/utf8.hpp"
#include "compiler/diag/code.hpp"
#include "compiler/layout/compose.hpp"
#include "compiler/layout/frames.hpp"
#include "compiler/layout/layered.hpp"
#include "compiler/layout/measure.hpp"
#include "tests/fuzz/harmless.hpp"
#include "tests/fuzz/properties.hpp"
#include "tests/fuzz/reading.hpp"

namespace stoa::testing {

namespace {

constexpr std::size_t kMostText =
    2000;  // Longer ones say nothing new, and take long to be broken into lines.

/// The text as one in quotes, every character of it: whatever may not stand in a source is escaped.
std::string quoted(std::string_view text) {
  return '"' +
         rewrite_utf8(text,
                      [](std::string& out, char32_t c) {
                        const bool is_plain = (U'a' <= c && c <= U'z') || (U'0' <= c && c <= U'9');
                        if (is_plain)
                          append_utf8(out, c);
                        else
                          out += fmt::format("\\u{{{:x}}}", static_cast<std::uint32_t>(c));
                      }) +
         '"';
}

std::string design_with(std::string_view text) {
  const std::string said = quoted(text);
  return fmt::format(
      "scenario shop {0} {{\n  prompt {0}\n  user fan {0} {{ link: {0} }}\n  vpc net {0} {{\n"
      "    lambda api {0}\n  }}\n  flow buy {0} {{\n    fan -> api {0}\n    api -> fan {0}\n  }}\n"
      "  choose api {{ because {0}\n    over {0} {0}\n  }}\n  tradeoff {0} {{\n    gain {0}\n  }}\n}}\n",
      said);
}

layout::Scene scene_of(const sema::Design& design, const catalog::Catalog& catalog) {
  const Limits limits;
  const auto most = static_cast<std::size_t>(limits.label_length);
  const layout::Measured measured = layout::measure(design, catalog, layout::Direction::right, most);
  layout::Placement placement = layout::place_layered(measured.graph);
  layout::fit_frames(measured.graph, placement);
  return layout::compose(design, catalog, measured, placement, most);
}

}  // namespace

void check_links(std::string_view text) {
  const auto reading = read_against_standard(design_with(text.substr(0, kMostText)));
  check_rendering(reading->sink, reading->sources);
  const auto findings = reading->sink.sorted();
  const bool is_refused =
      std::ranges::find(findings, diag::Code::unsafe_link, &diag::Diagnostic::code) != findings.end();
  for (const sema::Scenario& scenario : reading->scenarios) {
    const sema::Design& design = scenario.base;
    std::vector<std::string> addresses;
    for (const sema::Node& node : design.nodes)
      if (!node.link.empty())
        addresses.emplace_back(node.link);
    STOA_ASSERT(is_refused || std::ranges::all_of(addresses, is_harmless), "a harmful address is refused");
    if (reading->sink.has_errors())
      continue;  // Nothing is drawn then.
    const layout::Scene scene = scene_of(design, *reading->catalog);
    const std::string svg = backends::emit_svg(scene);
    check_markup(svg, Kind::picture, addresses);
    check_markup(backends::emit_diagram_page({design, *reading->catalog, scene}), Kind::page, addresses);
    const std::array pictures = {backends::Picture{"", "shop.svg", svg}};
    const std::array said = {backends::Finding{"warning", "W0401", std::string(text), std::string(text)}};
    check_markup(backends::emit_notes_page({scenario, *reading->catalog, pictures, said}), Kind::page,
                 addresses);
  }
}

}  // namespace stoa::testing
