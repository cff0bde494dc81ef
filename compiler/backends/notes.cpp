// Scenario -> Markdown to study from: the four parts of a scenario as prose, lists and tables, with its
// pictures where the run draws them. Plain CommonMark with GitHub's tables.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "compiler/backends/backend.hpp"
#include "compiler/backends/escape.hpp"
#include "compiler/backends/notes_parts.hpp"
#include "compiler/layout/itinerary.hpp"
#include "compiler/layout/measure.hpp"
#include "compiler/layout/narrate.hpp"
#include "compiler/sema/step_reading.hpp"

namespace stoa::backends {

namespace {

using sema::Design;

struct Notes {
  const Story& story;
  const Design& design = story.scenario.reference();
  const catalog::Catalog& catalog = story.catalog;
  std::string out = {};

  std::string write() {
    heading(1, layout::picture_title(design));
    write_brief();
    write_questions();
    write_architecture();
    write_choices();
    write_tradeoffs();
    write_stages();
    return std::move(out);
  }

  /// What a reader who practises is to find first.
  template <class Write>
  void answer(Write write, std::string_view indent = "") {
    if (story.hides_answers)
      out += fmt::format("\n{}<details><summary>Answer</summary>\n\n", indent);
    write();
    if (story.hides_answers)
      out += fmt::format("\n{}</details>\n\n", indent);
  }

  void heading(int level, std::string_view text) {
    out += fmt::format("{}{} {}\n\n", out.empty() || out.ends_with("\n\n") ? "" : "\n",
                       std::string(static_cast<std::size_t>(level), '#'), markdown_text(text));
  }

  void write_brief() {
    const Design& base = story.scenario.base;
    if (!base.like.empty())
      out += fmt::format("*Like {}.*\n\n", markdown_text(base.like));
    if (!base.prompt.empty())
      out += fmt::format("> {}\n", markdown_text(base.prompt));
    if (!design.packs.empty()) {
      out += "\nIt must satisfy ";
      for (std::size_t i = 0; i < design.packs.size(); ++i)
        out += fmt::format("{}{}", i == 0 ? "" : ", ", markdown_text(catalog.packs[design.packs[i]].title));
      out += ".\n";
    }
  }

  void write_questions() {
    if (design.questions.empty())
      return;
    heading(2, "Part 1: questions first");
    std::vector<std::optional<catalog::QuestionId>> seen;
    for (const sema::Question& first : design.questions) {
      if (std::ranges::find(seen, first.category) != seen.end())
        continue;
      seen.push_back(first.category);
      if (first.category)
        heading(3, catalog.questions[*first.category].title);
      for (const sema::Question& question : design.questions)
        if (question.category == first.category)
          write_question(question);
    }
  }

  void write_question(const sema::Question& question) {
    out += fmt::format("- {}\n", markdown_text(question.text));
    const auto write_assumptions = [&] {
      for (const sema::Assumption& assumption : question.assumptions)
        out += fmt::format("  - *Assumed:* {}\n", markdown_text(assumption.text));
    };
    if (!question.assumptions.empty())
      answer(write_assumptions, "  ");
  }

  void write_architecture() {
    heading(2, "Part 2: the architecture");
    answer([&] {
      write_picture("", layout::picture_title(design));
      write_parts(design, catalog, out);
    });
    for (const sema::Flow& flow : design.flows)
      write_flow(design, flow);
  }

  void write_picture(std::string_view view, std::string_view title) {
    const auto found = std::ranges::find(story.pictures, view, &Picture::view);
    if (found != story.pictures.end())
      out += fmt::format("![{}]({})\n\n", markdown_text(title), markdown_address(found->file));
  }

  void write_flow(const Design& state, const sema::Flow& flow) {
    if (flow.steps.empty())
      return;
    const bool is_named = !flow.title.empty() || !flow.name.empty();
    heading(3, !is_named            ? "Steps"
               : flow.title.empty() ? layout::name_as_title(flow.name)
                                    : std::string(flow.title));
    answer([&] {
      if (!flow.name.empty())
        write_picture(flow.name, flow.title);
      for (const sema::StepId id : flow.steps)
        write_step(state, state.steps[id]);
    });
  }

