// Actions and control for the grammar: builds the tree statement by statement. The only file that sees PEGTL.
//
// No rule is tried twice, so an action's effect is never undone: a statement under construction sits on `open_`
// until `commit`, and one that broke keeps the words it had.
#include "compiler/syntax/parse.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "compiler/syntax/bytes.hpp"
#include "compiler/syntax/shape.hpp"
#include "compiler/syntax/text.hpp"
#include "compiler/syntax/word.hpp"
#include "grammar/messages.hpp"
#include "grammar/stoa.hpp"

namespace stoa::syntax {

namespace {

namespace peg = tao::pegtl;

using ast::Statement;
using ast::Word;

/// Ends the parse: unlike a parse_error it is not recovered from.
struct Stop {};

constexpr const char* kArrowHelp =
    "arrows are `->`, `~>`, `=>`, `<-` and `<->`, for example: `client -> api \"asks a question\"`";

/// After so many syntax errors a file is something else than a design.
constexpr std::size_t kMostErrors = 1000;

/// How deep a line is indented, if nothing but blanks stands before `offset` on it.
struct Indent {
  std::uint32_t columns = 0;
  bool is_first_on_line = false;
};

class Builder {
 public:
  Builder(const SourceFile& source, const Limits& limits, diag::Sink& sink)
      : source_(source), text_(source.text()), limits_(limits), sink_(sink) {
    document_.source = source.id();
  }

  ast::Document take() {
    while (!open_.empty())
      commit();
    return std::move(document_);
  }

  void stop_incomplete() { document_.is_complete = false; }

  // Statements.

  void begin(std::string_view at) {
    Statement& statement = open_.emplace_back();
    statement.span = statement.head = source_.span_of(at.substr(0, 0));
    statement.doc = doc_before(statement.span.begin);
    indents_.push_back(indent_at(statement.span.begin));
  }

  void set_kind(std::string_view text) {
    judge_name(text);
    current().kind = make_word(Word::Form::name, text);
    cover(text);
  }

  void add_name(std::string_view text) {
    judge_name(text);
    add(make_word(Word::Form::name, text));
  }

  void add_tag(std::string_view text) {
    Word word = make_word(Word::Form::tag, text);
    word.text.remove_prefix(1);
    add(word);
  }

  void add_number(std::string_view text) {
    const std::optional<Word::Form> form = number_form(text);
    if (!form) {
      error(diag::Diagnostic(diag::Code::bad_number, source_.span_of(text),
                             fmt::format("`{}` is neither a number with a unit nor a date", text))
                .help("numbers are written like `15m`, `256KB`, `50/s` or `99.9%`, dates like `2026-11-22`; "
                      "put anything else in quotes"));
    }
    add(make_word(form.value_or(Word::Form::number), text));
  }

  void add_text(std::string_view text) {
    Word word = make_word(Word::Form::text, text);
    word.text = unescape(text.substr(1, text.size() - 2), source_, document_.pool, sink_);
    add_judged_text(word);
  }

  void add_block(std::string_view text) {
    Word word = make_word(Word::Form::text, text);
    word.is_block = true;
    word.text = unindent(text.substr(3, text.size() - 6), document_.pool);
    add_judged_text(word);
  }

  void add_arrow(ast::Arrow arrow, std::string_view text) {
    Statement& statement = current();
    if (statement.form != Statement::Form::step) {
      // What was read as a kind is the first end of a step.
      statement.form = Statement::Form::step;
      words_.insert(words_.begin(), std::exchange(statement.kind, Word{}));
    }
    Word word = make_word(Word::Form::arrow, text);
    word.arrow = arrow;
    add(word);
  }

  void mark_comma() { after_comma_ = true; }

  void mark_value() {
    if (words_.empty())
      current().form = Statement::Form::property;
    next_is_value_ = true;
  }

  void begin_list(std::string_view text) {
    list_ = make_word(Word::Form::list, text);
    list_.first_item = static_cast<std::uint32_t>(document_.items.size());
    in_list_ = true;
  }

