// `stoa fmt`: a Document in its canonical layout, with its comments.
#pragma once

#include <string>

#include "compiler/syntax/ast.hpp"

namespace stoa::syntax {

/// The canonical text. `document` must be complete and parsed from `source`.
/// Formatting the result again changes nothing, and its tree is the same.
std::string format(const ast::Document& document, const SourceFile& source);

}  // namespace stoa::syntax
