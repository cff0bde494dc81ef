#include <algorithm>

#include "compiler/base/assert.hpp"
#include "compiler/syntax/frozen.hpp"
#include "compiler/syntax/frozen_form.hpp"
#include "compiler/syntax/sentence.hpp"

namespace stoa::syntax {

namespace {

using ast::Statement;
using ast::Word;
using frozen::Text;

class Freezer {
 public:
  explicit Freezer(const SourceFile& source) : source_(source) {}

  std::string run(const Statement& statement) {
    std::string out;
    out_.swap(out);
    add(statement);
    out_.swap(out);
    number(n_statements_);
    number(n_words_);
    return out_ + out;
  }

 private:
  void number(std::size_t value) {
    for (; value > 0x7f; value >>= 7U)
      out_ += static_cast<char>(0x80 | (value & 0x7f));
    out_ += static_cast<char>(value);
  }

  /// From the position before to this one.
  void position(std::uint32_t at) {
    STOA_ASSERT(at >= at_, "what is frozen is in the order of its text");
    number(at - at_);
    at_ = at;
  }

  void add(const Statement& statement) {
    STOA_ASSERT(!statement.is_broken, "broken statements are not frozen");
    ++n_statements_;
    const auto doc = statement.doc.empty()           ? Text::none
                     : lies_in_source(statement.doc) ? Text::elsewhere
                                                     : Text::inlined;
    out_ += static_cast<char>(
        static_cast<unsigned>(statement.form) | static_cast<unsigned>(doc) << frozen::kDocShift |
        (statement.has_body ? frozen::kHasBody : 0) | (statement.value != nullptr ? frozen::kHasValue : 0));
    number(statement.sentence == nullptr
               ? 0
               : static_cast<std::size_t>(statement.sentence - sentences().data()) + 1);
    position(statement.span.begin);
    number(statement.head.size());
    if (doc == Text::elsewhere)
      number(statement.span.begin - source_.span_of(statement.doc).begin);
    if (doc != Text::none)
      number(statement.doc.size());
    if (doc == Text::inlined)
      out_ += statement.doc;
    number(statement.kind.text.size());
    number(statement.words.size());
    for (const Word& word : statement.words)
      add(word);
    if (statement.value != nullptr)
      add(*statement.value);
    if (!statement.has_body)
      return;
    position(statement.body_span.begin);
    number(statement.body_span.size());
    number(statement.span.size());
    number(statement.body.size());
    for (const Statement& inner : statement.body)
      add(inner);
  }

  void add(const Word& word) {
    STOA_ASSERT(word.form != Word::Form::list && word.form != Word::Form::arrow,
                "neither lists nor steps are frozen");
    ++n_words_;
    const Text text = place_of(word);
    out_ += static_cast<char>(
        static_cast<unsigned>(word.form) | static_cast<unsigned>(text) << frozen::kTextShift |
        (word.after_comma ? frozen::kAfterComma : 0) | (word.is_block ? frozen::kIsBlock : 0));
    position(word.span.begin);
    number(word.span.size());
    if (text == Text::inlined) {
      number(word.text.size());
      out_ += word.text;
    }
  }

  Text place_of(const Word& word) const {
    const std::string_view written = source_.text_of(word.span);
    if (word.text.empty())
      return Text::none;
    if (word.text == written)
      return Text::all;
    if (word.text == written.substr(1))
      return Text::untagged;
    return word.text == written.substr(1, written.size() - 2) ? Text::unquoted : Text::inlined;
  }

  bool lies_in_source(std::string_view text) const {
    return text.data() >= source_.text().data() &&
           text.data() + text.size() <= source_.text().data() + source_.text().size();
  }

  const SourceFile& source_;
  std::string out_;
  std::uint32_t at_ = 0;
  std::size_t n_statements_ = 0, n_words_ = 0;
};

}  // namespace

std::string freeze(const Statement& statement, const SourceFile& source) {
  return Freezer(source).run(statement);
}

}  // namespace stoa::syntax
