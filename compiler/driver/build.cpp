#include "compiler/driver/build.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "compiler/backends/backend.hpp"
#include "compiler/driver/commands.hpp"
#include "compiler/driver/compile.hpp"
#include "compiler/driver/depfile.hpp"
#include "compiler/driver/exit_code.hpp"
#include "compiler/driver/icons.hpp"
#include "compiler/driver/policy.hpp"
#include "compiler/driver/run.hpp"
#include "compiler/driver/stale.hpp"
#include "compiler/driver/write.hpp"

namespace stoa::driver {

namespace {

constexpr std::string_view kDefaultEmit = "svg";
constexpr double kLeastScale = 0.1;
constexpr double kMostScale = 10;
constexpr std::size_t kMostNamed = 4;  // Files named one by one in the last line.

Emit find_emit(std::string_view name) {
  if (const backends::Backend* backend = backends::find(name))
    return backend;
  return &*std::ranges::find(stage_dumps(), name, &StageDump::name);
}

/// The form whose extension the path ends in.
std::optional<Emit> emit_of_path(std::string_view path) {
  for (const StageDump& dump : stage_dumps())
    if (path.ends_with(dump.extension))
      return &dump;
  for (const backends::Backend& backend : backends::all())
    if (path.ends_with(backend.extension))
      return &backend;
  return std::nullopt;
}

/// Nothing for the one that makes the better picture.
std::optional<layout::Direction> direction_called(std::string_view name) {
  if (name == "right" || name == "LR")
    return layout::Direction::right;
  if (name == "down" || name == "TB")
    return layout::Direction::down;
  return std::nullopt;
}

/// `--check`: compares instead of writing.
int end_check(std::span<const Output> outputs, Invocation& invocation) {
  diag::Sink& sink = invocation.session.sink;
  report_stale(outputs, invocation.reader, sink);
  show_findings(invocation, false);
  if (!sink.has_errors())
    invocation.console.err(
        fmt::format("{} {} give\n", count_text(outputs.size(), "output"),
                    outputs.size() == 1 ? "is what its sources" : "are what their sources"));
  return exit_code(sink, do_warnings_count(invocation, false));
}

void add_depfile(std::vector<Output>& outputs, Invocation& invocation) {
  const Settings& settings = invocation.settings;
  const auto file = invocation.argument(settings.depfile);
  if (!file)
    return;
  Session& session = invocation.session;
  std::string text =
      depfile_text(outputs, settings.depfile_target, session.sources, file->span, session.sink);
  if (!text.empty())
    outputs.push_back({file->text, std::move(text), file->span});
}

backends::Theme theme_called(std::string_view name) {
  return name == "light"  ? backends::Theme::light
         : name == "dark" ? backends::Theme::dark
                          : backends::Theme::adaptive;
}

std::optional<double> read_scale(std::string_view text) {
  double scale = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), scale);
  const bool is_number = error == std::errc{} && end == text.data() + text.size();
  if (!is_number || !(scale >= kLeastScale && scale <= kMostScale))
    return std::nullopt;
  return scale;
}

int run_build(Invocation& invocation) {
  const Settings& settings = invocation.settings;
  if (settings.check && (settings.output == "-" || !settings.depfile.empty()))
    return end_with({fmt::format("`--check` writes nothing, so it does not go with `{}`",
                                 settings.output == "-" ? "-o -" : "--depfile"),
                     ""},
                    invocation.console);
  if (settings.check && settings.output.empty() &&
      std::ranges::find(settings.operands, "-") != settings.operands.end())
    return end_with({"`--check` compares files, and the output of `-` goes to none",
                     "say with `-o` which file is to be compared"},
                    invocation.console);
  Request request = request_of(invocation);
  const std::string& wanted_scale = invocation.settings.scale;
  const std::optional<double> scale = read_scale(wanted_scale);
  if (!scale)
    return end_with({fmt::format("`--scale` needs a number from 0.1 to 10, and `{}` is none", wanted_scale),
                     "`--scale 2` is right for screens of high density"},
                    invocation.console);
  request.scale = *scale;
  request.emits = chosen_emits(invocation.settings, request.destination);
  request.views = invocation.command_line.arguments(invocation.settings.views);
  return build(request, invocation);
}

constexpr std::array<std::string_view, 2> kEdges = {"orthogonal", "curved"};
constexpr std::array<std::string_view, 5> kDirections = {"auto", "right", "down", "LR", "TB"};

constexpr std::array<std::string_view, 3> kThemes = {"auto", "light", "dark"};

