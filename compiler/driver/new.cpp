// A file to begin with.
#include <array>
#include <filesystem>
#include <string>

#include <fmt/format.h>

#include "compiler/diag/code.hpp"
#include "compiler/driver/commands.hpp"
#include "compiler/driver/exit_code.hpp"
#include "compiler/driver/help.hpp"
#include "compiler/driver/run.hpp"
#include "compiler/driver/write.hpp"
#include "compiler/layout/narrate.hpp"
#include "compiler/syntax/word.hpp"

namespace stoa::driver {

namespace {

constexpr std::string_view kExtension = ".stoa";
constexpr std::string_view kUsualName = "design";

/// `My shop.stoa` -> `my-shop`
std::string name_of(const std::filesystem::path& path) {
  std::string name = syntax::slug(path.stem().string());
  return syntax::is_name(name) ? name : std::string(kUsualName);
}

/// A scenario that comes with stoa, under another name.
std::string scenario_called(std::string_view name, std::string_view start) {
  std::string text(help_file(fmt::format("start/{}{}", start, kExtension)));
  const auto replace = [&](std::string_view placeholder, std::string_view by) {
    text.replace(text.find(placeholder), placeholder.size(), by);
  };
  replace("my-scenario", name);
  replace("My scenario", layout::name_as_title(name));
  return text;
}

int run_new(Invocation& invocation) {
  diag::Sink& sink = invocation.session.sink;
  const Argument operand = invocation.command_line.argument(invocation.settings.operands.empty()
                                                                ? fmt::format("{}{}", kUsualName, kExtension)
                                                                : invocation.settings.operands.front());
  std::string path = operand.text;
  if (path != "-" && !path.ends_with(kExtension))
    path += kExtension;
  if (path != "-" && invocation.reader.kind(path) != PathKind::missing)
    sink.report(diag::Diagnostic(diag::Code::cannot_write, operand.span,
                                 fmt::format("`{}` cannot be written: it is there already", path))
                    .help("choose another name"));
  const std::array outputs = {
      Output{path, scenario_called(name_of(path), invocation.settings.from), operand.span}};
  if (!sink.has_errors())
    write_outputs(outputs, invocation.console, sink);
  show_findings(invocation, false);
  if (!sink.has_errors() && path != "-")
    invocation.console.err(fmt::format("wrote {}; `stoa build {}` draws it\n", path, path));
  return exit_code(sink, false);
}

constexpr std::array kOptions = {
    Option{.name = "from",
           .argument = "START",
           .summary = "what to begin with; otherwise uploads",
           .target = &Settings::from,
           .completion = Completion::choices},
};

constexpr std::array kExamples = {
    Example{"stoa new shop.stoa", "a scenario in four parts, to change into your own"},
    Example{"stoa new school.stoa --from chat", "messages in real time"},
    Example{"stoa new -", "the same on standard output"},
};

}  // namespace

constinit const Command new_command = {
    .name = "new",
    .operand = "FILE",
    .operands = Operands::at_most_one,
    .completion = Completion::file,
    .summary = "writes a scenario to begin with",
    .description =
        "Writes a small scenario that has all four parts and passes `stoa check`, named after the\n"
        "file. A file that is there already is left alone.",
    .options = kOptions,
    .examples = kExamples,
    .run = run_new,
};

}  // namespace stoa::driver
