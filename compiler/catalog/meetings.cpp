#include "compiler/catalog/meetings.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "compiler/catalog/facts.hpp"
#include "compiler/catalog/references.hpp"
#include "compiler/diag/code.hpp"

namespace stoa::catalog {

namespace {

using ast::Statement;
using ast::Word;
using diag::Code;
using diag::Diagnostic;

void append(std::vector<Reference>& all, const Statement& fact) {
  for (const Reference& one : references(fact))
    all.push_back(one);
}

Hop hop_of(const Statement& fact) {
  return {references(fact), text_of(fact, Word::Form::text), reference_of(fact, "by")};
}

class MeetingLoader {
 public:
  MeetingLoader(Catalog& catalog, diag::Sink& sink) : catalog_(catalog), sink_(sink) {}

  void add(const Statement& statement) {
    const std::string_view keyword = statement.kind.text;
    if (keyword == "capability")
      add_capability(statement);
    else if (keyword == "port")
      add_port(statement);
    else if (keyword == "feed")
      add_feed(statement);
    else if (keyword == "router")
      add_router(statement);
    else
      add_pairing(statement);
  }

 private:
  void add_capability(const Statement& statement) {
    Capability capability;
    fill(capability, statement);
    want_doc(capability, "capability");
    add_named(std::move(capability), catalog_.capabilities, catalog_.capability_index);
  }

  void add_port(const Statement& statement) {
    Port port;
    fill(port, statement);
    want_doc(port, "port");
    for (const Statement& fact : statement.body) {
      if (fact.is_broken)
        continue;
      if (fact.kind.text == "kinds")
        add_kinds(port.kinds, fact);
      else if (fact.kind.text == "from")
        append(port.from, fact);
      else if (fact.kind.text == "within")
        port.within = references(fact).front();
      else if (fact.kind.text == "of")
        port.is_everywhere = true;
      else if (fact.kind.text == "hop")
        port.hops.push_back(hop_of(fact));
    }
    want_kinds(port, port.kinds, "port");
    add_named(std::move(port), catalog_.ports, catalog_.port_index);
  }

  void add_feed(const Statement& statement) {
    Feed feed;
    fill(feed, statement);
    want_doc(feed, "feed");
    for (const Statement& fact : statement.body)
      if (!fact.is_broken && fact.kind.text == "hop")
        feed.hops.push_back(hop_of(fact));
    add_named(std::move(feed), catalog_.feeds, catalog_.feed_index);
  }

  void add_router(const Statement& statement) {
    Router router;
    fill(router, statement);
    const Word& direction = *find_word(statement, Word::Form::name, 1);
    const Word& owner = *find_word(statement, Word::Form::name, 2);
    router.owner = {owner.text, owner.span};
    router.is_into = direction.text == "into";
    if (!router.is_into && direction.text != "from")
      sink_.report(
          Diagnostic(Code::unknown_reference, direction.span,
                     fmt::format("a router leads `from` a kind or `into` one, not `{}`", direction.text))
              .help("for example: `router uploads from store { kinds trigger }`"));
    for (const Statement& fact : statement.body) {
      if (fact.is_broken)
        continue;
      const std::string_view keyword = fact.kind.text;
      if (keyword == "kinds")
        add_kinds(router.kinds, fact);
      else if (keyword == (router.is_into ? "from" : "to"))
        append(router.ends, fact);
      else if (keyword == "says")
        router.says = text_of(fact, Word::Form::text);
      else if (keyword == "hop")
        router.hops.push_back(hop_of(fact));
    }
    want_kinds(router, router.kinds, "router");
    if (router.sources.empty())
      sink_.report(
          Diagnostic(Code::missing_fact, router.span, fmt::format("router `{}` has no source", router.name))
              .help("a closed list says where it is known from: add `source \"address\" { read: DATE }`"));
    const std::string_view owner_name = router.owner.name;
    if (const auto id = add_named(std::move(router), catalog_.routers, catalog_.router_index))
      catalog_.routers_of[owner_name].push_back(*id);
  }

  void add_pairing(const Statement& statement) {
    Pairing common;
    fill(common, statement);
    const Word& to = *find_word(statement, Word::Form::name, 1);
    common.from = {common.name, common.span};
    common.to = {to.text, to.span};
    if (common.sources.empty())
      sink_.report(Diagnostic(Code::missing_fact, common.span, "a pairing has no source")
                       .help("a fact says where it is known from: add `source \"address\" { read: DATE }`"));
    for (const Statement& fact : statement.body) {
      const std::string_view keyword = fact.kind.text;
      if (fact.is_broken || (keyword != "ok" && keyword != "warn" && keyword != "error"))
        continue;
      Pairing pairing = common;
      add_kinds(pairing.kinds, fact);
      pairing.level = keyword == "ok" ? Level::ok : keyword == "warn" ? Level::warn : Level::error;
      pairing.reason = text_of(fact, Word::Form::text);
      catalog_.pairings.add(std::move(pairing));
    }
  }

