#include "compiler/driver/views.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "compiler/base/suggest.hpp"
#include "compiler/diag/code.hpp"
#include "compiler/sema/view.hpp"

namespace stoa::driver {

namespace {

using sema::Design;
using sema::Flow;
using sema::FlowId;
using sema::Scenario;

constexpr std::string_view kWhole = "whole";
constexpr std::string_view kAll = "all";

/// Gathers the views of one scenario, each name once.
struct Chooser {
  const Unit& unit;
  const Scenario& scenario;
  std::deque<Design>& made;
  sema::Pool& pool;
  std::vector<View>& views;

  bool has(std::string_view name) const {
    return std::ranges::any_of(views,
                               [&](const View& view) { return view.unit == &unit && view.name == name; });
  }

  std::string name_with(std::string_view suffix) const {
    return suffix.empty() ? std::string(scenario.name) : fmt::format("{}.{}", scenario.name, suffix);
  }

  /// As a whole, a design differs from nothing: what a stage changed is marked in the stage's own view.
  const Design& whole() const {
    const Design& design = scenario.reference();
    if (!design.stage)
      return design;
    Design& unmarked = made.emplace_back(design);
    sema::unmark(unmarked);
    return unmarked;
  }

  void add_whole(const Design& design) const {
    if (!has(name_with("")))
      views.push_back({&unit, &scenario, &design, &design, name_with("")});
  }

  /// A stage is drawn with what it took away.
  void add_stage(std::size_t index) const {
    const Design& stage = scenario.stages[index];
    std::string name = name_with(stage.stage->name);
    if (has(name))
      return;
    const Design* drawn = &stage;
    if (index > 0 || scenario.base_is_drawn)
      drawn = &made.emplace_back(
          sema::with_removed(index > 0 ? scenario.stages[index - 1] : scenario.base, stage, pool));
    views.push_back({&unit, &scenario, &stage, drawn, std::move(name)});
  }

  void add_flow(const Design& design, FlowId flow, std::string_view suffix) const {
    std::string name = name_with(suffix);
    if (has(name))
      return;
    const Design& part = made.emplace_back(sema::only_flow(design, flow));
    views.push_back({&unit, &scenario, &part, &part, std::move(name)});
  }

  void add_flows(const Design& design) const {
    for (std::size_t i = 0; i < design.flows.size(); ++i)
      if (const Flow& flow = design.flows.items()[i]; !flow.name.empty() && !flow.steps.empty())
        add_flow(design, design.flows.id(i), flow.name);
  }

  /// Flows as the reference has them, and those that only another state has.
  void add_all() const {
    const Design& design = whole();
    add_whole(design);
    add_flows(design);
    for (const Design& stage : scenario.stages)
      add_flows(stage);
    for (std::size_t i = 0; i < scenario.stages.size(); ++i)
      add_stage(i);
  }

  /// The flow of that name in `design`; false if it has none.
  bool add_flow_of(const Design& design, std::string_view name, std::string_view suffix) const {
    const auto flow = std::ranges::find(design.flows, name, &Flow::name);
    if (flow == design.flows.end())
      return false;
    add_flow(design, design.flows.id(static_cast<std::size_t>(flow - design.flows.begin())), suffix);
    return true;
  }

  /// A stage, or a flow of the scenario, or else one that only a stage has, or `STAGE.FLOW`.
  bool add_named(std::string_view name) const {
    const std::size_t dot = name.find('.');
    for (std::size_t i = 0; i < scenario.stages.size(); ++i) {
      const Design& stage = scenario.stages[i];
      if (stage.stage->name == name) {
        add_stage(i);
        return true;
      }
      if (dot != std::string_view::npos && stage.stage->name == name.substr(0, dot))
        return add_flow_of(stage, name.substr(dot + 1), name);
    }
    return add_flow_of(whole(), name, name) || std::ranges::any_of(scenario.stages, [&](const Design& stage) {
             return add_flow_of(stage, name, name);
           });
  }

  bool add_wanted(std::string_view name) const {
    if (name == kWhole)
      add_whole(whole());
    else if (name == kAll)
      add_all();
    else
      return add_named(name);
    return true;
  }
};

std::vector<std::string_view> view_names(std::span<const Unit> units) {
  std::vector<std::string_view> names = {kWhole, kAll};
  const auto add = [&](std::string_view name) {
    if (!name.empty() && std::ranges::find(names, name) == names.end())
      names.push_back(name);
  };
  for (const Unit& unit : units)
    for (const Scenario& scenario : unit.scenarios) {
      const auto add_flows = [&](const Design& design) {
        for (const Flow& flow : design.flows)
          add(flow.name);
      };
      add_flows(scenario.reference());
      for (const Design& stage : scenario.stages)
        add_flows(stage);
      for (const Design& stage : scenario.stages)
        add(stage.stage->name);
    }
  return names;
}

void report_unknown(const Argument& wanted, std::span<const Unit> units, diag::Sink& sink) {
  const std::vector<std::string_view> names = view_names(units);
  std::vector<Candidate> candidates;
  std::string all;
  for (const std::string_view name : names) {
    candidates.push_back({name, name});
    all += fmt::format("{}`{}`", all.empty() ? "" : ", ", name);
  }
  diag::Diagnostic diagnostic(diag::Code::unknown_view, wanted.span,
                              fmt::format("there is no flow and no stage called `{}`", wanted.text));
  const std::string near = did_you_mean(suggest(wanted.text, candidates));
  if (!near.empty())
    diagnostic.help(near);
  sink.report(std::move(diagnostic).note(fmt::format("the views are {}", all)));
}

}  // namespace

std::vector<View> choose_views(std::span<const Unit> units, std::span<const Argument> wanted,
                               std::deque<Design>& made, sema::Pool& pool, diag::Sink& sink) {
  std::vector<View> views;
  std::vector<bool> is_found(wanted.size(), false);
  for (const Unit& unit : units)
    for (const Scenario& scenario : unit.scenarios) {
      const Chooser chooser{unit, scenario, made, pool, views};
      if (wanted.empty())
        chooser.add_whole(chooser.whole());
      for (std::size_t i = 0; i < wanted.size(); ++i)
        if (chooser.add_wanted(wanted[i].text))
          is_found[i] = true;
    }
  // A run without any scenario has another finding of its own.
  const bool has_scenarios =
      std::ranges::any_of(units, [](const Unit& unit) { return !unit.scenarios.empty(); });
  for (std::size_t i = 0; i < wanted.size() && has_scenarios; ++i)
    if (!is_found[i])
      report_unknown(wanted[i], units, sink);
  return views;
}

}  // namespace stoa::driver
