// The words of a picture that stand for it: its title, its tooltips, and what it says to those who cannot see
// it.
#pragma once

#include <string>
#include <string_view>

#include "compiler/catalog/catalog.hpp"
#include "compiler/sema/design.hpp"
#include "compiler/sema/step_reading.hpp"

namespace stoa::layout {

/// "crawl-cache" as "Crawl cache": for what has no title.
std::string name_as_title(std::string_view name);

/// The scenario's title, else its name with blanks.
std::string picture_title(const sema::Design& design);
/// What a stage is and when it comes; of a base design, what it is like. Empty if it says neither.
std::string picture_subtitle(const sema::Design& design);
/// Scenario and stage.
std::string accessible_title(const sema::Design& design);
/// What stage or likeness it is, and what changed. Its steps are told by the legend.
std::string tell_design(const sema::Design& design, const catalog::Catalog& catalog);
/// "Message queue: keeps messages …": what a part is, with the first sentence of the catalogue about it.
std::string tell_part(const sema::Node& node, const catalog::Catalog& catalog);
/// "2. Object created", and below it how each of its arrows works, where the catalogue can tell.
std::string tell_step(const sema::Design& design, const sema::Step& step, const catalog::Catalog& catalog,
                      sema::StepReader& reader);

/// What a property says in quotes; empty if there is none.
std::string_view text_property(sema::Properties properties, std::string_view name);

}  // namespace stoa::layout
