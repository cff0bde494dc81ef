#include "compiler/sema/pairing.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "compiler/sema/end.hpp"
#include "compiler/sema/placement.hpp"
#include "compiler/sema/silence.hpp"

namespace stoa::sema {

namespace {

using catalog::Catalog;
using catalog::EdgeFamily;
using catalog::EdgeKind;
using catalog::EdgeKinds;
using catalog::Hop;
using catalog::Kind;
using catalog::Port;
using catalog::Reference;
using catalog::Router;
using Level = Verdict::Level;

// Roles that the rules below speak of. All others only matter to the ports that name them.
constexpr std::string_view kActive = "active";
constexpr std::string_view kOrchestrator = "orchestrator";
constexpr std::string_view kStore = "store";
constexpr std::string_view kSettings = "settings";
constexpr std::string_view kAnyone = "any";

class Judge {
 public:
  Judge(const Kind& from, const Kind& to, EdgeKind kind, const Catalog& catalog)
      : from_(from), to_(to), kind_(kind), catalog_(catalog) {
    out_ = claiming(from, false);
    in_ = claiming(to, true);
    has_own_list_ = std::ranges::any_of(out_, [&](const Router* router) { return router->kinds.has(kind); });
  }

  Verdict run() {
    if (!is_service(from_) && from_.klass != Kind::Class::place)
      return unknown(fmt::format("the catalogue does not say what {} may do", from_.title));
    if (std::optional<Verdict> verdict = decide())
      return *std::move(verdict);
    if (std::optional<Verdict> verdict = in_other_words())
      return *std::move(verdict);
    return unknown(fmt::format("the catalogue has nothing on {} and {}", from_.title, to_.title));
  }

 private:
  Verdict unknown(std::string reason) const {
    Verdict verdict;
    verdict.kind = kind_;
    verdict.reason = std::move(reason);
    return verdict;
  }

  static Verdict ok(std::string mechanism, const std::vector<catalog::Source>& sources) {
    Verdict verdict;
    verdict.level = Level::ok;
    verdict.mechanism = std::move(mechanism);
    if (!sources.empty())
      verdict.source = sources.front();
    return verdict;
  }

  static Verdict bad(Level level, std::string reason, const std::vector<catalog::Source>& sources) {
    Verdict verdict;
    verdict.level = level;
    verdict.reason = std::move(reason);
    if (!sources.empty())
      verdict.source = sources.front();
    return verdict;
  }

  std::optional<Verdict> decide() {
    for (const auto step :
         {&Judge::by_fact, &Judge::by_place, &Judge::by_router, &Judge::by_feed, &Judge::by_port,
          &Judge::by_role, &Judge::by_hop, &Judge::by_closed_list, &Judge::by_silence})
      if (std::optional<Verdict> verdict = (this->*step)()) {
        verdict->kind = kind_;
        return verdict;
      }
    return std::nullopt;
  }

  /// What is attached may be said from either end, and whoever may manage a part may read its settings.
  std::optional<Verdict> in_other_words() const {
    std::optional<Verdict> verdict;
    if (kind_ == EdgeKind::attach)
      verdict = Judge(to_, from_, kind_, catalog_).by_router();
    if (kind_ == EdgeKind::read)
      verdict = Judge(from_, to_, EdgeKind::manage, catalog_).decide();
    if (!verdict || verdict->level != Level::ok)
      return std::nullopt;
    if (kind_ == EdgeKind::read)
      verdict->mechanism = fmt::format("{} reads the settings of {}", from_.title, to_.title);
    verdict->kind = kind_;
    return verdict;
  }

  std::optional<Verdict> by_fact() {
    for (const catalog::Pairing& fact : catalog_.pairings) {
      if (fact.from.name != from_.name || fact.to.name != to_.name || !fact.kinds.has(kind_))
        continue;
      if (fact.level == catalog::Level::ok)
        return ok(std::string(fact.reason), fact.sources);
      return bad(fact.level == catalog::Level::warn ? Level::warn : Level::error, std::string(fact.reason),
                 fact.sources);
    }
    return std::nullopt;
  }

  std::optional<Verdict> by_place() {
    if (kind_ != EdgeKind::deploy_in || to_.klass != Kind::Class::place)
      return std::nullopt;
    switch (may_stand_in(from_, to_, catalog_)) {
      case Standing::yes:
        return ok(fmt::format("{} stands in a {}", from_.title, to_.title), from_.sources);
      case Standing::no:
        return bad(Level::error, why_not_in(from_, to_), from_.sources);
      case Standing::unknown:
        return unknown(fmt::format("the catalogue does not say where {} stands", from_.title));
    }
    return std::nullopt;
  }

  /// The lists of `owner` that are about this kind of step, or else about one that is drawn alike.
  std::vector<const Router*> claiming(const Kind& owner, bool is_into) const {
    std::vector<const Router*> exact, alike;
    const auto found = catalog_.routers_of.find(owner.name);
    if (found == catalog_.routers_of.end())
      return exact;
    const EdgeKinds family = catalog::family_of(kind_);
    for (const catalog::RouterId id : found->second) {
      const Router& router = catalog_.routers[id];
      if (router.is_into != is_into || !router.kinds.meets(family))
        continue;
      alike.push_back(&router);
      if (router.kinds.has(kind_))
        exact.push_back(&router);
    }
    return exact.empty() ? alike : exact;
  }