  void end_list(std::string_view text) {
    in_list_ = false;
    list_.span.end = source_.span_of(text).end;
    list_.text = source_.text_of(list_.span);
    list_.n_items = static_cast<std::uint32_t>(document_.items.size()) - list_.first_item;
    add(list_);
  }

  void check_comma(std::string_view text) {
    if (current().form != Statement::Form::property && !current().is_broken) {
      error(diag::Diagnostic(diag::Code::syntax_error, source_.span_of(text.substr(0, 1)),
                             "expected the end of the line, found `,`")
                .help("only properties share a line, as in `{ rate: 50/s, size: 200KB }`; "
                      "put the next sentence on a line of its own"));
    }
  }

  void commit() {
    seal_words();
    Statement done = std::move(open_.back());
    open_.pop_back();
    indents_.pop_back();
    reset_word();
    ast::Body& body = open_.empty() ? document_.statements : open_.back().body;
    if (done.kind.text.empty() && done.form != Statement::Form::step) {
      if (is_body_of_line_above(done, body)) {
        Statement& head = body.back();
        head.has_body = true;
        head.body_span = done.body_span;
        head.span.end = done.span.end;
        head.body = std::move(done.body);
        std::ranges::move(std::exchange(spilled_, {}), std::back_inserter(body));
        return;
      }
      // Nothing is left of its head: what stands in its body belongs to the body around it.
      std::ranges::move(done.body, std::back_inserter(body));
      std::ranges::move(std::exchange(spilled_, {}), std::back_inserter(body));
      return;
    }
    body.push_back(std::move(done));
    std::ranges::move(std::exchange(spilled_, {}), std::back_inserter(body));
  }

  // Bodies.

  void open_body(std::string_view brace) {
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
    braces_.push_back({statement.body_span, indents_.back()});
  }

  /// Whether this `}` closes the innermost body. It does not if by its indentation it belongs to an outer one.
  bool close_body(std::string_view brace) {
    const Indent indent = indent_of(brace);
    const bool belongs_outside =
        indent.is_first_on_line && indent.columns < braces_.back().indent &&
        std::ranges::any_of(braces_, [&](const Brace& open) { return open.indent == indent.columns; });
    if (belongs_outside)
      return false;
    end_body(source_.span_of(brace).end);
    return true;
  }

  /// The innermost body is not closed. What stands in it but is indented like its head, or less, belongs outside.
  void miss_close(std::string_view at) {
    ast::Body& body = current().body;
    const auto outside = std::ranges::find_if(body, [&](const Statement& statement) {
      const Indent indent = indent_of(source_.text_of(statement.span));
      return indent.is_first_on_line && indent.columns <= braces_.back().indent;
    });
    const bool is_indented = outside != body.begin();
    const bool has_outside = is_indented && outside != body.end();
    const Span place = has_outside ? outside->span : source_.span_of(at.substr(0, 0));
    error(diag::Diagnostic(diag::Code::unclosed_bracket, before(place), "a body is never closed")
              .here("a `}` is missing after this")
              .label(braces_.back().span, "opened here"));
    end_body(place.begin);
    if (has_outside) {
      std::move(outside, body.end(), std::back_inserter(spilled_));
      body.erase(outside, body.end());
    }
  }

  /// Whether this `}` closes nothing, by its indentation, though some body is open.
  bool is_stray(std::string_view brace) {
    const Indent indent = indent_of(brace);
    if (braces_.empty() || !indent.is_first_on_line || indent.columns <= braces_.back().indent)
      return false;
    unmatched(brace);
    return true;
  }

  void unmatched(std::string_view brace) {
    error(diag::Diagnostic(diag::Code::unmatched_bracket, source_.span_of(brace), "this `}` closes nothing")
              .help("remove it, or add the `{` that it closes"));
  }

  // Comments and errors.

