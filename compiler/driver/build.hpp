// What the commands that write designs share.
#pragma once

#include "compiler/driver/compile.hpp"
#include "compiler/driver/run.hpp"

namespace stoa::driver {

/// What the command line says about inputs, limits and where outputs go; forms and views are still to be
/// chosen.
Request request_of(const Invocation& invocation);

/// Compiles, writes, and says what was written. Returns the exit code.
int build(const Request& request, Invocation& invocation);

}  // namespace stoa::driver
