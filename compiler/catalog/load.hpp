// Documents -> Catalog. Files of stdlib/ and the author's own `service` sentences are loaded alike.
#pragma once

#include "compiler/catalog/catalog.hpp"
#include "compiler/diag/diagnostic.hpp"
#include "compiler/syntax/ast.hpp"

namespace stoa::catalog {

/// Whether a document declares anything for the catalogue at its top level.
bool has_entries(const ast::Document& document);

/// Adds the entries that `document` declares. Entries may refer to ones that are added later.
void add(Catalog& catalog, const ast::Document& document, diag::Sink& sink);

/// Resolves what entries say of each other (categories, glyphs, places), once all documents are added.
void link(Catalog& catalog, diag::Sink& sink);

}  // namespace stoa::catalog
