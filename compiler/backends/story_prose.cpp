#include "compiler/backends/story_prose.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "compiler/backends/notes_parts.hpp"
#include "compiler/backends/stage_prose.hpp"
#include "compiler/base/joined.hpp"
#include "compiler/layout/narrate.hpp"

namespace stoa::backends {

namespace {

using sema::Design;
using Style = Run::Style;

void append(Prose& to, Prose from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

struct Telling {
  const Story& story;
  const Design& design = story.scenario.reference();
  const catalog::Catalog& catalog = story.catalog;
  Prose out = {};

  Prose tell() {
    out.push_back(heading(1, layout::picture_title(design)));
    tell_brief();
    tell_questions();
    tell_architecture();
    tell_choices();
    tell_tradeoffs();
    tell_stages();
    tell_findings();
    return std::move(out);
  }

  /// What a reader who practises is to find first.
  void answer(Prose blocks, Prose& to) const {
    if (story.hides_answers && !blocks.empty())
      to.push_back({.form = Block::Form::answer, .blocks = std::move(blocks)});
    else
      append(to, std::move(blocks));
  }
  void answer(Prose blocks) { answer(std::move(blocks), out); }

  void tell_brief() {
    const Design& base = story.scenario.base;
    if (!base.like.empty())
      out.push_back(paragraph({{fmt::format("Like {}.", base.like), Style::emphasis}}));
    if (!base.prompt.empty())
      out.push_back({.form = Block::Form::quote, .line = {{std::string(base.prompt)}}});
    std::vector<std::string> packs;
    for (const catalog::PackId pack : design.packs)
      packs.emplace_back(catalog.packs[pack].title);
    if (!packs.empty())
      out.push_back(paragraph({{fmt::format("It must satisfy {}.", joined(packs))}}));
  }

  void tell_questions() {
    if (design.questions.empty())
      return;
    out.push_back(heading(2, "Part 1: questions first"));
    std::vector<std::optional<catalog::QuestionId>> seen;
    for (const sema::Question& first : design.questions) {
      if (std::ranges::find(seen, first.category) != seen.end())
        continue;
      seen.push_back(first.category);
      if (first.category)
        out.push_back(heading(3, catalog.questions[*first.category].title));
      std::vector<Item> items;
      for (const sema::Question& question : design.questions)
        if (question.category == first.category)
          items.push_back(tell_question(question));
      out.push_back(list(std::move(items)));
    }
  }

  Item tell_question(const sema::Question& question) const {
    Item item{{{std::string(question.text)}}};
    std::vector<Item> assumptions;
    for (const sema::Assumption& assumption : question.assumptions)
      assumptions.push_back({{{"Assumed:", Style::emphasis}, {fmt::format(" {}", assumption.text)}}});
    if (!assumptions.empty())
      answer({list(std::move(assumptions))}, item.blocks);
    return item;
  }

  void tell_architecture() {
    out.push_back(heading(2, "Part 2: the architecture"));
    if (story.hides_answers)
      out.push_back({.form = Block::Form::sketch});
    Prose whole = {picture("", layout::picture_title(design))};
    append(whole, tell_parts(design, catalog));
    answer(std::move(whole));
    for (const sema::Flow& flow : design.flows)
      if (!flow.steps.empty())
        tell_flow(flow);
  }

  static Block picture(std::string_view view, std::string_view title) {
    return {.form = Block::Form::picture, .line = {{std::string(title)}}, .view = std::string(view)};
  }

  void tell_flow(const sema::Flow& flow) {
    out.push_back(heading(3, flow_title(flow)));
    Prose walk;
    if (!flow.name.empty())
      walk.push_back(picture(flow.name, flow_title(flow)));
    std::vector<Item> steps;
    for (const sema::StepId id : flow.steps)
      steps.push_back(tell_step(design, design.steps[id], catalog));
    walk.push_back(list(std::move(steps)));
    answer(std::move(walk));
  }

  void tell_choices() {
    if (design.choices.empty())
      return;
    out.push_back(heading(2, "Part 3: technology choices"));
    std::vector<Item> choices;
    for (const sema::Choice& choice : design.choices)
      choices.push_back(tell_choice(choice));
    out.push_back(list(std::move(choices)));
    answer(tell_coverage(design, catalog));
  }

  Item tell_choice(const sema::Choice& choice) const {
    Item item{{{subject_of(choice, design, catalog), Style::strong}}};
    if (!choice.pillars.empty())
      item.text.push_back({fmt::format(" ({})", pillar_names(choice.pillars, catalog))});
    std::vector<Item> reasons;
    for (const std::string_view reason : choice.because)
      reasons.push_back({{{std::string(reason)}}});
    for (const sema::Alternative& other : choice.alternatives)
      reasons.push_back({{{"Rather than", Style::emphasis},
                          {fmt::format(" {}{}{}", title_of(other, design, catalog),
                                       other.why_not.empty() ? "" : ": ", other.why_not)}}});
    if (!reasons.empty())
      answer({list(std::move(reasons))}, item.blocks);
    return item;
  }

  void tell_tradeoffs() {
    if (design.tradeoffs.empty())
      return;
    out.push_back(heading(2, "Part 4: trade-offs"));
    for (const sema::Tradeoff& tradeoff : design.tradeoffs) {
      out.push_back(heading(3, tradeoff.title));
      std::vector<Item> sides;
      const auto add = [&](std::string_view side, sema::Texts texts) {
        for (const std::string_view text : texts)
          sides.push_back({{{fmt::format("{}:", side), Style::emphasis}, {fmt::format(" {}", text)}}});
      };
      add("Gain", tradeoff.gains);
      add("Cost", tradeoff.costs);
      add("Mitigation", tradeoff.mitigations);
      if (!sides.empty())
        answer({list(std::move(sides))});
    }
  }

  void tell_stages() {
    if (story.scenario.stages.empty())
      return;
    out.push_back(heading(2, "The path to scale"));
    const Design* before = story.scenario.base_is_drawn ? &story.scenario.base : nullptr;
    for (const Design& stage : story.scenario.stages) {
      const std::string title = stage_title(*stage.stage);
      out.push_back(heading(3, title));
      if (!stage.stage->when.empty())
        out.push_back(paragraph({{"When:", Style::emphasis}, {fmt::format(" {}", stage.stage->when)}}));
      Prose told = {picture(stage.stage->name, title)};
      append(told, tell_stage(before, stage, &design, catalog));
      if (before != nullptr)
        append(told, tell_new_choices(*before, stage));
      answer(std::move(told));
      before = &stage;
    }
  }

  /// Choices that came with a stage: those of the state before are told already.
  Prose tell_new_choices(const Design& before, const Design& stage) const {
    std::vector<Item> choices;
    const Telling of_stage{story, stage};
    for (const sema::Choice& choice : stage.choices) {
      const auto is_same = [&](const sema::Choice& old) { return old.span == choice.span; };
      if (std::ranges::none_of(before.choices, is_same) && std::ranges::none_of(design.choices, is_same)) {
        Item item{{{"Choice:", Style::emphasis}, {" "}}};
        Item told = of_stage.tell_choice(choice);
        item.text.insert(item.text.end(), told.text.begin(), told.text.end());
        item.blocks = std::move(told.blocks);
        choices.push_back(std::move(item));
      }
    }
    if (choices.empty())
      return {};
    return {list(std::move(choices))};
  }

  void tell_findings() {
    if (story.findings.empty())
      return;
    out.push_back(heading(2, "What a reviewer would raise"));
    std::vector<Item> items;
    for (const Finding& finding : story.findings) {
      Item item{{{fmt::format("{} {}:", finding.severity, finding.id), Style::strong},
                 {fmt::format(" {}", finding.message)}}};
      if (!finding.help.empty())
        item.blocks.push_back(list({{{{finding.help}}}}));
      items.push_back(std::move(item));
    }
    Prose told = {list(std::move(items))};
    answer(std::move(told));
  }
};

}  // namespace

Prose tell_story(const Story& story) {
  return Telling{story}.tell();
}

}  // namespace stoa::backends
