#include "compiler/sema/story.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "compiler/base/joined.hpp"
#include "compiler/diag/code.hpp"
#include "compiler/sema/end.hpp"
#include "compiler/sema/mentions.hpp"
#include "compiler/sema/support.hpp"

namespace stoa::sema {

namespace {

using catalog::Kind;
using diag::Code;
using diag::Diagnostic;

// What the catalogue calls a part that comes with nearly any design.
constexpr std::string_view kEveryday = "everyday";

/// "`cost-optimization` and `sustainability`", in the order of the catalogue.
template <class Table>
std::string missing_of(const Table& table, const std::vector<bool>& is_there) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < is_there.size(); ++i)
    if (!is_there[i])
      names.push_back(fmt::format("`{}`", table[table.id(i)].name));
  return joined(names);
}

void check_pillars(const Design& told, const catalog::Catalog& catalog, diag::Sink& sink) {
  if (told.choices.empty())
    return;
  std::vector<bool> has_argument(catalog.pillars.size());
  const auto argue = [&](Pillars pillars) {
    for (const catalog::PillarId pillar : pillars)
      has_argument[pillar.value] = true;
  };
  for (const Choice& choice : told.choices)
    argue(choice.pillars);
  for (const Tradeoff& tradeoff : told.tradeoffs)
    argue(tradeoff.pillars);
  for (const Node& node : told.nodes)
    argue(node.pillars);
  for (const Step& step : told.steps)
    argue(step.pillars);
  if (std::ranges::find(has_argument, false) == has_argument.end())
    return;
  sink.report(
      Diagnostic(Code::unargued_pillar, told.span,
                 fmt::format("nobody argues for {}", missing_of(catalog.pillars, has_argument)))
          .help(
              "say in a choice or a trade-off what the design does for it, or why it does not matter here"));
}

void check_chapters(const Design& told, diag::Sink& sink) {
  const auto want = [&](bool is_there, std::string_view what, std::string_view help) {
    if (!is_there)
      sink.report(Diagnostic(Code::missing_chapter, told.span, fmt::format("the story has {}", what))
                      .help(std::string(help)));
  };
  want(!told.questions.empty(), "no questions: what had to be known before anything was drawn?",
       "add `ask scale \"How many users?\" { assume \"…\" }`");
  want(!told.choices.empty(), "no choices: why these parts and no others?",
       "add `choose NAMES @pillar \"because …\"`");
  want(!told.tradeoffs.empty(), "no trade-offs: what is paid for what is won?",
       "add `tradeoff \"…\" { gain \"…\" cost \"…\" }`");
}

void check_questions(const Design& told, const catalog::Catalog& catalog, diag::Sink& sink) {
  if (told.questions.empty())
    return;
  std::vector<bool> is_asked(catalog.questions.size());
  for (const Question& question : told.questions)
    if (question.category)
      is_asked[question.category->value] = true;
  if (std::ranges::find(is_asked, false) != is_asked.end())
    sink.report(Diagnostic(Code::unasked_category, told.span,
                           fmt::format("no question is about {}", missing_of(catalog.questions, is_asked)))
                    .help("ask one, or say in a question of another kind why it does not matter"));
}

/// Adds all that a design says after its questions.
void add_all(const Scenario& scenario, const catalog::Catalog& catalog, Mentions& said) {
  const auto add_texts = [&](Texts texts) {
    for (const std::string_view text : texts)
      said.add(text);
  };
  const auto add_properties = [&](Properties properties) {
    for (const Property& property : properties) {
      said.add(property.name);
      said.add(property.value.text);
    }
  };
  const auto add_kind = [&](std::optional<catalog::KindId> kind) {
    if (kind)
      said.add(catalog.kinds[*kind].title);
  };
  // Parts and steps that a stage takes over were looked at in the state before.
  const auto add = [&](const Design& design, bool is_first) {
    const auto is_new = [&](Change change) { return is_first || change != Change::none; };
    for (const Node& node : design.nodes) {
      if (!is_new(node.change))
        continue;
      said.add(node.name);
      said.add(node.title);
      add_kind(node.kind);
      add_properties(node.properties);
    }
    for (const Group& group : design.groups) {
      said.add(group.title);
      add_kind(group.kind);
      add_properties(group.properties);
    }
    for (const Flow& flow : design.flows)
      said.add(flow.title);
    for (const Step& step : design.steps) {
      if (!is_new(step.change))
        continue;
      said.add(step.text);
      add_properties(step.properties);
    }
    for (const Choice& choice : design.choices) {
      add_texts(choice.because);
      for (const Alternative& other : choice.alternatives) {
        said.add(other.what);
        said.add(other.why_not);
      }
    }
    for (const Tradeoff& tradeoff : design.tradeoffs) {
      said.add(tradeoff.title);
      add_texts(tradeoff.gains);
      add_texts(tradeoff.costs);
      add_texts(tradeoff.mitigations);
    }
    if (design.stage) {
      said.add(design.stage->title);
      said.add(design.stage->when);
    }
  };
  add(scenario.base, true);
  for (const Design& stage : scenario.stages)
    add(stage, !scenario.base_is_drawn && &stage == &scenario.stages.front());
}

