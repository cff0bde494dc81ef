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

/// The kind of a service that the catalogue says something about.
std::optional<catalog::KindId> kind_of(const Design& design, NodeId id, const catalog::Catalog& catalog) {
  const std::optional<catalog::KindId> id_of_kind = design.nodes[id].kind;
  if (!id_of_kind)
    return std::nullopt;
  const Kind& kind = catalog.kinds[*id_of_kind];
  return kind.klass == Kind::Class::service && kind.is_described ? id_of_kind : std::nullopt;
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

/// All that the verdict on an arrow depends on.
struct Reading {
  catalog::KindId from, to;
  ast::Arrow arrow = ast::Arrow::request;
  std::optional<EdgeKind> settled;
};

std::optional<Reading> reading_of(const Design& design, const Link& link, const catalog::Catalog& catalog) {
  if (link.arrow == ast::Arrow::answer)
    return std::nullopt;
  const auto from = kind_of(design, link.from, catalog);
  const auto to = kind_of(design, link.to, catalog);
  if (!from || !to)
    return std::nullopt;
  return Reading{*from, *to, link.arrow, settled_kind(design.steps[link.step])};
}

Verdict verdict_on(const Reading& reading, const catalog::Catalog& catalog) {
  const Kind& from = catalog.kinds[reading.from];
  const Kind& to = catalog.kinds[reading.to];
  if (reading.settled)
    return judge(from, to, *reading.settled, catalog);
  Verdict verdict = judge_by_arrow(from, to, reading.arrow, catalog);
  if (reading.arrow == ast::Arrow::both && !is_good(verdict))
    if (Verdict back = judge_by_arrow(to, from, reading.arrow, catalog); is_good(back))
      return back;
  return verdict;
}

std::uint64_t key_of(const Reading& reading) {
  constexpr unsigned kBitsOfKinds = 28;
  constexpr std::uint64_t kBitsOfArrows = 3, kBitsOfEdges = 5;
  static_assert(catalog::kEdgeKinds < (1U << kBitsOfEdges), "one more than there are fits");
  const std::uint64_t settled = reading.settled ? 1 + static_cast<std::uint64_t>(*reading.settled) : 0;
  std::uint64_t key = reading.from.value;
  key = key << kBitsOfKinds | reading.to.value;
  key = key << kBitsOfArrows | static_cast<std::uint64_t>(reading.arrow);
  return key << kBitsOfEdges | settled;
}

}  // namespace

std::optional<Verdict> read_link(const Design& design, const Link& link, const catalog::Catalog& catalog) {
  const auto reading = reading_of(design, link, catalog);
  return reading ? std::optional(verdict_on(*reading, catalog)) : std::nullopt;
}

const Verdict* StepReader::read(const Design& design, const Link& link) {
  const auto reading = reading_of(design, link, catalog_);
  if (!reading)
    return nullptr;
  const auto [place, is_new] = verdicts_.try_emplace(key_of(*reading));
  if (is_new)
    place->second = verdict_on(*reading, catalog_);
  return &place->second;
}

}  // namespace stoa::sema
