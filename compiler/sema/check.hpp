// The checks of a design, as a list of passes.
#pragma once

#include <set>
#include <span>
#include <string_view>

#include "compiler/catalog/catalog.hpp"
#include "compiler/diag/diagnostic.hpp"
#include "compiler/sema/design.hpp"
#include "compiler/syntax/ast.hpp"

namespace stoa::sema {

using Check = void (*)(const Design&, const catalog::Catalog&, diag::Sink&);

struct Pass {
  std::string_view name;
  std::string_view summary;
  Check run;
};

/// All passes, in the order they run.
std::span<const Pass> passes();

/// Runs every pass over every state of the scenario that is a design.
void check(const Scenario& scenario, const catalog::Catalog& catalog, diag::Sink& sink);

/// Drops the findings that `allow` sentences of `document` silence, and reports the sentences that silence
/// nothing. `rules` are the names of all rules that were asked. To be called once, after everything else has
/// reported.
void apply_allows(const ast::Document& document, const std::set<std::string_view>& rules, diag::Sink& sink);

/// Drops all findings of a code or a rule, which stands at `place` on the command line. Reports it if there
/// is none of that name or if it cannot be silenced.
void apply_allow(std::string_view name, Span place, const std::set<std::string_view>& rules,
                 diag::Sink& sink);

}  // namespace stoa::sema
