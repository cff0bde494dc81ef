#include <array>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "compiler/diag/render.hpp"
#include "compiler/driver/commands.hpp"
#include "compiler/driver/compile.hpp"
#include "compiler/driver/exit_code.hpp"
#include "compiler/driver/run.hpp"
#include "compiler/sema/step_reading.hpp"

namespace stoa::driver {

namespace {

std::string end_of(const sema::Design& design, sema::NodeId id) {
  return std::string(design.nodes[id].name);
}

/// `   3. docs ~> loader   trigger: S3 event notification`, for each arrow that says something.
std::string explain_steps(const sema::Design& design, const catalog::Catalog& catalog) {
  std::string out = fmt::format("{}{}{}\n", design.name, design.stage ? ", stage " : "",
                                design.stage ? design.stage->name : std::string_view());
  for (const sema::Step& step : design.steps)
    for (const sema::LinkId id : step.links) {
      const sema::Link& link = design.links[id];
      const std::optional<sema::Verdict> verdict = sema::read_link(design, link, catalog);
      if (!verdict)
        continue;
      const std::string arrow = fmt::format("{} {} {}", end_of(design, link.from), ast::to_string(link.arrow),
                                            end_of(design, link.to));
      const std::string_view kind = verdict->kind ? catalog::to_string(*verdict->kind) : "?";
      const bool is_ok = verdict->level == sema::Verdict::Level::ok;
      out += fmt::format("{:>4}. {:<32} {}: {}\n", step.number, arrow,
                         is_ok ? kind : sema::to_string(verdict->level),
                         is_ok ? verdict->mechanism : verdict->reason);
    }
  return out;
}

void explain_steps(const Program& program, Console& console) {
  for (const Unit& unit : program.units)
    for (const sema::Scenario& scenario : unit.scenarios) {
      if (scenario.base_is_drawn)
        console.out(explain_steps(scenario.base, *unit.catalog));
      for (const sema::Design& stage : scenario.stages)
        console.out(explain_steps(stage, *unit.catalog));
    }
}

int run_check(Invocation& invocation) {
  const Settings& settings = invocation.settings;
  Request request;
  request.inputs = invocation.command_line.arguments(settings.operands);
  request.reading = invocation.read_options();
  request.stdlib_folder = invocation.argument(settings.stdlib_folder);
  request.allows = invocation.command_line.arguments(settings.allows);
  request.keeps_designs = settings.explain_steps;
  Program program;
  Progress progress(invocation.console.is_err_terminal());
  analyze(request, invocation.reader, invocation.session, progress, program);
  progress.finish();
  if (settings.explain_steps && diag::find_report_form(settings.format) == nullptr)
    explain_steps(program, invocation.console);
  show_findings(invocation, true);
  if (invocation.session.sink.empty()) {
    const std::size_t n_files =
        request.inputs.empty() ? program.library.documents.size() : program.reading.inputs.size();
    invocation.console.err(fmt::format("{}, no findings\n", count_text(n_files, "file")));
  }
  return exit_code(invocation.session.sink, true);
}

constexpr std::array kOptions = {
    Option{.name = "allow",
           .argument = "NAME",
           .summary = "silences a code or a rule in all that is read, as `allow NAME` does in a body",
           .target = &Settings::allows,
           .completion = Completion::code,
           .is_list = true},
    Option{.name = "explain-steps",
           .summary =
               "tells for each arrow between services what kind of step it was taken for, and how that works",
           .target = &Settings::explain_steps},
};

constexpr std::array kExamples = {
    Example{"stoa check shop.stoa", "checks one design"},
    Example{"stoa check .", "checks every design below this folder"},
    Example{"stoa check --format json designs/ > findings.json", "findings for other programs"},
    Example{"stoa check --explain-steps shop.stoa", "tells also how each step works"},
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
    .options = kOptions,
    .examples = kExamples,
    .run = run_check,
};

}  // namespace stoa::driver