  /// Whether a list names the kind itself, or a port it has that takes this kind of step.
  bool leads_to(const std::vector<Reference>& ends, const Kind& end) const {
    return std::ranges::any_of(ends, [&](const Reference& one) {
      if (one.name == end.name)
        return true;
      const Port* port = port_of(end, one.name, catalog_);
      return port != nullptr && port->kinds.has(kind_);
    });
  }

  /// The kinds that a list may use for what is meant. What only keeps data is started by nothing: a list that
  /// delivers to it says nothing of that. What answers is called and read alike.
  EdgeKinds alike() const {
    constexpr EdgeKinds kStarts = edge_kind_set(EdgeKind::trigger, EdgeKind::invoke, EdgeKind::notify);
    constexpr EdgeKinds kAsks = edge_kind_set(EdgeKind::invoke, EdgeKind::read);
    EdgeKinds kinds = catalog::like(kind_);
    if (chief_kind(to_, catalog_) == EdgeKind::readwrite)
      return kStarts.has(kind_) ? kStarts : kinds;
    if (kAsks.has(kind_) && chief_kind(to_, catalog_) == EdgeKind::invoke) {
      kinds.add(EdgeKind::invoke);
      kinds.add(EdgeKind::read);
    }
    return kinds;
  }

  std::optional<Verdict> by_router() {
    const EdgeKinds like = alike();
    for (const Router* router : out_) {
      if (!router->kinds.meets(like) || !leads_to(router->ends, to_))
        continue;
      // What its code does there says more than a list about something that is drawn alike.
      if (!router->kinds.has(kind_) && is(from_, kActive))
        if (std::optional<Verdict> verdict = by_port())
          return verdict;
      return ok(std::string(router->says), router->sources);
    }
    for (const Router* router : in_) {
      const bool applies = has_own_list_ ? router->kinds.has(kind_) : router->kinds.meets(like);
      if (applies && leads_to(router->ends, from_))
        return ok(std::string(router->says), router->sources);
    }
    return std::nullopt;
  }

  bool is_flow() const { return catalog::info(kind_).family == EdgeFamily::flow; }

  std::optional<Verdict> by_feed() {
    if (!is_flow())
      return std::nullopt;
    if (std::optional<Verdict> verdict = polling(from_, to_))
      return verdict;
    // Whoever polls a feed reads it, however the step is drawn.
    return kind_ == EdgeKind::read ? polling(to_, from_) : std::nullopt;
  }

  std::optional<Verdict> polling(const Kind& store, const Kind& poller) const {
    for (const Reference& feed : store.feeds)
      if (names(poller.polls, feed.name)) {
        const auto found = catalog_.feed_index.find(feed.name);
        const std::string_view title =
            found == catalog_.feed_index.end() ? feed.name : catalog_.feeds[found->second].title;
        return ok(fmt::format("{} polls {}: {}", poller.title, store.title, title), poller.sources);
      }
    return std::nullopt;
  }

  std::optional<Verdict> by_port() {
    for (const Reference& offer : to_.offers)
      if (const Port* port = catalog_.find_port(offer.name))
        if (std::optional<Verdict> verdict = by_port(*port))
          return verdict;
    if (is_service(to_))
      for (const Port& port : catalog_.ports)
        if (port.is_everywhere)
          if (std::optional<Verdict> verdict = by_port(port))
            return verdict;
    return std::nullopt;
  }

  std::optional<Verdict> by_port(const Port& port) {
    if (!port.kinds.has(kind_))
      return std::nullopt;
    const bool emits = names(from_.emits, port.name);
    bool is_of_role = false;
    bool is_of_narrow_role = false;
    for (const Reference& role : port.from)
      if (is(from_, role.name)) {
        is_of_role = true;
        is_of_narrow_role = is_of_narrow_role || (role.name != kActive && role.name != kOrchestrator);
      }
    // A list of its own closes all else, save for what an active part does by calls and what a part is said
    // to do with just such ports: where its data come from says nothing of where its credentials do.
    const bool is_open = !has_own_list_ ||
                         (is(from_, kActive) && catalog::info(kind_).family != EdgeFamily::own) ||
                         (is_of_narrow_role && is_flow());
    if (!emits && !names(port.from, kAnyone) && !(is_of_role && is_open)) {
      if (!is_of_role && !port.within.name.empty())
        refused_ = &port;
      return std::nullopt;
    }
    if (!port.within.name.empty() && !may_join(from_, port.within.name, catalog_)) {
      shut_ = &port;
      return std::nullopt;
    }
    const std::string act = fmt::format(fmt::runtime(catalog::info(kind_).meaning), to_.title);
    Verdict verdict = ok(fmt::format("{} {} {}{}", from_.title, act, port.title, emits ? ", by itself" : ""),
                         port.sources.empty() ? to_.sources : port.sources);
    verdict.is_general = port.is_everywhere;
    return verdict;
  }

