#include "compiler/syntax/builder.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "compiler/diag/code.hpp"
#include "compiler/syntax/sentence.hpp"
#include "compiler/syntax/text.hpp"
#include "compiler/syntax/word.hpp"

namespace stoa::syntax {

using ast::Statement;
using ast::Word;

namespace {

/// Whether a body without a head belongs to the sentence before it: its `{` was put on a line of its own.
bool is_body_of_line_above(const Statement& headless, std::span<const Statement> around) {
  return headless.has_body && headless.head.size() == 0 && !around.empty() && !around.back().has_body &&
         around.back().form == Statement::Form::sentence;
}

}  // namespace

Builder::Builder(const SourceFile& source, std::size_t begin, const Limits& limits, Braces braces,
                 diag::Sink& sink)
    : source_(source),
      text_(source.text()),
      limits_(limits),
      braces_meant_(braces),
      sink_(sink),
      next_line_(begin) {
  document_.source = source.id();
}

ast::Document Builder::take() {
  while (!open_.empty())
    commit();
  document_.statements = document_.bodies.keep_slice(stack_);
  return std::move(document_);
}

void Builder::begin(std::string_view at) {
  open_.push_back(static_cast<std::uint32_t>(stack_.size()));
  Statement& statement = stack_.emplace_back();
  statement.span = statement.head = source_.span_of(at.substr(0, 0));
  if (!document_.comments.empty() && document_.comments.back().is_doc)
    statement.doc = doc_before(statement.span.begin);
}

void Builder::set_kind(std::string_view text) {
  judge_name(text);
  Statement& statement = current();
  statement.kind = make_word(Word::Form::name, text);
  statement.head.end = statement.span.end = statement.kind.span.end;
}

void Builder::add_name(std::string_view text) {
  judge_name(text);
  add(make_word(Word::Form::name, text));
}

void Builder::add_tag(std::string_view text) {
  Word word = make_word(Word::Form::tag, text);
  word.text.remove_prefix(1);
  add(word);
}

void Builder::add_number(std::string_view text) {
  const std::optional<Word::Form> form = number_form(text);
  if (!form) {
    error(diag::Diagnostic(diag::Code::bad_number, source_.span_of(text),
                           fmt::format("`{}` is neither a number with a unit nor a date", text))
              .help("numbers are written like `15m`, `256KB`, `50/s` or `99.9%`, dates like `2026-11-22`; "
                    "put anything else in quotes"));
  }
  add(make_word(form.value_or(Word::Form::number), text));
}

void Builder::add_text(std::string_view text) {
  Word word = make_word(Word::Form::text, text);
  word.text = text.substr(1, text.size() - 2);
  if (std::exchange(has_escape_, false))
    word.text = unescape(word.text, source_, document_.pool, sink_);
  add_judged_text(word);
}

void Builder::add_block(std::string_view text) {
  Word word = make_word(Word::Form::text, text);
  word.is_block = true;
  word.text = unindent(text.substr(3, text.size() - 6), document_.pool);
  add_judged_text(word);
}

void Builder::add_arrow(ast::Arrow arrow, std::string_view text) {
  Statement& statement = current();
  if (statement.form != Statement::Form::step) {
    // What was read as a kind is the first end of a step.
    statement.form = Statement::Form::step;
    document_.words.push(std::exchange(statement.kind, Word{}));
    const std::span<Word> words = document_.words.run();
    std::rotate(words.begin(), words.end() - 1, words.end());
  }
  Word word = make_word(Word::Form::arrow, text);
  word.arrow = arrow;
  add(word);
}

void Builder::mark_value() {
  if (document_.words.run().empty())
    current().form = Statement::Form::property;
  next_is_value_ = true;
}

void Builder::begin_list(std::string_view text) {
  list_ = make_word(Word::Form::list, text);
  in_list_ = true;
}

void Builder::end_list(std::string_view text) {
  in_list_ = false;
  list_.span.end = source_.span_of(text).end;
  list_.text = source_.text_of(list_.span);
  add(list_);
}

void Builder::check_comma(std::string_view text) {
  if (current().form != Statement::Form::property && !current().is_broken) {
    error(diag::Diagnostic(diag::Code::syntax_error, source_.span_of(text.substr(0, 1)),
                           "expected the end of the line, found `,`")
              .help("only properties share a line, as in `{ rate: 50/s, size: 200KB }`; "
                    "put the next sentence on a line of its own"));
  }
}

void Builder::commit() {
  seal_words();
  Statement& statement = current();
  if (const std::size_t begin = body_begin(); begin < stack_.size()) {
    statement.body = document_.bodies.keep_slice(std::span(stack_).subspan(begin));
    stack_.resize(begin);
  }
  open_.pop_back();
  reset_word();
  if (statement.form == Statement::Form::sentence) {
    if (statement.kind.text.empty())
      splice_headless();
    else
      classify(statement);
  }
  if (!spilled_.empty()) {
    stack_.insert(stack_.end(), spilled_.begin(), spilled_.end());
    spilled_.clear();
  }
}

void Builder::classify(Statement& statement) {
  statement.sentence = find_sentence(statement.kind.text);
  if (statement.sentence == nullptr)
    document_.kinds.add(statement.kind.text, statement.kind.span);
  else if (statement.kind.text == "allow")
    document_.has_allow = true;
  else if (statement.kind.text == "over" || statement.kind.text == "choose")
    note_alternatives(statement);
}

/// The names after `over`, which is a word of `choose` or a line of its body.
void Builder::note_alternatives(const Statement& statement) {
  bool is_over = statement.kind.text == "over";
  for (const Word& word : statement.words)
    if (word.form == Word::Form::name && is_over)
      document_.alternatives.add(word.text, word.span);
    else
      is_over = is_over || (word.form == Word::Form::name && word.text == "over");
}

/// Nothing is left of the head of the last statement: what stands in its body belongs to the line above, or
/// to the body around it.
void Builder::splice_headless() {
  const Statement headless = stack_.back();
  stack_.pop_back();
  if (is_body_of_line_above(headless, std::span(stack_).subspan(body_begin()))) {
    Statement& head = stack_.back();
    head.has_body = true;
    head.body_span = headless.body_span;
    head.span.end = headless.span.end;
    head.body = headless.body;
  } else {
    stack_.insert(stack_.end(), headless.body.begin(), headless.body.end());
  }
}

void Builder::add_comment(std::string_view text, bool is_doc) {
  while (text.ends_with('\r') || text.ends_with(' ') || text.ends_with('\t'))
    text.remove_suffix(1);
  const Span span = source_.span_of(text);
  document_.comments.push_back({span, is_doc, !indent_of(text).is_first_on_line});
}

Word Builder::make_word(Word::Form form, std::string_view text) const {
  Word word;
  word.form = form;
  word.span = source_.span_of(text);
  word.text = text;
  return word;
}

void Builder::add(const Word& word) {
  if (in_list_) {
    document_.items.push_back(word);
    return;
  }
  Statement& statement = current();
  statement.head.end = statement.span.end = word.span.end;
  document_.words.push(word).after_comma = std::exchange(after_comma_, false);
  has_value_ = has_value_ || std::exchange(next_is_value_, false);
}

void Builder::add_judged_text(const Word& word) {
  if (word.text.size() > limits_.text_length) {
    error(diag::Diagnostic(
              diag::Code::text_too_long, Span{word.span.source, word.span.begin, word.span.begin + 1},
              fmt::format("this text has {} bytes; the limit is {}", word.text.size(), limits_.text_length))
              .help("shorten it, or raise the limit with `--limit text-length=N`"));
  }
  add(word);
}

void Builder::judge_name(std::string_view text) {
  if (text.size() <= limits_.name_length && is_name(text))
    return;
  if (text.size() > limits_.name_length) {
    error(diag::Diagnostic(
              diag::Code::name_too_long, source_.span_of(text),
              fmt::format("this name has {} bytes; the limit is {}", text.size(), limits_.name_length))
              .help("shorten it, or raise the limit with `--limit name-length=N`"));
  } else if (text.starts_with("\xE2\x86") || text.starts_with("\xE2\x87")) {
    error(diag::Diagnostic(diag::Code::syntax_error, source_.span_of(text),
                           fmt::format("`{}` is no arrow of the language", text))
              .help(std::string(kArrowHelp)));
    current().is_broken = true;
  } else if (!is_code_of_allow()) {
    report_bad_name(text);
  }
}

bool Builder::is_code_of_allow() const {
  return current().kind.text == "allow" && document_.words.run().empty();
}

void Builder::report_bad_name(std::string_view text) {
  auto finding =
      diag::Diagnostic(diag::Code::bad_name, source_.span_of(text),
                       fmt::format("`{}` is not written as names are", text))
          .note("a name is made of lower-case letters and digits, with single hyphens between words");
  const std::string better = nearest_name(text);
  if (!better.empty())
    finding.fix({fmt::format("write `{}`", better), {{source_.span_of(text), better}}});
  error(std::move(finding));
}

void Builder::seal_words() {
  const std::span<Word> words = document_.words.close();
  if (words.empty())
    return;
  // A value ends its head, so it is the last.
  const bool has_value = std::exchange(has_value_, false);
  current().value = has_value ? &words.back() : nullptr;
  current().words = words.first(words.size() - (has_value ? 1 : 0));
}

std::string_view Builder::doc_before(std::uint32_t offset) {
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

bool Builder::is_one_line_end(std::uint32_t begin, std::uint32_t end) const {
  const std::string_view between = text_.substr(begin, end - begin);
  return between.find_first_not_of(" \t\r\n") == std::string_view::npos &&
         std::ranges::count(between, '\n') == 1;
}

}  // namespace stoa::syntax
