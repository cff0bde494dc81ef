#include "compiler/base/limits.hpp"

#include <array>

#include <fmt/format.h>

#include "compiler/driver/commands.hpp"
#include "compiler/driver/exit_code.hpp"
#include "compiler/driver/limit_option.hpp"
#include "compiler/driver/run.hpp"

namespace stoa::driver {

namespace {

int run_limits(Invocation& invocation) {
  for (const LimitInfo& limit : limit_table()) {
    const std::string value = limit_text(limit, invocation.limits.*(limit.value));
    const bool has_unit = value.find(' ') != std::string::npos;
    invocation.console.out(fmt::format("{:<15}  {:>8}  {}{}{}\n", limit.name, value,
                                       has_unit ? "" : limit.unit, has_unit ? "" : " ", limit.summary));
  }
  return kExitClean;
}

constexpr std::array kExamples = {
    Example{"stoa limits", "lists all limits"},
    Example{"stoa check huge.stoa --limit file-size=200MiB", "raises one for a run"},
};

}  // namespace

constinit const Command limits_command = {
    .name = "limits",
    .operand = "",
    .operands = Operands::none,
    .completion = Completion::none,
    .summary = "lists what a run may use at most",
    .description =
        "A design that is larger than a limit gives an error at the first thing too many, and\n"
        "exit code 4. `--limit NAME=VALUE` raises or lowers one for a run.",
    .options = {},
    .examples = kExamples,
    .run = run_limits,
};

}  // namespace stoa::driver
