#include <array>

#include <fmt/format.h>

#include "compiler/driver/commands.hpp"
#include "compiler/driver/compile.hpp"
#include "compiler/driver/exit_code.hpp"
#include "compiler/driver/run.hpp"

namespace stoa::driver {

namespace {

int run_check(Invocation& invocation) {
  const Settings& settings = invocation.settings;
  Request request;
  request.inputs = invocation.command_line.arguments(settings.operands);
  request.reading = invocation.read_options();
  request.stdlib_folder = invocation.argument(settings.stdlib_folder);
  Program program;
  Progress progress(invocation.console.is_err_terminal());
  analyze(request, invocation.reader, invocation.session, progress, program);
  progress.finish();
  show_findings(invocation, true);
  if (invocation.session.sink.empty()) {
    const std::size_t n_files =
        request.inputs.empty() ? program.library.documents.size() : program.reading.inputs.size();
    invocation.console.err(fmt::format("{}, no findings\n", count_text(n_files, "file")));
  }
  return exit_code(invocation.session.sink, true);
}

constexpr std::array kExamples = {
    Example{"stoa check shop.stoa", "checks one design"},
    Example{"stoa check .", "checks every design below this folder"},
    Example{"stoa check --format json designs/ > findings.json", "findings for other programs"},
    Example{"stoa check - < shop.stoa", "checks standard input"},
};

}  // namespace

constinit const Command check_command = {
    .name = "check",
    .operand = "FILES…",
    .operands = Operands::at_least_one,
    .completion = Completion::file,
    .summary = "reads and checks designs, and writes nothing",
    .description =
        "Reads the files, and all they import, and tells everything that is wrong in one run.\n"
        "Folders are searched for `*.stoa`; `-` is standard input. Errors and warnings end it\n"
        "with exit code 1. With `--stdlib DIR` and no file, the catalogue itself is checked.",
    .options = {},
    .examples = kExamples,
    .run = run_check,
};

}  // namespace stoa::driver
