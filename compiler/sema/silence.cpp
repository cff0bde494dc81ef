#include "compiler/sema/silence.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "compiler/sema/end.hpp"

namespace stoa::sema {

namespace {

using catalog::Catalog;
using catalog::EdgeFamily;
using catalog::EdgeKind;
using catalog::EdgeKinds;
using catalog::Kind;
using catalog::Port;
using catalog::Reference;

constexpr std::string_view kActive = "active";
constexpr std::string_view kSettings = "settings";

class Silence {
 public:
  Silence(const Kind& from, const Kind& to, EdgeKind kind, const Catalog& catalog)
      : from_(from), to_(to), kind_(kind), catalog_(catalog) {}

  std::optional<Refusal> run() const {
    if (std::optional<Refusal> refusal = of_the_idle())
      return refusal;
    if (kind_ == EdgeKind::trigger && chief_kind(to_, catalog_) == EdgeKind::readwrite && from_.is_described)
      return of_target("{to} keeps data: nothing starts it");
    if ((kind_ == EdgeKind::mount || kind_ == EdgeKind::attach) && takes(to_, kind_, catalog_))
      return of_source("{from} has no place for {to}");
    if (kind_ == EdgeKind::mount && to_.is_described)
      return of_target("{to} cannot be mounted");
    if (kind_ == EdgeKind::encrypt && is_service(to_))
      return of_target("{to} keeps no keys");
    if (kind_ == EdgeKind::attach && from_.is_described && is_service(to_))
      return of_source("nothing that {from} does by itself leads to {to}");
    return of_sinks();
  }

 private:
  Refusal of_source(std::string_view reason) const { return {phrase(reason), from_.sources}; }
  Refusal of_target(std::string_view reason) const { return {phrase(reason), to_.sources}; }

  std::string phrase(std::string_view reason) const {
    return fmt::format(fmt::runtime(reason), fmt::arg("from", from_.title), fmt::arg("to", to_.title));
  }

  /// A part that runs nobody's code does only what its lists say.
  std::optional<Refusal> of_the_idle() const {
    if (!is_service(from_) || !is_service(to_) || !from_.is_described || is(from_, kActive))
      return std::nullopt;
    const EdgeFamily family = catalog::info(kind_).family;
    if (family == EdgeFamily::flow)
      return of_source("{from} starts and sends nothing by itself to {to}: something has to fetch it");
    if (family == EdgeFamily::traffic && !is_network(from_))
      return of_source("{from} passes no traffic on to {to}");
    if (kind_ == EdgeKind::deploy)
      return of_source("{from} rolls nothing out to {to}");
    constexpr EdgeKinds kActs =
        edge_kind_set(EdgeKind::protect, EdgeKind::manage, EdgeKind::replicate, EdgeKind::backup);
    if (kActs.has(kind_))
      return of_source("nothing that {from} does by itself leads to {to}");
    return std::nullopt;
  }

  /// What is no sink of such steps is none for anybody; of what a part observes, all is said once some is.
  std::optional<Refusal> of_sinks() const {
    if (!is_service(from_) || !is_service(to_) || !from_.is_described || !to_.is_described)
      return std::nullopt;
    const bool is_taken = takes(to_, kind_, catalog_);
    switch (kind_) {
      case EdgeKind::observe:
        if (!is_taken)
          return of_target("{to} is none that others report to");
        if (emits_observations())
          return of_source("{from} observes, but sends nothing of it to {to}");
        break;
      case EdgeKind::auth:
        if (!is_taken)
          return of_target("{to} does not decide who may call others");
        break;
      case EdgeKind::register_:
        if (!is_taken)
          return of_target("nothing is listed in {to}");
        break;
      case EdgeKind::config:
        if (!is(from_, kSettings))
          return of_source("{from} holds no settings or credentials of others");
        break;
      case EdgeKind::migrate:
        if (!is_taken && !is(from_, kActive))
          return of_source("{from} copies nothing to {to}");
        break;
      default:
        break;
    }
    return std::nullopt;
  }

  bool emits_observations() const {
    return std::ranges::any_of(from_.emits, [&](const Reference& emitted) {
      const Port* port = catalog_.find_port(emitted.name);
      return port != nullptr && port->kinds.has(EdgeKind::observe);
    });
  }

  const Kind& from_;
  const Kind& to_;
  EdgeKind kind_;
  const Catalog& catalog_;
};

}  // namespace

std::optional<Refusal> refuse_by_silence(const Kind& from, const Kind& to, EdgeKind kind,
                                         const Catalog& catalog) {
  return Silence(from, to, kind, catalog).run();
}

}  // namespace stoa::sema
