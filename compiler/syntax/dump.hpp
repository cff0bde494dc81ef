// A Document as short s-expressions, for `--emit ast` and for comparing trees.
#pragma once

#include <string>

#include "compiler/syntax/ast.hpp"

namespace stoa::syntax {

std::string dump(const ast::Document& document);

}  // namespace stoa::syntax
