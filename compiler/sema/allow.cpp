// `allow CODE "reason"`, `allow RULE "reason"`: which findings the author has answered.
#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "compiler/base/suggest.hpp"
#include "compiler/diag/code.hpp"
#include "compiler/sema/check.hpp"

namespace stoa::sema {

namespace {

using ast::Statement;
using ast::Word;
using diag::Code;
using diag::Diagnostic;

struct Allow {
  std::optional<Code> code;
  std::string_view rule;  ///< or a rule
  Span block;             ///< what it speaks for
  Span span;              ///< of the code
  bool is_used = false;
};

/// Errors of syntax, names, files and limits leave nothing to draw; there is nothing to allow about them.
bool can_be_silenced(Code code) {
  const std::string_view id = diag::info(code).id;
  const std::string_view family = id.substr(1, 2);
  return !id.starts_with('E') || family == "03" || family == "04" || family == "05";
}

void report_unknown(std::string_view name, Span place, const std::set<std::string_view>& rules,
                    diag::Sink& sink) {
  std::vector<Candidate> candidates;
  for (const std::string_view rule : rules)
    candidates.push_back({rule, rule});
  const auto near = suggest(name, candidates);
  auto finding =
      Diagnostic(Code::unknown_code, place, fmt::format("no diagnostic and no rule is called `{}`", name));
  if (near.empty())
    finding.help("`stoa explain` lists all codes and rules");
  else
    finding.fix({did_you_mean(near), {{place, std::string(near.front())}}});
  sink.report(std::move(finding));
}

void report_stubborn(std::string_view name, Span place, std::string_view way_out, diag::Sink& sink) {
  sink.report(Diagnostic(Code::unused_allow, place, fmt::format("`{}` cannot be silenced", name))
                  .note("an error that leaves nothing to draw has to be mended")
                  .help(std::string(way_out)));
}

class Collector {
 public:
  Collector(const std::set<std::string_view>& rules, diag::Sink& sink) : rules_(rules), sink_(sink) {}

  void collect(const ast::Body& body, Span block) {
    for (const Statement& statement : body) {
      if (statement.form == Statement::Form::sentence && statement.kind.text == "allow" &&
          !statement.is_broken && !statement.words.empty())
        add(statement, block);
      collect(statement.body, statement.span);
    }
  }

  std::vector<Allow> allows;

 private:
  void add(const Statement& statement, Span block) {
    const Word& word = statement.words.front();
    if (rules_.contains(word.text)) {
      allows.push_back({std::nullopt, word.text, block, word.span});
      return;
    }
    const auto code = diag::find_code(word.text);
    if (!code) {
      report_unknown(word.text, word.span, rules_, sink_);
      return;
    }
    if (!can_be_silenced(*code)) {
      report_stubborn(word.text, word.span, "remove this line", sink_);
      return;
    }
    allows.push_back({*code, {}, block, word.span});
  }

  const std::set<std::string_view>& rules_;
  diag::Sink& sink_;
};

}  // namespace

void apply_allows(const ast::Document& document, const std::set<std::string_view>& rules, diag::Sink& sink) {
  if (!document.has_allow)
    return;
  Collector collector(rules, sink);
  collector.collect(document.statements, {document.source, 0, UINT32_MAX});
  if (collector.allows.empty())
    return;
  sink.drop_if([&](const Diagnostic& finding) {
    bool is_dropped = false;
    for (Allow& allow : collector.allows) {
      const bool is_meant = allow.code ? *allow.code == finding.code() : allow.rule == finding.rule();
      if (!is_meant || !allow.block.contains(finding.span()))
        continue;
      allow.is_used = true;
      is_dropped = true;
    }
    return is_dropped;
  });
  for (const Allow& allow : collector.allows)
    if (!allow.is_used && document.is_complete)
      sink.report(Diagnostic(Code::unused_allow, allow.span,
                             fmt::format("this silences nothing: there is no {} here",
                                         allow.code ? diag::info(*allow.code).id : allow.rule))
                      .help("remove it"));
}

void apply_allow(std::string_view name, Span place, const std::set<std::string_view>& rules,
                 diag::Sink& sink) {
  const auto code = diag::find_code(name);
  if (!code && !rules.contains(name))
    report_unknown(name, place, rules, sink);
  else if (code && !can_be_silenced(*code))
    report_stubborn(name, place, "leave the option out", sink);
  else
    sink.drop_if(
        [&](const Diagnostic& finding) { return code ? *code == finding.code() : name == finding.rule(); });
}

}  // namespace stoa::sema
