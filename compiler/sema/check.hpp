// The checks of a design, as a list of passes.
#pragma once

#include <span>
#include <string_view>

#include "compiler/diag/diagnostic.hpp"
#include "compiler/sema/design.hpp"
#include "compiler/sema/knowledge.hpp"
#include "compiler/sema/levels.hpp"
#include "compiler/syntax/ast.hpp"

namespace stoa::sema {

using Check = void (*)(const Design&, Knowledge&, diag::Sink&);

struct Pass {
  std::string_view name;
  std::string_view summary;
  Check run;
};

/// All passes, in the order they run.
std::span<const Pass> passes();

/// Runs every pass over every state of the scenario that is a design.
void check(const Scenario& scenario, Knowledge& knowledge, diag::Sink& sink);

/// Puts aside the findings that `allow` sentences of `document` silence, and reports the sentences that
/// silence nothing, unless something of the document or of its imports could not be read. `source` is its
/// text. To be called once, after everything else has reported.
void apply_allows(const ast::Document& document, const SourceFile& source, const FindingNames& names,
                  diag::Sink& sink, bool has_all_imports = true);

}  // namespace stoa::sema
