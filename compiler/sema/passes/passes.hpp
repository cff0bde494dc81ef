// The checks, one file each. Their order is in check.cpp.
#pragma once

#include "compiler/diag/diagnostic.hpp"
#include "compiler/sema/design.hpp"
#include "compiler/sema/knowledge.hpp"

namespace stoa::sema {

/// Places that stand in one that cannot hold them, by what the catalogue says of each.
void check_places(const Design& design, Knowledge& knowledge, diag::Sink& sink);

/// Parts that stand in a place that cannot hold them.
void check_parts(const Design& design, Knowledge& knowledge, diag::Sink& sink);

/// Steps between two services that have nothing to do with each other, or not like this.
void check_pairings(const Design& design, Knowledge& knowledge, diag::Sink& sink);

/// What the rules of the catalogue find.
void check_rules(const Design& design, Knowledge& knowledge, diag::Sink& sink);

/// Components that no step touches, and flows without steps.
void check_flows(const Design& design, Knowledge& knowledge, diag::Sink& sink);

/// Pillars that somebody claims and nothing in the design carries.
void check_claims(const Design& design, Knowledge& knowledge, diag::Sink& sink);

/// Choices and trade-offs that say too little, flows without a beginning, people who wait in vain.
void check_arguments(const Design& design, Knowledge& knowledge, diag::Sink& sink);

/// Addresses in `link:` properties: https, http, mailto and relative ones only.
void check_links(const Design& design, Knowledge& knowledge, diag::Sink& sink);

}  // namespace stoa::sema
