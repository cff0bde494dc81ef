// Views: a part of a design that is a design itself, so that layout and backends need not know about views.
#pragma once

#include "compiler/sema/design.hpp"

namespace stoa::sema {

/// The part of `design` that one of its flows walks through: its steps with their numbers kept, the nodes
/// they touch and the groups around those. Ids are new.
Design only_flow(const Design& design, FlowId flow);

}  // namespace stoa::sema
