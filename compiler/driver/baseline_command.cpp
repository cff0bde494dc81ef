#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "compiler/diag/family.hpp"
#include "compiler/driver/baseline.hpp"
#include "compiler/driver/build.hpp"
#include "compiler/driver/commands.hpp"
#include "compiler/driver/exit_code.hpp"
#include "compiler/driver/policy.hpp"
#include "compiler/driver/write.hpp"

namespace stoa::driver {

namespace {

constexpr std::string_view kUsualFile = "stoa-baseline.json";
constexpr std::array<std::string_view, 2> kDeeds = {"write", "prune"};

/// What the run found, without the baseline: what it holds is found again if it is still there.
std::vector<Known> find_all(Request& request, Invocation& invocation, const std::string& path) {
  Session& session = invocation.session;
  request.keeps_designs = false;
  Program& program = session.make<Program>();
  Progress progress(invocation.console.is_err_terminal());
  analyze(request, invocation.reader, session, progress, program);
  progress.finish();
  return known_of(session.sink.sorted(), session.sources, paths_from(path, invocation.reader));
}

/// The old findings that are still there, and those of files that were not read and may still be.
std::vector<Known> pruned(const Baseline& old, std::span<const Known> found, Invocation& invocation) {
  const diag::PathOf path_of = paths_from(old.file.text, invocation.reader);
  const SourceSet& sources = invocation.session.sources;
  std::set<std::string> read;
  for (std::size_t i = 0; i < sources.size(); ++i)
    read.insert(path_of(sources[SourceId{static_cast<std::uint32_t>(i)}]));
  std::set<std::string_view> prints;
  for (const Known& known : found)
    prints.insert(known.fingerprint);
  const std::size_t slash = old.file.text.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : old.file.text.substr(0, slash + 1);
  std::vector<Known> kept;
  for (const Known& known : old.findings) {
    const bool is_there = invocation.reader.kind(folder + known.path) == PathKind::file;
    if (read.contains(known.path) ? prints.contains(known.fingerprint) : is_there)
      kept.push_back(known);
  }
  return kept;
}

int run_baseline(Invocation& invocation) {
  const std::string deed = invocation.settings.operands.front();
  if (std::ranges::find(kDeeds, deed) == kDeeds.end())
    return end_with(unknown_word(fmt::format("`stoa baseline` does not know `{}`", deed), deed, kDeeds),
                    invocation.console);
  // The baseline is what is made here: the old one is no part of what is asked for.
  Settings settings = invocation.settings;
  settings.baseline.clear();
  Request request = request_of({settings, invocation.command_line, invocation.limits, invocation.reader,
                                invocation.console, invocation.session, invocation.project});
  request.inputs.erase(request.inputs.begin());
  if (request.inputs.empty())
    return end_with({fmt::format("`stoa baseline {}` needs a file or a folder", deed), ""},
                    invocation.console);
  const std::string& named = invocation.settings.baseline;
  const Argument file = invocation.command_line.argument(named.empty() ? std::string(kUsualFile) : named);
  diag::Sink& sink = invocation.session.sink;
  std::optional<Baseline> old;
  if (deed == "prune")
    old = read_baseline(file, invocation.reader, invocation.session.sources, sink);
  if (deed == "prune" && !old) {
    show_findings(invocation, false);
    return exit_code(sink, false);
  }
  const std::vector<Known> found = find_all(request, invocation, file.text);
  const std::vector<Known> kept = old ? pruned(*old, found, invocation) : found;
  const std::size_t n_before = old ? old->findings.size() : 0;
  diag::Sink written;
  const std::array outputs = {Output{file.text, baseline_text(kept), file.span}};
  write_outputs(outputs, invocation.console, written);
  // What a baseline holds has been told often enough; what it cannot hold has to be mended.
  diag::Sink rest;
  for (diag::Diagnostic& finding : sink.take())
    if (finding.severity() == diag::Severity::error && !diag::can_be_silenced(finding.code()))
      rest.report(std::move(finding));
  for (diag::Diagnostic& finding : written.take())
    rest.report(std::move(finding));
  sink = std::move(rest);
  show_findings(invocation, false);
  if (exit_code(sink, false) != kExitIo)
    invocation.console.err(old ? fmt::format("{}: {} gone, {} left\n", file.text,
                                             count_text(n_before - kept.size(), "finding"), kept.size())
                               : fmt::format("{}: {}\n", file.text, count_text(kept.size(), "finding")));
  return exit_code(sink, false);
}

constexpr std::array kExamples = {
    Example{"stoa baseline write designs/", "puts down what is found today in stoa-baseline.json"},
    Example{"stoa check --baseline stoa-baseline.json designs/", "tells only what is new"},
    Example{"stoa baseline prune designs/", "takes out what has been mended since"},
};

}  // namespace

constinit const Command baseline_command = {
    .name = "baseline",
    .operand = "write|prune FILES…",
    .operands = Operands::at_least_one,
    .completion = Completion::file,
    .summary = "puts down the findings of old designs, so that only new ones are told",
    .description =
        "`write` puts all findings down in a file, `prune` takes out of it what is gone. A finding\n"
        "is known by its code, its file and what its line says: moving the line changes nothing,\n"
        "editing it brings the finding back. Errors that leave nothing to draw cannot be put down.\n"
        "The file is `--baseline`, or what `baseline` in stoa.toml says, or stoa-baseline.json.",
    .options = kPolicyOptions,
    .examples = kExamples,
    .run = run_baseline,
    .uses_project = true,
};

}  // namespace stoa::driver
