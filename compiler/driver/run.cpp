#include "compiler/driver/run.hpp"

#include <algorithm>
#include <cerrno>
#include <system_error>

#include <fmt/format.h>

#include "compiler/diag/render.hpp"
#include "compiler/driver/commands.hpp"
#include "compiler/driver/exit_code.hpp"
#include "compiler/driver/help.hpp"
#include "compiler/driver/limit_option.hpp"
#include "compiler/driver/version.hpp"

namespace stoa::driver {

namespace {

constexpr std::size_t kMostDigits = 9;  // Of a number of warnings.

ProjectFile project_of(const ParsedCommand& parsed, const CommandLine& command_line, Session& session,
                       const FileReader& reader) {
  const Settings& settings = parsed.settings;
  if (settings.no_config || !parsed.command->uses_project)
    return {};
  const Argument named = command_line.argument(settings.config);
  const auto operands = command_line.arguments(settings.operands);
  const std::string path =
      named.text.empty() ? find_project_file(operands, reader, session.sink) : named.text;
  return path.empty() ? ProjectFile()
                      : read_project_file(path, named.span, reader, session.sources, session.sink);
}

/// What the command line leaves open, the project file says.
void fill_settings(const ParsedCommand& parsed, const ProjectFile& project, Settings& settings,
                   CommandLine& command_line) {
  for (const SettingKey& key : setting_keys()) {
    if (!key.table.empty() && key.table != parsed.command->name)
      continue;
    const Option* const option = find_option(*parsed.command, key.option);
    if (option == nullptr || parsed.given.contains(option->name))
      continue;
    if (const auto* one = std::get_if<std::optional<Argument> ProjectFile::*>(&key.target)) {
      if (const std::optional<Argument>& value = project.*(*one)) {
        settings.*std::get<std::string Settings::*>(option->target) = value->text;
        command_line.add(*value);
      }
      continue;
    }
    for (const Argument& value : project.*std::get<std::vector<Argument> ProjectFile::*>(key.target)) {
      (settings.*std::get<std::vector<std::string> Settings::*>(option->target)).push_back(value.text);
      command_line.add(value);
    }
  }
}

std::optional<UsageError> fault_of(const Settings& settings, const FileReader& reader) {
  const std::string& root = settings.root;
  if (!root.empty() && reader.kind(root) != PathKind::folder)
    return UsageError{fmt::format("`--root` needs a folder, and `{}` is none", root), ""};
  const std::string& most = settings.max_warnings;
  const bool is_number = std::ranges::all_of(most, [](char c) { return '0' <= c && c <= '9'; });
  if (!is_number || most.size() > kMostDigits)
    return UsageError{fmt::format("`--max-warnings` takes a number, not `{}`", most), ""};
  if (settings.no_config && !settings.config.empty())
    return UsageError{"`--config` and `--no-config` contradict each other", ""};
  return std::nullopt;
}

int run_command(const ParsedCommand& parsed, CommandLine& command_line, Session& session,
                const FileReader& reader, Console& console) {
  if (const auto error = fault_of(parsed.settings, reader))
    return end_with(*error, console);
  Settings settings = parsed.settings;
  const ProjectFile project = project_of(parsed, command_line, session, reader);
  Limits limits;
  for (const Argument& limit : project.limits)
    set_limit(limit.text, limits);  // The project file was asked about it when it was read.
  for (const std::string& option : settings.limits)
    if (const auto error = set_limit(option, limits))
      return end_with(*error, console);
  const bool is_understood = !session.sink.has_errors();
  if (is_understood)
    fill_settings(parsed, project, settings, command_line);
  Invocation invocation{settings, command_line, limits, reader, console, session, project};
  if (is_understood)
    return parsed.command->run(invocation);
  show_findings(invocation, true);
  return exit_code(session.sink, false);
}

/// What is left to say when the data did not get out: nothing to someone who closed the pipe.
int end_of_output(int code, Console& console) {
  const int error = console.out_error();
  if (error == 0)
    return code;
  if (error != EPIPE)
    console.err(
        fmt::format("stoa: standard output cannot be written: {}\n", std::generic_category().message(error)));
  return std::max(code, kExitIo);
}

}  // namespace

std::optional<Argument> Invocation::argument(const std::string& setting) const {
  return setting.empty() ? std::nullopt : std::optional(command_line.argument(setting));
}

void show_findings(Invocation& invocation, bool is_data) {
  const std::vector<diag::Diagnostic> findings = invocation.session.sink.sorted();
  const std::string& format = invocation.settings.format;
  const SourceSet& sources = invocation.session.sources;
  if (const diag::ReportForm* form = diag::find_report_form(format)) {
    const std::vector<diag::Diagnostic> suppressed = invocation.session.sink.suppressed();
    const std::string text = form->render({findings, sources, version(), suppressed});
    if (is_data)
      invocation.console.out(text);
    else if (!findings.empty())
      invocation.console.err(text);
    return;
  }
  const diag::RenderOptions options{
      use_color(invocation.settings.color, invocation.console.is_err_terminal()),
      static_cast<std::size_t>(invocation.limits.diagnostics)};
  invocation.console.err(format == "concise" ? diag::render_concise(findings, sources, options)
                                             : diag::render_text(findings, sources, options));
}

int end_with(const UsageError& error, Console& console) {
  console.err(fmt::format("stoa: {}\n", error.message));
  if (!error.help.empty())
    console.err(fmt::format("help: {}\n", error.help));
  return kExitUsage;
}

std::string count_text(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

int run(std::span<const std::string> words, const FileReader& reader, Console& console, Session& session) {
  const ParsedCommand parsed = parse_command_line(words);
  if (parsed.error)
    return end_with(*parsed.error, console);
  if (parsed.wants_version)
    console.out(fmt::format("stoa {}\n", version()));
  else if (parsed.wants_help)
    console.out(parsed.command == nullptr ? help_text() : help_text(*parsed.command));
  if (parsed.wants_version || parsed.wants_help)
    return end_of_output(kExitClean, console);
  if (parsed.command == nullptr) {
    console.err(help_text());
    return kExitUsage;
  }
  CommandLine command_line(words, session.sources);
  return end_of_output(run_command(parsed, command_line, session, reader, console), console);
}

}  // namespace stoa::driver
