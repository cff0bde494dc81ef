// What a step of a design means, as far as the catalogue can tell.
#pragma once

#include "compiler/catalog/catalog.hpp"
#include "compiler/sema/design.hpp"
#include "compiler/sema/pairing.hpp"

namespace stoa::sema {

/// The verdict on one arrow between two services: `via:` settles the kind, the arrow narrows it. Nothing
/// where an end is no service, has no known kind or is one the catalogue says nothing about, and for answers.
std::optional<Verdict> read_link(const Design& design, const Link& link, const catalog::Catalog& catalog);

}  // namespace stoa::sema