  void write_step(const Design& state, const sema::Step& step) {
    out +=
        fmt::format("{}. **{}**", step.number, markdown_text(layout::tell_itinerary(state, step, catalog)));
    if (!step.text.empty())
      out += fmt::format(": {}", markdown_text(step.text));
    if (!step.pillars.empty())
      out += fmt::format(" ({})", pillar_names(step.pillars, catalog));
    out += '\n';
    // What belongs to an item of a list stands in the column of its text.
    const std::string indent(fmt::formatted_size("{}. ", step.number), ' ');
    for (const sema::LinkId id : step.links)
      write_mechanism(state, state.links[id], step.links.size() > 1, indent);
    for (const sema::Property& property : step.properties)
      if (property.name == "note")
        out += fmt::format("{}- {}\n", indent, markdown_text(property.value.text));
  }

  /// How an arrow works, where the catalogue can tell.
  void write_mechanism(const Design& state, const sema::Link& link, bool is_one_of_several,
                       std::string_view indent) {
    const auto verdict = sema::read_link(state, link, catalog);
    if (!verdict || verdict->level != sema::Verdict::Level::ok || verdict->mechanism.empty())
      return;
    out += fmt::format("{}- ", indent);
    if (is_one_of_several)
      out += fmt::format("{} to {}: ", markdown_text(layout::title_of(state.nodes[link.from], catalog)),
                         markdown_text(layout::title_of(state.nodes[link.to], catalog)));
    out += fmt::format("*{}*", markdown_text(verdict->mechanism));
    if (verdict->source)
      out += fmt::format(" ([source]({}))", markdown_address(verdict->source->address));
    out += '\n';
  }

  void write_choices() {
    if (design.choices.empty())
      return;
    heading(2, "Part 3: technology choices");
    answer([&] {
      for (const sema::Choice& choice : design.choices)
        write_choice(choice);
      write_coverage(design, catalog, out);
    });
  }

  void write_choice(const sema::Choice& choice) {
    out += fmt::format("- **{}**", subject_of(choice, design, catalog));
    if (!choice.pillars.empty())
      out += fmt::format(" ({})", pillar_names(choice.pillars, catalog));
    out += '\n';
    for (const std::string_view reason : choice.because)
      out += fmt::format("  - {}\n", markdown_text(reason));
    for (const sema::Alternative& other : choice.alternatives)
      out += fmt::format("  - Rather than {}{}{}\n", markdown_text(other.what),
                         other.why_not.empty() ? "" : ": ", markdown_text(other.why_not));
  }

  void write_tradeoffs() {
    if (design.tradeoffs.empty())
      return;
    heading(2, "Part 4: trade-offs");
    for (const sema::Tradeoff& tradeoff : design.tradeoffs) {
      heading(3, tradeoff.title);
      answer([&] {
        write_side("Gain", tradeoff.gains);
        write_side("Cost", tradeoff.costs);
        write_side("Mitigation", tradeoff.mitigations);
      });
    }
  }

  void write_side(std::string_view side, sema::Texts texts) {
    for (const std::string_view text : texts)
      out += fmt::format("- *{}:* {}\n", side, markdown_text(text));
  }

  void write_stages() {
    if (story.scenario.stages.empty())
      return;
    heading(2, "The path to scale");
    const Design* before = story.scenario.base_is_drawn ? &story.scenario.base : nullptr;
    for (const Design& stage : story.scenario.stages) {
      const std::string title = stage.stage->title.empty() ? layout::name_as_title(stage.stage->name)
                                                           : std::string(stage.stage->title);
      heading(3, title);
      if (!stage.stage->when.empty())
        out += fmt::format("*When:* {}\n\n", markdown_text(stage.stage->when));
      answer([&] {
        write_picture(stage.stage->name, title);
        if (before != nullptr)
          write_difference(*before, stage, catalog, out);
      });
      before = &stage;
    }
  }
};

}  // namespace

std::string emit_notes(const Story& story) {
  return Notes{story}.write();
}

}  // namespace stoa::backends
