// Where in a design a rule of the catalogue finds what it looks for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compiler/catalog/catalog.hpp"
#include "compiler/sema/design.hpp"
#include "compiler/sema/step_reading.hpp"

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
  RuleMatcher(const Design& design, const catalog::Catalog& catalog);

  std::vector<RuleMatch> find(const catalog::Rule& rule);

 private:
  struct Ends {
    NodeId caller, target;
  };
  struct Quota {
    double value = 0;
    std::string_view text;
  };

  void find_parts(const catalog::Search& search, std::vector<RuleMatch>& found);
  void find_steps(const catalog::Search& search, std::vector<RuleMatch>& found);
  void find_overruns(const catalog::Search& search, std::vector<RuleMatch>& found);
  void follow(const catalog::Search& search, NodeId caller, std::vector<RuleMatch>& found,
              std::vector<double>& waits);

  /// The first step of a part that a search asks for with `calls`.
  std::optional<LinkId> asked_step(const catalog::Condition& condition, NodeId id);
  bool holds(const catalog::Condition& condition, NodeId id);
  bool holds_all(const catalog::Condition& condition, NodeId id);
  bool is_any_of(const catalog::Condition& condition, NodeId id) const;
  bool is_past(const catalog::Condition& condition, NodeId id) const;
  bool is_joined(const catalog::Condition& condition, NodeId id, bool is_caller);
  bool is_beside(const catalog::Condition& condition, NodeId id);
  bool fits(const catalog::Search& search, LinkId id, Ends ends);
  bool is_too_large(const catalog::Search& search, const Link& link, NodeId target, RuleMatch& match) const;

  const catalog::Kind* kind_of(NodeId id) const;
  const Property* property_of(NodeId id, std::string_view name) const;
  /// The nearest place of that kind around a part.
  std::optional<GroupId> place_around(NodeId id, std::string_view kind) const;
  bool is_attached(NodeId id, GroupId place) const;
  bool is_inside(std::optional<GroupId> group, GroupId place) const;
  std::optional<GroupId> asked_place(const catalog::Condition& condition, NodeId id) const;
  std::optional<Quota> quota_of(NodeId id, std::string_view property) const;
  std::optional<Quota> work_of(const std::vector<catalog::Reference>& takes, const Link& link) const;
  bool is_out_of_range(NodeId id, const Property& property) const;
  const std::optional<Verdict>& verdict_of(LinkId id);

  const Design& design_;
  const catalog::Catalog& catalog_;
  std::optional<Ends> ends_;  ///< of the step that is looked at, which conditions may speak of
  std::vector<std::vector<LinkId>> out_, in_;  ///< by node; answers are not among them
  struct Reading {
    bool is_known = false;
    std::optional<Verdict> verdict;
  };
  std::vector<Reading> readings_;  ///< by link, made when first asked for
};

}  // namespace stoa::sema