constexpr std::array kOptions = joined(
    kPolicyOptions,
    std::array{
        kIconsOption,
        Option{.name = "output",
               .letter = 'o',
               .argument = "PATH",
               .summary = "a file, a folder (made if it ends in `/`), or `-` for standard output",
               .target = &Settings::output,
               .completion = Completion::file},
        Option{.name = "emit",
               .argument = "FORM,…",
               .summary = "what to write; otherwise what the ending of `-o` says, else svg",
               .target = &Settings::emits,
               .completion = Completion::choices,
               .is_list = true},
        Option{.name = "check",
               .summary = "writes nothing, and ends with 1 if a file is not what its sources give",
               .target = &Settings::check},
        Option{.name = "depfile",
               .argument = "FILE",
               .summary = "writes what was read and made, as Make and Ninja take it",
               .target = &Settings::depfile,
               .completion = Completion::file},
        Option{.name = "depfile-target",
               .argument = "NAME",
               .summary = "names that in the depfile instead of the outputs",
               .target = &Settings::depfile_target},
        Option{.name = "view",
               .argument = "VIEW,…",
               .summary = "whole, the name of a flow or a stage, or all of them with `all`",
               .target = &Settings::views,
               .is_list = true},
        Option{
            .name = "edges",
            .argument = "STYLE",
            .summary = "lines of the picture: orthogonal, routed around everything, or curved, drawn sooner",
            .target = &Settings::edges,
            .completion = Completion::choices,
            .choices = kEdges},
        Option{.name = "direction",
               .argument = "WAY",
               .summary = "where flows lead: right (or LR), down (or TB), or auto: whichever looks better",
               .target = &Settings::direction,
               .completion = Completion::choices,
               .choices = kDirections},
        Option{.name = "theme",
               .argument = "THEME",
               .summary =
                   "surroundings of pictures: light, dark, or auto: an svg follows them, the rest is light",
               .target = &Settings::theme,
               .completion = Completion::choices,
               .choices = kThemes},
        Option{.name = "scale",
               .argument = "FACTOR",
               .summary = "how much larger a png or pdf is than the picture: from 0.1 to 10",
               .target = &Settings::scale},
    });

constexpr std::array kExamples = {
    Example{"stoa build shop.stoa", "draws the design of shop.stoa beside it"},
    Example{"stoa build shop.stoa -o shop.dot", "writes Graphviz source instead"},
    Example{"stoa build shop.stoa --view all -o pictures/", "also a picture of every flow and stage"},
    Example{"stoa build designs/ -o out/ --emit svg,json", "every design below a folder, in two forms"},
    Example{"stoa build --check designs/", "for CI: fails if a committed picture is out of date"},
    Example{"stoa build shop.stoa --emit png --scale 2 --theme dark", "a picture for slides"},
    Example{"stoa build - -o - < shop.stoa > shop.svg", "as a filter"},
};

}  // namespace

std::vector<Emit> chosen_emits(const Settings& settings, const Destination& destination) {
  std::vector<Emit> emits;
  for (const std::string& name : settings.emits)
    if (const Emit emit = find_emit(name); std::ranges::find(emits, emit) == emits.end())
      emits.push_back(emit);
  if (!emits.empty())
    return emits;
  if (destination.form == Destination::Form::file)
    if (const auto emit = emit_of_path(destination.path))
      return {*emit};
  return {find_emit(kDefaultEmit)};
}

std::string written_text(std::span<const Output> outputs, std::size_t n_replaced) {
  std::string names;
  std::size_t n_files = 0;
  for (const Output& output : outputs) {
    if (output.path == "-")
      continue;
    if (++n_files <= kMostNamed)
      names += fmt::format("{}{}", names.empty() ? "" : ", ", output.path);
  }
  if (n_files == 0)
    return "";
  if (n_files > kMostNamed)
    names = count_text(n_files, "file");
  if (n_replaced == 0)
    return fmt::format("{}: nothing changed\n", names);
  return fmt::format("wrote {}\n", names);
}

Request request_of(const Invocation& invocation) {
  const Settings& settings = invocation.settings;
  Request request;
  request.inputs = invocation.command_line.arguments(settings.operands);
  request.reading = invocation.read_options();
  request.stdlib_folder = invocation.argument(settings.stdlib_folder);
  request.rule_folders = invocation.project.rules;
  request.packs = invocation.project.packs;
  request.levels = level_choices(invocation);
  if (const auto file = invocation.argument(settings.baseline))
    request.baseline =
        read_baseline(*file, invocation.reader, invocation.session.sources, invocation.session.sink);
  request.destination = destination_of(invocation.argument(settings.output), invocation.reader);
  request.direction = direction_called(settings.direction);
  request.theme = theme_called(settings.theme);
  request.icons = invocation.argument(settings.icons);
  request.lines = settings.edges == "curved" ? layout::LineStyle::curved : layout::LineStyle::orthogonal;
  return request;
}

int build(const Request& request, Invocation& invocation) {
  diag::Sink& sink = invocation.session.sink;
  Progress progress(invocation.console.is_err_terminal());
  std::vector<Output> outputs = compile(request, invocation.reader, invocation.session, progress);
  progress.finish();
  if (invocation.settings.check)
    return end_check(outputs, invocation);
  std::size_t n_replaced = 0;
  if (!sink.has_errors()) {
    const std::size_t n_designs = outputs.size();
    add_depfile(outputs, invocation);
    n_replaced = sink.has_errors() ? 0 : write_outputs(outputs, invocation.console, sink);
    outputs.resize(n_designs);
  }
  show_findings(invocation, false);
  if (!sink.has_errors() && invocation.console.out_error() == 0)
    invocation.console.err(written_text(outputs, n_replaced));
  return exit_code(sink, do_warnings_count(invocation, false));
}

constinit const Command build_command = {
    .name = "build",
    .operand = "FILES…",
    .operands = Operands::at_least_one,
    .completion = Completion::file,
    .summary = "draws designs, or writes them in other forms",
    .description =
        "Checks the files as `stoa check` does, and writes `<scenario>.svg` beside each, or what\n"
        "`--emit` and `-o` ask for. A flow or a stage of its own goes to `<scenario>.<view>.svg`.\n"
        "If there is an error anywhere nothing is written, and a file is either replaced as a\n"
        "whole or left as it was. A file whose content would not change is not touched.",
    .options = kOptions,
    .examples = kExamples,
    .run = run_build,
    .uses_project = true,
};

}  // namespace stoa::driver
