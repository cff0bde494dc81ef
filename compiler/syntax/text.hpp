// What a text in quotes says: escapes resolved, blocks without their common indentation.
#pragma once

#include <string>
#include <string_view>

#include "compiler/base/source.hpp"
#include "compiler/diag/diagnostic.hpp"

namespace stoa::syntax {

/// `inner` is what stands between `"` and `"`, a view into `source`. The result is that view itself where it
/// has no escape, else a text in `pool`. Unknown escapes are reported and kept as written.
std::string_view unescape(std::string_view inner, const SourceFile& source, StringPool& pool,
                          diag::Sink& sink);

/// `inner` is what stands between `"""` and `"""`: the first line end and the last line are dropped where
/// they hold only blanks, and every line loses the indentation that all have. Nothing is escaped in a block.
std::string_view unindent(std::string_view inner, StringPool& pool);

/// `text` as it is written between quotes.
std::string escape(std::string_view text);

}  // namespace stoa::syntax
