#include "compiler/sema/compact.hpp"

#include <algorithm>

namespace stoa::sema {

namespace {

template <class IdT, class T>
std::vector<std::optional<IdT>> keep_some(IdVec<IdT, T>& table, const std::vector<bool>& keep) {
  std::vector<std::optional<IdT>> map(table.size());
  std::size_t n_kept = 0;
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (!keep[i])
      continue;
    if (n_kept != i)
      table[table.id(n_kept)] = std::move(table[table.id(i)]);
    map[i] = table.id(n_kept++);
  }
  table.truncate(n_kept);
  return map;
}

/// Replaces ids by the ones they have now and drops those that are gone.
template <class IdT>
void follow(std::vector<IdT>& ids, const std::vector<std::optional<IdT>>& map) {
  std::erase_if(ids, [&](IdT id) { return !map[id.value]; });
  for (IdT& id : ids)
    id = *map[id.value];
}

/// The steps of the first flow, then those of the second, each as they came.
std::vector<StepId> in_order_of_flows(const Design& design) {
  std::vector<StepId> order(design.steps.size());
  for (std::size_t i = 0; i < order.size(); ++i)
    order[i] = design.steps.id(i);
  const auto flow_of = [&](StepId id) { return design.steps[id].flow; };
  if (!std::ranges::is_sorted(order, {}, flow_of))
    std::ranges::stable_sort(order, {}, flow_of);
  return order;
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
      choice.because = {};  // Its subject is gone; dropped below.
  }
  std::erase_if(design.choices, [](const Choice& choice) {
    return choice.nodes.empty() && choice.groups.empty() && choice.because.empty();
  });

  // Steps and links are rebuilt flow by flow, so that their order is that of the numbers.
  IdVec<StepId, Step> steps;
  IdVec<LinkId, Link> links;
  steps.reserve(design.steps.size());
  links.reserve(design.links.size());
  std::vector<bool> had_steps(design.flows.size());
  for (Flow& flow : design.flows)
    flow.steps = {};
  std::uint32_t number = 0;
  for (const StepId old_id : in_order_of_flows(design)) {
    Step step = design.steps[old_id];
    if (!keep.flows[step.flow.value])
      continue;
    had_steps[step.flow.value] = true;
    const StepId id{static_cast<std::uint32_t>(steps.size())};
    IdRange<LinkId> kept_links;
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
    step.links = kept_links;
    if (renumber)
      step.number = ++number;
    design.flows[step.flow].steps.push_back(steps.add(step));
  }
  std::vector<bool> keep_flows = keep.flows;
  for (std::size_t i = 0; i < design.flows.size(); ++i)
    if (had_steps[i] && design.flows[design.flows.id(i)].steps.empty())
      keep_flows[i] = false;
  map.flows = keep_some(design.flows, keep_flows);
  for (Step& step : steps)
    step.flow = *map.flows[step.flow.value];
  design.steps = std::move(steps);
  design.links = std::move(links);
  return map;
}

void number_steps(Design& design) {
  if (!std::ranges::is_sorted(design.steps, {}, &Step::flow)) {
    const Keep all{std::vector<bool>(design.nodes.size(), true),
                   std::vector<bool>(design.groups.size(), true),
                   std::vector<bool>(design.flows.size(), true)};
    compact(design, all);
    return;
  }
  for (Flow& flow : design.flows)
    flow.steps = {};
  for (std::size_t i = 0; i < design.steps.size(); ++i) {
    const StepId id = design.steps.id(i);
    design.steps[id].number = id.value + 1;
    design.flows[design.steps[id].flow].steps.push_back(id);
  }
}

}  // namespace stoa::sema
