// What differs between two designs, or two versions of one.
#include <algorithm>
#include <array>
#include <deque>

#include <fmt/format.h>

#include "compiler/backends/difference.hpp"
#include "compiler/diag/code.hpp"
#include "compiler/diag/render.hpp"
#include "compiler/driver/build.hpp"
#include "compiler/driver/commands.hpp"
#include "compiler/driver/draw.hpp"
#include "compiler/driver/exit_code.hpp"
#include "compiler/driver/icons.hpp"
#include "compiler/driver/write.hpp"

namespace stoa::driver {

namespace {

using backends::StateDifference;
using sema::Change;
using sema::Scenario;

/// A scenario with the file it comes from; nothing where a side has none of that name.
struct Place {
  const Unit* unit = nullptr;
  const Scenario* scenario = nullptr;
};

struct Pair {
  Place before, after;
};

/// The scenarios that the operand at `argument` led to.
std::vector<Place> side_of(const Span& argument, std::span<const Unit> units) {
  std::vector<Place> side;
  for (const Unit& unit : units)
    if (unit.input->argument == argument)
      for (const Scenario& scenario : unit.scenarios)
        side.push_back({&unit, &scenario});
  return side;
}

/// Those of one name belong together; where each side has one alone, these do whatever they are called.
std::vector<Pair> pair_up(std::span<const Place> before, std::span<const Place> after) {
  if (before.size() == 1 && after.size() == 1)
    return {{before.front(), after.front()}};
  const auto named = [](std::span<const Place> side, std::string_view name) {
    const auto found = std::ranges::find(side, name, [](const Place& place) { return place.scenario->name; });
    return found == side.end() ? Place() : *found;
  };
  std::vector<Pair> pairs;
  for (const Place& place : before)
    pairs.push_back({place, named(after, place.scenario->name)});
  for (const Place& place : after)
    if (named(before, place.scenario->name).scenario == nullptr)
      pairs.push_back({{}, place});
  return pairs;
}

/// Adds the design itself and all stages of either side. What a stage has from the state before is not told
/// again.
class States {
 public:
  States(const Pair& pair, std::vector<StateDifference>& states) : pair_(pair), states_(states) {}

  void add_all() {
    const Scenario* const before = pair_.before.scenario;
    const Scenario* const after = pair_.after.scenario;
    if (before == nullptr || after == nullptr) {
      const bool is_new = before == nullptr;
      states_.push_back({(is_new ? after : before)->name, "", is_new ? Change::added : Change::removed, {}});
      return;
    }
    compare("", before->base, after->base);
    for (const sema::Design& stage : before->stages)
      if (stage_called(stage.stage->name, *after) == nullptr)
        states_.push_back({after->name, stage.stage->name, Change::removed, {}});
    for (const sema::Design& stage : after->stages)
      if (const sema::Design* const old = stage_called(stage.stage->name, *before))
        compare(stage.stage->name, *old, stage);
      else
        states_.push_back({after->name, stage.stage->name, Change::added, {}});
  }

 private:
  static const sema::Design* stage_called(std::string_view name, const Scenario& scenario) {
    const auto found = std::ranges::find(scenario.stages, name,
                                         [](const sema::Design& design) { return design.stage->name; });
    return found == scenario.stages.end() ? nullptr : &*found;
  }

  void compare(std::string_view stage, const sema::Design& before, const sema::Design& after) {
    std::vector<sema::Difference> differences =
        sema::compare({before, *pair_.before.unit->catalog}, {after, *pair_.after.unit->catalog});
    StateDifference state{after.name, stage, Change::none, {}};
    for (const sema::Difference& difference : differences)
      if (std::ranges::find(told_, difference) == told_.end())
        state.differences.push_back(difference);
    if (!state.differences.empty())
      state.change = Change::changed;
    told_ = std::move(differences);
    states_.push_back(std::move(state));
  }

