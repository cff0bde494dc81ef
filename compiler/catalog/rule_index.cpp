#include "compiler/catalog/rule_index.hpp"

#include <algorithm>
#include <string_view>

namespace stoa::catalog {

namespace {

using Form = Condition::Form;

/// What a condition comes to where only the kind of a part is known.
enum class Holds : std::uint8_t { no, maybe, yes };

Holds opposite(Holds holds) {
  return holds == Holds::no ? Holds::yes : holds == Holds::yes ? Holds::no : Holds::maybe;
}

Holds known(bool holds) {
  return holds ? Holds::yes : Holds::no;
}

bool names(const std::vector<Reference>& all, std::string_view name) {
  return std::ranges::find(all, name, &Reference::name) != all.end();
}

Holds holds(const Condition& condition, const Kind& kind);

Holds holds_all(const Condition& condition, const Kind& kind) {
  Holds all = Holds::yes;
  for (const Condition& inner : condition.inner)
    all = std::min(all, holds(inner, kind));
  return all;
}

Holds holds_any(const Condition& condition, const Kind& kind) {
  Holds any = Holds::no;
  for (const Condition& inner : condition.inner)
    any = std::max(any, holds(inner, kind));
  return any;
}

/// `caller` and `target` stand for one part of a step, whatever its kind.
Holds is_any_of(const Condition& condition, const Kind& kind) {
  const auto is_end = [](const Reference& one) { return one.name == "caller" || one.name == "target"; };
  const bool is_so = std::ranges::any_of(condition.names, [&](const Reference& one) {
    return !is_end(one) && (one.name == kind.name || names(kind.roles, one.name));
  });
  if (is_so)
    return Holds::yes;
  return std::ranges::any_of(condition.names, is_end) ? Holds::maybe : Holds::no;
}

Holds holds(const Condition& condition, const Kind& kind) {
  switch (condition.form) {
    case Form::all:
      return holds_all(condition, kind);
    case Form::any:
      return holds_any(condition, kind);
    case Form::none:
      return opposite(holds_all(condition, kind));
    case Form::is:
      return is_any_of(condition, kind);
    case Form::offers:
      return known(std::ranges::any_of(condition.names,
                                       [&](const Reference& port) { return names(kind.offers, port.name); }));
    case Form::home:
      return known(names(condition.names, kind.home));
    case Form::eligible:
      return known(std::ranges::any_of(
          kind.eligible, [&](const Eligibility& list) { return names(condition.names, list.pack); }));
    case Form::within:
    case Form::has:
    case Form::above:
    case Form::below:
    case Form::calls:
    case Form::called_by:
    case Form::several:
    case Form::beside:
      return Holds::maybe;  // The design says so, or it does not.
  }
  return Holds::maybe;
}

bool may_hold_all(const Condition& condition, const Kind& kind) {
  return holds_all(condition, kind) != Holds::no;
}

/// The places of which one must be around the part that a condition is about; null if it asks for none.
const Condition* asked_places(const Condition& condition) {
  const auto found = std::ranges::find(condition.inner, Form::within, &Condition::form);
  return found == condition.inner.end() ? nullptr : &*found;
}

/// Whether it looks at the second part of a step.
bool has_target(const Search& search) {
  return search.form == Search::Form::step || search.form == Search::Form::overrun;
}

const Condition& subject_of(const Search& search) {
  switch (search.form) {
    case Search::Form::part:
      return search.part;
    case Search::Form::design:
      return search.with;
    case Search::Form::step:
    case Search::Form::overrun:
      break;
  }
  return search.caller;
}

const Condition* asked_places(const Search& search) {
  const Condition* const places = asked_places(subject_of(search));
  return places != nullptr ? places : asked_places(search.target);
}

}  // namespace

RuleIndex::RuleIndex(const Catalog& catalog)
    : catalog_(catalog), without_target_(none()), without_place_(none()), of_(catalog.kinds.size()) {
  for (std::size_t i = 0; i < catalog.rules.size(); ++i) {
    const RuleId id = catalog.rules.id(i);
    const std::optional<Search>& search = catalog.rules[id].search;
    if (!search)
      continue;
    if (!has_target(*search))
      without_target_.add(id);
    if (asked_places(*search) == nullptr)
      without_place_.add(id);
  }
}

const RuleRoles& RuleIndex::of(KindId id) {
  std::optional<RuleRoles>& roles = of_[id.value];
  if (roles)
    return *roles;
  roles.emplace(RuleRoles{none(), none(), none()});
  const Kind& kind = catalog_.kinds[id];
  for (std::size_t i = 0; i < catalog_.rules.size(); ++i) {
    const RuleId rule = catalog_.rules.id(i);
    const std::optional<Search>& search = catalog_.rules[rule].search;
    if (!search)
      continue;
    if (may_hold_all(subject_of(*search), kind))
      roles->subject.add(rule);
    if (has_target(*search) && may_hold_all(search->target, kind))
      roles->target.add(rule);
    if (const Condition* const places = asked_places(*search);
        places != nullptr && (names(places->names, kind.name) || names(places->names, kind.counts_as.name)))
      roles->place.add(rule);
  }
  return *roles;
}

}  // namespace stoa::catalog
