#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "compiler/diag/code.hpp"
#include "compiler/sema/passes/passes.hpp"

namespace stoa::sema {

namespace {

using catalog::Kind;

bool may_stand_in(const Kind& kind, const Kind& outer) {
  return std::ranges::find(kind.within, outer.name, &catalog::Reference::name) != kind.within.end();
}

/// The nearest place around a group that says where it is: one that names no place it stands in, such as a
/// plain group, is looked through. Null if a place on the way is of no known kind.
const Group* place_around(const Design& design, const Group& group, const catalog::Catalog& catalog) {
  const Group* around = nullptr;
  for (auto parent = group.parent; parent; parent = around->parent) {
    around = &design.groups[*parent];
    if (!around->kind)
      return nullptr;
    if (!catalog.kinds[*around->kind].within.empty())
      return around;
  }
  return around;
}

}  // namespace

void check_places(const Design& design, Knowledge& knowledge, diag::Sink& sink) {
  const catalog::Catalog& catalog = knowledge.catalog;
  for (const Group& group : design.groups) {
    if (!group.kind || !group.parent || catalog.kinds[*group.kind].within.empty())
      continue;
    const Kind& kind = catalog.kinds[*group.kind];
    const Group* around = place_around(design, group, catalog);
    if (around == nullptr)
      continue;
    const Kind& outer = catalog.kinds[*around->kind];
    // Through a plain group at the top nothing more can be said than that it may hold this place.
    const Kind& direct = catalog.kinds[*design.groups[*group.parent].kind];
    if (may_stand_in(kind, outer) || (outer.within.empty() && may_stand_in(kind, direct)))
      continue;
    std::string homes;
    for (const catalog::Reference& place : kind.within)
      homes += fmt::format("{}`{}`", homes.empty() ? "" : ", ", place.name);
    sink.report(diag::Diagnostic(diag::Code::misplaced_place, group.span,
                                 fmt::format("`{}` ({}) cannot stand in `{}` ({})", group.name, kind.title,
                                             around->name, outer.title))
                    .label(around->span, "the place around it")
                    .help(fmt::format("it stands in {}, or at the top", homes)));
  }
}

}  // namespace stoa::sema
