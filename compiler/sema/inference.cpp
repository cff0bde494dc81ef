// The kind of a step where none is given: what the two parts chiefly have to do with each other.
#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "compiler/sema/end.hpp"
#include "compiler/sema/pairing.hpp"

namespace stoa::sema {

namespace {

using catalog::Catalog;
using catalog::EdgeKind;
using catalog::EdgeKinds;
using catalog::Kind;
using catalog::Port;
using catalog::Reference;
using catalog::Router;
using Level = Verdict::Level;

using enum EdgeKind;
constexpr std::string_view kActive = "active";
constexpr std::string_view kOrchestrator = "orchestrator";
constexpr std::string_view kStore = "store";
// What is thought of after all that the catalogue brings up.
constexpr std::array kByLikelihood = {trigger, invoke,  publish,   route,     origin,    readwrite, read,
                                      write,   notify,  stream,    deliver,   transform, auth,      protect,
                                      mount,   observe, encrypt,   register_, attach,    config,    deploy,
                                      migrate, backup,  replicate, manage};
constexpr std::array kIntoPlaces = {deploy_in, attach, route, observe, protect};
// What the target may be doing where a step is drawn against control.
constexpr std::array kReversed = {read, readwrite, auth, trigger, notify, mount, observe};

class Inference {
 public:
  Inference(const Kind& from, const Kind& to, const Catalog& catalog)
      : from_(from), to_(to), catalog_(catalog), chief_(chief_kind(to, catalog)) {}

  /// All kinds, the likeliest first.
  std::vector<EdgeKind> run() {
    if (to_.klass == Kind::Class::place) {
      kinds_.assign(kIntoPlaces.begin(), kIntoPlaces.end());
      return kinds_;
    }
    // What a part sends by itself is meant where the other is there to take it.
    if (chief_ && names(from_.emits, to_.offers.front().name))
      add(*chief_);
    // A part that is there for logs or logins is meant by the list that names it, not by one of all that have
    // an interface.
    if (chief_ && is_own(*chief_))
      add_lists(from_, to_, true, false);
    add_lists(from_, to_, false, false);
    add_lists(to_, from_, false, true);
    for (const Reference& feed : from_.feeds)
      if (names(to_.polls, feed.name))
        add(trigger);
    for (const Reference& offer : to_.offers)
      if (const Port* port = catalog_.find_port(offer.name))
        add(port->kinds.first());
    for (const EdgeKind kind : besides_)
      add(kind);
    for (const EdgeKind kind : kByLikelihood)
      add(kind);
    return kinds_;
  }

 private:
  void add(EdgeKind kind) {
    if (std::ranges::find(kinds_, kind) == kinds_.end())
      kinds_.push_back(kind);
  }

  void add_lists(const Kind& owner, const Kind& end, bool by_name_alone, bool is_into) {
    const auto found = catalog_.routers_of.find(owner.name);
    if (found == catalog_.routers_of.end())
      return;
    for (const catalog::RouterId id : found->second) {
      const Router& router = catalog_.routers[id];
      const bool is_named = names(router.ends, end.name);
      if (router.is_into != is_into || (by_name_alone && !is_named))
        continue;
      const std::optional<EdgeKind> kind =
          is_named ? std::optional(kind_by_name(router, end)) : kind_by_ports(router, end);
      if (kind && is_besides(router))
        besides_.push_back(*kind);
      else if (kind)
        add(*kind);
    }
  }

  /// What runs its author's code does with a part what that is there for; that it could leave its logs there,
  /// too, is thought of later.
  bool is_besides(const Router& router) const {
    const EdgeKind by_list = router.kinds.first();
    if (router.is_into || (by_list != observe && by_list != auth) || !chief_ || *chief_ == by_list)
      return false;
    return is(from_, kActive) ? !is_own(*chief_) : *chief_ == encrypt;
  }
  static bool is_own(EdgeKind kind) { return catalog::info(kind).family == catalog::EdgeFamily::own; }

  /// A list that names a kind outright does to it what the list chiefly does, save that what is kept is
  /// written.
  EdgeKind kind_by_name(const Router& router, const Kind& end) const {
    const Port* port = end.offers.empty() ? nullptr : catalog_.find_port(end.offers.front().name);
    const bool is_kept = port != nullptr && port->kinds.first() == readwrite;
    // What can be mounted too is read and written by most.
    if (router.kinds.first() == mount && is_kept)
      return readwrite;
    return is_kept && !router.is_into && router.kinds.has(write) && router.kinds.first() != deliver &&
                   router.kinds.first() != observe
               ? write
               : router.kinds.first();
  }

