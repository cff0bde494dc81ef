// What a source may hold at all: UTF-8 text without control, invisible or direction-turning characters.
#pragma once

#include "compiler/diag/diagnostic.hpp"

namespace stoa::syntax {

/// Reports what is no text in a part of a source, which begins with a character. False if parsing makes no
/// sense: the source is binary or not UTF-8.
bool check_bytes(const SourceFile& source, Span part, diag::Sink& sink);

}  // namespace stoa::syntax
