#include "compiler/sema/rule_match.hpp"

#include <algorithm>
#include <utility>

#include "compiler/sema/end.hpp"

namespace stoa::sema {

namespace {

using catalog::Condition;
using catalog::EdgeKind;
using catalog::Kind;
using catalog::Quantity;
using catalog::Reference;
using catalog::Search;
using Form = Condition::Form;
using enum EdgeKind;

// Kinds of steps that the caller waits for; all others are handed over and forgotten.
constexpr catalog::EdgeKinds kWaitedFor =
    catalog::edge_kind_set(invoke, route, origin, read, write, readwrite, auth, transform);

// The property by which a part that stands outside says which network it is attached to.
constexpr std::string_view kAttached = "attached";

// What a condition calls the two ends of a step.
constexpr std::string_view kCaller = "caller";
constexpr std::string_view kTarget = "target";

const Property* find_property(Properties all, std::string_view name) {
  const auto found = std::ranges::find(all, name, &Property::name);
  return found == all.end() ? nullptr : &*found;
}

bool is_usable(const Verdict* verdict) {
  return verdict != nullptr && verdict->kind &&
         (verdict->level == Verdict::Level::ok || verdict->level == Verdict::Level::warn);
}

}  // namespace

RuleMatcher::RuleMatcher(const Design& design, Knowledge& knowledge)
    : design_(design), knowledge_(knowledge), catalog_(knowledge.catalog) {}

std::vector<RuleMatch> RuleMatcher::find(catalog::RuleId rule) {
  std::vector<RuleMatch> found;
  const std::optional<Search>& search = catalog_.rules[rule].search;
  if (!search)
    return found;
  switch (search->form) {
    case Search::Form::part:
      find_parts(rule, *search, found);
      break;
    case Search::Form::step:
      find_steps(rule, *search, found);
      break;
    case Search::Form::overrun:
      find_overruns(rule, *search, found);
      break;
    case Search::Form::design:
      find_lack(rule, *search, found);
      break;
  }
  return found;
}

void RuleMatcher::find_parts(catalog::RuleId rule, const Search& search, std::vector<RuleMatch>& found) {
  ends_.reset();
  for (std::size_t i = 0; i < design_.nodes.size(); ++i) {
    const NodeId id = design_.nodes.id(i);
    if (may_concern(rule, id) && holds_all(search.part, id))
      found.push_back({design_.nodes[id].span,
                       id,
                       std::nullopt,
                       asked_place(search.part, id),
                       {},
                       {},
                       asked_step(search.part, id)});
  }
}

void RuleMatcher::find_steps(catalog::RuleId rule, const Search& search, std::vector<RuleMatch>& found) {
  for (std::size_t i = 0; i < design_.links.size(); ++i) {
    const Link& link = design_.links[design_.links.id(i)];
    if (link.arrow == ast::Arrow::answer)
      continue;
    if (!search.size.name.empty() && size_of(search, link) == nullptr)
      continue;
    for (const Ends ends : {Ends{link.from, link.to}, Ends{link.to, link.from}}) {
      if (!may_concern(rule, ends) || !fits(search, design_.links.id(i), ends))
        continue;
      RuleMatch match{link.span, ends.caller, ends.target,        asked_place(search.target, ends.target),
                      {},        {},          design_.links.id(i)};
      if (!search.apart.name.empty())
        match.place = place_around(ends.target, search.apart.name);
      if (search.size.name.empty() || is_too_large(search, link, ends.target, match))
        found.push_back(std::move(match));
    }
  }
}

/// Whether a step that `ends.caller` takes is one that the search is about. A step drawn along its data is
/// taken by the part at its head.
bool RuleMatcher::fits(const Search& search, LinkId id, Ends ends) {
  ends_ = ends;
  if (!holds_all(search.caller, ends.caller) || !holds_all(search.target, ends.target))
    return false;
  const auto place = search.apart.name.empty() ? std::nullopt : place_around(ends.target, search.apart.name);
  if (!search.apart.name.empty() && (!place || is_attached(ends.caller, *place)))
    return false;
  const Verdict* const verdict = verdict_of(id);
  const bool is_reversed = verdict != nullptr && verdict->is_reversed;
  if (is_reversed != (ends.caller != design_.links[id].from))
    return false;
  return search.kinds.empty() || (is_usable(verdict) && search.kinds.has(*verdict->kind));
}

/// What the step says it carries.
const Property* RuleMatcher::size_of(const Search& search, const Link& link) const {
  return find_property(design_.steps[link.step].properties, search.size.name);
}

/// Whether the step says that it carries more than its target takes.
bool RuleMatcher::is_too_large(const Search& search, const Link& link, NodeId target,
                               RuleMatch& match) const {
  const Property* size = size_of(search, link);
  const Kind* kind = kind_of(target);
  if (size == nullptr || !size->quantity || kind == nullptr)
    return false;
  for (const Reference& message : search.messages) {
    const catalog::Property* known = kind->find_property(message.name);
    const std::optional<Quota> most = quota_of(target, message.name);
    if (known == nullptr || !most || known->type != size->quantity->type ||
        size->quantity->value <= most->value)
      continue;
    match.span = size->value.span;
    match.value = size->value.text;
    match.limit = most->text;
    return true;
  }
  return false;
}

void RuleMatcher::find_overruns(catalog::RuleId rule, const Search& search, std::vector<RuleMatch>& found) {
  const bool is_long = std::ranges::any_of(
      design_.links, [&](const Link& link) { return work_of(search.takes, link).has_value(); });
  if (!is_long)
    return;
  std::vector<double> waits;
  ends_.reset();
  for (std::size_t i = 0; i < design_.nodes.size(); ++i)
    if (const NodeId id = design_.nodes.id(i); may_concern(rule, id) && holds_all(search.caller, id))
      follow(search, id, found, waits);
}

/// Walks all requests that `caller` waits for, in each flow by itself. Of several that wait for one piece of
/// work the one with the least time is told.
void RuleMatcher::follow(const Search& search, NodeId caller, std::vector<RuleMatch>& found,
                         std::vector<double>& waits) {
  const std::optional<Quota> wait = quota_of(caller, search.waits.name);
  if (!wait)
    return;
  std::vector<std::pair<NodeId, FlowId>> open;
  for (const LinkId first : steps_from(caller))
    if (const std::pair start(caller, design_.steps[design_.links[first].step].flow);
        std::ranges::find(open, start) == open.end())
      open.push_back(start);
  for (std::size_t i = 0; i < open.size(); ++i) {
    const auto [at, flow] = open[i];
    for (const LinkId id : steps_from(at)) {
      const Link& link = design_.links[id];
      if (link.arrow != ast::Arrow::request || design_.steps[link.step].flow != flow)
        continue;
      const Verdict* const verdict = verdict_of(id);
      if (verdict != nullptr &&
          (verdict->is_reversed || !is_usable(verdict) || !kWaitedFor.has(*verdict->kind)))
        continue;
      if (std::ranges::find(open, std::pair(link.to, flow)) == open.end())
        open.emplace_back(link.to, flow);
      const std::optional<Quota> work = work_of(search.takes, link);
      if (!work || work->value <= wait->value || link.to == caller || !holds_all(search.target, link.to))
        continue;
      const auto other = std::ranges::find(found, link.to, &RuleMatch::target);
      const auto at_other = static_cast<std::size_t>(other - found.begin());
      if (other != found.end() && waits[at_other] <= wait->value)
        continue;
      RuleMatch match{
          link.span, caller, link.to, std::nullopt, std::string(wait->text), std::string(work->text)};
      if (other != found.end()) {
        found[at_other] = std::move(match);
        waits[at_other] = wait->value;
      } else {
        found.push_back(std::move(match));
        waits.push_back(wait->value);
      }
    }
  }
}

bool RuleMatcher::holds_all(const Condition& condition, NodeId id) {
  return std::ranges::all_of(condition.inner, [&](const Condition& inner) { return holds(inner, id); });
}

bool RuleMatcher::may_hold_all(const Condition& condition, NodeId id) {
  is_denied_ = !is_denied_;
  const bool result = holds_all(condition, id);
  is_denied_ = !is_denied_;
  return result;
}

bool RuleMatcher::holds(const Condition& condition, NodeId id) {
  const Kind* kind = kind_of(id);
  if (kind == nullptr)
    return is_denied_;
  switch (condition.form) {
    case Form::all:
      return holds_all(condition, id);
    case Form::any:
      return std::ranges::any_of(condition.inner, [&](const Condition& inner) { return holds(inner, id); });
    case Form::none:
      return !may_hold_all(condition, id);
    case Form::is:
      return is_any_of(condition, id);
    case Form::offers:
      return std::ranges::any_of(condition.names,
                                 [&](const Reference& port) { return names(kind->offers, port.name); });
    case Form::home:
      return names(condition.names, kind->home);
    case Form::within:
      return asked_place(condition, id).has_value() || (is_denied_ && stands_in_unknown(id));
    case Form::has: {
      const Property* property = property_of(id, condition.names.front().name);
      if (property == nullptr)
        return false;
      const std::string_view value = property->value.text;
      return condition.names.size() == 1
                 ? value != "false"
                 : std::any_of(condition.names.begin() + 1, condition.names.end(),
                               [&](const Reference& one) { return one.name == value; });
    }
    case Form::above:
    case Form::below:
      return is_past(condition, id);
    case Form::calls:
      return is_joined(condition, id, true);
    case Form::called_by:
      return is_joined(condition, id, false);
    case Form::beside:
      return is_beside(condition, id);
    case Form::several:
      return asks_several(condition, id);
    case Form::eligible:
      return std::ranges::any_of(kind->eligible, [&](const catalog::Eligibility& list) {
        return names(condition.names, list.pack);
      });
  }
  return false;
}

bool RuleMatcher::is_any_of(const Condition& condition, NodeId id) const {
  const Kind& kind = *kind_of(id);
  return std::ranges::any_of(condition.names, [&](const Reference& one) {
    if (ends_ && one.name == kCaller)
      return id == ends_->caller;
    if (ends_ && one.name == kTarget)
      return id == ends_->target;
    return one.name == kind.name || names(kind.roles, one.name);
  });
}

/// Whether a property is more or less than a value, or than what the other end of the step says of itself.
bool RuleMatcher::is_past(const Condition& condition, NodeId id) const {
  const auto quantity_of = [&](NodeId part, std::string_view name) -> const Quantity* {
    const Property* const property = property_of(part, name);
    return property == nullptr || !property->quantity ? nullptr : &*property->quantity;
  };
  const Quantity* const value = quantity_of(id, condition.names.front().name);
  const Quantity* bound = &condition.quantity;
  if (condition.names.size() > 1) {
    if (!ends_ || (id != ends_->caller && id != ends_->target))
      return false;
    bound = quantity_of(id == ends_->caller ? ends_->target : ends_->caller, condition.names[1].name);
  }
  if (value == nullptr || bound == nullptr || value->type != bound->type)
    return false;
  return condition.form == Form::above ? value->value > bound->value : value->value < bound->value;
}

bool RuleMatcher::is_joined(const Condition& condition, NodeId id, bool is_caller) {
  const auto leads_there = [&](LinkId link_id, bool is_drawn_so) {
    const Link& link = design_.links[link_id];
    const NodeId other = link.from == id ? link.to : link.from;
    if (kind_of(other) == nullptr)
      return is_denied_;
    if (!holds_all(condition, other))
      return false;
    const Verdict* const verdict = verdict_of(link_id);
    if ((verdict != nullptr && verdict->is_reversed) == is_drawn_so && link.arrow != ast::Arrow::both)
      return false;
    return condition.names.empty() ||
           (is_usable(verdict) && names(condition.names, catalog::to_string(*verdict->kind)));
  };
  const auto drawn = is_caller ? steps_from(id) : steps_to(id);
  const auto against = is_caller ? steps_to(id) : steps_from(id);
  return std::ranges::any_of(drawn, [&](LinkId link) { return leads_there(link, true); }) ||
         std::ranges::any_of(against, [&](LinkId link) { return leads_there(link, false); });
}

const Kind* RuleMatcher::kind_of(NodeId id) const {
  const auto kind = design_.nodes[id].kind;
  return kind ? &catalog_.kinds[*kind] : nullptr;
}

const Property* RuleMatcher::property_of(NodeId id, std::string_view name) const {
  return find_property(design_.nodes[id].properties, name);
}

std::optional<GroupId> RuleMatcher::place_around(NodeId id, std::string_view kind) const {
  for (auto group = design_.nodes[id].group; group; group = design_.groups[*group].parent)
    if (const auto own = design_.groups[*group].kind)
      if (catalog_.kinds[*own].name == kind || catalog_.kinds[*own].counts_as.name == kind)
        return group;
  return std::nullopt;
}

bool RuleMatcher::stands_in_unknown(NodeId id) const {
  for (auto group = design_.nodes[id].group; group; group = design_.groups[*group].parent)
    if (!design_.groups[*group].kind)
      return true;
  return false;
}

bool RuleMatcher::is_inside(std::optional<GroupId> group, GroupId place) const {
  for (; group; group = design_.groups[*group].parent)
    if (*group == place)
      return true;
  return false;
}

/// By standing there, or by saying so.
bool RuleMatcher::is_attached(NodeId id, GroupId place) const {
  if (is_inside(design_.nodes[id].group, place))
    return true;
  const Property* property = property_of(id, kAttached);
  if (property == nullptr)
    return false;
  for (std::size_t i = 0; i < design_.groups.size(); ++i)
    if (const GroupId group = design_.groups.id(i); design_.groups[group].name == property->value.text)
      return is_inside(group, place);
  return false;
}

/// What the author says of a property, or else what it usually is, or else the most it can be.
std::optional<RuleMatcher::Quota> RuleMatcher::quota_of(NodeId id, std::string_view property) const {
  if (const Property* own = property_of(id, property); own != nullptr && own->quantity)
    return Quota{own->quantity->value, own->value.text};
  const Kind* kind = kind_of(id);
  const catalog::Property* known = kind == nullptr ? nullptr : kind->find_property(property);
  if (known == nullptr || (!known->usual && !known->max))
    return std::nullopt;
  return known->usual ? Quota{*known->usual, known->usual_text} : Quota{*known->max, known->max_text};
}

/// Whether another finding is about the value already.
bool RuleMatcher::is_out_of_range(NodeId id, const Property& property) const {
  const Kind* kind = kind_of(id);
  const catalog::Property* known = kind == nullptr ? nullptr : kind->find_property(property.name);
  return known != nullptr && known->max && property.quantity->value > *known->max;
}

/// The longest time that the step or its target says it takes.
std::optional<RuleMatcher::Quota> RuleMatcher::work_of(const std::vector<Reference>& takes,
                                                       const Link& link) const {
  std::optional<Quota> longest;
  for (const Reference& name : takes)
    for (const Property* property : {find_property(design_.steps[link.step].properties, name.name),
                                     find_property(design_.nodes[link.to].properties, name.name)})
      if (property != nullptr && property->quantity && !is_out_of_range(link.to, *property) &&
          (!longest || property->quantity->value > longest->value))
        longest = Quota{property->quantity->value, property->value.text};
  return longest;
}

const Joints& RuleMatcher::joints() {
  if (!joints_)
    joints_.emplace(design_);
  return *joints_;
}

}  // namespace stoa::sema