  /// A list that names ports does what the port is there for, as far as the list does that.
  std::optional<EdgeKind> kind_by_ports(const Router& router, const Kind& end) const {
    for (const Reference& offer : end.offers)
      if (const Port* port = catalog_.find_port(offer.name);
          port != nullptr && names(router.ends, port->name))
        return router.kinds.has(port->kinds.first()) ? port->kinds.first() : router.kinds.first();
    return std::nullopt;
  }

  const Kind& from_;
  const Kind& to_;
  const Catalog& catalog_;
  std::optional<EdgeKind> chief_;  ///< what the target is there for
  std::vector<EdgeKind> kinds_;
  std::vector<EdgeKind> besides_;
};

/// Whether a port that every service has is there for this kind of step above all.
bool is_chief_of_general(EdgeKind kind, const Catalog& catalog) {
  return std::ranges::any_of(
      catalog.ports, [&](const Port& port) { return port.is_everywhere && port.kinds.first() == kind; });
}

int rank(const Verdict& verdict) {
  switch (verdict.level) {
    case Level::ok:
      // Anything active may manage anything, and anything may have an endpoint: any other answer says more.
      return verdict.is_general ? 2 : 0;
    case Level::warn:
      return 1;
    case Level::error:
      return catalog::info(*verdict.kind).family == catalog::EdgeFamily::own ? 5 : 3;
    case Level::unknown:
      return 4;
  }
  return 4;
}

/// Whoever draws a line to a store means what it keeps: that anybody may manage anything is no way to that.
/// The answer to what the store is there for, if that is a mistake.
std::optional<Verdict> mistake_about_contents(const Kind& from, const Kind& to, const Catalog& catalog) {
  if (!is(from, kActive) && !is(from, kOrchestrator))  // What only judges others reads how they are set up.
    return std::nullopt;
  const Port* port =
      is(to, kStore) && !to.offers.empty() ? catalog.find_port(to.offers.front().name) : nullptr;
  if (port == nullptr)
    return std::nullopt;
  Verdict verdict = judge(from, to, port->kinds.first(), catalog);
  return verdict.level == Level::error ? std::optional(std::move(verdict)) : std::nullopt;
}

/// A part that leads somewhere by lists is best explained by the first of them: what it is there for.
void explain_by_chief_list(const Kind& from, const Kind& to, const Catalog& catalog, Verdict& verdict) {
  const auto found = catalog.routers_of.find(from.name);
  if (verdict.level != Level::error || found == catalog.routers_of.end())
    return;
  for (const catalog::RouterId id : found->second) {
    const Router& router = catalog.routers[id];
    if (router.is_into)
      continue;
    Verdict chief = judge(from, to, router.kinds.first(), catalog);
    if (chief.level == Level::error) {
      verdict.reason = std::move(chief.reason);
      verdict.source = chief.source;
    }
    return;
  }
}

}  // namespace

Verdict infer(const Kind& from, const Kind& to, const Catalog& catalog, std::optional<EdgeKinds> among) {
  std::optional<Verdict> best;
  for (const EdgeKind kind : Inference(from, to, catalog).run()) {
    if (among && !among->has(kind))
      continue;
    Verdict verdict = judge(from, to, kind, catalog);
    if (verdict.is_general && !is_chief_of_general(kind, catalog))
      continue;
    if (!best || rank(verdict) < rank(*best))
      best = std::move(verdict);
    if (rank(*best) == 0)
      return *best;
  }
  if (!best)
    return {};
  if (best->is_general && best->level == Level::ok)
    if (std::optional<Verdict> mistake = mistake_about_contents(from, to, catalog))
      return *std::move(mistake);
  if (best->level == Level::ok || best->level == Level::warn)
    return *best;
  for (const EdgeKind kind : kReversed) {
    Verdict reversed = judge(to, from, kind, catalog);
    if (reversed.level != Level::ok)
      continue;
    reversed.level = Level::warn;
    reversed.is_reversed = true;
    reversed.reason =
        fmt::format("it is {} that acts on {}, so the arrow follows the data", to.title, from.title);
    return reversed;
  }
  explain_by_chief_list(from, to, catalog, *best);
  // That one thing is no guard of another says nothing about what else is meant.
  if (best->level == Level::error && catalog::info(*best->kind).family == catalog::EdgeFamily::own)
    best->level = Level::unknown;
  return *best;
}

}  // namespace stoa::sema
