// `evidence` and `supports` sentences: what carries a claim for a pillar. Part of loading.
#pragma once

#include "compiler/catalog/catalog.hpp"
#include "compiler/catalog/load.hpp"
#include "compiler/diag/diagnostic.hpp"
#include "compiler/syntax/ast.hpp"

namespace stoa::catalog {

/// Adds what an `evidence` sentence declares, and reports what it lacks.
void add_support(Catalog& catalog, const ast::Statement& statement, diag::Sink& sink);

/// What a `supports` sentence says of its kind.
Merit merit_of(const ast::Statement& fact, diag::Sink& sink);

/// Finds the pillars, and reports what does not exist. In a part of a library, kinds may be in the rest.
void link_supports(Catalog& catalog, Extent extent, diag::Sink& sink);

}  // namespace stoa::catalog
