// Scenario -> cards with a question and an answer each, as a file that Anki imports: tab-separated HTML.
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "compiler/backends/backend.hpp"
#include "compiler/backends/notes_parts.hpp"
#include "compiler/backends/prose_html.hpp"
#include "compiler/backends/stage_prose.hpp"
#include "compiler/base/escape.hpp"
#include "compiler/layout/narrate.hpp"

namespace stoa::backends {

namespace {

using sema::Design;

/// A field: line ends and tabs would end it, a `#` at its begin would make a comment of the line, and a quote
/// would begin another kind of field.
std::string field(std::string_view html) {
  std::string out;
  for (const char c : html) {
    if (c == '\n' || c == '\t' || c == '\r')
      out += ' ';
    else if (c == '"' && out.empty())
      out += "&quot;";
    else if (c == '#' && out.empty())
      out += "&#35;";
    else
      out += c;
  }
  while (out.ends_with(' '))
    out.pop_back();
  return out;
}

struct Cards {
  const Story& story;
  const Design& design = story.scenario.reference();
  const catalog::Catalog& catalog = story.catalog;
  std::string title = layout::picture_title(design);
  std::string out = {};

  std::string write() {
    out =
        fmt::format("#separator:tab\n#html:true\n#notetype:Basic\n#deck:{}\n#tags column:3\n", field(title));
    add_questions();
    add_flows();
    add_choices();
    add_tradeoffs();
    add_stages();
    return std::move(out);
  }

  /// `answer` is HTML.
  void add(std::string_view question, std::string_view answer, std::string_view tag) {
    if (!answer.empty())
      out += fmt::format("{}\t{}\t{}::{}\n",
                         field(fmt::format("<b>{}</b><br>{}", xml_text(title), xml_text(question))),
                         field(answer), field(story.scenario.name), tag);
  }

  void add_questions() {
    for (const sema::Question& question : design.questions) {
      std::vector<Item> answers;
      for (const sema::Assumption& assumption : question.assumptions)
        answers.push_back({{{std::string(assumption.text)}}});
      add(question.text, of_items(std::move(answers)), "question");
    }
  }

  void add_flows() {
    for (const sema::Flow& flow : design.flows) {
      std::vector<Item> steps;
      for (const sema::StepId id : flow.steps)
        steps.push_back(tell_step(design, design.steps[id], catalog));
      add(fmt::format("Walk through it: {}", flow_title(flow)), of_items(std::move(steps)), "flow");
    }
  }

  void add_choices() {
    for (const sema::Choice& choice : design.choices) {
      const std::string subject = subject_of(choice, design, catalog);
      std::vector<Item> reasons;
      for (const std::string_view reason : choice.because)
        reasons.push_back({{{std::string(reason)}}});
      if (!choice.pillars.empty() && !reasons.empty())
        reasons.push_back({{{fmt::format("Pillars: {}", pillar_names(choice.pillars, catalog))}}});
      add(fmt::format("Why {}?", subject), of_items(std::move(reasons)), "choice");
      for (const sema::Alternative& other : choice.alternatives)
        add(fmt::format("Why {} rather than {}?", subject, title_of(other, design, catalog)),
            xml_text(other.why_not), "alternative");
    }
  }

  void add_tradeoffs() {
    for (const sema::Tradeoff& tradeoff : design.tradeoffs) {
      std::vector<Item> sides;
      const auto add_side = [&](std::string_view side, sema::Texts texts) {
        for (const std::string_view text : texts)
          sides.push_back({{{fmt::format("{}:", side), Run::Style::emphasis}, {fmt::format(" {}", text)}}});
      };
      add_side("Gain", tradeoff.gains);
      add_side("Cost", tradeoff.costs);
      add_side("Mitigation", tradeoff.mitigations);
      add(fmt::format("What is won and what is paid: {}", tradeoff.title), of_items(std::move(sides)),
          "trade-off");
    }
  }

  void add_stages() {
    const Design* before = story.scenario.base_is_drawn ? &story.scenario.base : nullptr;
    for (const Design& stage : story.scenario.stages) {
      if (before != nullptr) {
        add(fmt::format("What changes with: {}{}{}", stage_title(*stage.stage),
                        stage.stage->when.empty() ? "" : ", when ", stage.stage->when),
            html_of(tell_stage(before, stage, nullptr, catalog), {}), "stage");
      }
      before = &stage;
    }
  }

  static std::string of_items(std::vector<Item> items) {
    return items.empty() ? std::string() : html_of(Prose{list(std::move(items))}, {});
  }
};

}  // namespace

std::string emit_cards(const Story& story) {
  return Cards{story}.write();
}

}  // namespace stoa::backends