  void add_comment(std::string_view text, bool is_doc) {
    while (text.ends_with('\r') || text.ends_with(' ') || text.ends_with('\t'))
      text.remove_suffix(1);
    const Span span = source_.span_of(text);
    document_.comments.push_back({span, is_doc, !indent_of(text).is_first_on_line});
  }

  template <typename Rule>
  void fail(std::string_view rest) {
    if constexpr (!grammar::cannot_fail<Rule>) {
      static_assert(grammar::message<Rule>.expected != nullptr, "give this rule a row in grammar/messages.hpp");
      report_failure(grammar::message<Rule>, rest, std::is_same_v<Rule, grammar::text_end>,
                     std::is_same_v<Rule, grammar::block_rest>, std::is_same_v<Rule, grammar::list_end>);
    }
    break_statement();
  }

  void set_token(std::string_view text) { token_ = source_.span_of(text); }

 private:
  struct Brace {
    Span span;
    std::uint32_t indent = 0;
  };

  Statement& current() { return open_.back(); }

  /// Whether a body without a head belongs to the sentence before it: its `{` was put on a line of its own.
  static bool is_body_of_line_above(const Statement& done, const ast::Body& around) {
    return done.has_body && done.head.size() == 0 && !around.empty() && !around.back().has_body &&
           around.back().form == Statement::Form::sentence;
  }

  Word make_word(Word::Form form, std::string_view text) const {
    Word word;
    word.form = form;
    word.span = source_.span_of(text);
    word.text = text;
    return word;
  }

  void cover(std::string_view text) {
    Statement& statement = current();
    statement.head.end = statement.span.end = source_.span_of(text).end;
  }

  void add(Word word) {
    if (in_list_) {
      document_.items.push_back(word);
      return;
    }
    word.after_comma = std::exchange(after_comma_, false);
    Statement& statement = current();
    statement.head.end = statement.span.end = word.span.end;
    if (std::exchange(next_is_value_, false))
      statement.value = document_.words.keep({&word, 1}).data();
    else
      words_.push_back(word);
  }

  void add_judged_text(const Word& word) {
    if (word.text.size() > limits_.text_length) {
      error(diag::Diagnostic(diag::Code::text_too_long, Span{word.span.source, word.span.begin, word.span.begin + 1},
                             fmt::format("this text has {} bytes; the limit is {}", word.text.size(),
                                         limits_.text_length))
                .help("shorten it, or raise the limit with `--limit text-length=N`"));
    }
    add(word);
  }

  void judge_name(std::string_view text) {
    if (text.size() > limits_.name_length) {
      error(diag::Diagnostic(diag::Code::name_too_long, source_.span_of(text),
                             fmt::format("this name has {} bytes; the limit is {}", text.size(), limits_.name_length))
                .help("shorten it, or raise the limit with `--limit name-length=N`"));
    } else if (text.starts_with("\xE2\x86") || text.starts_with("\xE2\x87")) {
      error(diag::Diagnostic(diag::Code::syntax_error, source_.span_of(text),
                             fmt::format("`{}` is no arrow of the language", text))
                .help(kArrowHelp));
      current().is_broken = true;
    } else if (!is_name(text) && !is_code_of_allow()) {
      report_bad_name(text);
    }
  }

  /// Codes of diagnostics are the one thing with capitals that a sentence names.
  bool is_code_of_allow() const {
    return open_.back().kind.text == "allow" && open_.back().words.empty();
  }

  void report_bad_name(std::string_view text) {
    auto finding = diag::Diagnostic(diag::Code::bad_name, source_.span_of(text),
                                    fmt::format("`{}` is not written as names are", text))
                       .note("a name is made of lower-case letters and digits, with single hyphens between words");
    const std::string better = nearest_name(text);
    if (!better.empty())
      finding.fix({fmt::format("write `{}`", better), {{source_.span_of(text), better}}});
    error(std::move(finding));
  }

  /// A statement's words are complete before its body begins.
  void seal_words() {
    if (current().words.empty())
      current().words = document_.words.keep(words_);
    words_.clear();
  }

