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
#include "compiler/sema/rule_match.hpp"
#include "compiler/syntax/parse.hpp"

namespace stoa::sema {

namespace {

using catalog::Rule;
using diag::Code;
using diag::Diagnostic;

/// A small design that shows something.
struct Example {
  Example(std::string_view text, Knowledge& knowledge, const Limits& limits) {
    document = syntax::parse(sources.add("example.stoa", std::string(text) + '\n'), limits, sink);
    const std::array documents = {&document};
    scenarios = resolve(documents, "example", knowledge.catalog, limits, pool, sink);
    for (const Scenario& scenario : scenarios)
      check(scenario, knowledge, sink);
  }

  /// Why it is no design; empty if it is one.
  std::string fault() const {
    if (scenarios.empty() && sink.empty())
      return "it has no step";
    for (const Diagnostic& finding : sink.sorted())
      if (finding.severity() == diag::Severity::error && finding.rule().empty())
        return finding.message();
    return "";
  }

  SourceSet sources;
  diag::Sink sink;
  Pool pool;
  ast::Document document;
  std::vector<Scenario> scenarios;
};

void report_no_design(Span place, std::string_view which, std::string_view name, std::string_view fault,
                      diag::Sink& sink) {
  sink.report(Diagnostic(Code::unproven_rule, place,
                         fmt::format("the {} example of `{}` is no design: {}", which, name, fault))
                  .help("`stoa check` on it alone tells more"));
}

void prove(const Rule& rule, bool is_bad, Knowledge& knowledge, const Limits& limits, diag::Sink& sink) {
  const std::string_view example = is_bad ? rule.bad : rule.good;
  if (example.empty())
    return;
  const Span place = is_bad ? rule.bad_span : rule.good_span;
  const std::string_view which = is_bad ? "bad" : "good";
  const Example shown(example, knowledge, limits);
  if (const std::string fault = shown.fault(); !fault.empty()) {
    report_no_design(place, which, rule.name, fault, sink);
    return;
  }
  const auto findings = shown.sink.sorted();
  const bool is_found =
      std::ranges::any_of(findings, [&](const Diagnostic& finding) { return finding.rule() == rule.name; });
  if (is_found != is_bad)
    sink.report(Diagnostic(Code::unproven_rule, place,
                           fmt::format("rule `{}` finds {} its {} example", rule.name,
                                       is_bad ? "nothing in" : "something in", which))
                    .help(is_bad ? "show a design that it is about, or mend its `find`"
                                 : "mend the design until it passes, or mend the `find`"));
}

void prove(const catalog::Support& support, bool is_bad, Knowledge& knowledge, const Limits& limits,
           diag::Sink& sink) {
  const std::string_view example = is_bad ? support.bad : support.good;
  if (example.empty())
    return;
  const Span place = is_bad ? support.bad_span : support.good_span;
  const std::string_view which = is_bad ? "bad" : "good";
  const Example shown(example, knowledge, limits);
  if (const std::string fault = shown.fault(); !fault.empty()) {
    report_no_design(place, which, support.name, fault, sink);
    return;
  }
  const Design& design = shown.scenarios.front().reference();
  RuleMatcher matcher(design, knowledge);
  bool is_there = false;
  for (std::size_t i = 0; i < design.nodes.size() && !is_there; ++i)
    is_there = matcher.holds(*support.search, design.nodes.id(i));
  if (is_there == is_bad)
    sink.report(Diagnostic(Code::unproven_rule, place,
                           fmt::format("evidence `{}` is {} its {} example", support.name,
                                       is_bad ? "already in" : "not in", which))
                    .help("mend the example, or mend the `find`"));
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
  for (const catalog::Support& support : catalog.supports) {
    if (!support.search || std::ranges::find(sources, support.span.source) == sources.end())
      continue;
    prove(support, true, knowledge, limits, sink);
    prove(support, false, knowledge, limits, sink);
  }
}

}  // namespace stoa::sema
