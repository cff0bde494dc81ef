#include "compiler/sema/support.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "compiler/sema/end.hpp"

namespace stoa::sema {

namespace {

bool serves(const std::vector<catalog::PillarId>& pillars, catalog::PillarId pillar) {
  return std::ranges::find(pillars, pillar) != pillars.end();
}

}  // namespace

SupportFinder::SupportFinder(const Design& design, Knowledge& knowledge)
    : design_(design), catalog_(knowledge.catalog), matcher_(design, knowledge) {}

std::optional<Evidence> SupportFinder::find(catalog::PillarId pillar, std::span<const NodeId> parts) {
  for (const NodeId part : parts)
    if (const auto kind = design_.nodes[part].kind)
      for (const catalog::Merit& merit : catalog_.kinds[*kind].merits)
        if (serves(merit.pillars, pillar))
          return Evidence{part, merit.reason};
  // What is there for this pillar above all tells more than what serves it besides.
  for (const bool is_first : {true, false})
    for (const catalog::Support& support : catalog_.supports)
      if (support.search && serves(support.pillars, pillar) &&
          (support.pillars.front() == pillar) == is_first)
        for (const NodeId part : parts)
          if (matcher_.holds(*support.search, part))
            return Evidence{part, support.title};
  return std::nullopt;
}

std::vector<NodeId> services_of(const Choice& choice, const Design& design, const catalog::Catalog& catalog) {
  std::vector<NodeId> parts;
  for (const NodeId node : choice.nodes)
    if (is_service(design.nodes[node], catalog))
      parts.push_back(node);
  if (choice.groups.empty())
    return parts;
  for (std::size_t i = 0; i < design.nodes.size(); ++i) {
    const NodeId id = design.nodes.id(i);
    const auto is_chosen = [&](GroupId place) {
      return std::ranges::find(choice.groups, place) != choice.groups.end();
    };
    for (auto place = design.nodes[id].group; place; place = design.groups[*place].parent)
      if (is_chosen(*place)) {
        if (is_service(design.nodes[id], catalog) && std::ranges::find(parts, id) == parts.end())
          parts.push_back(id);
        break;
      }
  }
  return parts;
}

std::vector<Argument> arguments_of(const Design& design, const catalog::Catalog& catalog) {
  std::vector<Argument> arguments;
  if (std::ranges::all_of(design.choices, [](const Choice& choice) { return choice.pillars.empty(); }))
    return arguments;
  Knowledge knowledge(catalog);
  SupportFinder finder(design, knowledge);
  for (std::size_t i = 0; i < design.choices.size(); ++i) {
    const Choice& choice = design.choices[i];
    const std::vector<NodeId> parts = services_of(choice, design, catalog);
    for (const catalog::PillarId pillar : choice.pillars)
      arguments.push_back(
          {i, pillar, finder.find(pillar, parts), !parts.empty() && knows_supports(pillar, catalog)});
  }
  return arguments;
}

bool knows_supports(catalog::PillarId pillar, const catalog::Catalog& catalog) {
  return std::ranges::any_of(
      catalog.supports, [&](const catalog::Support& support) { return serves(support.pillars, pillar); });
}

std::string supports_text(catalog::PillarId pillar, const catalog::Catalog& catalog) {
  std::string out;
  for (const catalog::Support& support : catalog.supports)
    if (serves(support.pillars, pillar))
      out += fmt::format("{}{}{}", out.empty() ? "" : "; ", support.title,
                         support.help.empty() ? "" : fmt::format(" ({})", support.help));
  return out;
}

}  // namespace stoa::sema
