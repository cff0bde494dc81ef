// Passages of the notes about one design. Private to backends/.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compiler/backends/prose.hpp"
#include "compiler/catalog/catalog.hpp"
#include "compiler/sema/design.hpp"

namespace stoa::backends {

/// "Security, Reliability".
std::string pillar_names(sema::Pillars pillars, const catalog::Catalog& catalog);

/// "Order service (Function)", or the kind alone where the author gave no title.
std::string full_name(const sema::Node& node, const catalog::Catalog& catalog);

/// "Cloud › Region › Private subnet"; empty at the top.
std::string place_of(std::optional<sema::GroupId> group, const sema::Design& design,
                     const catalog::Catalog& catalog);

/// What a choice is about: "Orders and Payments".
std::string subject_of(const sema::Choice& choice, const sema::Design& design,
                       const catalog::Catalog& catalog);

/// What was passed over, as the author says it, or the title of the part or the kind that is named.
std::string title_of(const sema::Alternative& alternative, const sema::Design& design,
                     const catalog::Catalog& catalog);

/// "Placing an order", or what stands for a title.
std::string flow_title(const sema::Flow& flow);

/// "A second cell", or what stands for a title.
std::string stage_title(const sema::StageInfo& stage);

/// A step with its number, how its arrows work and where that is known from.
Item tell_step(const sema::Design& design, const sema::Step& step, const catalog::Catalog& catalog);

/// A table: each part, what it is, and where it stands.
Prose tell_parts(const sema::Design& design, const catalog::Catalog& catalog);

/// A table: which choice argues for which pillar, and which pillars nobody argues for.
Prose tell_coverage(const sema::Design& design, const catalog::Catalog& catalog);

}  // namespace stoa::backends
