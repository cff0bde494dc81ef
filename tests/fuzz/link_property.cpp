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
#include "tests/fuzz/markup.hpp"
#include "tests/fuzz/properties.hpp"
#include "tests/fuzz/reading.hpp"

namespace stoa::testing {

namespace {

constexpr std::size_t kMostText =
    2000;  // Longer ones say nothing new, and take long to be broken into lines.

constexpr std::array<std::string_view, 14> kPictureTags = {"a",      "circle", "defs",  "desc",  "g",
                                                           "marker", "path",   "rect",  "style", "svg",
                                                           "symbol", "text",   "title", "tspan"};
constexpr std::array<std::string_view, 46> kPageTags = {
    "a",          "blockquote", "body",    "br",    "button", "details", "div",    "em",
    "figcaption", "figure",     "footer",  "h1",    "h2",     "h3",      "h4",     "head",
    "header",     "html",       "img",     "kbd",   "li",     "link",    "main",   "meta",
    "nav",        "ol",         "option",  "p",     "script", "section", "select", "span",
    "strong",     "style",      "summary", "table", "tbody",  "td",      "th",     "thead",
    "title",      "tr",         "ul",      "use",   "dl",     "code"};

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

/// What a browser follows: never something that runs, never another host in disguise.
bool is_harmless(std::string_view address) {
  for (const char c : address)
    if (static_cast<unsigned char>(c) <= 0x20 || c == '\\' || c == '"' || c == '<')
      return false;
  const std::size_t colon = address.find(':');
  const bool has_scheme = colon != address.npos && colon < address.find_first_of("/?#");
  if (!has_scheme)
    return !address.starts_with("//");
  std::string scheme(address.substr(0, colon));
  std::ranges::transform(scheme, scheme.begin(), [](char c) { return 'A' <= c && c <= 'Z' ? c + 32 : c; });
  return scheme == "https" || scheme == "http" || scheme == "mailto";
}

bool is_text_of_xml(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint point = decode_utf8(bytes, at);
    if (!point.is_valid || !is_xml(point.value))
      return false;
    at += point.size;
  }
  return true;
}

void check_markup(std::string_view markup, bool is_page, const std::vector<std::string>& addresses) {
  STOA_ASSERT(is_text_of_xml(markup), "an output holds characters of XML 1.0 alone");
  const auto tags = tags_of(markup);
  STOA_ASSERT(tags, "an output is markup as stoa writes it");
  std::vector<std::string_view> open;
  for (const Tag& tag : *tags) {
    STOA_ASSERT(std::ranges::find(kPictureTags, tag.name) != kPictureTags.end() || tag.name == "use" ||
                    (is_page && std::ranges::find(kPageTags, tag.name) != kPageTags.end()),
                "an output has elements of ours alone");
    for (const Attribute& attribute : tag.attributes) {
      STOA_ASSERT(!attribute.name.starts_with("on") && attribute.name != "style", "no attribute runs");
      if (attribute.name == "href")
        STOA_ASSERT((attribute.value.starts_with('#') && tag.name != "link") || attribute.value == "data:," ||
                        (std::ranges::find(addresses, attribute.value) != addresses.end() &&
                         is_harmless(attribute.value)),
                    "what leads elsewhere is an address of the author's, and harmless");
    }
    if (is_page)
      continue;  // HTML leaves out some end tags.
    if (tag.is_end) {
      STOA_ASSERT(!open.empty() && open.back() == tag.name, "an element ends where it should");
      open.pop_back();
    } else if (!tag.is_whole) {
      open.push_back(tag.name);
    }
  }
  STOA_ASSERT(open.empty(), "every element ends");
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
    check_markup(svg, false, addresses);
    check_markup(backends::emit_diagram_page({design, *reading->catalog, scene}), true, addresses);
    const std::array pictures = {backends::Picture{"", "shop.svg", svg}};
    const std::array said = {backends::Finding{"warning", "W0401", std::string(text), std::string(text)}};
    check_markup(backends::emit_notes_page({scenario, *reading->catalog, pictures, said}), true, addresses);
  }
}

}  // namespace stoa::testing
