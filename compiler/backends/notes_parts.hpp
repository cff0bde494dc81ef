// Passages of the notes that need no heading: tables and lists about one design. Private to backends/.
#pragma once

#include <string>
#include <vector>

#include "compiler/catalog/catalog.hpp"
#include "compiler/sema/design.hpp"

namespace stoa::backends {

/// "Security, Reliability".
std::string pillar_names(sema::Pillars pillars, const catalog::Catalog& catalog);

/// What a choice is about: "Orders and Payments".
std::string subject_of(const sema::Choice& choice, const sema::Design& design,
                       const catalog::Catalog& catalog);

/// A table: each part, what it is, and where it stands.
void write_parts(const sema::Design& design, const catalog::Catalog& catalog, std::string& out);

/// A table: which choice argues for which pillar, and which pillars nobody argues for.
void write_coverage(const sema::Design& design, const catalog::Catalog& catalog, std::string& out);

/// What a stage adds, changes and removes, and its new steps, in words.
void write_difference(const sema::Design& before, const sema::Design& stage, const catalog::Catalog& catalog,
                      std::string& out);

}  // namespace stoa::backends
