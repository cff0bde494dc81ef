#include "compiler/backends/notes_parts.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "compiler/base/joined.hpp"
#include "compiler/layout/itinerary.hpp"
#include "compiler/layout/measure.hpp"
#include "compiler/layout/narrate.hpp"
#include "compiler/sema/compare.hpp"
#include "compiler/sema/step_reading.hpp"
#include "compiler/sema/support.hpp"

namespace stoa::backends {

namespace {

using sema::Design;
using Style = Run::Style;

std::string kind_title(std::optional<catalog::KindId> kind, const catalog::Catalog& catalog) {
  return kind ? std::string(catalog.kinds[*kind].title) : std::string();
}

/// "Cloud › Region › Private subnet".
std::string place_of(std::optional<sema::GroupId> group, const Design& design,
                     const catalog::Catalog& catalog) {
  std::string out;
  for (; group; group = design.groups[*group].parent) {
    const std::string title(layout::title_of(design.groups[*group], catalog));
    out = out.empty() ? title : fmt::format("{} › {}", title, out);
  }
  return out;
}

/// How an arrow works, where the catalogue can tell.
std::optional<Item> tell_mechanism(const Design& design, const sema::Link& link, bool is_one_of_several,
                                   const catalog::Catalog& catalog) {
  const auto verdict = sema::read_link(design, link, catalog);
  if (!verdict || verdict->level != sema::Verdict::Level::ok || verdict->mechanism.empty())
    return std::nullopt;
  Item item;
  if (is_one_of_several)
    item.text.push_back({fmt::format("{} to {}: ", layout::title_of(design.nodes[link.from], catalog),
                                     layout::title_of(design.nodes[link.to], catalog))});
  item.text.push_back({std::string(verdict->mechanism), Style::emphasis});
  if (verdict->source) {
    item.text.push_back({" ("});
    item.text.push_back({"source", Style::plain, std::string(verdict->source->address)});
    item.text.push_back({")"});
  }
  return item;
}

/// "timeout: 3s → 10s, now in Private subnet".
std::string tell_details(const std::vector<sema::Detail>& details, const std::string& place) {
  std::string out;
  for (const sema::Detail& detail : details) {
    out += out.empty() ? "" : ", ";
    if (detail.what == "in")
      out += place.empty() ? "now in no place" : fmt::format("now in {}", place);
    else if (detail.after.empty())
      out += fmt::format("no {}", detail.what);
    else if (detail.before.empty())
      out += fmt::format("{}: {}", detail.what, detail.after);
    else
      out += fmt::format("{}: {} → {}", detail.what, detail.before, detail.after);
  }
  return out;
}

void add_item(std::string_view what, const std::vector<std::string>& names, std::vector<Item>& items) {
  if (!names.empty())
    items.push_back({{{fmt::format("{}:", what), Style::emphasis}, {" " + joined(names)}}});
}

/// The parts and places that a choice is about, each part as `name_of` has it.
template <class NameOf>
std::string subject_by(const sema::Choice& choice, const Design& design, const catalog::Catalog& catalog,
                       NameOf name_of) {
  std::vector<std::string> names;
  for (const sema::NodeId node : choice.nodes)
    names.emplace_back(name_of(design.nodes[node], catalog));
  for (const sema::GroupId group : choice.groups)
    names.emplace_back(layout::title_of(design.groups[group], catalog));
  return names.empty() ? "The whole" : joined(names);
}

}  // namespace

std::string pillar_names(sema::Pillars pillars, const catalog::Catalog& catalog) {
  std::string out;
  for (const catalog::PillarId pillar : pillars)
    out += fmt::format("{}{}", out.empty() ? "" : ", ", catalog.pillars[pillar].title);
  return out;
}

std::string full_name(const sema::Node& node, const catalog::Catalog& catalog) {
  const std::string title(layout::title_of(node, catalog));
  const std::string kind = kind_title(node.kind, catalog);
  return kind.empty() || node.title.empty() || kind == title ? title : fmt::format("{} ({})", title, kind);
}

std::string subject_of(const sema::Choice& choice, const Design& design, const catalog::Catalog& catalog) {
  return subject_by(choice, design, catalog, full_name);
}

std::string title_of(const sema::Alternative& alternative, const Design& design,
                     const catalog::Catalog& catalog) {
  if (!alternative.is_name)
    return std::string(alternative.what);
  for (const sema::Node& node : design.nodes)
    if (node.name == alternative.what)
      return full_name(node, catalog);
  const catalog::Kind* kind = catalog.find_kind(alternative.what);
  return kind != nullptr ? std::string(kind->title) : layout::name_as_title(alternative.what);
}

std::string flow_title(const sema::Flow& flow) {
  if (!flow.title.empty())
    return std::string(flow.title);
  return flow.name.empty() ? "Steps" : layout::name_as_title(flow.name);
}

Item tell_step(const Design& design, const sema::Step& step, const catalog::Catalog& catalog) {
  Item item{.text = {{layout::tell_itinerary(design, step, catalog), Style::strong}}, .number = step.number};
  if (!step.text.empty())
    item.text.push_back({fmt::format(": {}", step.text)});
  if (!step.pillars.empty())
    item.text.push_back({fmt::format(" ({})", pillar_names(step.pillars, catalog))});
  std::vector<Item> details;
  for (const sema::LinkId id : step.links)
    if (auto mechanism = tell_mechanism(design, design.links[id], step.links.size() > 1, catalog))
      details.push_back(std::move(*mechanism));
  for (const sema::Property& property : step.properties)
    if (property.name == "note")
      details.push_back({{{std::string(property.value.text)}}});
  if (!details.empty())
    item.blocks.push_back(list(std::move(details)));
  return item;
}

Prose tell_parts(const Design& design, const catalog::Catalog& catalog) {
  if (design.nodes.empty())
    return {};
  Table table{.head = {{"part", "is", "stands in"}}};
  for (const sema::Node& node : design.nodes)
    table.rows.push_back({{std::string(layout::title_of(node, catalog)), kind_title(node.kind, catalog),
                           place_of(node.group, design, catalog)}});
  return {{.form = Block::Form::table, .table = std::move(table)}};
}

Prose tell_coverage(const Design& design, const catalog::Catalog& catalog) {
  // A table has room for titles alone.
  const auto title_of_part = [](const sema::Node& node, const catalog::Catalog& all) {
    return layout::title_of(node, all);
  };
  Table table{.head = {{"choice"}}, .holds_marks = true};
  for (const catalog::Pillar& pillar : catalog.pillars)
    table.head.cells.push_back(layout::name_as_title(pillar.short_name()));
  std::vector<bool> is_argued(catalog.pillars.size());
  for (const sema::Choice& choice : design.choices)
    table.rows.push_back({std::vector<std::string>(1, subject_by(choice, design, catalog, title_of_part))});
  for (Table::Row& row : table.rows)
    row.cells.resize(1 + catalog.pillars.size());
  bool is_bare = false;
  for (const sema::Argument& argument : sema::arguments_of(design, catalog)) {
    const bool is_carried = argument.evidence.has_value() || !argument.can_be_judged;
    is_argued[argument.pillar.value] = true;
    is_bare = is_bare || !is_carried;
    table.rows[argument.choice].cells[1 + argument.pillar.value] = is_carried ? "●" : "○";
  }
  Prose prose = {{.form = Block::Form::table, .table = std::move(table)}};
  if (is_bare)
    prose.push_back(paragraph({{"○: nothing in the design carries it."}}));
  std::vector<std::string> silent;
  for (std::size_t i = 0; i < is_argued.size(); ++i)
    if (!is_argued[i])
      silent.emplace_back(catalog.pillars[catalog.pillars.id(i)].title);
  if (!silent.empty())
    prose.push_back(paragraph({{fmt::format("No choice argues for {}.", joined(silent))}}));
  return prose;
}

Prose tell_difference(const Design& before, const Design& stage, const catalog::Catalog& catalog) {
  using sema::Change;
  std::vector<std::string> added, changed, removed;
  // Places by the names that the stage gives: one that came is never one that went under another name.
  for (const sema::Group& group : stage.groups)
    if (group.change == Change::added)
      added.emplace_back(layout::title_of(group, catalog));
  std::vector<bool> is_gone;  // What stood in a place that is gone went with it, and is not told.
  for (const sema::Group& group : before.groups) {
    const bool is_named = std::ranges::find(stage.stage->removed, group.name) != stage.stage->removed.end();
    if (is_named)
      removed.emplace_back(layout::title_of(group, catalog));
    is_gone.push_back(is_named || (group.parent && is_gone[group.parent->value]));
  }
  for (const sema::Difference& difference : sema::compare({before, catalog}, {stage, catalog})) {
    if (difference.subject != sema::Difference::Subject::part)
      continue;
    const Design& design = difference.change == Change::removed ? before : stage;
    const sema::Node& node = design.nodes.items()[difference.index];
    if (difference.change == Change::added)
      added.push_back(full_name(node, catalog));
    else if (difference.change == Change::changed)
      changed.push_back(fmt::format("{} ({})", layout::title_of(node, catalog),
                                    tell_details(difference.details, place_of(node.group, stage, catalog))));
    else if (!node.group || !is_gone[node.group->value])
      removed.push_back(full_name(node, catalog));
  }
  std::vector<Item> items;
  add_item("Adds", added, items);
  add_item("Changes", changed, items);
  add_item("Removes", removed, items);
  // Marks and not the comparison: a step of which a part went away is not a new one.
  for (const sema::Step& step : stage.steps) {
    if (step.change != Change::added)
      continue;
    Line line = {{fmt::format("New step {}:", step.number), Style::emphasis},
                 {" "},
                 {layout::tell_itinerary(stage, step, catalog), Style::strong}};
    if (!step.text.empty())
      line.push_back({fmt::format(": {}", step.text)});
    items.push_back({std::move(line)});
  }
  if (items.empty())
    return {};
  return {list(std::move(items))};
}

}  // namespace stoa::backends
