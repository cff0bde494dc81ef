#include "compiler/backends/backend.hpp"

#include <algorithm>
#include <array>

namespace stoa::backends {

namespace {

// In the order of `--help`; the first is what is drawn where nothing is asked for.
constexpr std::array kBackends = {
    Backend{"svg", "Picture", ".svg", "the picture, for browsers and documents, light and dark", &emit_svg},
    Backend{"png", "PNG", ".png", "the picture in pixels, by librsvg; `--scale` makes it larger",
            PaintForm::png},
    Backend{"pdf", "PDF", ".pdf", "the picture on a page of its size, by librsvg and cairo", PaintForm::pdf},
    Backend{"dot", "DOT", ".dot", "the graph in the language of Graphviz", &emit_dot},
    Backend{"json", "JSON", ".json", "the whole design as data; docs/schema/design.schema.json says how",
            &emit_json},
    Backend{"notes", "Markdown", ".md", "the scenario told whole, in Markdown, to study from", &emit_notes},
    Backend{"notes-page", "Notes", "-notes.html",
            "the same as a page that needs no other file, to read or print", &emit_notes_page},
    Backend{"html", "Walk through", ".html", "a page with the picture, to step through its flows and zoom",
            &emit_diagram_page},
    Backend{"cards", "Cards", ".tsv", "cards with questions and answers, for Anki", &emit_cards},
};

}  // namespace

std::span<const Backend> all() {
  return kBackends;
}

const Backend* find(std::string_view name) {
  const auto* const found = std::ranges::find(kBackends, name, &Backend::name);
  return found == kBackends.end() ? nullptr : found;
}

}  // namespace stoa::backends
