#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "compiler/diag/code.hpp"
#include "compiler/sema/passes/passes.hpp"
#include "compiler/sema/placement.hpp"

namespace stoa::sema {

namespace {

using catalog::Kind;

/// What one thing of that kind stands in and may not: the nearest place around it that forbids it.
const Group* forbidding_place(const Design& design, const Node& node, Knowledge& knowledge) {
  for (auto group = node.group; group; group = design.groups[*group].parent) {
    const Group& around = design.groups[*group];
    if (!around.kind)
      return nullptr;
    switch (knowledge.standings.of(*node.kind, *around.kind)) {
      case Standing::yes:
        return nullptr;  // What stands around that place is no matter of this part.
      case Standing::no:
        return &around;
      case Standing::unknown:
        break;
    }
  }
  return nullptr;
}

/// Whether a kind lives outside all places that the catalogue has, as what is global does.
bool lives_outside(const Kind& kind, const catalog::Catalog& catalog) {
  return kind.reaches.empty() && catalog.find_kind(kind.home) == nullptr;
}

/// Whether nothing that says where something is may stand around a place.
bool is_outermost(const Kind& place, const catalog::Catalog& catalog) {
  return std::ranges::none_of(place.within, [&](const catalog::Reference& outer) {
    const Kind* kind = catalog.find_kind(outer.name);
    return kind != nullptr && is_location(*kind);
  });
}

}  // namespace

void check_parts(const Design& design, Knowledge& knowledge, diag::Sink& sink) {
  const catalog::Catalog& catalog = knowledge.catalog;
  for (const Node& node : design.nodes) {
    if (!node.kind || !node.group || catalog.kinds[*node.kind].klass != Kind::Class::service)
      continue;
    const Kind& kind = catalog.kinds[*node.kind];
    const Group* around = forbidding_place(design, node, knowledge);
    if (around == nullptr)
      continue;
    const Kind& place = catalog.kinds[*around->kind];
    // Drawn in a region, what is global is a matter of taste; in a network, it says what cannot be.
    const bool is_wider = lives_outside(kind, catalog) && is_outermost(place, catalog);
    auto finding = diag::Diagnostic(
        is_wider ? diag::Code::wider_part : diag::Code::misplaced_part, node.span,
        is_wider ? fmt::format("`{}` ({}) belongs to no {}", node.name, kind.title, place.title)
                 : fmt::format("`{}` ({}) cannot stand in `{}` ({})", node.name, kind.title, around->name,
                               place.title));
    finding.label(around->span, "the place around it").note(why_not_in(kind, place));
    if (!kind.sources.empty())
      finding.note(fmt::format("known from {}", kind.sources.front().address));
    finding.help(
        is_wider ? std::string("draw it beside the place: it serves all of them")
                 : fmt::format("move it out of `{}`; what stands there reaches it by steps", around->name));
    sink.report(std::move(finding));
  }
}

}  // namespace stoa::sema
