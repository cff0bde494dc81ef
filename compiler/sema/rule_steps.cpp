// The steps that a rule is about, for its repair.
#include "compiler/sema/rule_match.hpp"

namespace stoa::sema {

std::optional<LinkId> RuleMatcher::asked_step(const catalog::Condition& condition, NodeId id) {
  for (const catalog::Condition& inner : condition.inner)
    if (inner.form == catalog::Condition::Form::calls)
      for (const LinkId link : steps_from(id))
        if (holds_all(inner, design_.links[link].to))
          return link;
  return std::nullopt;
}

}  // namespace stoa::sema
