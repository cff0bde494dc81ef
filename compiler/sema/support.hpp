// Whether a design carries what its author claims of it: choices, parts, steps and trade-offs name pillars,
// and the catalogue says what serves each.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/catalog/catalog.hpp"
#include "compiler/sema/design.hpp"
#include "compiler/sema/rule_match.hpp"

namespace stoa::sema {

/// The part that carries a claim, and how.
struct Evidence {
  NodeId part;
  std::string_view what;
};

class SupportFinder {
 public:
  SupportFinder(const Design& design, Knowledge& knowledge);

  /// The first of `parts` that serves a pillar.
  std::optional<Evidence> find(catalog::PillarId pillar, std::span<const NodeId> parts);

 private:
  const Design& design_;
  const catalog::Catalog& catalog_;
  RuleMatcher matcher_;
};

/// The services that a choice is about, also those in its places.
std::vector<NodeId> services_of(const Choice& choice, const Design& design, const catalog::Catalog& catalog);

/// One pillar of one choice, and what carries it.
struct Argument {
  std::size_t choice;  ///< in the order of the design
  catalog::PillarId pillar;
  std::optional<Evidence> evidence;  ///< empty if nothing does, or if nobody can tell
  bool can_be_judged = true;         ///< false if the catalogue has nothing on the pillar or on the parts
};

/// What the choices of a design argue, in their order.
std::vector<Argument> arguments_of(const Design& design, const catalog::Catalog& catalog);

/// Whether the catalogue has anything on what serves a pillar, but for merits of single kinds.
bool knows_supports(catalog::PillarId pillar, const catalog::Catalog& catalog);

/// "a copy in a second zone, a queue or an event between": what would carry a claim.
std::string supports_text(catalog::PillarId pillar, const catalog::Catalog& catalog);

}  // namespace stoa::sema
