// What the commands that write designs share.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "compiler/driver/compile.hpp"
#include "compiler/driver/run.hpp"

namespace stoa::driver {

/// What the command line says about inputs, limits and where outputs go; forms and views are still to be
/// chosen.
Request request_of(const Invocation& invocation);

/// The forms that `--emit` names, or else the one that the ending of `-o` says, or else a picture.
std::vector<Emit> chosen_emits(const Settings& settings, const Destination& destination);

/// What was written, for people; nothing if all of it went to standard output.
std::string written_text(std::span<const Output> outputs, std::size_t n_replaced);

/// Compiles, writes, and says what was written. Returns the exit code.
int build(const Request& request, Invocation& invocation);

}  // namespace stoa::driver
