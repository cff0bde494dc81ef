// Whether each statement says what its kind can say, where it stands.
#pragma once

#include "compiler/diag/diagnostic.hpp"
#include "compiler/syntax/ast.hpp"
#include "compiler/syntax/sentence.hpp"

namespace stoa::syntax {

/// Reports statements that the table of sentences does not allow and marks them broken, so that later stages
/// use what names they declare and nothing else of them.
void check_shape(ast::Document& document, diag::Sink& sink);

/// Whether a declaration of an unknown kind would be whole and in its place if the keyword of `sentence`
/// stood there instead.
bool could_be(const ast::Statement& unknown, const Sentence& sentence, Context context);

}  // namespace stoa::syntax
