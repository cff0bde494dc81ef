#include "compiler/sema/compact.hpp"

#include <algorithm>

namespace stoa::sema {

namespace {

template <class IdT, class T>
std::vector<std::optional<IdT>> keep_some(IdVec<IdT, T>& table, const std::vector<bool>& keep) {
  std::vector<std::optional<IdT>> map(table.size());
  IdVec<IdT, T> kept;
  for (std::size_t i = 0; i < table.size(); ++i)
    if (keep[i])
      map[i] = kept.add(std::move(table[table.id(i)]));
  table = std::move(kept);
  return map;
}

/// Replaces ids by the ones they have now and drops those that are gone.
template <class IdT>
void follow(std::vector<IdT>& ids, const std::vector<std::optional<IdT>>& map) {
  std::vector<IdT> kept;
  for (const IdT id : ids)
    if (map[id.value])
      kept.push_back(*map[id.value]);
  ids = std::move(kept);
}

}  // namespace

Renumbering compact(Design& design, const Keep& keep, bool renumber) {
  Renumbering map;
  map.nodes = keep_some(design.nodes, keep.nodes);
  map.groups = keep_some(design.groups, keep.groups);
  for (Group& group : design.groups)
    if (group.parent)
      group.parent = map.groups[group.parent->value];
  for (Node& node : design.nodes)
    if (node.group)
      node.group = map.groups[node.group->value];
  for (Choice& choice : design.choices) {
    const bool was_about_something = !choice.nodes.empty() || !choice.groups.empty();
    follow(choice.nodes, map.nodes);
    follow(choice.groups, map.groups);
    if (was_about_something && choice.nodes.empty() && choice.groups.empty())
      choice.because.clear();  // Its subject is gone; dropped below.
  }
  std::erase_if(design.choices, [](const Choice& choice) {
    return choice.nodes.empty() && choice.groups.empty() && choice.because.empty();
  });

  // Steps and links are rebuilt flow by flow, so that their order is that of the numbers.
  IdVec<StepId, Step> steps;
  IdVec<LinkId, Link> links;
  std::uint32_t number = 0;
  std::vector<bool> keep_flows = keep.flows;
  for (std::size_t i = 0; i < design.flows.size(); ++i) {
    if (!keep_flows[i])
      continue;
    Flow& flow = design.flows[design.flows.id(i)];
    std::vector<StepId> kept;
    for (const StepId old_id : flow.steps) {
      Step step = std::move(design.steps[old_id]);
      const StepId id{static_cast<std::uint32_t>(steps.size())};
      std::vector<LinkId> kept_links;
      for (const LinkId link_id : step.links) {
        Link link = design.links[link_id];
        if (!map.nodes[link.from.value] || !map.nodes[link.to.value])
          continue;
        link.from = *map.nodes[link.from.value];
        link.to = *map.nodes[link.to.value];
        link.step = id;
        kept_links.push_back(links.add(link));
      }
      if (kept_links.empty())
        continue;
      step.links = std::move(kept_links);
      if (renumber)
        step.number = ++number;
      kept.push_back(steps.add(std::move(step)));
    }
    const bool lost_all = kept.empty() && !flow.steps.empty();
    flow.steps = std::move(kept);
    keep_flows[i] = !lost_all;
  }
  map.flows = keep_some(design.flows, keep_flows);
  for (std::size_t i = 0; i < design.flows.size(); ++i)
    for (const StepId step : design.flows[design.flows.id(i)].steps)
      steps[step].flow = design.flows.id(i);
  design.steps = std::move(steps);
  design.links = std::move(links);
  return map;
}

void number_steps(Design& design) {
  std::uint32_t number = 0;
  bool is_ordered = true;
  for (const Flow& flow : design.flows) {
    for (const StepId id : flow.steps) {
      is_ordered = is_ordered && id.value == number;
      design.steps[id].number = ++number;
    }
  }
  if (is_ordered && number == design.steps.size())
    return;
  const Keep all{std::vector<bool>(design.nodes.size(), true), std::vector<bool>(design.groups.size(), true),
                 std::vector<bool>(design.flows.size(), true)};
  compact(design, all);
}

}  // namespace stoa::sema
