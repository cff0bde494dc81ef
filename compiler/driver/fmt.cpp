#include <array>
#include <vector>

#include <fmt/format.h>

#include "compiler/diag/code.hpp"
#include "compiler/driver/commands.hpp"
#include "compiler/driver/exit_code.hpp"
#include "compiler/driver/read.hpp"
#include "compiler/driver/run.hpp"
#include "compiler/driver/unified_diff.hpp"
#include "compiler/driver/write.hpp"
#include "compiler/syntax/format.hpp"
#include "compiler/syntax/parse.hpp"

namespace stoa::driver {

namespace {

constexpr std::string_view kStandardInput = "-";

/// A file whose canonical text may differ from what it says.
struct Formatted {
  const SourceFile* source;
  FoundFile file;
  std::string text;

  bool is_changed() const { return source->text() != text; }
};

/// Parses and formats one text; nothing, and the findings in the sink, if it cannot be read as a whole.
std::optional<std::string> format_source(const SourceFile& source, const Limits& limits, diag::Sink& sink) {
  diag::Sink findings;
  const ast::Document document = syntax::parse(source, limits, findings);
  const bool is_whole = document.is_complete && !findings.has_errors();
  if (is_whole)
    return syntax::format(document, source);
  for (diag::Diagnostic& finding : findings.sorted())
    sink.report(std::move(finding));
  sink.report(
      diag::Diagnostic(diag::Code::cannot_format, Span{source.id(), 0, 0},
                       fmt::format("`{}` cannot be formatted, for it has syntax errors", source.path()))
          .note("no file was changed"));
  return std::nullopt;
}

std::vector<Formatted> format_all(Invocation& invocation) {
  diag::Sink& sink = invocation.session.sink;
  const auto arguments = invocation.command_line.arguments(invocation.settings.operands);
  std::vector<Formatted> all;
  for (FoundFile& file : find_files(arguments, invocation.limits, invocation.reader, sink).files) {
    auto text = read_text(file, invocation.limits, invocation.reader, sink);
    if (!text)
      continue;
    const std::string shown = file.path == kStandardInput ? "<stdin>" : file.path;
    const SourceFile& source = invocation.session.sources.add(shown, std::move(*text));
    if (auto formatted = format_source(source, invocation.limits, sink))
      all.push_back({&source, std::move(file), std::move(*formatted)});
  }
  return all;
}

/// Files in place, standard input to standard output. A link stays one: what it leads to is rewritten.
std::size_t write_all_formatted(const std::vector<Formatted>& all, Invocation& invocation) {
  std::vector<Output> outputs;
  for (const Formatted& one : all) {
    const bool is_standard_input = one.file.path == kStandardInput;
    if (is_standard_input || one.is_changed())
      outputs.push_back({is_standard_input
                             ? one.file.path
                             : invocation.reader.canonical(one.file.path).value_or(one.file.path),
                         one.text, one.file.argument});
  }
  return write_outputs(outputs, invocation.console, invocation.session.sink);
}

int run_fmt(Invocation& invocation) {
  const Settings& settings = invocation.settings;
  diag::Sink& sink = invocation.session.sink;
  const std::vector<Formatted> all = format_all(invocation);
  std::size_t n_changed = 0;
  for (const Formatted& one : all) {
    if (sink.has_errors() || !one.is_changed())
      continue;
    ++n_changed;
    if (settings.diff)
      invocation.console.out(unified_diff(one.source->path(), one.source->text(), one.text));
    else if (settings.check)
      invocation.console.out(fmt::format("{}\n", one.source->path()));
  }
  const bool is_only_shown = settings.check || settings.diff;
  if (!is_only_shown && !sink.has_errors())
    write_all_formatted(all, invocation);
  show_findings(invocation, false);
  if (sink.has_errors())
    return exit_code(sink, false);
  const bool is_filter = all.size() == 1 && all.front().file.path == kStandardInput;
  if (!is_filter || settings.check)
    invocation.console.err(fmt::format("{}, {} {}\n", count_text(all.size(), "file"), n_changed,
                                       is_only_shown ? "to be formatted" : "formatted"));
  return settings.check && n_changed > 0 ? kExitFindings : kExitClean;
}

constexpr std::array kOptions = {
    Option{
        .name = "check",
        .summary = "changes nothing, lists the files that are not in canonical form, and ends with 1 if any",
        .target = &Settings::check},
    Option{
        .name = "diff", .summary = "changes nothing, and shows what would change", .target = &Settings::diff},
};

constexpr std::array kExamples = {
    Example{"stoa fmt shop.stoa", "rewrites a file in its canonical form"},
    Example{"stoa fmt --check .", "for CI: fails if any file below is not in that form"},
    Example{"stoa fmt --diff shop.stoa", "shows what would change"},
    Example{"stoa fmt - < shop.stoa", "as a filter, for editors"},
};

}  // namespace

constinit const Command fmt_command = {
    .name = "fmt",
    .operand = "FILES…",
    .operands = Operands::at_least_one,
    .completion = Completion::file,
    .summary = "brings files into their canonical form",
    .description =
        "Rewrites files in place, comments kept; what they mean does not change. A file with\n"
        "syntax errors is told about, and then no file of the run is changed. `-` formats\n"
        "standard input to standard output.",
    .options = kOptions,
    .examples = kExamples,
    .run = run_fmt,
};

}  // namespace stoa::driver
