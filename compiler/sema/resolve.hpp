// Documents + Catalog -> scenarios: names, kinds, types, stages.
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

/// The scenarios of one file. `documents` are the files it imports, each once and before those that import
/// it, and last the file itself. `name` is what the design of a file without `scenario` is called. Texts that
/// are made go into `pool`; the designs point into it, into the documents and into the catalogue. Never
/// fails: what is unknown is reported and left unknown, so that checks can skip it.
std::vector<Scenario> resolve(std::span<const ast::Document* const> documents, std::string_view name,
                              const catalog::Catalog& catalog, const Limits& limits, StringPool& pool,
                              diag::Sink& sink);

}  // namespace stoa::sema
