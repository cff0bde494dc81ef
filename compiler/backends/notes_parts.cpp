#include "compiler/backends/notes_parts.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "compiler/base/joined.hpp"
#include "compiler/layout/itinerary.hpp"
#include "compiler/layout/measure.hpp"
#include "compiler/layout/narrate.hpp"
#include "compiler/sema/step_reading.hpp"
#include "compiler/sema/support.hpp"

namespace stoa::backends {

namespace {

using sema::Design;
using Style = Run::Style;

std::string kind_title(std::optional<catalog::KindId> kind, const catalog::Catalog& catalog) {
  return kind ? std::string(catalog.kinds[*kind].title) : std::string();
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
  return kind.empty() || kind == title ? title : fmt::format("{} ({})", title, kind);
}

std::string place_of(std::optional<sema::GroupId> group, const Design& design,
                     const catalog::Catalog& catalog) {
  std::string out;
  for (; group; group = design.groups[*group].parent) {
    const std::string title(layout::title_of(design.groups[*group], catalog));
    out = out.empty() ? title : fmt::format("{} › {}", title, out);
  }
  return out;
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

std::string stage_title(const sema::StageInfo& stage) {
  return stage.title.empty() ? layout::name_as_title(stage.name) : std::string(stage.title);
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

}  // namespace stoa::backends
