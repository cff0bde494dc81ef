// Statements as bytes: a text that is part of the program is parsed once, when that is built.
//
// The bytes hold what the text does not say by itself: where words begin and end, and what they are. Numbers
// take seven bits a byte, the low ones first; positions count from the one before. Words that stand in the
// text as they are meant are views into it, others (escapes, unindented blocks, doc comments of several
// lines) lie in the bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/source.hpp"
#include "compiler/syntax/ast.hpp"

namespace stoa::syntax {

/// The bytes of one statement of `source` with all that stands in it. It holds no list and nothing broken;
/// its comments are left out.
std::string freeze(const ast::Statement& statement, const SourceFile& source);

/// Makes statements of bytes again, one at a time, in the same memory.
class Thawer {
 public:
  /// The statement that was frozen, of the same text. It stands until the next call; its texts stand as long
  /// as `source` and `frozen`.
  const ast::Statement& thaw(const SourceFile& source, std::string_view frozen);

 private:
  std::vector<ast::Statement> statements_;
  std::vector<ast::Word> words_;
};

}  // namespace stoa::syntax
