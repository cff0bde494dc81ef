// Outputs in memory -> files. Either all of them are replaced, or none is touched.
#pragma once

#include <cstddef>
#include <span>

#include "compiler/diag/diagnostic.hpp"
#include "compiler/driver/console.hpp"
#include "compiler/driver/target.hpp"

namespace stoa::driver {

/// Writes every output beside its target, flushes it to the disk, and renames last. A file keeps its mode,
/// and one whose bytes would stay the same is not touched at all. What goes wrong is reported; then the old
/// files are as they were and no temporary is left, also when a signal ends the run. Returns how many files
/// were replaced.
std::size_t write_outputs(std::span<const Output> outputs, Console& console, diag::Sink& sink);

}  // namespace stoa::driver