  void reset_word() {
    after_comma_ = next_is_value_ = in_list_ = false;
  }

  void break_statement() {
    reset_word();
    if (!open_.empty())
      current().is_broken = document_.has_broken = true;
  }

  void end_body(std::uint32_t end) {
    current().body_span.end = current().span.end = end;
    braces_.pop_back();
  }

  void error(diag::Diagnostic finding) {
    document_.is_complete = false;
    sink_.report(std::move(finding));
    if (++n_errors_ >= kMostErrors)
      throw Stop{};
  }

  void report_failure(const grammar::Message& message, std::string_view rest, bool in_text, bool in_block,
                      bool in_list) {
    if (in_text || in_block) {
      const Span span = in_block ? token_ : Span{token_.source, token_.begin, source_.span_of(rest).begin};
      error(diag::Diagnostic(diag::Code::unterminated_text, span, "this text has no closing quote")
                .here("starts here")
                .help(in_block ? "close it with `\"\"\"`" : "close it with `\"`; a text over several lines stands "
                                                            "between `\"\"\"` and `\"\"\"`"));
      if (!in_block)
        return;
      document_.is_truncated = true;  // The rest of the file is part of the text.
      break_statement();
      throw Stop{};
    }
    const auto found = token_at(rest);
    auto finding = diag::Diagnostic(in_list ? diag::Code::unclosed_bracket : diag::Code::syntax_error,
                                    in_list ? token_ : place_of(rest, found),
                                    in_list ? std::string("this `[` is never closed")
                                            : fmt::format("expected {}, found {}", message.expected, describe(found)));
    if (in_list)
      finding.label(place_of(rest, found), fmt::format("expected {} before this", message.expected));
    if (found == "{")
      finding.help("a body begins on the line of its sentence");
    if (is_like_arrow(rest.substr(static_cast<std::size_t>(found.data() - rest.data()))))
      finding.help(kArrowHelp);
    else
      finding.help(fmt::format("for example: `{}`", message.example));
    error(std::move(finding));
  }

  /// Whether a text starts with an arrow of another language.
  static bool is_like_arrow(std::string_view text) {
    constexpr std::string_view kLike[] = {"--", "==", "<=", "~~", "-.", ">"};
    return std::ranges::any_of(kLike, [&](std::string_view sign) { return text.starts_with(sign); });
  }

  /// The piece of text that did not fit: a word, a sign, or nothing at the end of a line.
  static std::string_view token_at(std::string_view rest) {
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
    if (length == 0)
      length = 1;
    return rest.substr(0, std::min<std::size_t>(length, 40));
  }

  std::string describe(std::string_view token) const {
    if (!token.empty())
      return fmt::format("`{}`", token);
    return source_.span_of(token).begin >= text_.size() ? "the end of the file" : "the end of the line";
  }

  Span place_of(std::string_view rest, std::string_view found) const {
    if (!found.empty())
      return source_.span_of(found);
    Span place = source_.span_of(rest.substr(0, 0));
    return place;
  }

