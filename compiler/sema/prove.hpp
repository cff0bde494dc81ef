// Rules carry a bad and a good example; both are run.
#pragma once

#include <span>

#include "compiler/base/limits.hpp"
#include "compiler/catalog/catalog.hpp"
#include "compiler/diag/diagnostic.hpp"

namespace stoa::sema {

/// Reports the rules among those declared in `sources` whose bad example they do not find, whose good example
/// they find, or whose examples cannot be read. Does nothing if there is an error in `sink` already.
void prove_rules(const catalog::Catalog& catalog, std::span<const SourceId> sources, const Limits& limits,
                 diag::Sink& sink);

}  // namespace stoa::sema
