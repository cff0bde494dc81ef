// Where in a design a rule of the catalogue finds what it looks for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compiler/catalog/catalog.hpp"
#include "compiler/sema/design.hpp"
#include "compiler/sema/joints.hpp"
#include "compiler/sema/knowledge.hpp"

namespace stoa::sema {

/// One place where a rule applies, and what its message may speak of.
struct RuleMatch {
  Span span;
  NodeId part;                   ///< or the caller
  std::optional<NodeId> target;  ///< of steps
  std::optional<GroupId> place;  ///< that the rule asked for
  std::string limit, value;      ///< as the catalogue and the author write them
  std::optional<LinkId> link{};  ///< the step that it is about, or one of them
};

/// Asks rules about one design.
class RuleMatcher {
 public:
  RuleMatcher(const Design& design, Knowledge& knowledge);

  /// The rules that may find something: for all others the kinds in the design tell that they do not.
  catalog::RuleSet candidates() const;
  std::vector<RuleMatch> find(catalog::RuleId rule);
  /// Whether a part is what a search for parts looks for.
  bool holds(const catalog::Search& search, NodeId part) {
    ends_.reset();
    return holds_all(search.part, part);
  }

 private:
  struct Ends {
    NodeId caller, target;
  };
  struct Quota {
    double value = 0;
    std::string_view text;
  };

  void find_parts(catalog::RuleId rule, const catalog::Search& search, std::vector<RuleMatch>& found);
  void find_steps(catalog::RuleId rule, const catalog::Search& search, std::vector<RuleMatch>& found);
  void find_overruns(catalog::RuleId rule, const catalog::Search& search, std::vector<RuleMatch>& found);
  void find_lack(catalog::RuleId rule, const catalog::Search& search, std::vector<RuleMatch>& found);
  void follow(const catalog::Search& search, NodeId caller, std::vector<RuleMatch>& found,
              std::vector<double>& waits);

  /// The first step of a part that a search asks for with `calls`.
  std::optional<LinkId> asked_step(const catalog::Condition& condition, NodeId id);
  bool holds(const catalog::Condition& condition, NodeId id);
  bool holds_all(const catalog::Condition& condition, NodeId id);
  /// As `holds_all`, for what must not hold: see `is_denied_`.
  bool may_hold_all(const catalog::Condition& condition, NodeId id);
  bool is_any_of(const catalog::Condition& condition, NodeId id) const;
  bool is_past(const catalog::Condition& condition, NodeId id) const;
  bool is_joined(const catalog::Condition& condition, NodeId id, bool is_caller);
  bool asks_several(const catalog::Condition& condition, NodeId id);
  bool is_beside(const catalog::Condition& condition, NodeId id);
  bool fits(const catalog::Search& search, LinkId id, Ends ends);
  const Property* size_of(const catalog::Search& search, const Link& link) const;
  bool is_too_large(const catalog::Search& search, const Link& link, NodeId target, RuleMatch& match) const;

  /// Whether the kind of a part allows that a rule is about it, as the first or only part.
  bool may_concern(catalog::RuleId rule, NodeId id) const;
  bool may_concern(catalog::RuleId rule, Ends ends) const;
  const catalog::Kind* kind_of(NodeId id) const;
  const Property* property_of(NodeId id, std::string_view name) const;
  /// The nearest place of that kind around a part.
  std::optional<GroupId> place_around(NodeId id, std::string_view kind) const;
  /// Whether a place around a part is of an unknown kind, and so could be any.
  bool stands_in_unknown(NodeId id) const;
  bool is_attached(NodeId id, GroupId place) const;
  bool is_inside(std::optional<GroupId> group, GroupId place) const;
  std::optional<GroupId> asked_place(const catalog::Condition& condition, NodeId id) const;
  std::optional<Quota> quota_of(NodeId id, std::string_view property) const;
  std::optional<Quota> work_of(const std::vector<catalog::Reference>& takes, const Link& link) const;
  bool is_out_of_range(NodeId id, const Property& property) const;
  const Verdict* verdict_of(LinkId id) { return knowledge_.steps.read(design_, design_.links[id]); }
  std::span<const LinkId> steps_from(NodeId id) { return joints().from(id); }
  std::span<const LinkId> steps_to(NodeId id) { return joints().to(id); }
  const Joints& joints();

  const Design& design_;
  Knowledge& knowledge_;
  const catalog::Catalog& catalog_;
  std::optional<Ends> ends_;      ///< of the step that is looked at, which conditions may speak of
  std::optional<Joints> joints_;  ///< made when first asked for
  /// Whether what is asked for must not hold. A part of unknown kind could be anything: it is not what a rule
  /// looks for, and it may be what a rule misses, so that nothing is said because of a misspelt kind.
  bool is_denied_ = false;
};

}  // namespace stoa::sema
