// Bodies: which brace closes what, told by indentation where one is missing or too many.
#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "compiler/diag/code.hpp"
#include "compiler/syntax/builder.hpp"

namespace stoa::syntax {

using ast::Statement;

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

void Builder::open_body(std::string_view brace) {
  if (braces_.size() >= limits_.nesting) {
    error(diag::Diagnostic(diag::Code::nesting_too_deep, source_.span_of(brace),
                           fmt::format("bodies are nested deeper than {}", limits_.nesting))
              .help("nest less, or raise the limit with `--limit nesting=N`"));
    throw Stop{};
  }
  seal_words();
  Statement& statement = current();
  statement.has_body = true;
  statement.body_span = source_.span_of(brace);
  reset_word();
  braces_.push_back({statement.body_span, indent_at(statement.span)});
}

bool Builder::close_body(std::string_view brace) {
  const Indent indent = indent_of(brace);
  const bool belongs_outside =
      braces_meant_ == Braces::by_indentation && indent.is_first_on_line &&
      indent.columns < braces_.back().indent &&
      std::ranges::any_of(braces_, [&](const Brace& open) { return open.indent == indent.columns; });
  if (belongs_outside) {
    has_judged_by_indentation_ = true;
    return false;
  }
  end_body(source_.span_of(brace).end);
  return true;
}

void Builder::miss_close(std::string_view at) {
  const auto body = stack_.begin() + static_cast<std::ptrdiff_t>(body_begin());
  const auto outside = std::find_if(body, stack_.end(), [&](const Statement& statement) {
    const Indent indent = indent_of(source_.text_of(statement.span));
    return indent.is_first_on_line && indent.columns <= braces_.back().indent;
  });
  const bool is_indented = outside != body;
  const bool has_outside = is_indented && outside != stack_.end();
  const Span place = has_outside ? outside->span : source_.span_of(at.substr(0, 0));
  error(diag::Diagnostic(diag::Code::unclosed_bracket, before(place), "a body is never closed")
            .here("a `}` is missing after this")
            .label(braces_.back().span, "opened here"));
  end_body(place.begin);
  if (has_outside) {
    spilled_.insert(spilled_.end(), outside, stack_.end());
    stack_.erase(outside, stack_.end());
  }
}

bool Builder::is_stray(std::string_view brace) {
  const Indent indent = indent_of(brace);
  if (braces_meant_ == Braces::alone || braces_.empty() || !indent.is_first_on_line ||
      indent.columns <= braces_.back().indent)
    return false;
  has_judged_by_indentation_ = true;
  unmatched(brace);
  return true;
}

void Builder::unmatched(std::string_view brace) {
  error(diag::Diagnostic(diag::Code::unmatched_bracket, source_.span_of(brace), "this `}` closes nothing")
            .help("remove it, or add the `{` that it closes"));
}

void Builder::end_body(std::uint32_t end) {
  current().body_span.end = current().span.end = end;
  braces_.pop_back();
}

/// How many columns the line that `part` begins on is indented. Parts only move on, so a line is looked at
/// once, if something else stands before the part; it seldom does.
std::uint32_t Builder::indent_at(Span part) {
  if (const Indent indent = indent_of(source_.text_of(part)); indent.is_first_on_line)
    return indent.columns;
  const std::uint32_t offset = part.begin;
  if (offset < next_line_)
    return line_indent_;
  std::size_t begin = next_line_;
  while (true) {
    const std::size_t newline = text_.find('\n', begin);
    next_line_ = newline == std::string_view::npos ? text_.size() + 1 : newline + 1;
    if (offset < next_line_)
      break;
    begin = next_line_;
  }
  const std::size_t first = text_.find_first_not_of(" \t", begin);
  line_indent_ = static_cast<std::uint32_t>(std::min(first, text_.size()) - begin);
  return line_indent_;
}

Builder::Indent Builder::indent_of(std::string_view part) const {
  std::uint32_t at = source_.span_of(part).begin;
  const std::uint32_t end = at;
  while (at > 0 && (text_[at - 1] == ' ' || text_[at - 1] == '\t'))
    --at;
  const bool is_after_mark = at == kByteOrderMark.size() && text_.starts_with(kByteOrderMark);
  return {end - at, at == 0 || text_[at - 1] == '\n' || is_after_mark};
}

/// The last character that says something before `place`.
Span Builder::before(Span place) const {
  std::uint32_t at = place.begin;
  while (at > 0 &&
         (text_[at - 1] == ' ' || text_[at - 1] == '\t' || text_[at - 1] == '\n' || text_[at - 1] == '\r'))
    --at;
  std::uint32_t begin = at == 0 ? 0 : at - 1;
  while (begin > 0 && (static_cast<unsigned char>(text_[begin]) & 0xC0U) == 0x80U)
    --begin;
  return {place.source, begin, at};
}

}  // namespace stoa::syntax
