#include "compiler/sema/view.hpp"

#include <unordered_map>

#include <fmt/format.h>

#include "compiler/sema/compact.hpp"

namespace stoa::sema {

namespace {

/// Brings what is gone back into a copy of a stage.
class Revival {
 public:
  Revival(const Design& before, Design& drawn, Pool& pool) : before_(before), drawn_(drawn), pool_(pool) {
    for (std::size_t i = 0; i < drawn.nodes.size(); ++i)
      parts_.emplace(drawn.nodes[drawn.nodes.id(i)].name, drawn.nodes[drawn.nodes.id(i)].change);
    for (std::size_t i = 0; i < drawn.groups.size(); ++i)
      places_.emplace(drawn.groups[drawn.groups.id(i)].name, drawn.groups.id(i));
  }

  void run() {
    std::vector<GroupId> groups;  // Of those before, where they stand now.
    groups.reserve(before_.groups.size());
    for (const Group& group : before_.groups)
      groups.push_back(revive(group, groups));
    for (const Node& node : before_.nodes) {
      const auto same = parts_.find(node.name);
      if (same != parts_.end() && same->second != Change::added)
        continue;
      Node ghost = node;
      ghost.name = free_name(node.name);
      ghost.change = Change::removed;
      if (node.group)
        ghost.group = groups[node.group->value];
      parts_.emplace(ghost.name, Change::removed);
      drawn_.nodes.add(ghost);
    }
  }

 private:
  GroupId revive(const Group& group, const std::vector<GroupId>& groups) {
    const auto same = places_.find(group.name);
    if (same != places_.end() && drawn_.groups[same->second].change != Change::added)
      return same->second;
    Group ghost = group;
    ghost.name = free_name(group.name);
    ghost.change = Change::removed;
    if (group.parent)
      ghost.parent = groups[group.parent->value];
    const GroupId id = drawn_.groups.add(ghost);
    places_.emplace(ghost.name, id);
    return id;
  }

  std::string_view free_name(std::string_view name) {
    const auto is_free = [&](std::string_view wanted) {
      return !parts_.contains(wanted) && !places_.contains(wanted);
    };
    if (is_free(name))
      return name;
    std::string other = fmt::format("{}-before", name);
    for (int i = 2; !is_free(other); ++i)
      other = fmt::format("{}-before-{}", name, i);
    return pool_.made.keep(std::move(other));
  }

  const Design& before_;
  Design& drawn_;
  Pool& pool_;
  std::unordered_map<std::string_view, Change> parts_;
  std::unordered_map<std::string_view, GroupId> places_;
};

}  // namespace

void unmark(Design& design) {
  for (Node& node : design.nodes)
    node.change = Change::none;
  for (Group& group : design.groups)
    group.change = Change::none;
  for (Step& step : design.steps)
    step.change = Change::none;
}

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

Design with_removed(const Design& before, const Design& stage, Pool& pool) {
  Design drawn = stage;
  Revival(before, drawn, pool).run();
  return drawn;
}

}  // namespace stoa::sema
