// What the loaders share: reading the words and facts of a declaration.
#pragma once

#include <string_view>

#include "compiler/catalog/catalog.hpp"
#include "compiler/syntax/ast.hpp"

namespace stoa::catalog {

/// The word of a form, counted from 0; null if there are fewer.
const ast::Word* find_word(const ast::Statement& statement, ast::Word::Form form, std::size_t index = 0);
/// What it says; empty if there is none.
std::string_view text_of(const ast::Statement& statement, ast::Word::Form form, std::size_t index = 0);
/// The value of `key: value` in the body; empty if there is none.
std::string_view value_of(const ast::Statement& fact, std::string_view key);
/// The same as a name that refers to another entry.
Reference reference_of(const ast::Statement& fact, std::string_view key);
Source source_of(const ast::Statement& fact);
/// All names of a sentence.
std::vector<Reference> references(const ast::Statement& fact);
/// What every entry has: name, title, doc, aliases and sources.
void fill(Entry& entry, const ast::Statement& statement);

}  // namespace stoa::catalog
