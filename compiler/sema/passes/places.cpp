#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "compiler/sema/passes/passes.hpp"

namespace stoa::sema {

namespace {

using catalog::Kind;

/// A place that names no place it stands in may be put around others at will, and says nothing about where it
/// is.
bool is_neutral(const Kind& kind) {
  return kind.within.empty();
}

const Kind* kind_of(const Group& group, const catalog::Catalog& catalog) {
  return group.kind ? &catalog.kinds[*group.kind] : nullptr;
}

/// The nearest place around `group` that says where it is, and has a known kind.
const Group* place_around(const Design& design, const Group& group, const catalog::Catalog& catalog) {
  for (auto parent = group.parent; parent; parent = design.groups[*parent].parent) {
    const Kind* kind = kind_of(design.groups[*parent], catalog);
    if (kind == nullptr)
      return nullptr;
    if (!is_neutral(*kind) || design.groups[*parent].parent == std::nullopt)
      return &design.groups[*parent];
  }
  return nullptr;
}

}  // namespace

void check_places(const Design& design, const catalog::Catalog& catalog, diag::Sink& sink) {
  for (const Group& group : design.groups) {
    const Kind* kind = kind_of(group, catalog);
    if (kind == nullptr || is_neutral(*kind))
      continue;
    const Group* around = place_around(design, group, catalog);
    if (around == nullptr)
      continue;
    const Kind& outer = *kind_of(*around, catalog);
    const bool is_allowed = std::ranges::any_of(
        kind->within, [&](const catalog::Reference& place) { return place.name == outer.name; });
    // A neutral place at the top, such as a plain group, holds anything.
    if (is_allowed || is_neutral(outer))
      continue;
    std::string homes;
    for (const catalog::Reference& place : kind->within)
      homes += fmt::format("{}`{}`", homes.empty() ? "" : ", ", place.name);
    sink.report(diag::Diagnostic(diag::Code::misplaced_place, group.span,
                                 fmt::format("`{}` ({}) cannot stand in `{}` ({})", group.name, kind->title,
                                             around->name, outer.title))
                    .label(around->span, "the place around it")
                    .help(fmt::format("it stands in {}, or at the top", homes)));
  }
}

}  // namespace stoa::sema
