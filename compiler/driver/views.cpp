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
  std::vector<View>& views;

  void add(const Design& design, std::string_view suffix) const {
    std::string name(scenario.name);
    if (!suffix.empty())
      name += fmt::format(".{}", suffix);
    const auto is_same = [&](const View& view) { return view.unit == &unit && view.name == name; };
    if (std::ranges::none_of(views, is_same))
      views.push_back({&unit, &scenario, &design, std::move(name)});
  }

  void add_whole() const { add(scenario.reference(), ""); }

  void add_flow(const Design& design, std::size_t index) const {
    const FlowId flow = design.flows.id(index);
    add(made.emplace_back(sema::only_flow(design, flow)), design.flows[flow].name);
  }

  void add_all() const {
    add_whole();
    const Design& design = scenario.reference();
    for (std::size_t i = 0; i < design.flows.size(); ++i)
      if (!design.flows.items()[i].name.empty())
        add_flow(design, i);
    for (const Design& stage : scenario.stages)
      add(stage, stage.stage->name);
  }

  /// The flow of that name in `design`; false if it has none.
  bool add_flow_of(const Design& design, std::string_view name) const {
    const auto flow = std::ranges::find(design.flows, name, &Flow::name);
    if (flow == design.flows.end())
      return false;
    add_flow(design, static_cast<std::size_t>(flow - design.flows.begin()));
    return true;
  }

  /// A stage, or a flow of the scenario, or else one that only a stage has.
  bool add_named(std::string_view name) const {
    for (const Design& stage : scenario.stages)
      if (stage.stage->name == name) {
        add(stage, name);
        return true;
      }
    return add_flow_of(scenario.reference(), name) ||
           std::ranges::any_of(scenario.stages,
                               [&](const Design& stage) { return add_flow_of(stage, name); });
  }

  bool add_wanted(std::string_view name) const {
    if (name == kWhole)
      add_whole();
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
      for (const Flow& flow : scenario.reference().flows)
        add(flow.name);
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
                               std::deque<Design>& made, diag::Sink& sink) {
  std::vector<View> views;
  std::vector<bool> is_found(wanted.size(), false);
  for (const Unit& unit : units)
    for (const Scenario& scenario : unit.scenarios) {
      const Chooser chooser{unit, scenario, made, views};
      if (wanted.empty())
        chooser.add_whole();
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
