#include "compiler/sema/prove.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "compiler/diag/code.hpp"
#include "compiler/sema/check.hpp"
#include "compiler/sema/resolve.hpp"
#include "compiler/syntax/parse.hpp"

namespace stoa::sema {

namespace {

using catalog::Rule;
using diag::Code;
using diag::Diagnostic;

/// All findings about one example; nothing if it is no design.
std::optional<std::vector<Diagnostic>> findings_of(std::string_view example, Knowledge& knowledge,
                                                   const Limits& limits) {
  SourceSet sources;
  diag::Sink sink;
  Pool pool;
  const ast::Document document =
      syntax::parse(sources.add("example.stoa", std::string(example) + '\n'), limits, sink);
  const std::array documents = {&document};
  const std::vector<Scenario> scenarios =
      resolve(documents, "example", knowledge.catalog, limits, pool, sink);
  for (const Scenario& scenario : scenarios)
    check(scenario, knowledge, sink);
  if (scenarios.empty() && sink.empty())
    return std::nullopt;
  return sink.sorted();
}

void prove(const Rule& rule, bool is_bad, Knowledge& knowledge, const Limits& limits, diag::Sink& sink) {
  const std::string_view example = is_bad ? rule.bad : rule.good;
  if (example.empty())
    return;
  const Span place = is_bad ? rule.bad_span : rule.good_span;
  const std::string_view which = is_bad ? "bad" : "good";
  const auto findings = findings_of(example, knowledge, limits);
  const auto is_mistake = [](const Diagnostic& finding) {
    return finding.severity() == diag::Severity::error && finding.rule().empty();
  };
  std::string fault = findings ? "" : "it has no step";
  if (findings)
    if (const auto broken = std::ranges::find_if(*findings, is_mistake); broken != findings->end())
      fault = broken->message();
  if (!fault.empty()) {
    sink.report(Diagnostic(Code::unproven_rule, place,
                           fmt::format("the {} example of `{}` is no design: {}", which, rule.name, fault))
                    .help("`stoa check` on it alone tells more"));
    return;
  }
  const bool is_found =
      std::ranges::any_of(*findings, [&](const Diagnostic& finding) { return finding.rule() == rule.name; });
  if (is_found != is_bad)
    sink.report(Diagnostic(Code::unproven_rule, place,
                           fmt::format("rule `{}` finds {} its {} example", rule.name,
                                       is_bad ? "nothing in" : "something in", which))
                    .help(is_bad ? "show a design that it is about, or mend its `find`"
                                 : "mend the design until it passes, or mend the `find`"));
}

}  // namespace

void prove_rules(const catalog::Catalog& catalog, std::span<const SourceId> sources, const Limits& limits,
                 diag::Sink& sink) {
  if (sink.has_errors())
    return;  // What a rule that is not understood finds or passes proves nothing.
  Knowledge knowledge(catalog);
  for (const Rule& rule : catalog.rules) {
    if (!rule.search || std::ranges::find(sources, rule.span.source) == sources.end())
      continue;
    prove(rule, true, knowledge, limits, sink);
    prove(rule, false, knowledge, limits, sink);
  }
}

}  // namespace stoa::sema
