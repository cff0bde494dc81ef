// A design without some of its parts: ids are dense again, and steps stand in the order of their numbers.
#pragma once

#include <optional>
#include <vector>

#include "compiler/sema/design.hpp"

namespace stoa::sema {

/// By id of the design as it was: whether a part stays.
struct Keep {
  std::vector<bool> nodes;
  std::vector<bool> groups;
  std::vector<bool> flows;
};

/// By old id: the new one, or nothing if the part is gone.
struct Renumbering {
  std::vector<std::optional<NodeId>> nodes;
  std::vector<std::optional<GroupId>> groups;
  std::vector<std::optional<FlowId>> flows;
};

/// Drops what is not kept, links that lose an end and steps that lose all links. With `renumber`, steps are
/// numbered anew through the flows; else they keep the numbers they have.
Renumbering compact(Design& design, const Keep& keep, bool renumber = true);

/// Puts the steps in the order of their flows, which only the steps need to know of, and numbers them from 1.
void number_steps(Design& design);

}  // namespace stoa::sema
