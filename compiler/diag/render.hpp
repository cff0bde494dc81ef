// Diagnostics -> text. The only place where a finding becomes words on a screen or JSON.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "compiler/diag/diagnostic.hpp"

namespace stoa::diag {

/// The path of the source that holds the words of the command line. A finding about one of them is in no
/// file.
inline constexpr std::string_view kCommandLinePath = "<command line>";

struct RenderOptions {
  bool color = false;
  std::size_t most = 100;  ///< how many are shown; the rest are counted
};

/// The full form: excerpt with carets, labels, notes, help. Ends with a summary line if there is anything to
/// say. No line starts with text of the author, and no escape character of theirs gets through.
std::string render_text(std::span<const Diagnostic> diagnostics, const SourceSet& sources,
                        const RenderOptions& options);

/// One line each: `path:line:column: error[E0201]: message`.
std::string render_concise(std::span<const Diagnostic> diagnostics, const SourceSet& sources,
                           const RenderOptions& options);

/// A JSON document; its schema is docs/schema/diagnostics.schema.json.
std::string render_json(std::span<const Diagnostic> diagnostics, const SourceSet& sources);

}  // namespace stoa::diag
