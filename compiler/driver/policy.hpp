// What counts as what in a run: levels, how many warnings, which findings are old. From options and the
// project file.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "compiler/driver/commands.hpp"
#include "compiler/driver/run.hpp"
#include "compiler/sema/levels.hpp"

namespace stoa::driver {

/// The options of every command that checks.
inline constexpr std::array kPolicyOptions = {
    Option{.name = "deny",
           .argument = "NAME,…",
           .summary =
               "makes findings errors: those of a code, a rule, a family such as `placement`, a pillar, "
               "or all `warnings`",
           .target = &Settings::denies,
           .completion = Completion::code,
           .is_list = true},
    Option{.name = "warn",
           .argument = "NAME,…",
           .summary = "makes findings warnings",
           .target = &Settings::warns,
           .completion = Completion::code,
           .is_list = true},
    Option{.name = "allow",
           .argument = "NAME,…",
           .summary = "silences findings in all that is read, as `allow NAME` does in a body",
           .target = &Settings::allows,
           .completion = Completion::code,
           .is_list = true},
    Option{.name = "max-warnings",
           .argument = "N",
           .summary = "ends with 1 if there are more warnings than that",
           .target = &Settings::max_warnings},
    Option{.name = "baseline",
           .argument = "FILE",
           .summary = "passes over the findings that `stoa baseline write` has put down in a file",
           .target = &Settings::baseline,
           .completion = Completion::file},
};

/// The levels that the project file chooses, then those of the options: the last counts.
std::vector<sema::LevelChoice> level_choices(const Invocation& invocation);

/// Whether warnings end a run with 1; tells it if a number was given and they are more. `usual` counts if no
/// number was given.
bool do_warnings_count(Invocation& invocation, bool usual);

}  // namespace stoa::driver
