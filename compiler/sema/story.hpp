// Whether a scenario is told whole: what was asked, what is built, why, and what it costs.
#pragma once

#include "compiler/catalog/catalog.hpp"
#include "compiler/diag/diagnostic.hpp"
#include "compiler/sema/design.hpp"

namespace stoa::sema {

/// Whether a design argues for itself, by choices and by trade-offs: only then is a part that nobody
/// justifies one that was forgotten. What a bare drawing leaves out is not missing.
bool is_argued(const Design& design);

/// What the story as a whole leaves out, and stages in which nothing happens.
void check_story(const Scenario& scenario, const catalog::Catalog& catalog, diag::Sink& sink);

}  // namespace stoa::sema
