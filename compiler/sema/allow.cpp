// `allow CODE "reason"`: which findings the author has answered.
#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "compiler/sema/check.hpp"

namespace stoa::sema {

namespace {

using ast::Statement;
using ast::Word;
using diag::Code;
using diag::Diagnostic;

struct Allow {
  Code code;
  Span block;  ///< what it speaks for
  Span span;   ///< of the code
  bool is_used = false;
};

/// Errors of syntax, names, files and limits leave nothing to draw; there is nothing to allow about them.
bool can_be_silenced(Code code) {
  const std::string_view id = diag::info(code).id;
  const std::string_view family = id.substr(1, 2);
  return !id.starts_with('E') || family == "03" || family == "04" || family == "05";
}

class Collector {
 public:
  explicit Collector(diag::Sink& sink) : sink_(sink) {}

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
    const auto code = diag::find_code(word.text);
    if (!code) {
      sink_.report(
          Diagnostic(Code::unknown_code, word.span, fmt::format("no diagnostic has the code `{}`", word.text))
              .help("`stoa explain` lists all codes"));
      return;
    }
    if (!can_be_silenced(*code)) {
      sink_.report(
          Diagnostic(Code::unused_allow, word.span, fmt::format("`{}` cannot be silenced", word.text))
              .note("an error that leaves nothing to draw has to be mended")
              .help("remove this line"));
      return;
    }
    allows.push_back({*code, block, word.span});
  }

  diag::Sink& sink_;
};

}  // namespace

void apply_allows(const ast::Document& document, diag::Sink& sink) {
  if (!document.has_allow)
    return;
  Collector collector(sink);
  collector.collect(document.statements, {document.source, 0, UINT32_MAX});
  if (collector.allows.empty())
    return;
  sink.drop_if([&](const Diagnostic& finding) {
    bool is_dropped = false;
    for (Allow& allow : collector.allows) {
      if (allow.code != finding.code() || !allow.block.contains(finding.span()))
        continue;
      allow.is_used = true;
      is_dropped = true;
    }
    return is_dropped;
  });
  for (const Allow& allow : collector.allows)
    if (!allow.is_used && document.is_complete)
      sink.report(
          Diagnostic(Code::unused_allow, allow.span,
                     fmt::format("this silences nothing: there is no {} here", diag::info(allow.code).id))
              .help("remove it"));
}

}  // namespace stoa::sema