  const Pair& pair_;
  std::vector<StateDifference>& states_;
  std::vector<sema::Difference> told_;
};

/// The designs that both sides have, as they are drawn.
std::vector<View> views_of(std::span<const Pair> pairs, std::deque<sema::Design>& made, sema::Pool& pool) {
  std::vector<View> views;
  for (const auto& [before, after] : pairs) {
    if (before.scenario == nullptr || after.scenario == nullptr)
      continue;
    const sema::Design& design = after.scenario->reference();
    const sema::Design& drawn = made.emplace_back(sema::drawn_difference(
        {before.scenario->reference(), *before.unit->catalog}, {design, *after.unit->catalog}, pool));
    views.push_back(
        {after.unit, after.scenario, &design, &drawn, fmt::format("{}.diff", after.scenario->name)});
  }
  return views;
}

/// Draws what was asked for and writes it. False if that failed.
bool write_pictures(const Request& request, std::span<const Pair> pairs, Program& program,
                    Invocation& invocation) {
  diag::Sink& sink = invocation.session.sink;
  std::deque<sema::Design> made;
  const std::vector<View> views = views_of(pairs, made, program.pool);
  Progress progress(invocation.console.is_err_terminal());
  const std::vector<Output> outputs =
      draw(request, views, program.reading, invocation.reader, invocation.session, progress);
  progress.finish();
  if (sink.has_errors())
    return false;
  const std::size_t n_replaced = write_outputs(outputs, invocation.console, sink);
  if (!sink.has_errors())
    invocation.console.err(written_text(outputs, n_replaced));
  return !sink.has_errors();
}

const Emit* find_story(std::span<const Emit> emits) {
  for (const Emit& emit : emits)
    if (is_story(emit))
      return &emit;
  return nullptr;
}

int run_diff(Invocation& invocation) {
  const Settings& settings = invocation.settings;
  diag::Sink& sink = invocation.session.sink;
  if (settings.operands.size() != 2)
    return end_with({"`stoa diff` needs two files or folders: what was, and what is", ""},
                    invocation.console);
  Request request = request_of(invocation);
  if (!settings.emits.empty() || !settings.output.empty())
    request.emits = chosen_emits(settings, request.destination);
  if (const Emit* story = find_story(request.emits))
    return end_with({fmt::format("`stoa diff` draws a difference, and `{}` tells a whole scenario",
                                 std::get<const backends::Backend*>(*story)->name),
                     "`--emit svg` draws it; without `--emit` it is told in words"},
                    invocation.console);
  request.judges = false;
  Program& program = invocation.session.make<Program>();
  Progress progress(invocation.console.is_err_terminal());
  analyze(request, invocation.reader, invocation.session, progress, program);
  progress.finish();
  const std::vector<Place> before = side_of(request.inputs.front().span, program.units);
  const std::vector<Place> after = side_of(request.inputs.back().span, program.units);
  for (const Argument& input : request.inputs)
    if (!sink.has_errors() && side_of(input.span, program.units).empty())
      sink.report(diag::Diagnostic(diag::Code::nothing_to_draw, input.span,
                                   fmt::format("`{}` leads to no scenario of its own", input.text))
                      .help("name two different files, or two folders"));
  if (sink.has_errors()) {
    show_findings(invocation, true);
    return exit_code(sink, false);
  }
  const std::vector<Pair> pairs = pair_up(before, after);
  std::vector<StateDifference> states;
  for (const Pair& pair : pairs)
    States(pair, states).add_all();
  const bool is_drawn = !request.emits.empty();
  const bool is_told = !is_drawn || request.destination.form != Destination::Form::standard_output;
  if (is_drawn && !write_pictures(request, pairs, program, invocation)) {
    show_findings(invocation, false);
    return exit_code(sink, false);
  }
  if (is_told && settings.format == "json")
    invocation.console.out(backends::difference_json(states));
  else if (is_told)
    invocation.console.out(
        backends::difference_text(states, use_color(settings.color, invocation.console.is_out_terminal())));
  const bool do_differ =
      std::ranges::any_of(states, [](const StateDifference& state) { return state.change != Change::none; });
  if (!do_differ)
    invocation.console.err("no difference\n");
  return do_differ && settings.exit_code ? kExitFindings : kExitClean;
}

constexpr std::array kOptions = {
    Option{.name = "output",
           .letter = 'o',
           .argument = "PATH",
           .summary = "draws it too, into a file, a folder (made if it ends in `/`), or `-`",
           .target = &Settings::output,
           .completion = Completion::file},
    Option{.name = "emit",
           .argument = "FORM,…",
           .summary = "draws it too, in these forms, otherwise in what the ending of `-o` says",
           .target = &Settings::emits,
           .completion = Completion::choices,
           .is_list = true},
    kIconsOption,
    Option{.name = "exit-code",
           .summary = "ends with 1 if anything differs, as `git diff --exit-code` does",
           .target = &Settings::exit_code},
};

constexpr std::array kExamples = {
    Example{"stoa diff old.stoa new.stoa", "tells what was added, changed and removed"},
    Example{"stoa diff old.stoa new.stoa -o diff.svg", "draws it, too"},
    Example{"git show main:shop.stoa | stoa diff - shop.stoa", "what a branch changes"},
    Example{"stoa diff --format json old/ new/", "all scenarios of two folders, for other programs"},
};

}  // namespace

constinit const Command diff_command = {
    .name = "diff",
    .operand = "BEFORE AFTER",
    .operands = Operands::at_least_one,
    .completion = Completion::file,
    .summary = "tells what differs between two designs, or two versions of one",
    .description =
        "Compares what the files mean, not how they are written: components, places, flows and\n"
        "their steps, choices, trade-offs and questions, in the design itself and in each stage.\n"
        "The files are read, not judged. Components are the same if they have the same name, and\n"
        "scenarios likewise, or if each side has only one. With `-o` or `--emit` the later design\n"
        "is drawn with what is new, changed and gone marked in it.",
    .options = kOptions,
    .examples = kExamples,
    .run = run_diff,
    .uses_project = true,
};

}  // namespace stoa::driver
