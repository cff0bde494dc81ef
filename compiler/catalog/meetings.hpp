// How kinds meet: capabilities, ports, feeds, routers and pairings. Part of loading.
#pragma once

#include "compiler/catalog/catalog.hpp"
#include "compiler/catalog/load.hpp"
#include "compiler/diag/diagnostic.hpp"
#include "compiler/syntax/ast.hpp"

namespace stoa::catalog {

/// Adds the entry that a `capability`, `port`, `feed`, `router` or `pairing` sentence declares.
void add_meeting(Catalog& catalog, const ast::Statement& statement, diag::Sink& sink);

/// Reports what refers to a name that does not exist. In a part of a library, kinds may be in the rest.
void link_meetings(const Catalog& catalog, Extent extent, diag::Sink& sink);

}  // namespace stoa::catalog
