// Names for findings by which they are known again in another run.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "compiler/diag/diagnostic.hpp"

namespace stoa::diag {

/// The name of a file in a fingerprint: its path as shown, or one that starts elsewhere.
using PathOf = std::function<std::string(const SourceFile&)>;

/// A name for each finding that stays while lines are added above it: made of its code, its file, what its
/// line says, and how many such findings came before. 16 hex digits each.
std::vector<std::string> fingerprints(std::span<const Diagnostic> diagnostics, const SourceSet& sources,
                                      const PathOf& path_of = &SourceFile::path);

/// The source a finding is about; null if it is about no file.
const SourceFile* file_of(const SourceSet& sources, Span span);

}  // namespace stoa::diag
