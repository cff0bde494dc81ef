// What rules find in a design as a whole, and the steps and places that they are about.
#include <algorithm>

#include "compiler/sema/rule_match.hpp"

namespace stoa::sema {

void RuleMatcher::find_lack(catalog::RuleId rule, const catalog::Search& search,
                            std::vector<RuleMatch>& found) {
  ends_.reset();
  std::optional<NodeId> first;
  for (std::size_t i = 0; i < design_.nodes.size(); ++i) {
    const NodeId id = design_.nodes.id(i);
    if (may_hold_all(search.without, id))
      return;
    if (!first && may_concern(rule, id) && holds_all(search.with, id))
      first = id;
  }
  if (first)
    found.push_back({design_.nodes[*first].span, *first, std::nullopt, std::nullopt, {}, {}});
}

bool RuleMatcher::is_beside(const catalog::Condition& condition, NodeId id) {
  const auto place = condition.names.empty() ? std::nullopt : place_around(id, condition.names.front().name);
  for (std::size_t i = 0; i < design_.nodes.size(); ++i) {
    const NodeId other = design_.nodes.id(i);
    if (other != id && (!place || is_inside(design_.nodes[other].group, *place)) &&
        holds_all(condition, other))
      return true;
  }
  return false;
}

bool RuleMatcher::asks_several(const catalog::Condition& condition, NodeId id) {
  std::optional<NodeId> first;
  for (const LinkId link_id : steps_from(id)) {
    const Link& link = design_.links[link_id];
    if (link.arrow != ast::Arrow::request || (first && *first == link.to) || !holds_all(condition, link.to))
      continue;
    const Verdict* const verdict = verdict_of(link_id);
    if (verdict == nullptr || !verdict->kind || verdict->is_reversed)
      continue;
    const auto is_asked = [&](const catalog::Reference& kind) {
      return kind.name == catalog::to_string(*verdict->kind);
    };
    if (!condition.names.empty() && std::ranges::none_of(condition.names, is_asked))
      continue;
    if (first)
      return true;
    first = link.to;
  }
  return false;
}

std::optional<LinkId> RuleMatcher::asked_step(const catalog::Condition& condition, NodeId id) {
  for (const catalog::Condition& inner : condition.inner)
    if (inner.form == catalog::Condition::Form::calls)
      for (const LinkId link : steps_from(id))
        if (holds_all(inner, design_.links[link].to))
          return link;
  return std::nullopt;
}

std::optional<GroupId> RuleMatcher::asked_place(const catalog::Condition& condition, NodeId id) const {
  if (condition.form == catalog::Condition::Form::within)
    for (const catalog::Reference& place : condition.names)
      if (const auto found = place_around(id, place.name))
        return found;
  if (condition.form == catalog::Condition::Form::all)
    for (const catalog::Condition& inner : condition.inner)
      if (inner.form == catalog::Condition::Form::within)
        return asked_place(inner, id);
  return std::nullopt;
}

}  // namespace stoa::sema
