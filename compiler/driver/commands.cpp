#include "compiler/driver/commands.hpp"

#include <algorithm>
#include <array>

#include "compiler/backends/backend.hpp"
#include "compiler/diag/render.hpp"
#include "compiler/driver/help.hpp"
#include "compiler/driver/stage_dump.hpp"

namespace stoa::driver {

namespace {

constexpr std::array<std::string_view, 3> kColors = {"auto", "always", "never"};

constexpr std::array kGlobalOptions = {
    Option{
        .name = "color",
        .argument = "WHEN",
        .summary =
            "colors findings: auto (on a terminal), always or never; NO_COLOR and CLICOLOR_FORCE count too",
        .target = &Settings::color,
        .completion = Completion::choices,
        .choices = kColors},
    Option{.name = "config",
           .argument = "FILE",
           .summary = "the project file; otherwise the nearest `stoa.toml` upwards of the first file",
           .target = &Settings::config,
           .completion = Completion::file},
    Option{.name = "no-config", .summary = "reads no project file", .target = &Settings::no_config},
    Option{.name = "format",
           .argument = "FORM",
           .summary = "how findings are told: full (with excerpts), concise (a line each), or for other "
                      "programs: json, "
                      "sarif, github, gitlab, junit",
           .target = &Settings::format,
           .completion = Completion::choices},
    Option{.name = "limit",
           .argument = "NAME=VALUE",
           .summary = "raises or lowers a limit, such as file-size=200MiB; see `stoa limits`",
           .target = &Settings::limits},
    Option{
        .name = "root",
        .argument = "DIR",
        .summary = "no import leads out of this folder; otherwise the nearest one upwards that holds `.git`",
        .target = &Settings::root,
        .completion = Completion::folder},
    Option{.name = "stdlib",
           .argument = "DIR",
           .summary = "reads the catalogue from a folder instead of the one built in",
           .target = &Settings::stdlib_folder,
           .completion = Completion::folder},
};

constexpr std::array kCommands = {&new_command,     &check_command, &build_command,    &notes_command,
                                  &cards_command,   &diff_command,  &fmt_command,      &explain_command,
                                  &catalog_command, &pair_command,  &baseline_command, &limits_command};

}  // namespace

std::span<const Command* const> commands() {
  return kCommands;
}

const Command* find_command(std::string_view name) {
  const auto found = std::ranges::find(kCommands, name, [](const Command* command) { return command->name; });
  return found == kCommands.end() ? nullptr : *found;
}

const Option* find_option(const Command& command, std::string_view name) {
  for (const std::span<const Option> options : {command.options, global_options()})
    if (const auto found = std::ranges::find(options, name, &Option::name); found != options.end())
      return &*found;
  return nullptr;
}

std::span<const Option> global_options() {
  return kGlobalOptions;
}

std::vector<std::string_view> emit_names() {
  std::vector<std::string_view> names;
  for (const backends::Backend& backend : backends::all())
    names.push_back(backend.name);
  for (const StageDump& dump : stage_dumps())
    names.push_back(dump.name);
  return names;
}

std::vector<std::string_view> choices_of(const Option& option) {
  if (option.name == "emit")
    return emit_names();
  if (option.name == "format") {
    std::vector<std::string_view> forms = {"full", "concise"};
    for (const diag::ReportForm& form : diag::report_forms())
      forms.push_back(form.name);
    return forms;
  }
  if (option.name == "from")
    return starting_points();
  return {option.choices.begin(), option.choices.end()};
}

}  // namespace stoa::driver