  std::optional<Verdict> by_role() {
    if (kind_ == EdgeKind::replicate && &from_ == &to_ && is(from_, kStore))
      return ok(fmt::format("{} copies itself", from_.title), from_.sources);
    if (kind_ == EdgeKind::config && is(from_, kSettings) && !to_.roles.empty())
      return ok(fmt::format("{} holds settings or credentials of {}", from_.title, to_.title), from_.sources);
    return std::nullopt;
  }

  std::optional<Verdict> by_hop() {
    if (edge_kind_set(EdgeKind::attach, EdgeKind::mount).has(kind_))
      return std::nullopt;
    for (const Router* router : out_)
      for (const Hop& hop : router->hops)
        if (has_end(hop.to, to_))
          return hopping(hop, router->sources);
    if (is_flow())
      for (const Reference& feed : from_.feeds)
        if (const auto found = catalog_.feed_index.find(feed.name); found != catalog_.feed_index.end())
          for (const Hop& hop : catalog_.feeds[found->second].hops)
            if (has_end(hop.to, to_))
              return hopping(hop, catalog_.feeds[found->second].sources);
    if (!has_own_list_ && !is(from_, kActive) &&
        edge_kind_set(EdgeKind::trigger, EdgeKind::notify, EdgeKind::invoke).has(kind_))
      return by_announcement();
    return std::nullopt;
  }

  bool has_end(const std::vector<Reference>& ends, const Kind& end) const {
    return std::ranges::any_of(ends, [&](const Reference& one) {
      return one.name == end.name || port_of(end, one.name, catalog_) != nullptr;
    });
  }

  Verdict hopping(const Hop& hop, const std::vector<catalog::Source>& sources) const {
    Verdict verdict =
        bad(Level::warn, fmt::format("{} does not reach {} by itself", from_.title, to_.title), sources);
    verdict.missing = hop.text;
    verdict.missing_kind = hop.by.name;
    return verdict;
  }

  /// What `from` announces may start `to` by way of a third.
  std::optional<Verdict> by_announcement() const {
    for (const Reference& emitted : from_.emits)
      if (const Port* port = catalog_.find_port(emitted.name))
        for (const Hop& hop : port->hops)
          if (has_end(hop.to, to_))
            return hopping(hop, port->sources.empty() ? from_.sources : port->sources);
    return std::nullopt;
  }

  std::optional<Verdict> by_closed_list() {
    for (const std::vector<const Router*>* lists : {&out_, &in_})
      if (!lists->empty()) {
        const Router& router = *lists->front();
        // A list about another kind of step is no list of what this one may lead to: it only shows what there
        // is.
        if (lists == &out_ && !router.kinds.meets(catalog::like(kind_)))
          return bad(Level::error,
                     fmt::format(
                         "{} starts and sends nothing by itself to {}; all it does of the sort is: {}, to {}",
                         from_.title, to_.title, router.says, list_of(router.ends)),
                     router.sources);
        return bad(Level::error,
                   fmt::format("{}: only {} {}", router.says, list_of(router.ends),
                               lists == &out_ ? "can be its targets" : "can be its sources"),
                   router.sources);
      }
    if (shut_ != nullptr)
      return bad(Level::error,
                 fmt::format("{} speaks its own protocol inside a {}, where {} cannot be", to_.title,
                             shut_->within.name, from_.title),
                 to_.sources);
    if (refused_ != nullptr && from_.is_described)
      return bad(
          Level::error,
          fmt::format("{} is reached {}, which {} does not do", to_.title, refused_->title, from_.title),
          to_.sources);
    return std::nullopt;
  }

  std::optional<Verdict> by_silence() {
    // What one end does to the other may be said in a list of the other.
    constexpr EdgeKinds kActs = edge_kind_set(EdgeKind::protect, EdgeKind::manage, EdgeKind::replicate,
                                              EdgeKind::backup, EdgeKind::attach);
    if (kActs.has(kind_) && Judge(to_, from_, kind_, catalog_).by_router())
      return std::nullopt;
    if (std::optional<Refusal> refusal = refuse_by_silence(from_, to_, kind_, catalog_))
      return bad(Level::error, std::move(refusal->reason), refusal->sources);
    return std::nullopt;
  }

  const Kind& from_;
  const Kind& to_;
  EdgeKind kind_;
  const Catalog& catalog_;
  std::vector<const Router*> out_, in_;
  bool has_own_list_ =
      false;  ///< a list of the source names this very kind: then rules about roles are silent
  const Port* refused_ = nullptr;  ///< a port in a network that would do if the source were of its kind
  const Port* shut_ = nullptr;     ///< the port that would do if the source could stand where it is
};

}  // namespace

std::string_view to_string(Level level) {
  switch (level) {
    case Level::ok:
      return "ok";
    case Level::warn:
      return "warn";
    case Level::error:
      return "error";
    case Level::unknown:
      return "unknown";
  }
  return "";
}

Verdict judge(const Kind& from, const Kind& to, EdgeKind kind, const Catalog& catalog) {
  return Judge(from, to, kind, catalog).run();
}

}  // namespace stoa::sema
