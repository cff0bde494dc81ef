// Documents + Catalog -> scenarios: names, kinds, types, stages.
#pragma once

#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "compiler/base/limits.hpp"
#include "compiler/catalog/catalog.hpp"
#include "compiler/diag/diagnostic.hpp"
#include "compiler/sema/design.hpp"
#include "compiler/syntax/ast.hpp"

namespace stoa::sema {

/// Hands the scenarios of one file to `take`, each as soon as it is made. `documents` are the files it
/// imports, each once and before those that import it, and last the file itself. `name` is what the design of
/// a file without `scenario` is called. Texts that are made go into `pool`; the designs point into it, into
/// the documents and into the catalogue. Never fails: what is unknown is reported and left unknown, so that
/// checks can skip it.
void resolve(std::span<const ast::Document* const> documents, std::string_view name,
             const catalog::Catalog& catalog, const Limits& limits, Pool& pool, diag::Sink& sink,
             const std::function<void(Scenario&&)>& take);
/// The same, all together.
std::vector<Scenario> resolve(std::span<const ast::Document* const> documents, std::string_view name,
                              const catalog::Catalog& catalog, const Limits& limits, Pool& pool,
                              diag::Sink& sink);

}  // namespace stoa::sema
