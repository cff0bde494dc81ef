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

int run_command(const ParsedCommand& parsed, const CommandLine& command_line, Session& session,
                const FileReader& reader, Console& console) {
  Limits limits;
  for (const std::string& option : parsed.settings.limits)
    if (const auto error = set_limit(option, limits))
      return end_with(*error, console);
  const std::string& root = parsed.settings.root;
  if (!root.empty() && reader.kind(root) != PathKind::folder)
    return end_with({fmt::format("`--root` needs a folder, and `{}` is none", root), ""}, console);
  Invocation invocation{parsed.settings, command_line, limits, reader, console, session};
  return parsed.command->run(invocation);
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
    const std::string text = form->render({findings, sources, version()});
    if (is_data)
      invocation.console.out(text);
    else if (!findings.empty())
      invocation.console.err(text);
    return;
  }
  const diag::RenderOptions options{use_color(invocation.settings.color, invocation.console),
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

int run(std::span<const std::string> words, const FileReader& reader, Console& console) {
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
  Session session;
  const CommandLine command_line(words, session.sources);
  return end_of_output(run_command(parsed, command_line, session, reader, console), console);
}

}  // namespace stoa::driver
