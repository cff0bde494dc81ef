// A large text in pieces that threads read side by side.
#pragma once

#include <cstddef>
#include <deque>

#include "compiler/base/limits.hpp"
#include "compiler/diag/diagnostic.hpp"
#include "compiler/syntax/ast.hpp"

namespace stoa::syntax {

/// The same as `parse`, in up to `n_threads` threads. What the document points into besides its source is
/// kept in `pieces`, which must stay as long as the document.
ast::Document parse_in_pieces(const SourceFile& source, const Limits& limits, std::size_t n_threads,
                              std::deque<ast::Document>& pieces, diag::Sink& sink);

/// A part of a source as if it were a file, but for its shape. In parse.cpp.
ast::Document parse_part(const SourceFile& source, Span part, const Limits& limits, diag::Sink& sink);

}  // namespace stoa::syntax
