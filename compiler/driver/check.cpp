#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "compiler/diag/render.hpp"
#include "compiler/driver/build.hpp"
#include "compiler/driver/commands.hpp"
#include "compiler/driver/compile.hpp"
#include "compiler/driver/exit_code.hpp"
#include "compiler/driver/mend.hpp"
#include "compiler/driver/pillars.hpp"
#include "compiler/driver/policy.hpp"
#include "compiler/driver/run.hpp"
#include "compiler/driver/unified_diff.hpp"
#include "compiler/driver/write.hpp"
#include "compiler/sema/step_reading.hpp"

namespace stoa::driver {

namespace {

std::string end_of(const sema::Design& design, sema::NodeId id) {
  return std::string(design.nodes[id].name);
}

/// `   3. docs ~> loader   trigger: object event`, for each arrow that says something.
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

void tell_pillars(const Program& program, Console& console) {
  for (const Unit& unit : program.units)
    for (const sema::Scenario& scenario : unit.scenarios)
      console.out(
          pillars_text(scenario.stages.empty() ? scenario.base : scenario.stages.back(), *unit.catalog));
}

/// Shows or writes the mended files, and says how many repairs there are.
void finish_mending(const Mending& mending, Invocation& invocation) {
  diag::Sink& sink = invocation.session.sink;
  const bool is_only_shown = invocation.settings.diff;
  std::vector<Output> outputs;
  for (const MendedFile& file : mending.files)
    if (is_only_shown)
      invocation.console.out(unified_diff(file.path, file.before, file.after));
    else
      outputs.push_back({file.canonical.empty() ? "-" : file.canonical, file.after, file.argument});
  diag::Sink written;
  if (!is_only_shown) {
    check_unchanged(mending, invocation.reader, invocation.limits, written);
    if (!written.has_errors())
      write_outputs(outputs, invocation.console, written);
  }
  const bool is_done = !written.has_errors();
  for (diag::Diagnostic& finding : written.take())
    sink.report(std::move(finding));
  if (is_done && mending.n_fixes > 0)
    invocation.console.err(fmt::format("{} in {} {}\n", count_text(mending.n_fixes, "finding"),
                                       count_text(mending.files.size(), "file"),
                                       is_only_shown ? "would be mended" : "mended"));
}

/// How many of what is left could be mended, and by what.
std::string offer_text(std::span<const diag::Diagnostic> findings) {
  std::size_t n_safe = 0, n_unsafe = 0;
  for (const diag::Diagnostic& finding : findings)
    if (finding.fix())
      ++(finding.fix()->is_safe ? n_safe : n_unsafe);
  if (n_safe + n_unsafe == 0)
    return "";
  if (n_unsafe == 0)
    return fmt::format("`--fix` mends {} of them\n", n_safe);
  if (n_safe == 0)
    return fmt::format("`--unsafe-fixes` mends {} of them\n", n_unsafe);
  return fmt::format("`--fix` mends {} of them, `--unsafe-fixes` {} more\n", n_safe, n_unsafe);
}

std::optional<UsageError> fault_of(const Settings& settings) {
  const bool has_report = diag::find_report_form(settings.format) != nullptr;
  const bool reads_input = std::ranges::find(settings.operands, "-") != settings.operands.end();
  const bool is_mending = settings.fix || settings.unsafe_fixes;
  if (has_report && (settings.diff || (is_mending && reads_input)))
    return UsageError{fmt::format("standard output cannot take both `--format {}` and {}", settings.format,
                                  settings.diff ? "`--diff`" : "the mended text"),
                      ""};
  return std::nullopt;
}

int run_check(Invocation& invocation) {
  const Settings& settings = invocation.settings;
  if (const auto error = fault_of(settings))
    return end_with(*error, invocation.console);
  Request request = request_of(invocation);
  request.keeps_designs = settings.explain_steps || settings.pillars;
  OverlayReader reader(invocation.reader);
  Mending mending;
  if (settings.fix || settings.unsafe_fixes || settings.diff)
    mending = mend(request, settings.unsafe_fixes, reader, invocation.session);
  Program& program = invocation.session.make<Program>();
  Progress progress(invocation.console.is_err_terminal());
  analyze(request, reader, invocation.session, progress, program);
  progress.finish();
  finish_mending(mending, invocation);
  if (settings.explain_steps && diag::find_report_form(settings.format) == nullptr)
    explain_steps(program, invocation.console);
  if (settings.pillars && diag::find_report_form(settings.format) == nullptr)
    tell_pillars(program, invocation.console);
  show_findings(invocation, true);
  if (invocation.session.sink.empty()) {
    const std::size_t n_files =
        request.inputs.empty() ? program.library.documents.size() : program.reading.inputs.size();
    invocation.console.err(fmt::format("{}, no findings\n", count_text(n_files, "file")));
  }
  const bool has_people = diag::find_report_form(settings.format) == nullptr;
  if (has_people && !settings.diff)
    invocation.console.err(offer_text(invocation.session.sink.sorted()));
  if (settings.diff && !mending.files.empty())
    return std::max(kExitFindings, exit_code(invocation.session.sink, false));
  return exit_code(invocation.session.sink, do_warnings_count(invocation, true));
}

constexpr std::array kOptions = joined(
    kPolicyOptions,
    std::array{
        Option{.name = "fix",
               .summary = "makes the repairs that cannot change what was meant, until there are no more",
               .target = &Settings::fix},
        Option{.name = "unsafe-fixes",
               .summary = "makes also those that may: a part that is missing, a value over its limit",
               .target = &Settings::unsafe_fixes},
        Option{.name = "diff",
               .summary = "changes nothing, shows what would be repaired, and ends with 1 if anything would",
               .target = &Settings::diff},
        Option{.name = "explain-steps",
               .summary = "tells for each arrow between services what kind of step it "
                          "was taken for, and how that works",
               .target = &Settings::explain_steps},
        Option{.name = "pillars",
               .summary = "tells for each choice which pillars it names, and what in the design carries them",
               .target = &Settings::pillars},
    });

constexpr std::array kExamples = {
    Example{"stoa check shop.stoa", "checks one design"},
    Example{"stoa check .", "checks every design below this folder"},
    Example{"stoa check --format json designs/ > findings.json", "findings for other programs"},
    Example{"stoa check --fix shop.stoa", "mends misspelt names and the like"},
    Example{"stoa check --explain-steps shop.stoa", "tells also how each step works"},
    Example{"stoa check --pillars shop.stoa", "tells also which choice argues for which pillar"},
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
    .uses_project = true,
};

}  // namespace stoa::driver
