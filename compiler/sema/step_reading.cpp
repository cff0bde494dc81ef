#include "compiler/sema/step_reading.hpp"

#include <utility>

namespace stoa::sema {

namespace {

using catalog::EdgeKind;
using catalog::Kind;
using Level = Verdict::Level;

using enum EdgeKind;
constexpr catalog::EdgeKinds kEvents =
    catalog::edge_kind_set(trigger, publish, notify, stream, deliver, invoke);
// Where data move along the arrow, and where they move at all: a reader draws the arrow against them.
constexpr catalog::EdgeKinds kDataGo =
    catalog::edge_kind_set(write, readwrite, stream, deliver, replicate, migrate, backup, observe);
constexpr catalog::EdgeKinds kDataMove = catalog::edge_kind_set(
    read, write, readwrite, stream, deliver, replicate, migrate, backup, mount, origin, observe);

const Kind* kind_of(const Design& design, NodeId id, const catalog::Catalog& catalog) {
  const Node& node = design.nodes[id];
  if (!node.kind)
    return nullptr;
  const Kind& kind = catalog.kinds[*node.kind];
  return kind.klass == Kind::Class::service && kind.is_described ? &kind : nullptr;
}

std::optional<EdgeKind> settled_kind(const Step& step) {
  for (const Property& property : step.properties)
    if (property.name == "via")
      return catalog::find_edge_kind(property.value.text);
  return std::nullopt;
}

bool is_good(const Verdict& verdict) {
  return verdict.level == Level::ok;
}

Verdict judge_by_arrow(const Kind& from, const Kind& to, ast::Arrow arrow, const catalog::Catalog& catalog) {
  // A looser arrow than the kind would want is no mistake: the arrow only says which kinds to think of first.
  if (arrow == ast::Arrow::data)
    if (Verdict along = infer(from, to, catalog, kDataGo); is_good(along))
      return along;
  if (arrow == ast::Arrow::event || arrow == ast::Arrow::data) {
    Verdict narrow = infer(from, to, catalog, arrow == ast::Arrow::event ? kEvents : kDataMove);
    if (is_good(narrow) || narrow.is_reversed)
      return narrow;
  }
  return infer(from, to, catalog);
}

}  // namespace

std::optional<Verdict> read_link(const Design& design, const Link& link, const catalog::Catalog& catalog) {
  if (link.arrow == ast::Arrow::answer)
    return std::nullopt;
  const Kind* from = kind_of(design, link.from, catalog);
  const Kind* to = kind_of(design, link.to, catalog);
  if (from == nullptr || to == nullptr)
    return std::nullopt;
  if (const auto kind = settled_kind(design.steps[link.step]))
    return judge(*from, *to, *kind, catalog);
  Verdict verdict = judge_by_arrow(*from, *to, link.arrow, catalog);
  if (link.arrow == ast::Arrow::both && !is_good(verdict))
    if (Verdict back = judge_by_arrow(*to, *from, link.arrow, catalog); is_good(back))
      return back;
  return verdict;
}

}  // namespace stoa::sema
