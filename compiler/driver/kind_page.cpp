#include "compiler/driver/kind_page.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include <fmt/format.h>

namespace stoa::driver {

namespace {

using catalog::Catalog;
using catalog::Kind;
using catalog::Reference;

std::string list_text(const std::vector<std::string_view>& words) {
  std::string out;
  for (const std::string_view word : words)
    out += fmt::format("{}{}", out.empty() ? "" : ", ", word);
  return out;
}

std::vector<std::string_view> names_of(const std::vector<Reference>& references) {
  std::vector<std::string_view> names;
  for (const Reference& reference : references)
    names.push_back(reference.name);
  return names;
}

std::string list_text(const std::vector<Reference>& references) {
  return list_text(names_of(references));
}

std::string kinds_text(const catalog::EdgeKinds& kinds) {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < catalog::kEdgeKinds; ++i)
    if (const auto kind = static_cast<catalog::EdgeKind>(i); kinds.has(kind))
      names.push_back(catalog::to_string(kind));
  return list_text(names);
}

std::string source_text(const catalog::Source& source) {
  return source.read.empty() ? std::string(source.address)
                             : fmt::format("{} (read {})", source.address, source.read);
}

/// The first line of a doc comment, up to its first full stop or colon.
std::string gist_of(std::string_view doc) {
  std::string line(doc);
  std::ranges::replace(line, '\n', ' ');
  return line.substr(0, line.find_first_of(".:"));
}

class Page {
 public:
  Page(const Kind& kind, const Catalog& catalog) : kind_(kind), catalog_(catalog) {}

  std::string text() {
    out_ = fmt::format("{}  {}\n{}, {}\n", kind_.name, kind_.title, class_text(kind_.klass),
                       category_text(kind_, catalog_));
    if (!kind_.aliases.empty())
      out_ += fmt::format("also known as {}\n", list_text(kind_.aliases));
    if (!kind_.doc.empty())
      out_ += fmt::format("\n{}\n", kind_.doc);
    add_places();
    add_meetings();
    add_merits();
    add_lists();
    add_facts();
    add_properties();
    add_packs();
    if (!kind_.sources.empty())
      out_ += "\nsources:\n";
    for (const catalog::Source& source : kind_.sources)
      out_ += fmt::format("  {}\n", source_text(source));
    return std::move(out_);
  }

 private:
  void head(std::string_view title) { out_ += fmt::format("\n{}:\n", title); }

  void row(std::string_view name, std::string_view text) { out_ += fmt::format("  {:<16} {}\n", name, text); }

  void row(std::string_view name, const std::vector<std::string_view>& words) {
    if (!words.empty())
      row(name, list_text(words));
  }

  void add_places() {
    if (kind_.home.empty() && kind_.reaches.empty() && kind_.within.empty())
      return;
    head("where it stands");
    if (!kind_.home.empty())
      row("home", kind_.home);
    row("reaches", kind_.reaches);
    row("within", names_of(kind_.within));
  }

  void add_meetings() {
    const bool has_any = !kind_.roles.empty() || !kind_.offers.empty() || !kind_.feeds.empty() ||
                         !kind_.polls.empty() || !kind_.emits.empty();
    if (!has_any)
      return;
    head("what it is and does");
    for (const Reference& role : kind_.roles)
      if (const auto found = catalog_.capability_index.find(role.name);
          found != catalog_.capability_index.end())
        row(fmt::format("is {}", role.name), gist_of(catalog_.capabilities[found->second].doc));
    for (const Reference& port : kind_.offers)
      if (const catalog::Port* known = catalog_.find_port(port.name))
        row(fmt::format("offers {}", port.name),
            fmt::format("{}: {}", gist_of(known->doc), kinds_text(known->kinds)));
    row("feeds", names_of(kind_.feeds));
    row("polls", names_of(kind_.polls));
    row("emits", names_of(kind_.emits));
  }

  /// The pillars that it serves by itself.
  void add_merits() {
    if (!kind_.merits.empty())
      head("what it serves by itself");
    for (const catalog::Merit& merit : kind_.merits)
      row(list_text(merit.names), merit.reason);
  }

  /// The closed lists that start at the kind, that lead into it, and that name it.
  void add_lists() {
    std::string own, others;
    for (const catalog::Router& router : catalog_.routers) {
      if (router.owner.name == kind_.name) {
        own += fmt::format("  {} {} {}\n    {}\n", kinds_text(router.kinds), router.is_into ? "from" : "to",
                           list_text(router.ends), router.says);
        for (const catalog::Hop& hop : router.hops)
          own += fmt::format("    {} only {}\n", list_text(hop.to), hop.text);
        for (const catalog::Source& source : router.sources)
          own += fmt::format("    {}\n", source_text(source));
      } else if (std::ranges::find(router.ends, kind_.name, &Reference::name) != router.ends.end()) {
        others += fmt::format("  {} {} {}: {}\n", router.owner.name,
                              router.is_into ? "takes from it by" : "leads to it by",
                              kinds_text(router.kinds), router.says);
      }
    }
    if (!own.empty())
      out_ += "\nits lists:\n" + own;
    if (!others.empty())
      out_ += "\nlists of others that name it:\n" + others;
  }

