#include "compiler/syntax/frozen.hpp"
#include "compiler/syntax/frozen_form.hpp"
#include "compiler/syntax/sentence.hpp"

namespace stoa::syntax {

namespace {

using ast::Statement;
using ast::Word;
using frozen::Text;

/// Reads the bytes of one statement. They come with the program, so they are what freeze.cpp wrote.
class Reader {
 public:
  Reader(const SourceFile& source, std::string_view frozen)
      : id_(source.id()), source_(source.text().data()), next_(frozen.data()) {}

  std::uint32_t number() {
    std::uint32_t value = byte();
    if (value < 0x80) [[likely]]
      return value;
    value &= 0x7fU;
    for (unsigned shift = 7;; shift += 7) {
      const unsigned more = byte();
      value |= (more & 0x7fU) << shift;
      if (more < 0x80)
        return value;
    }
  }

  /// Fills `statement`; what stands in it is taken from the memory after `statements` and `words`.
  void read(Statement& statement, Statement*& statements, Word*& words) {
    const unsigned flags = byte();
    statement.form = static_cast<Statement::Form>(flags & 3U);
    statement.has_body = (flags & frozen::kHasBody) != 0;
    const std::uint32_t sentence = number();
    statement.sentence = sentence == 0 ? nullptr : &sentences()[sentence - 1];
    const std::uint32_t begin = position();
    statement.head = {id_, begin, begin + number()};
    statement.span = statement.head;
    statement.doc = doc(static_cast<Text>(flags >> frozen::kDocShift & 7U), begin);
    statement.kind = Word{};
    statement.kind.span = {id_, begin, begin + number()};
    statement.kind.text = {source_ + begin, statement.kind.span.size()};
    const std::uint32_t n_words = number();
    statement.words = {words, n_words};
    words += n_words;
    for (Word* word = words - n_words; word != words; ++word)
      read(*word);
    statement.value = nullptr;
    if ((flags & frozen::kHasValue) != 0) {
      statement.value = words;
      read(*words++);
    }
    statement.body_span = {};
    statement.body = {};
    if (!statement.has_body)
      return;
    const std::uint32_t body_begin = position();
    statement.body_span = {id_, body_begin, body_begin + number()};
    statement.span.end = begin + number();
    const std::uint32_t n_inner = number();
    statement.body = {statements, n_inner};
    statements += n_inner;
    for (Statement& inner : statement.body)
      read(inner, statements, words);
  }

 private:
  unsigned byte() { return static_cast<unsigned char>(*next_++); }

  std::uint32_t position() { return at_ += number(); }

  std::string_view inlined() {
    const std::uint32_t size = number();
    const std::string_view text(next_, size);
    next_ += size;
    return text;
  }

  std::string_view doc(Text place, std::uint32_t begin) {
    if (place == Text::none)
      return {};
    if (place == Text::inlined)
      return inlined();
    const char* const at = source_ + begin - number();
    return {at, number()};
  }

  void read(Word& word) {
    const unsigned flags = byte();
    word = {};
    word.form = static_cast<Word::Form>(flags & 7U);
    word.after_comma = (flags & frozen::kAfterComma) != 0;
    word.is_block = (flags & frozen::kIsBlock) != 0;
    const std::uint32_t begin = position();
    word.span = {id_, begin, begin + number()};
    const std::string_view written(source_ + begin, word.span.size());
    switch (static_cast<Text>(flags >> frozen::kTextShift & 7U)) {
      case Text::none:
      case Text::elsewhere:
        break;
      case Text::all:
        word.text = written;
        break;
      case Text::unquoted:
        word.text = written.substr(1, written.size() - 2);
        break;
      case Text::untagged:
        word.text = written.substr(1);
        break;
      case Text::inlined:
        word.text = inlined();
        break;
    }
  }

  SourceId id_;
  const char* source_;
  const char* next_;
  std::uint32_t at_ = 0;
};

}  // namespace

const Statement& Thawer::thaw(const SourceFile& source, std::string_view frozen) {
  Reader reader(source, frozen);
  const std::uint32_t n_statements = reader.number();
  const std::uint32_t n_words = reader.number();
  if (statements_.size() < n_statements)
    statements_.resize(n_statements);
  if (words_.size() < n_words)
    words_.resize(n_words);
  Statement* statements = statements_.data() + 1;
  Word* words = words_.data();
  reader.read(statements_.front(), statements, words);
  return statements_.front();
}

}  // namespace stoa::syntax
