// Which rules may find something in a design, by the kinds of what stands in it.
#include "compiler/sema/rule_match.hpp"

namespace stoa::sema {

catalog::RuleSet RuleMatcher::candidates() const {
  catalog::RuleIndex& index = knowledge_.rules;
  catalog::RuleSet subjects = index.none(), targets = index.without_target(), places = index.without_place();
  for (const Node& node : design_.nodes)
    if (node.kind) {
      const catalog::RuleRoles& roles = index.of(*node.kind);
      subjects |= roles.subject;
      targets |= roles.target;
    }
  for (const Group& group : design_.groups)
    if (group.kind)
      places |= index.of(*group.kind).place;
  return ((subjects &= targets) &= places);
}

bool RuleMatcher::may_concern(catalog::RuleId rule, NodeId id) const {
  const auto kind = design_.nodes[id].kind;
  return kind && knowledge_.rules.of(*kind).subject.has(rule);
}

bool RuleMatcher::may_concern(catalog::RuleId rule, Ends ends) const {
  const auto target = design_.nodes[ends.target].kind;
  return may_concern(rule, ends.caller) && target && knowledge_.rules.of(*target).target.has(rule);
}

}  // namespace stoa::sema