  /// How many columns the line of `offset` is indented. Offsets only grow, so every line is looked at once.
  std::uint32_t indent_at(std::uint32_t offset) {
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

  Indent indent_of(std::string_view part) const {
    std::uint32_t at = source_.span_of(part).begin;
    const std::uint32_t end = at;
    while (at > 0 && (text_[at - 1] == ' ' || text_[at - 1] == '\t'))
      --at;
    return {end - at, at == 0 || text_[at - 1] == '\n'};
  }

  /// The last character that says something before `place`.
  Span before(Span place) const {
    std::uint32_t at = place.begin;
    while (at > 0 && (text_[at - 1] == ' ' || text_[at - 1] == '\t' || text_[at - 1] == '\n' || text_[at - 1] == '\r'))
      --at;
    std::uint32_t begin = at == 0 ? 0 : at - 1;
    while (begin > 0 && (static_cast<unsigned char>(text_[begin]) & 0xC0U) == 0x80U)
      --begin;
    return {place.source, begin, at};
  }

  /// The `##` lines that stand directly before `offset`.
  std::string_view doc_before(std::uint32_t offset) {
    const auto& comments = document_.comments;
    std::size_t first = comments.size();
    std::uint32_t next = offset;
    while (first > 0 && comments[first - 1].is_doc && !comments[first - 1].is_trailing &&
           is_one_line_end(comments[first - 1].span.end, next)) {
      --first;
      next = comments[first].span.begin;
    }
    if (first == comments.size())
      return {};
    std::vector<std::string_view> lines;
    for (std::size_t i = first; i < comments.size(); ++i) {
      std::string_view line = source_.text_of(comments[i].span).substr(2);
      if (line.starts_with(' '))
        line.remove_prefix(1);
      lines.push_back(line);
    }
    return lines.size() == 1 ? lines.front() : document_.pool.keep(fmt::format("{}", fmt::join(lines, "\n")));
  }

  bool is_one_line_end(std::uint32_t begin, std::uint32_t end) const {
    const std::string_view between = text_.substr(begin, end - begin);
    return between.find_first_not_of(" \t\r\n") == std::string_view::npos &&
           std::ranges::count(between, '\n') == 1;
  }

  const SourceFile& source_;
  std::string_view text_;
  const Limits& limits_;
  diag::Sink& sink_;
  ast::Document document_;
  std::vector<Statement> open_;  // From the outermost to the innermost.
  std::vector<Word> words_;      // Of the innermost open statement.
  std::vector<std::uint32_t> indents_;  // Of the line each open statement begins on.
  std::vector<Brace> braces_;
  ast::Body spilled_;  // What a body without its `}` held of the body around it.
  std::size_t next_line_ = 0;  // Where the line after the one looked at last begins.
  std::uint32_t line_indent_ = 0;
  Word list_;
  Span token_;  // Where the text or list being read begins.
  bool after_comma_ = false;
  bool next_is_value_ = false;
  bool in_list_ = false;
  std::size_t n_errors_ = 0;
};

template <typename Input>
std::string_view view(const Input& in) {
  return {in.begin(), in.size()};
}

template <typename Input>
std::string_view rest_of(const Input& in) {
  return {in.current(), in.size()};
}

template <typename Rule>
struct Control : peg::normal<Rule> {
  template <typename Input>
  [[noreturn]] static void raise(const Input& in, Builder& builder) {
    builder.fail<Rule>(rest_of(in));
    throw peg::parse_error("", in);
  }
};

template <typename Rule>
struct Action {};

// One method of the builder for each rule that means something. With the match's text:
#define STOA_ACTION(rule, call)                            \
  template <>                                              \
  struct Action<grammar::rule> {                           \
    template <typename Input>                              \
    static auto apply(const Input& in, Builder& builder) { \
      [[maybe_unused]] const std::string_view text = view(in); \
      return call;                                         \
    }                                                      \
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

ast::Document parse(const SourceFile& source, const Limits& limits, diag::Sink& sink) {
  Builder builder(source, limits, sink);
  if (!check_bytes(source, sink)) {
    builder.stop_incomplete();
    return builder.take();
  }
  const std::string_view text = source.text();
  peg::memory_input<peg::tracking_mode::lazy, peg::eol::lf_crlf, const char*> in(text.data(),
                                                                                 text.data() + text.size(), "");
  try {
    peg::parse<grammar::file, Action, Control>(in, builder);
  } catch (const Stop&) {
    builder.stop_incomplete();
  }
  ast::Document document = builder.take();
  if (document.statements.empty() && document.is_complete)
    sink.report(diag::Diagnostic(diag::Code::empty_file, Span{source.id(), 0, 0}, "the file says nothing")
                    .help("begin with a part, for example: `external bank \"Payment provider\"`"));
  check_shape(document, sink);
  return document;
}

}  // namespace stoa::syntax
