// What the forms of report share. Private to diag/.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "compiler/diag/render.hpp"

namespace stoa::diag {

/// The source a finding is about; null if it is about no file.
const SourceFile* file_of(const Report& report, Span span);

/// The message with its notes and its ways out, a line each. No text of the author begins a line or moves a
/// cursor.
std::string whole_text(const Diagnostic& diagnostic);

/// A path as the reference of a URI: what URIs cannot hold, percent-encoded.
std::string path_as_uri(std::string_view path);

/// The fingerprints of all findings, then of all that were suppressed.
std::vector<std::string> fingerprints(const Report& report);

}  // namespace stoa::diag
