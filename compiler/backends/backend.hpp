// The forms a design can be written in: a row in a table each.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "compiler/backends/painter.hpp"
#include "compiler/catalog/catalog.hpp"
#include "compiler/layout/scene.hpp"
#include "compiler/sema/design.hpp"

namespace stoa::backends {

/// Which surroundings a picture is for.
enum class Theme : std::uint8_t { adaptive, light, dark };

using FromDesign = std::string (*)(const sema::Design&, const catalog::Catalog&);
using FromScene = std::string (*)(const layout::Scene&, Theme);

/// A design with its picture.
struct Drawn {
  const sema::Design& design;
  const catalog::Catalog& catalog;
  const layout::Scene& scene;
};

using FromDrawn = std::string (*)(const Drawn&);

/// A picture that the same run draws of a scenario.
struct Picture {
  std::string view;        ///< the name of the flow or stage it shows; empty for the whole
  std::string file;        ///< beside what refers to it
  std::string_view bytes;  ///< the SVG itself
};

/// What the checks found in a scenario, as people read it.
struct Finding {
  std::string_view severity;
  std::string id;
  std::string message;
  std::string help;  ///< may be empty
};

/// A scenario with all its states, its pictures and its findings.
struct Story {
  const sema::Scenario& scenario;
  const catalog::Catalog& catalog;
  std::span<const Picture> pictures;
  std::span<const Finding> findings;
  bool hides_answers = false;  ///< folds them away, so that a reader may try first
};

using FromStory = std::string (*)(const Story&);

struct Backend {
  std::string_view name;       ///< what `--emit` takes
  std::string_view title;      ///< what it is called where it is linked to
  std::string_view extension;  ///< of the file written, with its dot
  std::string_view summary;    ///< one line, for `--help`
  /// A layout is made only if a chosen backend wants a scene. A story is written once for a scenario.
  /// What is painted is made by `paint`.
  std::variant<FromDesign, FromScene, FromDrawn, FromStory, PaintForm> emit;
};

std::span<const Backend> all();
/// By name; null if there is none.
const Backend* find(std::string_view name);

/// An adaptive one follows the surroundings it is shown in.
std::string emit_svg(const layout::Scene& scene, Theme theme = Theme::adaptive);
std::string emit_dot(const sema::Design& design, const catalog::Catalog& catalog);
std::string emit_json(const sema::Design& design, const catalog::Catalog& catalog);
std::string emit_diagram_page(const Drawn& drawn);
std::string emit_notes(const Story& story);
std::string emit_notes_page(const Story& story);
std::string emit_cards(const Story& story);

}  // namespace stoa::backends
