// Findings that were there when somebody drew a line: they are passed over until their line changes. Only
// baseline.cpp reads JSON.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/file_reader.hpp"
#include "compiler/diag/fingerprint.hpp"
#include "compiler/driver/session.hpp"

namespace stoa::driver {

/// One finding of a baseline. `path` starts at the folder of the baseline, so that it does not matter from
/// where stoa is run.
struct Known {
  std::string fingerprint;
  std::string finding;  ///< a rule or a code
  std::string path;
  std::string message;
};

struct Baseline {
  Argument file;  ///< and where it was named
  std::vector<Known> findings;
};

/// What stands in the file; nothing, and an error, if it is none or of another version.
std::optional<Baseline> read_baseline(const Argument& file, const FileReader& reader, SourceSet& sources,
                                      diag::Sink& sink);
/// The bytes of a file with these findings, in an order that does not depend on the run.
std::string baseline_text(std::vector<Known> findings);

/// How files are called in the baseline at `path`.
diag::PathOf paths_from(const std::string& path, const FileReader& reader);
/// Those of `diagnostics` that a baseline can hold, as it would. Errors that leave nothing to draw are none.
std::vector<Known> known_of(std::span<const diag::Diagnostic> diagnostics, const SourceSet& sources,
                            const diag::PathOf& path_of);

/// Puts aside what the baseline knows. A note tells if it knows more of the files in `sources`.
void apply_baseline(const Baseline& baseline, const FileReader& reader, const SourceSet& sources,
                    diag::Sink& sink);

}  // namespace stoa::driver
