#include "compiler/backends/backend.hpp"

#include <algorithm>
#include <array>

namespace stoa::backends {

namespace {

// In the order of `--help`; the first is what is drawn where nothing is asked for.
constexpr std::array kBackends = {
    Backend{"svg", ".svg", "the picture, for browsers and documents, light and dark", &emit_svg},
    Backend{"png", ".png", "the picture in pixels, by librsvg; `--scale` makes it larger", PaintForm::png},
    Backend{"pdf", ".pdf", "the picture on a page of its size, by librsvg and cairo", PaintForm::pdf},
    Backend{"dot", ".dot", "the graph in the language of Graphviz", &emit_dot},
    Backend{"json", ".json", "the whole design as data; docs/schema/design.schema.json says how", &emit_json},
    Backend{"notes", ".md", "the scenario told whole, in Markdown, to study from", &emit_notes},
    Backend{"notes-page", ".notes.html", "the same as a page that needs no other file, to read or print",
            &emit_notes_page},
    Backend{"html", ".html", "a page with the picture, to step through its flows and zoom",
            &emit_diagram_page},
    Backend{"cards", ".tsv", "cards with questions and answers, for Anki", &emit_cards},
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
