// What notes tell of a stage beside its picture. Private to backends/.
#pragma once

#include "compiler/backends/prose.hpp"
#include "compiler/catalog/catalog.hpp"
#include "compiler/sema/design.hpp"

namespace stoa::backends {

/// What a stage adds, changes and removes, and its new steps. Those that `told`, the design of Part 2, has
/// too are named by their numbers there; null where there is no Part 2 to look at. `before` is null for the
/// first stage of a scenario without a base: then all its steps are told.
Prose tell_stage(const sema::Design* before, const sema::Design& stage, const sema::Design* told,
                 const catalog::Catalog& catalog);

}  // namespace stoa::backends
