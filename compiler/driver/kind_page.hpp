// What is told of a kind: the page of `stoa catalog`, and docs/catalog.md.
#pragma once

#include <string>
#include <string_view>

#include "compiler/base/source.hpp"
#include "compiler/catalog/catalog.hpp"

namespace stoa::driver {

/// `service`, `actor` or `place`.
std::string_view class_text(catalog::Kind::Class klass);
/// The name of its category, or else of its class.
std::string_view category_text(const catalog::Kind& kind, const catalog::Catalog& catalog);

/// Everything that is known of a kind, with its sources.
std::string kind_page(const catalog::Kind& kind, const catalog::Catalog& catalog, const SourceSet& sources);

/// All kinds of a catalogue on one page, by category.
std::string catalog_document(const catalog::Catalog& catalog);

}  // namespace stoa::driver
