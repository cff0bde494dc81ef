// Views: a part of a design that is a design itself, so that layout and backends need not know about views.
#pragma once

#include "compiler/sema/design.hpp"

namespace stoa::sema {

/// The part of `design` that one of its flows walks through: its steps with their numbers kept, the nodes
/// they touch and the groups around those. Ids are new.
Design only_flow(const Design& design, FlowId flow);

/// Forgets what was new, changed or gone.
void unmark(Design& design);

/// What is drawn of `stage`: itself, and the parts and places of the state `before` that are gone from it,
/// marked as removed and in the place where they stood. The steps that touched them are not drawn again. Ids
/// of `stage` hold; a name that is taken again gets another one out of `pool`.
Design with_removed(const Design& before, const Design& stage, Pool& pool);

}  // namespace stoa::sema
