// Design and scene -> a page with the picture as it is, whose flows can be stepped through.
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "compiler/backends/backend.hpp"
#include "compiler/backends/notes_parts.hpp"
#include "compiler/backends/page.hpp"
#include "compiler/backends/prose_html.hpp"
#include "compiler/base/escape.hpp"
#include "compiler/layout/itinerary.hpp"
#include "compiler/layout/narrate.hpp"

namespace stoa::backends {

namespace {

constexpr std::array<std::string_view, 2> kStyles = {"base.css", "diagram.css"};
constexpr std::array<std::string_view, 2> kScripts = {"theme.js", "diagram.js"};

constexpr std::string_view kTools =
    "<div class=\"tools scripted\" role=\"group\" aria-label=\"View\" hidden>"
    "<button type=\"button\" id=\"zoom-out\" aria-label=\"Zoom out\">−</button>"
    "<button type=\"button\" id=\"zoom-in\" aria-label=\"Zoom in\">+</button>"
    "<button type=\"button\" id=\"fit\">Fit</button>"
    "<button type=\"button\" id=\"theme\" aria-pressed=\"false\">Dark</button></div>\n";

constexpr std::string_view kKeys =
    "<p class=\"keys scripted\" hidden>Keys: <kbd>→</kbd> next step, <kbd>←</kbd> the one before, "
    "<kbd>Home</kbd> and <kbd>End</kbd> first and last, <kbd>Esc</kbd> the whole, <kbd>+</kbd> <kbd>−</kbd> "
    "<kbd>0</kbd> zoom, <kbd>Shift</kbd> with an arrow moves the picture.</p>\n";

struct DiagramPage {
  const Drawn& drawn;
  std::string out = {};

  std::string write() {
    const std::string title = layout::accessible_title(drawn.design);
    const std::string subtitle = layout::picture_subtitle(drawn.design);
    out += fmt::format("<header>\n<div><h1>{}</h1>", xml_text(title));
    if (!subtitle.empty())
      out += fmt::format("<p>{}</p>", xml_text(subtitle));
    out += fmt::format("</div>\n{}</header>\n<main>\n", kTools);
    out += "<div id=\"diagram\" role=\"region\" aria-label=\"Diagram\" tabindex=\"0\">\n";
    out += emit_svg(drawn.scene);
    out += "</div>\n";
    write_player();
    out += "<nav id=\"flows\" aria-label=\"Flows\">\n";
    for (const sema::FlowId id : flows())
      write_flow(id);
    out += fmt::format("</nav>\n{}</main>\n", kKeys);
    return write_page({title, std::move(out), kStyles, kScripts});
  }

  /// Those with steps.
  std::vector<sema::FlowId> flows() const {
    std::vector<sema::FlowId> ids;
    for (std::size_t i = 0; i < drawn.design.flows.size(); ++i)
      if (const sema::FlowId id = drawn.design.flows.id(i); !drawn.design.flows[id].steps.empty())
        ids.push_back(id);
    return ids;
  }

  void write_player() {
    out +=
        "<div id=\"player\" class=\"scripted\" role=\"group\" aria-label=\"Steps\" hidden>\n"
        "<select id=\"flow\" aria-label=\"Flow\"><option value=\"\">All flows</option>";
    for (const sema::FlowId id : flows())
      out += fmt::format("<option value=\"flow-{}\">{}</option>", id.value,
                         xml_text(flow_title(drawn.design.flows[id])));
    out +=
        "</select>\n<button type=\"button\" id=\"previous\">‹ Back</button>\n"
        "<p id=\"current\" role=\"status\" aria-live=\"polite\"></p>\n"
        "<button type=\"button\" id=\"next\">Next ›</button>\n"
        "<button type=\"button\" id=\"whole\">Whole</button>\n</div>\n";
  }

  void write_flow(sema::FlowId id) {
    const sema::Flow& flow = drawn.design.flows[id];
    out += fmt::format(
        "<section id=\"flow-{0}\" aria-labelledby=\"title-{0}\"><h2 id=\"title-{0}\">{1}</h2>\n<ol>\n",
        id.value, xml_text(flow_title(flow)));
    for (const sema::StepId step : flow.steps)
      write_step(step);
    out += "</ol></section>\n";
  }

  void write_step(sema::StepId id) {
    const sema::Step& step = drawn.design.steps[id];
    const Item told = tell_step(drawn.design, step, drawn.catalog);
    std::vector<std::uint32_t> edges;
    for (const sema::LinkId link : step.links)
      edges.push_back(link.value);
    out += fmt::format(
        "<li value=\"{0}\" data-step=\"{1}\" data-edges=\"{3}\">"
        "<button type=\"button\" class=\"step\"><strong>{2}</strong>",
        step.number, id.value, xml_text(layout::tell_itinerary(drawn.design, step, drawn.catalog)),
        fmt::join(edges, " "));
    if (!step.text.empty())
      out += fmt::format(" <span class=\"told\">{}</span>", xml_text(step.text));
    out += fmt::format("</button>\n{}</li>\n", html_of(told.blocks, {}));
  }
};

}  // namespace

std::string emit_diagram_page(const Drawn& drawn) {
  return DiagramPage{drawn}.write();
}

}  // namespace stoa::backends
