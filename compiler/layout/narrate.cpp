#include "compiler/layout/narrate.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/format.hpp"
#include "compiler/layout/itinerary.hpp"
#include "compiler/layout/measure.hpp"
#include "compiler/layout/text_metrics.hpp"

namespace stoa::layout {
namespace {

std::string stage_title(const sema::StageInfo& stage) {
  return stage.title.empty() ? name_as_title(stage.name) : std::string(stage.title);
}

// Up to the first full stop that ends a sentence, without it; line breaks become blanks.
std::string first_sentence(std::string_view text) {
  std::string sentence;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_end = i + 1 == text.size() || text[i + 1] == ' ' || text[i + 1] == '\n';
    if (text[i] == '.' && is_end)
      break;
    if (text[i] == '\n' && i + 1 < text.size() && text[i + 1] == '\n')
      break;
    sentence += text[i] == '\n' ? ' ' : text[i];
  }
  return sentence;
}

// "Removed: One machine, Old store."
void tell_changed(const sema::Design& design, const catalog::Catalog& catalog, sema::Change change,
                  std::string_view word, std::string& text) {
  std::string names;
  const auto add = [&](std::string_view name) {
    names += names.empty() ? "" : ", ";
    names += name;
  };
  for (const sema::Node& node : design.nodes)
    if (node.change == change)
      add(title_of(node, catalog));
  for (const sema::Group& group : design.groups)
    if (group.change == change)
      add(title_of(group, catalog));
  if (!names.empty())
    fmt::format_to(std::back_inserter(text), "{}{}: {}.", text.empty() ? "" : " ", word, names);
}

void end_sentence(std::string& text) {
  if (!text.empty() && text.back() != '.' && text.back() != '!' && text.back() != '?')
    text += '.';
}

}  // namespace

std::string name_as_title(std::string_view name) {
  std::string title = capitalize(name);
  std::replace(title.begin(), title.end(), '-', ' ');
  return title;
}

std::string picture_title(const sema::Design& design) {
  return design.title.empty() ? name_as_title(design.name) : std::string(design.title);
}

std::string picture_subtitle(const sema::Design& design) {
  if (!design.stage)
    return design.like.empty() ? std::string() : fmt::format("Like {}", design.like);
  std::string subtitle = stage_title(*design.stage);
  if (design.stage->when.empty())
    return subtitle;
  const bool says_when = design.stage->when.starts_with("when ") || design.stage->when.starts_with("When ");
  return fmt::format("{}, when {}", subtitle, says_when ? design.stage->when.substr(5) : design.stage->when);
}

std::string accessible_title(const sema::Design& design) {
  std::string title = picture_title(design);
  return design.stage ? fmt::format("{}: {}", title, stage_title(*design.stage)) : title;
}

std::string tell_design(const sema::Design& design, const catalog::Catalog& catalog) {
  std::string text = picture_subtitle(design);
  end_sentence(text);
  tell_changed(design, catalog, sema::Change::added, "Added", text);
  tell_changed(design, catalog, sema::Change::changed, "Changed", text);
  tell_changed(design, catalog, sema::Change::removed, "Removed", text);
  return text;
}

std::string tell_part(const sema::Node& node, const catalog::Catalog& catalog) {
  const catalog::Kind* kind = kind_of(node, catalog);
  if (node.change == sema::Change::removed)
    return fmt::format("Removed: {}", title_of(node, catalog));
  if (kind == nullptr || kind->title.empty())
    return std::string(title_of(node, catalog));
  std::string sentence = first_sentence(kind->doc);  // What it is called stands below it.
  return sentence.empty() ? std::string(kind->title) : sentence;
}

std::string tell_step(const sema::Design& design, const sema::Step& step, const catalog::Catalog& catalog,
                      sema::StepReader& reader) {
  std::string text =
      fmt::format("{}. {}", step.number,
                  step.text.empty() ? tell_itinerary(design, step, catalog) : capitalize(step.text));
  std::vector<std::string> told;  // In the order of the step's way, which names the parts.
  for (const sema::LinkId id : step.links) {
    const sema::Verdict* const verdict = reader.read(design, design.links[id]);
    if (verdict == nullptr || verdict->level != sema::Verdict::Level::ok || verdict->mechanism.empty() ||
        std::find(told.begin(), told.end(), verdict->mechanism) != told.end())
      continue;
    told.push_back(verdict->mechanism);
    text += '\n' + capitalize(verdict->mechanism);
  }
  return text;
}

std::string_view text_property(sema::Properties properties, std::string_view name) {
  for (const sema::Property& property : properties)
    if (property.name == name && property.value.form == ast::Word::Form::text)
      return property.value.text;
  return {};
}

}  // namespace stoa::layout
