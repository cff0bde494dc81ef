#include <algorithm>
#include <array>
#include <tuple>

#include "compiler/base/suggest.hpp"
#include "compiler/diag/code.hpp"
#include "compiler/diag/diagnostic.hpp"

namespace stoa::diag {

namespace {

/// By source, then offset, then code; equal ones once.
std::vector<Diagnostic> in_order(std::span<const Diagnostic> diagnostics) {
  const auto key = [](const Diagnostic& d) {
    return std::tuple(d.span().source, d.span().begin, d.code(), d.span().end, std::string_view(d.message()));
  };
  std::vector<const Diagnostic*> order;
  order.reserve(diagnostics.size());
  for (const Diagnostic& diagnostic : diagnostics)
    order.push_back(&diagnostic);
  const auto key_at = [&](const Diagnostic* d) { return key(*d); };
  std::ranges::stable_sort(order, {}, key_at);
  std::vector<Diagnostic> all;
  for (const Diagnostic* diagnostic : order)
    if (all.empty() || key(all.back()) != key(*diagnostic))
      all.push_back(*diagnostic);
  return all;
}

}  // namespace

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return "";
}

Severity Diagnostic::severity() const {
  return severity_.value_or(info(code_).severity);
}

std::string_view Diagnostic::id() const {
  return rule_.empty() ? info(code_).id : std::string_view(rule_);
}

void Sink::report(Diagnostic diagnostic) {
  if (diagnostic.severity() == Severity::error)
    ++n_errors_;
  diagnostics_.push_back(std::move(diagnostic));
}

std::size_t Sink::count(Severity severity) const {
  const auto all = sorted();
  return static_cast<std::size_t>(std::ranges::count_if(
      all, [&](const Diagnostic& diagnostic) { return diagnostic.severity() == severity; }));
}

std::vector<Diagnostic> Sink::sorted() const {
  return in_order(diagnostics_);
}

std::vector<Diagnostic> Sink::suppressed() const {
  return in_order(suppressed_);
}

Fix rename_to_nearest(std::string_view word, Span span, std::span<const std::string_view> near) {
  const Candidate nearest{near.front(), near.front()};
  return {did_you_mean(near),
          {{span, std::string(near.front())}},
          near.size() == 1 && !suggest(word, std::array{nearest}).empty()};
}

}  // namespace stoa::diag
