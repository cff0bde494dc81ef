// Puts a placed design, its header and its legend together as one picture.
#pragma once

#include <cstddef>

#include "compiler/catalog/catalog.hpp"
#include "compiler/layout/graph.hpp"
#include "compiler/layout/measure.hpp"
#include "compiler/layout/scene.hpp"
#include "compiler/sema/design.hpp"

namespace stoa::layout {

/// The scene owns its texts, but keeps views and pointers into the design and the catalog.
Scene compose(const sema::Design& design, const catalog::Catalog& catalog, const Measured& measured,
              const Placement& placement, std::size_t max_characters);

}  // namespace stoa::layout
