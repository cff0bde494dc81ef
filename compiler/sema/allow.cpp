// `allow CODE "reason"`, `allow RULE "reason"`: which findings the author has answered.
#include <algorithm>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "compiler/base/suggest.hpp"
#include "compiler/diag/code.hpp"
#include "compiler/diag/family.hpp"
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
  std::string_view reason;
  Span block;    ///< what it speaks for
  Span span;     ///< of the code
  Span removed;  ///< what goes if the sentence goes
  bool is_used = false;
};

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

/// What has to go with a statement so that nothing odd is left: its lines if it stands alone on them, the
/// body if that is empty without it and may be left out.
Span removal_of(const Statement& statement, const Statement* parent, std::string_view text) {
  std::size_t begin = statement.span.begin, end = statement.span.end;
  const auto widen = [&] {
    while (begin > 0 && is_blank(text[begin - 1]))
      --begin;
    while (end < text.size() && is_blank(text[end]))
      ++end;
  };
  widen();
  const bool has_optional_body =
      parent != nullptr && (parent->form == Statement::Form::step || parent->sentence == nullptr);
  if (has_optional_body) {
    std::size_t open = begin, close = end;
    while (open > 0 && (is_blank(text[open - 1]) || text[open - 1] == '\n'))
      --open;
    while (close < text.size() && (is_blank(text[close]) || text[close] == '\n'))
      ++close;
    const Span body = parent->body_span;
    if (open == body.begin + 1 && close + 1 == body.end) {
      begin = body.begin;
      while (begin > 0 && is_blank(text[begin - 1]))
        --begin;
      return {statement.span.source, static_cast<std::uint32_t>(begin), body.end};
    }
  }
  const bool is_line = (begin == 0 || text[begin - 1] == '\n') && (end == text.size() || text[end] == '\n');
  if (is_line)
    end = std::min(end + 1, text.size());
  else
    begin = statement.span.begin;
  return {statement.span.source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

diag::Fix removal(Span span) {
  return {"remove it", {{span, ""}}};
}

void report_unknown(std::string_view name, Span place, const FindingNames& names, diag::Sink& sink) {
  std::vector<Candidate> candidates;
  for (const auto& rule : names.rules)
    candidates.push_back({rule.first, rule.first});
  const auto near = suggest(name, candidates);
  auto finding =
      Diagnostic(Code::unknown_code, place, fmt::format("no diagnostic and no rule is called `{}`", name));
  if (near.empty())
    finding.help("`stoa explain` lists all codes and rules");
  else
    finding.fix(diag::rename_to_nearest(name, place, near));
  sink.report(std::move(finding));
}

class Collector {
 public:
  Collector(const SourceFile& source, const FindingNames& names, diag::Sink& sink)
      : text_(source.text()), names_(names), sink_(sink) {}

  void collect(const ast::Body& body, Span block, const Statement* parent) {
    for (const Statement& statement : body) {
      if (statement.form == Statement::Form::sentence && statement.kind.text == "allow" &&
          !statement.is_broken && !statement.words.empty())
        add(statement, block, parent);
      collect(statement.body, statement.span, &statement);
    }
  }

  std::vector<Allow> allows;

 private:
  void add(const Statement& statement, Span block, const Statement* parent) {
    const Word& word = statement.words.front();
    const Span removed = removal_of(statement, parent, text_);
    const std::string_view reason = statement.words.size() > 1 ? statement.words[1].text : "";
    if (names_.rules.contains(word.text)) {
      allows.push_back({std::nullopt, word.text, reason, block, word.span, removed});
      return;
    }
    const auto code = diag::find_code(word.text);
    if (!code)
      report_unknown(word.text, word.span, names_, sink_);
    else if (!diag::can_be_silenced(*code))
      sink_.report(
          Diagnostic(Code::unused_allow, word.span, fmt::format("`{}` cannot be silenced", word.text))
              .note("an error that leaves nothing to draw has to be mended")
              .fix(removal(removed)));
    else
      allows.push_back({*code, {}, reason, block, word.span, removed});
  }

  std::string_view text_;
  const FindingNames& names_;
  diag::Sink& sink_;
};

}  // namespace

void apply_allows(const ast::Document& document, const SourceFile& source, const FindingNames& names,
                  diag::Sink& sink, bool has_all_imports) {
  if (!document.has_allow)
    return;
  Collector collector(source, names, sink);
  collector.collect(document.statements, {document.source, 0, UINT32_MAX}, nullptr);
  if (collector.allows.empty())
    return;
  // What an `allow` speaks of may stand in what could not be read.
  bool is_whole = document.is_complete && has_all_imports;
  sink.suppress_if([&](const Diagnostic& finding) -> std::optional<diag::Suppression> {
    is_whole = is_whole && !(finding.span().source == document.source && diag::is_unreadable(finding));
    const Allow* answer = nullptr;
    for (Allow& allow : collector.allows) {
      const bool is_meant = allow.code ? *allow.code == finding.code() : allow.rule == finding.rule();
      if (!is_meant || !allow.block.contains(finding.span()))
        continue;
      allow.is_used = true;
      answer = &allow;
    }
    if (answer == nullptr)
      return std::nullopt;
    return diag::Suppression{true, std::string(answer->reason)};
  });
  for (const Allow& allow : collector.allows)
    if (!allow.is_used && is_whole)
      sink.report(Diagnostic(Code::unused_allow, allow.span,
                             fmt::format("this silences nothing: there is no {} here",
                                         allow.code ? diag::info(*allow.code).id : allow.rule))
                      .fix(removal(allow.removed)));
}

}  // namespace stoa::sema
