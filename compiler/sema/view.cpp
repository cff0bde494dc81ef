#include "compiler/sema/view.hpp"

#include "compiler/sema/compact.hpp"

namespace stoa::sema {

Design only_flow(const Design& design, FlowId flow) {
  Design part = design;
  Keep keep{std::vector<bool>(part.nodes.size()), std::vector<bool>(part.groups.size()),
            std::vector<bool>(part.flows.size())};
  keep.flows[flow.value] = true;
  for (const StepId step : part.flows[flow].steps) {
    for (const LinkId link : part.steps[step].links) {
      keep.nodes[part.links[link].from.value] = true;
      keep.nodes[part.links[link].to.value] = true;
    }
  }
  for (std::size_t i = 0; i < part.nodes.size(); ++i) {
    if (!keep.nodes[i])
      continue;
    for (auto group = part.nodes[part.nodes.id(i)].group; group; group = part.groups[*group].parent)
      keep.groups[group->value] = true;
  }
  compact(part, keep, false);
  return part;
}

}  // namespace stoa::sema
