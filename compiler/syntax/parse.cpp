// The grammar's actions and control. The only file that sees PEGTL; what the actions do is in builder.hpp.
#include "compiler/syntax/parse.hpp"

#include <string_view>
#include <type_traits>

#include "compiler/diag/code.hpp"
#include "compiler/syntax/builder.hpp"
#include "compiler/syntax/bytes.hpp"
#include "compiler/syntax/pieces.hpp"
#include "compiler/syntax/shape.hpp"
#include "grammar/messages.hpp"
#include "grammar/stoa.hpp"

namespace stoa::syntax {

namespace {

namespace peg = tao::pegtl;

template <typename Input>
std::string_view view(const Input& in) {
  return {in.begin(), in.size()};
}

template <typename Input>
std::string_view rest_of(const Input& in) {
  return {in.current(), in.size()};
}

/// What an author was in the middle of when a rule failed.
template <typename Rule>
constexpr Failure::Inside kInside = std::is_same_v<Rule, grammar::text_end>     ? Failure::Inside::text
                                    : std::is_same_v<Rule, grammar::block_rest> ? Failure::Inside::block
                                    : std::is_same_v<Rule, grammar::list_end>   ? Failure::Inside::list
                                    : std::is_same_v<Rule, grammar::head_end>   ? Failure::Inside::head
                                                                                : Failure::Inside::line;

template <typename Rule>
struct Control : peg::normal<Rule> {
  template <typename Input>
  [[noreturn]] static void raise(const Input& in, Builder& builder) {
    if constexpr (grammar::cannot_fail<Rule>) {
      builder.break_statement();
    } else {
      static_assert(grammar::message<Rule>.expected != nullptr,
                    "give this rule a row in grammar/messages.hpp");
      builder.fail({grammar::message<Rule>.expected, grammar::message<Rule>.example, kInside<Rule>},
                   rest_of(in));
    }
    throw peg::parse_error("", in);
  }
};

template <typename Rule>
struct Action {};

// One method of the builder for each rule that means something. With the match's text:
#define STOA_ACTION(rule, call)                                \
  template <>                                                  \
  struct Action<grammar::rule> {                               \
    template <typename Input>                                  \
    static auto apply(const Input& in, Builder& builder) {     \
      [[maybe_unused]] const std::string_view text = view(in); \
      return call;                                             \
    }                                                          \
  }

STOA_ACTION(doc_comment, builder.add_comment(text, true));
STOA_ACTION(plain_comment, builder.add_comment(text, false));
STOA_ACTION(begin, builder.begin(text));
STOA_ACTION(commit, builder.commit());
STOA_ACTION(kind, builder.set_kind(text));
STOA_ACTION(name, builder.add_name(text));
STOA_ACTION(end_name, builder.add_name(text));
STOA_ACTION(number, builder.add_number(text));
STOA_ACTION(tag, builder.add_tag(text));
STOA_ACTION(text_begin, builder.set_token(text));
STOA_ACTION(escape, builder.mark_escape());
STOA_ACTION(text, builder.add_text(text));
STOA_ACTION(block_begin, builder.set_token(text));
STOA_ACTION(block_text, builder.add_block(text));
STOA_ACTION(list_begin, (builder.set_token(text), builder.begin_list(text)));
STOA_ACTION(list_end, builder.end_list(text));
STOA_ACTION(comma, builder.mark_comma());
STOA_ACTION(colon, builder.mark_value());
STOA_ACTION(property_comma, builder.check_comma(text));
STOA_ACTION(request_arrow, builder.add_arrow(ast::Arrow::request, text));
STOA_ACTION(event_arrow, builder.add_arrow(ast::Arrow::event, text));
STOA_ACTION(data_arrow, builder.add_arrow(ast::Arrow::data, text));
STOA_ACTION(both_arrow, builder.add_arrow(ast::Arrow::both, text));
STOA_ACTION(answer_arrow, builder.add_arrow(ast::Arrow::answer, text));
STOA_ACTION(open_brace, builder.open_body(text));
STOA_ACTION(close_brace, builder.close_body(text));
STOA_ACTION(missing_close, builder.miss_close(text));
STOA_ACTION(stray_close, builder.is_stray(text));
STOA_ACTION(unmatched_close, builder.unmatched(text));

#undef STOA_ACTION

}  // namespace

namespace {

struct Reading {
  ast::Document document;
  bool was_judged_by_indentation = false;
};

Reading read(const SourceFile& source, Span part, const Limits& limits, Braces braces, diag::Sink& sink) {
  Builder builder(source, part.begin, limits, braces, sink);
  if (!check_bytes(source, part, sink)) {
    builder.stop_incomplete();
    return {builder.take()};
  }
  const std::string_view text = source.text_of(part);
  peg::memory_input<peg::tracking_mode::lazy, peg::eol::lf_crlf, const char*> in(
      text.data(), text.data() + text.size(), "");
  try {
    peg::parse<grammar::file, Action, Control>(in, builder);
  } catch (const Stop&) {
    builder.stop_incomplete();
  }
  return {builder.take(), builder.has_judged_by_indentation()};
}

Reading read_whole(const SourceFile& source, const Limits& limits, Braces braces, diag::Sink& sink) {
  const auto size = static_cast<std::uint32_t>(source.text().size());
  Reading reading = read(source, {source.id(), 0, size}, limits, braces, sink);
  if (reading.document.statements.empty() && reading.document.is_complete)
    sink.report(diag::Diagnostic(diag::Code::empty_file, Span{source.id(), 0, 0}, "the file says nothing")
                    .help("begin with a part, for example: `external bank \"Payment provider\"`"));
  check_shape(reading.document, sink);
  return reading;
}

}  // namespace

ast::Document parse_part(const SourceFile& source, Span part, const Limits& limits, diag::Sink& sink) {
  return read(source, part, limits, Braces::by_indentation, sink).document;
}

ast::Document parse(const SourceFile& source, const Limits& limits, diag::Sink& sink) {
  diag::Sink findings;
  Reading reading = read_whole(source, limits, Braces::by_indentation, findings);
  if (reading.was_judged_by_indentation) {
    diag::Sink others;
    Reading other = read_whole(source, limits, Braces::alone, others);
    if (others.count() < findings.count()) {
      reading = std::move(other);
      std::swap(findings, others);
    }
  }
  for (diag::Diagnostic& finding : findings.take())
    sink.report(std::move(finding));
  return std::move(reading.document);
}

}  // namespace stoa::syntax
