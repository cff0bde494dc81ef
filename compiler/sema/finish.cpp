// The end of a state: what a stage removed is dropped, flows are put in order and steps get their numbers.
#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "compiler/diag/code.hpp"
#include "compiler/sema/resolver.hpp"
#include "compiler/sema/view.hpp"
#include "compiler/syntax/word.hpp"

namespace stoa::sema {

using ast::Statement;
using ast::Word;
using diag::Code;
using diag::Diagnostic;

namespace {

constexpr std::size_t kLongestMadeName = 40;

/// Whether `group` is `place` or another piece of it.
bool is_of(const Group& group, const Group& place) {
  return &group == &place || (group.is_piece && place.is_piece && group.span == place.span);
}

/// Gives `entity` the id it has now; false if it is gone.
bool follow(Entity& entity, const Renumbering& map) {
  const auto move_to = [&](auto id) {
    if (id)
      entity = *id;
    return id.has_value();
  };
  if (const auto* node = std::get_if<NodeId>(&entity))
    return move_to(map.nodes[node->value]);
  if (const auto* group = std::get_if<GroupId>(&entity))
    return move_to(map.groups[group->value]);
  if (const auto* flow = std::get_if<FlowId>(&entity))
    return move_to(map.flows[flow->value]);
  return true;
}

/// Of several things of a kind that have no title, each is told from the others by its name.
template <class Things>
void tell_apart(Things& things) {
  const auto is_untitled = [](const auto& thing) { return thing.kind && thing.title.empty(); };
  std::unordered_map<std::uint32_t, std::size_t> n_untitled;  // By kind.
  for (const auto& thing : things)
    if (is_untitled(thing))
      ++n_untitled[thing.kind->value];
  for (auto& thing : things)
    thing.is_told_by_name = is_untitled(thing) && thing.has_own_name && n_untitled[thing.kind->value] > 1;
}

void tell_apart(Design& state) {
  tell_apart(state.nodes);
  tell_apart(state.groups);
}

}  // namespace

void Resolver::begin_stage(const Statement& statement) {
  if (moved_)
    follow_removals();
  in_stage_ = true;
  loose_.reset();
  gone_.insert(removed_.begin(), removed_.end());
  removed_.clear();
  StageInfo stage;
  stage.name = text_of(statement, Word::Form::name);
  stage.title = text_of(statement, Word::Form::text);
  stage.span = statement.head;
  for (const Statement& inner : statement.body) {
    if (inner.is_broken)
      continue;
    if (is_sentence(inner, "when"))
      stage.when = text_of(inner, Word::Form::text);
    else if (is_sentence(inner, "reference"))
      stage.is_reference = take_reference(inner, stage.name);
  }
  design.stage = std::move(stage);
  unmark(design);
}

bool Resolver::take_reference(const Statement& statement, std::string_view stage) {
  if (!reference_) {
    reference_ = {stage, statement.head};
    return true;
  }
  report(Diagnostic(Code::misplaced_sentence, statement.head,
                    "only one stage stands for the scenario: nothing is said by a second `reference`")
             .label(reference_->said, fmt::format("`{}` does so already", reference_->stage))
             .help("remove one of the two"));
  return false;
}

/// Ids for what has no name of its own, from its title or its kind, beside all names that were declared.
void Resolver::name_the_unnamed(Design& state) {
  const auto is_unnamed_group = [](const Group& group) { return group.name.empty(); };
  // Steps outside any flow make one that is written nowhere.
  const auto is_unnamed_flow = [](const Flow& flow) { return flow.name.empty() && flow.span.end > 0; };
  if (std::ranges::none_of(state.groups, is_unnamed_group) &&
      std::ranges::none_of(state.flows, is_unnamed_flow))
    return;
  std::unordered_set<std::string_view> taken;
  for (const Group& group : state.groups)
    taken.insert(group.name);
  for (const Flow& flow : state.flows)
    taken.insert(flow.name);
  const auto make = [&](std::string_view title, std::string_view kind_name) {
    std::string base = syntax::slug(title).substr(0, kLongestMadeName);
    if (base.ends_with('-'))
      base.pop_back();
    if (base.empty())
      base = std::string(kind_name);
    // A place that is called like its kind by default may be called so in full.
    const auto is_taken = [&](const std::string& id) {
      const Named* named = names_.find(id);
      const bool is_other = named != nullptr && !(named->is_default && id == kind_name);
      return taken.contains(id) || is_other;
    };
    std::string id = base;
    for (std::size_t i = 2; is_taken(id); ++i)
      id = fmt::format("{}-{}", base, i);
    return *taken.insert(context_.pool.made.keep(std::move(id))).first;
  };
  for (Group& group : state.groups)
    if (is_unnamed_group(group))
      group.name = make(group.title, group.kind ? context_.catalog.kinds[*group.kind].name : "place");
  for (Flow& flow : state.flows)
    if (is_unnamed_flow(flow))
      flow.name = make(flow.title, "flow");
}

void Resolver::finish(Design& state) {
  name_the_unnamed(state);
  if (removed_.empty()) {
    tell_apart(state);
    number_steps(state);
    return;
  }
  std::vector<bool> keep_nodes(state.nodes.size(), true);
  std::vector<bool> keep_groups(state.groups.size(), true);
  std::vector<bool> keep_flows(state.flows.size(), true);
  for (const std::string_view name : removed_) {
    const Entity& entity = names_.find(name)->entity;
    if (const auto* node = std::get_if<NodeId>(&entity))
      keep_nodes[node->value] = false;
    else if (const auto* group = std::get_if<GroupId>(&entity))
      for (std::size_t i = 0; i < state.groups.size(); ++i)
        keep_groups[i] = keep_groups[i] && !is_of(state.groups[state.groups.id(i)], state.groups[*group]);
    else if (const auto* flow = std::get_if<FlowId>(&entity))
      keep_flows[flow->value] = false;
  }
  // What stands in a place goes with it; parents come before children.
  for (std::size_t i = 0; i < state.groups.size(); ++i)
    if (const auto parent = state.groups[state.groups.id(i)].parent; parent && !keep_groups[parent->value])
      keep_groups[i] = false;
  for (std::size_t i = 0; i < state.nodes.size(); ++i)
    if (const auto group = state.nodes[state.nodes.id(i)].group; group && !keep_groups[group->value])
      keep_nodes[i] = false;

  moved_ = compact(state, {keep_nodes, keep_groups, keep_flows});
  tell_apart(state);
}

/// The names of what is left lead to where it stands now.
void Resolver::follow_removals() {
  NameMap<Named> kept;
  for (const auto& [name, named] : names_.entries())
    if (Named moved = named; follow(moved.entity, *moved_))
      kept.add(name, moved);
  names_ = std::move(kept);
  moved_.reset();
}

}  // namespace stoa::sema
