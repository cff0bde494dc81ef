#include "compiler/catalog/facts.hpp"

namespace stoa::catalog {

using ast::Statement;
using ast::Word;

const Word* find_word(const Statement& statement, Word::Form form, std::size_t index) {
  for (const Word& word : statement.words)
    if (word.form == form && index-- == 0)
      return &word;
  return nullptr;
}

std::string_view text_of(const Statement& statement, Word::Form form, std::size_t index) {
  const Word* word = find_word(statement, form, index);
  return word == nullptr ? std::string_view() : word->text;
}

std::string_view value_of(const Statement& fact, std::string_view key) {
  for (const Statement& property : fact.body)
    if (property.kind.text == key && property.value != nullptr)
      return property.value->text;
  return {};
}

Reference reference_of(const Statement& fact, std::string_view key) {
  for (const Statement& property : fact.body)
    if (property.kind.text == key && property.value != nullptr)
      return {property.value->text, property.value->span};
  return {};
}

Source source_of(const Statement& fact) {
  return {text_of(fact, Word::Form::text), value_of(fact, "read")};
}

std::vector<Reference> references(const Statement& fact) {
  std::vector<Reference> all;
  for (const Word& word : fact.words)
    if (word.form == Word::Form::name)
      all.push_back({word.text, word.span});
  return all;
}

void fill(Entry& entry, const Statement& statement) {
  const Word* name = find_word(statement, Word::Form::name);
  entry.name = name->text;
  entry.span = name->span;
  entry.title = text_of(statement, Word::Form::text);
  if (entry.title.empty())
    entry.title = entry.name;
  entry.doc = statement.doc;
  for (const Statement& fact : statement.body) {
    if (fact.is_broken)
      continue;
    if (fact.kind.text == "alias")
      for (const Word& word : fact.words)
        entry.aliases.push_back(word.text);
    if (fact.kind.text == "source")
      entry.sources.push_back(source_of(fact));
  }
}

}  // namespace stoa::catalog
