#include "compiler/backends/notes_parts.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "compiler/backends/escape.hpp"
#include "compiler/layout/itinerary.hpp"
#include "compiler/layout/measure.hpp"

namespace stoa::backends {

namespace {

using sema::Design;

/// "a", "a and b", "a, b and c".
std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i)
    out += fmt::format("{}{}", i == 0 ? "" : i + 1 == names.size() ? " and " : ", ", names[i]);
  return out;
}

std::string kind_title(std::optional<catalog::KindId> kind, const catalog::Catalog& catalog) {
  return kind ? markdown_text(catalog.kinds[*kind].title) : std::string();
}

/// "Order service (AWS Lambda)", or the kind alone where the author gave no title.
std::string named(const sema::Node& node, const catalog::Catalog& catalog) {
  const std::string title = markdown_text(layout::title_of(node, catalog));
  const std::string kind = kind_title(node.kind, catalog);
  return kind.empty() || node.title.empty() ? title : fmt::format("{} ({})", title, kind);
}

/// "AWS Cloud › us-east-1 › Private subnet".
std::string place_of(std::optional<sema::GroupId> group, const Design& design,
                     const catalog::Catalog& catalog) {
  std::string out;
  for (; group; group = design.groups[*group].parent) {
    const std::string title = markdown_text(layout::title_of(design.groups[*group], catalog));
    out = out.empty() ? title : fmt::format("{} › {}", title, out);
  }
  return out;
}

void write_list(std::string_view what, const std::vector<std::string>& names, std::string& out) {
  if (!names.empty())
    out += fmt::format("- *{}:* {}\n", what, joined(names));
}

}  // namespace

std::string pillar_names(sema::Pillars pillars, const catalog::Catalog& catalog) {
  std::string out;
  for (const catalog::PillarId pillar : pillars)
    out += fmt::format("{}{}", out.empty() ? "" : ", ", markdown_text(catalog.pillars[pillar].title));
  return out;
}

std::string subject_of(const sema::Choice& choice, const Design& design, const catalog::Catalog& catalog) {
  std::vector<std::string> names;
  for (const sema::NodeId node : choice.nodes)
    names.push_back(named(design.nodes[node], catalog));
  for (const sema::GroupId group : choice.groups)
    names.push_back(markdown_text(layout::title_of(design.groups[group], catalog)));
  return names.empty() ? "The whole" : joined(names);
}

void write_parts(const Design& design, const catalog::Catalog& catalog, std::string& out) {
  if (design.nodes.empty())
    return;
  out += "| part | is | stands in |\n|---|---|---|\n";
  for (const sema::Node& node : design.nodes)
    out += fmt::format("| {} | {} | {} |\n", markdown_text(layout::title_of(node, catalog)),
                       kind_title(node.kind, catalog), place_of(node.group, design, catalog));
}

void write_coverage(const Design& design, const catalog::Catalog& catalog, std::string& out) {
  out += "\n| choice |";
  std::string rule = "|---|";
  for (const catalog::Pillar& pillar : catalog.pillars) {
    out += fmt::format(" {} |", markdown_text(pillar.title));
    rule += ":-:|";
  }
  out += fmt::format("\n{}\n", rule);
  std::vector<bool> is_argued(catalog.pillars.size());
  for (const sema::Choice& choice : design.choices) {
    out += fmt::format("| {} |", subject_of(choice, design, catalog));
    for (std::size_t i = 0; i < catalog.pillars.size(); ++i) {
      const bool is_claimed =
          std::ranges::find(choice.pillars, catalog.pillars.id(i)) != choice.pillars.end();
      is_argued[i] = is_argued[i] || is_claimed;
      out += is_claimed ? " ● |" : " |";
    }
    out += '\n';
  }
  std::vector<std::string> silent;
  for (std::size_t i = 0; i < is_argued.size(); ++i)
    if (!is_argued[i])
      silent.push_back(markdown_text(catalog.pillars[catalog.pillars.id(i)].title));
  if (!silent.empty())
    out += fmt::format("\nNo choice argues for {}.\n", joined(silent));
}

void write_difference(const Design& before, const Design& stage, const catalog::Catalog& catalog,
                      std::string& out) {
  std::vector<std::string> added, changed, removed;
  for (const sema::Node& node : stage.nodes) {
    if (node.change == sema::Change::added)
      added.push_back(named(node, catalog));
    else if (node.change == sema::Change::changed)
      changed.push_back(named(node, catalog));
  }
  for (const std::string_view name : stage.stage->removed) {
    const auto node = std::ranges::find(before.nodes, name, &sema::Node::name);
    const auto group = std::ranges::find(before.groups, name, &sema::Group::name);
    if (node != before.nodes.end())
      removed.push_back(named(*node, catalog));
    else if (group != before.groups.end())
      removed.push_back(markdown_text(layout::title_of(*group, catalog)));
  }
  write_list("Adds", added, out);
  write_list("Changes", changed, out);
  write_list("Removes", removed, out);
  for (const sema::Step& step : stage.steps)
    if (step.change == sema::Change::added)
      out += fmt::format("- *New step {}:* **{}**{}{}\n", step.number,
                         markdown_text(layout::tell_itinerary(stage, step, catalog)),
                         step.text.empty() ? "" : ": ", markdown_text(step.text));
}

}  // namespace stoa::backends
