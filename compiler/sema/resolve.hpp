// Documents + Catalog -> all scenarios of one file at once. See outline.hpp for one after the other.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "compiler/base/limits.hpp"
#include "compiler/catalog/catalog.hpp"
#include "compiler/diag/diagnostic.hpp"
#include "compiler/sema/design.hpp"
#include "compiler/syntax/ast.hpp"

namespace stoa::sema {

/// As Outline: `documents` are a file and what it imports, `name` is what a file without `scenario` is
/// called.
std::vector<Scenario> resolve(std::span<const ast::Document* const> documents, std::string_view name,
                              const catalog::Catalog& catalog, const Limits& limits, Pool& pool,
                              diag::Sink& sink);

}  // namespace stoa::sema
