// Documents -> Catalog. Files of stdlib/ and the author's own `service` sentences are loaded alike.
#pragma once

#include <cstdint>
#include <string_view>

#include "compiler/catalog/catalog.hpp"
#include "compiler/diag/diagnostic.hpp"
#include "compiler/syntax/ast.hpp"

namespace stoa::catalog {

/// Whether declarations with that keyword declare a kind.
constexpr bool is_kind(std::string_view keyword) {
  return keyword == "service" || keyword == "actor" || keyword == "place";
}

/// Whether a statement at the top of a document declares an entry of the catalogue.
bool is_entry(const ast::Statement& statement);
/// Whether a document declares anything for the catalogue at its top level.
bool has_entries(const ast::Document& document);

/// Adds the entries that `document` declares. Entries may refer to ones that are added later.
void add(Catalog& catalog, const ast::Document& document, diag::Sink& sink);
/// The same for one of them. The catalogue keeps views of its texts, and nothing of the statement.
void add(Catalog& catalog, const ast::Statement& entry, diag::Sink& sink);

/// Whether all of a library was added, or only what a run needs of it.
enum class Extent : std::uint8_t { whole, part };

/// Resolves what entries say of each other (categories, glyphs, places), once all documents are added. What a
/// part of a library refers to may be in the rest: only in a whole one is it a mistake.
void link(Catalog& catalog, Extent extent, diag::Sink& sink);

}  // namespace stoa::catalog
