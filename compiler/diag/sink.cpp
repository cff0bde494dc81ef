#include <algorithm>
#include <array>
#include <tuple>

#include "compiler/diag/diagnostic.hpp"

namespace stoa::diag {

namespace {

constexpr std::array kCodes = {
#define STOA_DIAG(id, name, severity, title) CodeInfo{#id, #name, Severity::severity, title},
#include "compiler/diag/codes.def"
#undef STOA_DIAG
};

char upper(char c) {
  return 'a' <= c && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
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

std::span<const CodeInfo> codes() {
  return kCodes;
}

const CodeInfo& info(Code code) {
  return kCodes[static_cast<std::size_t>(code)];
}

std::optional<Code> find_code(std::string_view id) {
  const auto same = [&](const CodeInfo& row) {
    return std::ranges::equal(row.id, id, [](char a, char b) { return a == upper(b); });
  };
  const auto found = std::ranges::find_if(kCodes, same);
  if (found == kCodes.end())
    return std::nullopt;
  return static_cast<Code>(found - kCodes.begin());
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
  const auto key = [](const Diagnostic& d) {
    return std::tuple(d.span().source, d.span().begin, d.code(), d.span().end, std::string_view(d.message()));
  };
  std::vector<const Diagnostic*> order;
  order.reserve(diagnostics_.size());
  for (const Diagnostic& diagnostic : diagnostics_)
    order.push_back(&diagnostic);
  const auto key_at = [&](const Diagnostic* d) { return key(*d); };
  std::ranges::stable_sort(order, {}, key_at);
  std::vector<Diagnostic> all;
  for (const Diagnostic* diagnostic : order)
    if (all.empty() || key(all.back()) != key(*diagnostic))
      all.push_back(*diagnostic);
  return all;
}

}  // namespace stoa::diag
