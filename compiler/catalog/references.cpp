#include "compiler/catalog/references.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "compiler/base/suggest.hpp"
#include "compiler/diag/code.hpp"

namespace stoa::catalog {

void report_unknown(const Reference& reference, std::string_view what, std::vector<std::string_view> names,
                    diag::Sink& sink) {
  std::ranges::sort(names);  // The indices have no order of their own.
  std::vector<Candidate> candidates;
  for (const std::string_view name : names)
    candidates.push_back({name, name});
  auto finding = diag::Diagnostic(diag::Code::unknown_reference, reference.span,
                                  fmt::format("there is no {} `{}`", what, reference.name));
  const auto near = suggest(reference.name, candidates);
  Span name = reference.span;
  if (name.size() == reference.name.size() + 1)
    ++name.begin;  // The `@` of a pillar stays.
  if (!near.empty())
    finding.fix(diag::rename_to_nearest(reference.name, name, near));
  sink.report(std::move(finding));
}

}  // namespace stoa::catalog
