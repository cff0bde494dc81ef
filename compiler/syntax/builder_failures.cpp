// Failures: what an author reads when a rule of the grammar does not match.
#include <algorithm>

#include <fmt/format.h>

#include "compiler/diag/code.hpp"
#include "compiler/syntax/builder.hpp"
#include "compiler/syntax/word.hpp"

namespace stoa::syntax {

namespace {

/// After so many syntax errors a file is something else than a design.
constexpr std::size_t kMostErrors = 1000;

/// For who writes `a -> b: what` or `a -> b read` as in another language.
constexpr std::string_view kStepHelp =
    "a step says in quotes what happens, and how as a property: `worker -> store \"keeps it\" { via: write "
    "}`";

/// Whether a text starts with an arrow of another language.
bool is_like_arrow(std::string_view text) {
  constexpr std::string_view kLike[] = {"--", "==", "<=", "~~", "-.", ">"};
  return std::ranges::any_of(kLike, [&](std::string_view sign) { return text.starts_with(sign); });
}

/// The piece of text that did not fit: a word, a sign, or nothing at the end of a line.
std::string_view token_at(std::string_view rest) {
  const std::size_t blanks = std::min(rest.find_first_not_of(" \t"), rest.size());
  rest.remove_prefix(blanks);
  if (rest.empty() || rest.front() == '\n' || rest.front() == '\r' || rest.front() == '#')
    return rest.substr(0, 0);
  for (const std::string_view sign : {"<->", "->", "~>", "=>", "<-", "\"\"\""})
    if (rest.starts_with(sign))
      return rest.substr(0, sign.size());
  std::size_t length = 0;
  while (length < rest.size() && is_name_byte(rest[length]))
    ++length;
  constexpr std::size_t kLongest = 40;
  return rest.substr(0, std::clamp<std::size_t>(length, 1, kLongest));
}

}  // namespace

void Builder::fail(const Failure& failure, std::string_view rest) {
  const bool in_list = failure.inside == Failure::Inside::list;
  if (failure.inside == Failure::Inside::text || failure.inside == Failure::Inside::block) {
    fail_in_text(failure.inside == Failure::Inside::block, rest);
    return;
  }
  // At the end of a line there is no token; the place is where it would stand.
  const std::string_view found = token_at(rest);
  const Span place = source_.span_of(found.empty() ? rest.substr(0, 0) : found);
  auto finding =
      in_list ? diag::Diagnostic(diag::Code::unclosed_bracket, token_, "this `[` is never closed")
                    .label(place, fmt::format("expected {} before this", failure.expected))
              : diag::Diagnostic(diag::Code::syntax_error, place,
                                 fmt::format("expected {}, found {}", failure.expected, describe(found)));
  if (found == "{")
    finding.help("a body begins on the line of its sentence");
  const std::string_view from_there = rest.substr(static_cast<std::size_t>(found.data() - rest.data()));
  if (is_like_arrow(from_there))
    finding.help(std::string(kArrowHelp));
  else if (from_there.starts_with("//") || from_there.starts_with("/*"))
    finding.help("a comment begins with `#`, on each of its lines");
  else if (failure.inside == Failure::Inside::head && current().form == ast::Statement::Form::step)
    finding.help(std::string(kStepHelp));
  else
    finding.help(fmt::format("for example: `{}`", failure.example));
  error(std::move(finding));
  break_statement();
}

void Builder::fail_in_text(bool in_block, std::string_view rest) {
  const Span span = in_block ? token_ : Span{token_.source, token_.begin, source_.span_of(rest).begin};
  error(
      diag::Diagnostic(diag::Code::unterminated_text, span, "this text has no closing quote")
          .here("starts here")
          .help(in_block
                    ? "close it with `\"\"\"`"
                    : "close it with `\"`; a text over several lines stands between `\"\"\"` and `\"\"\"`"));
  break_statement();
  if (!in_block)
    return;
  document_.is_truncated = true;  // The rest of the file is part of the text.
  throw Stop{};
}

void Builder::break_statement() {
  reset_word();
  if (!open_.empty())
    current().is_broken = document_.has_broken = true;
}

void Builder::error(diag::Diagnostic finding) {
  document_.is_complete = false;
  sink_.report(std::move(finding));
  if (++n_errors_ >= kMostErrors)
    throw Stop{};
}

std::string Builder::describe(std::string_view token) const {
  if (!token.empty())
    return fmt::format("`{}`", token);
  return source_.span_of(token).begin >= text_.size() ? "the end of the file" : "the end of the line";
}

}  // namespace stoa::syntax
