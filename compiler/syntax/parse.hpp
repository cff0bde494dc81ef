// Text -> Document. The only folder that sees PEGTL is this one's parse.cpp.
#pragma once

#include "compiler/base/limits.hpp"
#include "compiler/diag/diagnostic.hpp"
#include "compiler/syntax/ast.hpp"

namespace stoa::syntax {

/// Reads `source` as far as it can be read; what is wrong goes into `sink`, one finding for each mistake.
/// Never fails: the Document holds every statement that could be understood. Views point into `source`.
ast::Document parse(const SourceFile& source, const Limits& limits, diag::Sink& sink);

}  // namespace stoa::syntax