  void add_facts() {
    std::string facts;
    for (const catalog::Pairing& fact : catalog_.pairings)
      if (fact.from.name == kind_.name || fact.to.name == kind_.name) {
        facts += fmt::format("  {} to {}, {}: {}\n", fact.from.name, fact.to.name, kinds_text(fact.kinds),
                             fact.reason);
        for (const catalog::Source& source : fact.sources)
          facts += fmt::format("    {}\n", source_text(source));
      }
    if (!facts.empty())
      out_ += "\nfacts:\n" + facts;
  }

  /// `timeout: duration, 1s to 15m`
  void add_properties() {
    if (!kind_.properties.empty())
      head("properties and limits");
    for (const catalog::Property& property : kind_.properties) {
      out_ += fmt::format("  {}: {}", property.name, catalog::to_string(property.type));
      if (!property.min_text.empty() && !property.max_text.empty())
        out_ += fmt::format(", {} to {}", property.min_text, property.max_text);
      else if (!property.min_text.empty())
        out_ += fmt::format(", at least {}", property.min_text);
      else if (!property.max_text.empty())
        out_ += fmt::format(", at most {}", property.max_text);
      if (!property.usual_text.empty())
        out_ += fmt::format(", usually {}", property.usual_text);
      if (!property.one_of.empty())
        out_ += fmt::format(", one of {}", list_text(property.one_of));
      out_ += '\n';
      if (!property.help.empty())
        out_ += fmt::format("    {}\n", property.help);
      if (property.source)
        out_ += fmt::format("    {}\n", source_text(*property.source));
    }
  }

  void add_packs() {
    if (kind_.klass != Kind::Class::service || catalog_.packs.empty())
      return;
    head("packs");
    for (const catalog::Pack& pack : catalog_.packs) {
      const auto found = std::ranges::find(kind_.eligible, pack.name, &catalog::Eligibility::pack);
      if (found == kind_.eligible.end())
        row(pack.name, "not confirmed");
      else
        row(pack.name,
            found->as_of.empty() ? "eligible" : fmt::format("eligible, by the list of {}", found->as_of));
      for (const catalog::Source& source : pack.sources)
        out_ += fmt::format("    {}\n", source_text(source));
    }
  }

  const Kind& kind_;
  const Catalog& catalog_;
  std::string out_;
};

std::string placement_text(const Kind& kind) {
  std::string out(kind.home);
  if (!kind.reaches.empty())
    out += fmt::format("{}{}", out.empty() ? "" : ", reaches ", list_text(kind.reaches));
  return out;
}

std::string packs_text(const Kind& kind) {
  std::string out;
  for (const catalog::Eligibility& one : kind.eligible)
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", one.pack, one.as_of);
  return out;
}

}  // namespace

std::string_view class_text(Kind::Class klass) {
  switch (klass) {
    case Kind::Class::service:
      return "service";
    case Kind::Class::actor:
      return "actor";
    case Kind::Class::place:
      return "place";
  }
  return "";
}

std::string_view category_text(const Kind& kind, const Catalog& catalog) {
  return kind.category ? catalog.categories[*kind.category].name : class_text(kind.klass);
}

std::string kind_page(const Kind& kind, const Catalog& catalog, const SourceSet& sources) {
  const SourceFile& file = sources[kind.span.source];
  return Page(kind, catalog).text() +
         fmt::format("\ndeclared at {}:{}\n", file.path(), file.line_column(kind.span.begin).line);
}

std::string catalog_document(const Catalog& catalog) {
  std::map<std::string_view, std::vector<const Kind*>> by_category;
  for (const Kind& kind : catalog.kinds)
    by_category[kind.category ? catalog.categories[*kind.category].title : class_text(kind.klass)].push_back(
        &kind);
  std::string out =
      "# The catalogue\n\n"
      "What a design may be made of.\n"
      "Generated from `stdlib/` by the test `Documents`; `STOA_BLESS=1 ctest -R Documents` writes it.\n"
      "`stoa catalog NAME` tells everything about one, with its limits, its lists and where each is known "
      "from.\n";
  for (auto& [title, kinds] : by_category) {
    std::ranges::sort(kinds, {}, [](const Kind* kind) { return kind->name; });
    out += fmt::format(
        "\n## {}\n\n| name | what it is called | also | stands in | is | eligible |\n"
        "|---|---|---|---|---|---|\n",
        title == "actor"   ? "Actors"
        : title == "place" ? "Places"
                           : title);
    for (const Kind* kind : kinds) {
      const std::string where =
          kind->klass == Kind::Class::place ? list_text(kind->within) : placement_text(*kind);
      out += fmt::format("| `{}` | {} | {} | {} | {} | {} |\n", kind->name, kind->title,
                         list_text(kind->aliases), where, list_text(kind->roles), packs_text(*kind));
    }
  }
  return out;
}

}  // namespace stoa::driver
