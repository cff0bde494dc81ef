// `rule` sentences. Part of loading.
#pragma once

#include <optional>

#include "compiler/catalog/catalog.hpp"
#include "compiler/catalog/load.hpp"
#include "compiler/diag/diagnostic.hpp"
#include "compiler/syntax/ast.hpp"

namespace stoa::catalog {

/// The search that a `find` sentence states; nothing if it names no thing to look for.
std::optional<Search> read_search(const ast::Statement& find, diag::Sink& sink);

/// Reports what a search names and does not exist.
void link_search(const Search& search, const Catalog& catalog, diag::Sink& sink);

/// Adds the rule that a sentence declares, and reports what it lacks.
void add_rule(Catalog& catalog, const ast::Statement& statement, diag::Sink& sink);

/// Reports what rules look for and does not exist. In a part of a library, kinds may be in the rest.
void link_rules(const Catalog& catalog, Extent extent, diag::Sink& sink);

}  // namespace stoa::catalog