void check_assumptions(const Scenario& scenario, const catalog::Catalog& catalog, diag::Sink& sink) {
  std::vector<std::string_view> texts;
  std::vector<Span> spans;
  for (const Question& question : scenario.base.questions)
    for (const Assumption& assumption : question.assumptions) {
      texts.push_back(assumption.text);
      spans.push_back(assumption.span);
    }
  Mentions said(texts);
  if (!said.has_all())
    add_all(scenario, catalog, said);
  for (std::size_t i = 0; i < texts.size(); ++i)
    if (!said.has(i))
      sink.report(
          Diagnostic(Code::unused_assumption, spans[i], "nothing in the design follows from this assumption")
              .help("let a part, a number or a reason speak of it, or leave the question out"));
}

void check_reasons(const Design& told, const catalog::Catalog& catalog, diag::Sink& sink) {
  std::vector<bool> is_chosen(told.nodes.size());
  for (const Choice& choice : told.choices)
    for (const NodeId node : services_of(choice, told, catalog))
      is_chosen[node.value] = true;
  for (std::size_t i = 0; i < told.nodes.size(); ++i) {
    const Node& node = told.nodes[told.nodes.id(i)];
    if (is_chosen[i] || !is_service(node, catalog) || is(node, kEveryday, catalog))
      continue;
    sink.report(Diagnostic(Code::unjustified_part, node.span,
                           fmt::format("no choice says why `{}` ({}) is there", node.name,
                                       catalog.kinds[*node.kind].title))
                    .help("name it in a `choose`, alone or with those it works with"));
  }
}

bool changes_something(const Design& stage) {
  const auto is_changed = [](const auto& one) { return one.change != Change::none; };
  return !stage.stage->removed.empty() || std::ranges::any_of(stage.nodes, is_changed) ||
         std::ranges::any_of(stage.groups, is_changed) || std::ranges::any_of(stage.steps, is_changed);
}

void check_stages(const Scenario& scenario, diag::Sink& sink) {
  for (std::size_t i = scenario.base_is_drawn ? 0 : 1; i < scenario.stages.size(); ++i) {
    const Design& stage = scenario.stages[i];
    if (!changes_something(stage))
      sink.report(Diagnostic(Code::idle_stage, stage.stage->span,
                             fmt::format("stage `{}` changes nothing that is built", stage.stage->name))
                      .help("add, change or remove a part or a step in it, or remove the stage"));
  }
}

}  // namespace

bool is_argued(const Design& design) {
  return !design.choices.empty() && !design.tradeoffs.empty();
}

void check_story(const Scenario& scenario, const catalog::Catalog& catalog, diag::Sink& sink) {
  // The last state has all that was argued before it.
  const Design& told = scenario.stages.empty() ? scenario.base : scenario.stages.back();
  const auto is_complete = [](const Design& design) { return design.is_complete; };
  if (!scenario.base.is_complete || !std::ranges::all_of(scenario.stages, is_complete))
    return;
  check_stages(scenario, sink);
  if (is_argued(told)) {
    check_reasons(told, catalog, sink);
    check_assumptions(scenario, catalog, sink);
  }
  // With a task stands what is to be an answer to all of it.
  if (told.prompt.empty())
    return;
  check_chapters(told, sink);
  check_questions(told, catalog, sink);
  check_pillars(told, catalog, sink);
}

}  // namespace stoa::sema