  void add_kinds(EdgeKinds& kinds, const Statement& fact) {
    for (const Reference& name : references(fact)) {
      if (const auto kind = find_edge_kind(name.name)) {
        kinds.add(*kind);
        continue;
      }
      std::vector<std::string_view> names;
      for (const EdgeKindInfo& kind : edge_kinds())
        names.push_back(kind.name);
      report_unknown(name, "kind of step", std::move(names), sink_);
    }
  }

  void want_doc(const Entry& entry, std::string_view what) {
    if (entry.doc.empty())
      sink_.report(Diagnostic(Code::missing_fact, entry.span,
                              fmt::format("{} `{}` is not explained", what, entry.name))
                       .help("say in a `##` line above it what it means"));
  }

  void want_kinds(const Entry& entry, const EdgeKinds& kinds, std::string_view what) {
    if (kinds.empty())
      sink_.report(
          Diagnostic(Code::missing_fact, entry.span, fmt::format("{} `{}` takes no steps", what, entry.name))
              .help("add a line such as `kinds trigger, invoke`"));
  }

  template <class T, class IdT>
  std::optional<IdT> add_named(T entry, IdVec<IdT, T>& table, Catalog::Index<IdT>& index) {
    const auto [place, is_new] = index.try_emplace(entry.name, table.id(table.size()));
    if (!is_new) {
      sink_.report(Diagnostic(Code::duplicate_kind, entry.span,
                              fmt::format("`{}` is in the catalogue already", entry.name))
                       .label(table[place->second].span, "first declared here")
                       .help("give it another name"));
      return std::nullopt;
    }
    return table.add(std::move(entry));
  }

  Catalog& catalog_;
  diag::Sink& sink_;
};

class MeetingLinker {
 public:
  MeetingLinker(const Catalog& catalog, diag::Sink& sink) : catalog_(catalog), sink_(sink) {}

  void run() {
    for (const Kind& kind : catalog_.kinds) {
      if (!kind.counts_as.name.empty())
        want(catalog_.kind_index, kind.counts_as, "place");
      for (const Reference& role : kind.roles)
        want(catalog_.capability_index, role, "capability");
      for (const std::vector<Reference>* ports : {&kind.offers, &kind.emits})
        for (const Reference& port : *ports)
          want(catalog_.port_index, port, "port");
      for (const std::vector<Reference>* feeds : {&kind.feeds, &kind.polls})
        for (const Reference& feed : *feeds)
          want(catalog_.feed_index, feed, "feed");
    }
    for (const Port& port : catalog_.ports) {
      for (const Reference& from : port.from)
        if (from.name != "any")
          want(catalog_.capability_index, from, "capability");
      if (!port.within.name.empty())
        want(catalog_.kind_index, port.within, "place");
      want_hops(port.hops);
    }
    for (const Feed& feed : catalog_.feeds)
      want_hops(feed.hops);
    for (const Router& router : catalog_.routers) {
      want(catalog_.kind_index, router.owner, "kind");
      want_ends(router.ends);
      want_hops(router.hops);
    }
    for (const Pairing& pairing : catalog_.pairings) {
      want(catalog_.kind_index, pairing.from, "kind");
      want(catalog_.kind_index, pairing.to, "kind");
    }
  }

 private:
  template <class IdT>
  void want(const Catalog::Index<IdT>& index, const Reference& name, std::string_view what) {
    if (index.contains(name.name))
      return;
    std::vector<std::string_view> names;
    append_names(names, index);
    report_unknown(name, what, std::move(names), sink_);
  }

  void want_ends(const std::vector<Reference>& ends) {
    for (const Reference& end : ends) {
      if (catalog_.kind_index.contains(end.name) || catalog_.port_index.contains(end.name))
        continue;
      std::vector<std::string_view> names;
      append_names(names, catalog_.kind_index);
      append_names(names, catalog_.port_index);
      report_unknown(end, "kind or port", std::move(names), sink_);
    }
  }

  void want_hops(const std::vector<Hop>& hops) {
    for (const Hop& hop : hops) {
      want_ends(hop.to);
      if (!hop.by.name.empty())
        want(catalog_.kind_index, hop.by, "kind");
    }
  }

  const Catalog& catalog_;
  diag::Sink& sink_;
};

}  // namespace

void add_meeting(Catalog& catalog, const Statement& statement, diag::Sink& sink) {
  MeetingLoader(catalog, sink).add(statement);
}

void link_meetings(const Catalog& catalog, Extent extent, diag::Sink& sink) {
  if (extent == Extent::whole)
    MeetingLinker(catalog, sink).run();
}

}  // namespace stoa::catalog
