// How stoa ends. When several apply, the highest does.
#pragma once

#include "compiler/diag/diagnostic.hpp"

namespace stoa::driver {

constexpr int kExitClean = 0;
constexpr int kExitFindings = 1;  ///< the author's files have errors; for `check`, warnings count too
constexpr int kExitUsage = 2;     ///< the command line makes no sense
constexpr int kExitIo = 3;        ///< something cannot be read or written
constexpr int kExitLimit = 4;     ///< a limit was hit, or no layout could be made
constexpr int kExitBug = 70;

/// What the findings of a run end it with.
int exit_code(const diag::Sink& sink, bool do_warnings_count);

}  // namespace stoa::driver
