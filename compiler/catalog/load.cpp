#include "compiler/catalog/load.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "compiler/catalog/facts.hpp"
#include "compiler/catalog/meetings.hpp"
#include "compiler/catalog/references.hpp"
#include "compiler/catalog/rules.hpp"
#include "compiler/catalog/supports.hpp"
#include "compiler/diag/code.hpp"

namespace stoa::catalog {

namespace {

using ast::Statement;
using ast::Word;
using diag::Code;
using diag::Diagnostic;

constexpr std::array<std::string_view, 15> kKeywords = {
    "service", "actor",      "place", "category", "pillar",  "question", "pack",    "glyph",
    "port",    "capability", "feed",  "router",   "pairing", "rule",     "evidence"};

bool is_color(std::string_view text) {
  return text.size() == 7 && text.front() == '#' && std::ranges::all_of(text.substr(1), [](char c) {
           return ('0' <= c && c <= '9') || ('a' <= c && c <= 'f') || ('A' <= c && c <= 'F');
         });
}

class Loader {
 public:
  Loader(Catalog& catalog, diag::Sink& sink) : catalog_(catalog), sink_(sink) {}

  void add(const Statement& statement) {
    const std::string_view keyword = statement.kind.text;
    if (keyword == "service")
      add_kind(statement, Kind::Class::service);
    else if (keyword == "actor")
      add_kind(statement, Kind::Class::actor);
    else if (keyword == "place")
      add_kind(statement, Kind::Class::place);
    else if (keyword == "category")
      add_category(statement);
    else if (keyword == "pillar")
      add_plain<Pillar>(statement, catalog_.pillars, catalog_.pillar_index);
    else if (keyword == "question")
      add_plain<Question>(statement, catalog_.questions, catalog_.question_index);
    else if (keyword == "pack")
      add_plain<Pack>(statement, catalog_.packs, catalog_.pack_index);
    else if (keyword == "glyph")
      add_glyph(statement);
    else if (keyword == "rule")
      add_rule(catalog_, statement, sink_);
    else if (keyword == "evidence")
      add_support(catalog_, statement, sink_);
    else
      add_meeting(catalog_, statement, sink_);
  }

 private:
  void add_kind(const Statement& statement, Kind::Class klass) {
    Kind kind;
    kind.klass = klass;
    fill(kind, statement);
    for (const Statement& fact : statement.body)
      if (!fact.is_broken)
        add_fact(kind, fact);
    if (klass == Kind::Class::service && kind.category_name.name.empty())
      sink_.report(
          Diagnostic(Code::missing_fact, kind.span, fmt::format("service `{}` has no category", kind.name))
              .help("add a line such as `category compute`"));
    const auto [place, is_new] =
        catalog_.kind_index.try_emplace(kind.name, catalog_.kinds.id(catalog_.kinds.size()));
    if (!is_new) {
      report_duplicate(kind, catalog_.kinds[place->second]);
      return;
    }
    const KindId id = catalog_.kinds.add(std::move(kind));
    for (const std::string_view alias : catalog_.kinds[id].aliases)
      add_alias(alias, id);
  }

  void add_alias(std::string_view alias, KindId id) {
    const auto [place, is_new] = catalog_.kind_aliases.try_emplace(alias, id);
    if (!is_new)
      sink_.report(Diagnostic(Code::duplicate_kind, catalog_.kinds[id].span,
                              fmt::format("alias `{}` of `{}` is taken", alias, catalog_.kinds[id].name))
                       .label(catalog_.kinds[place->second].span, "it leads here already")
                       .help("an alias leads to one kind: remove it from one of them"));
  }

  void add_fact(Kind& kind, const Statement& fact) {
    const std::string_view keyword = fact.kind.text;
    if (keyword == "category") {
      kind.category_name = reference(fact);
    } else if (keyword == "glyph") {
      kind.glyph_name = reference(fact);
    } else if (keyword == "icon") {
      for (const Word& word : fact.words)
        kind.icons.push_back(word.text);
    } else if (keyword == "within") {
      for (const Word& word : fact.words)
        kind.within.push_back({word.text, word.span});
    } else if (keyword == "stroke") {
      kind.stroke = paint_of(fact);
    } else if (keyword == "fill") {
      kind.fill = paint_of(fact);
    } else if (keyword == "dash") {
      kind.dash = text_of(fact, Word::Form::text);
    } else if (keyword == "counts-as") {
      kind.counts_as = reference(fact);
    } else if (keyword == "is") {
      append(kind.roles, fact);
    } else if (keyword == "offers") {
      append(kind.offers, fact);
    } else if (keyword == "feeds") {
      append(kind.feeds, fact);
    } else if (keyword == "polls") {
      append(kind.polls, fact);
    } else if (keyword == "emits") {
      append(kind.emits, fact);
    } else if (keyword == "home") {
      kind.home = text_of(fact, Word::Form::name);
    } else if (keyword == "reaches") {
      for (const Word& word : fact.words)
        kind.reaches.push_back(word.text);
    } else if (keyword == "eligible") {
      kind.eligible.push_back({text_of(fact, Word::Form::name), value_of(fact, "as-of")});
    } else if (keyword == "supports") {
      kind.merits.push_back(merit_of(fact, sink_));
    } else if (keyword == "property") {
      add_property(kind, fact);
    }
  }

  static void append(std::vector<Reference>& all, const Statement& fact) {
    for (const Reference& one : references(fact))
      all.push_back(one);
  }

  static Reference reference(const Statement& fact) {
    const Word* word = find_word(fact, Word::Form::name);
    return word == nullptr ? Reference{} : Reference{word->text, word->span};
  }

  Paint paint_of(const Statement& fact) {
    const Word* light = find_word(fact, Word::Form::text, 0);
    const Word* dark = find_word(fact, Word::Form::text, 1);
    check_color(*light);
    if (dark != nullptr)
      check_color(*dark);
    return {light->text, dark == nullptr ? light->text : dark->text};
  }

  void check_color(const Word& word) {
    if (!is_color(word.text))
      sink_.report(
          Diagnostic(Code::bad_color, word.span, "this is no colour").help("write it like `\"#8C4FFF\"`"));
  }

  void add_property(Kind& kind, const Statement& fact) {
    const std::optional<ValueType> type = find_value_type(fact.value->text);
    if (!type) {
      sink_.report(Diagnostic(Code::unknown_reference, fact.value->span,
                              fmt::format("there is no value type `{}`", fact.value->text))
                       .help("types are duration, size, rate, percent, count, date, text, name and flag"));
      return;
    }
    Property property;
    property.name = fact.words.front().text;
    property.type = *type;
    property.span = fact.words.front().span;
    for (const Statement& bound : fact.body) {
      if (bound.is_broken)
        continue;
      const std::string_view keyword = bound.kind.text;
      if (keyword == "min" || keyword == "max" || keyword == "usually")
        add_bound(property, bound);
      else if (keyword == "one-of")
        for (const Word& word : bound.words)
          property.one_of.push_back(word.text);
      else if (keyword == "help")
        property.help = text_of(bound, Word::Form::text);
      else if (keyword == "source")
        property.source = source_of(bound);
    }
    kind.properties.push_back(std::move(property));
  }

  void add_bound(Property& property, const Statement& bound) {
    const Word& word = bound.words.front();
    const std::optional<Quantity> quantity = read_quantity(word.text);
    if (!quantity || quantity->type != property.type) {
      sink_.report(Diagnostic(Code::wrong_value_type, word.span,
                              fmt::format("`{}` is no {}", word.text, to_string(property.type)))
                       .help(fmt::format("a {} is written with {}", to_string(property.type),
                                         units_of(property.type))));
      return;
    }
    if (bound.kind.text == "usually") {
      property.usual = quantity->value;
      property.usual_text = word.text;
      return;
    }
    const bool is_min = bound.kind.text == "min";
    (is_min ? property.min : property.max) = quantity->value;
    (is_min ? property.min_text : property.max_text) = word.text;
  }

  void add_category(const Statement& statement) {
    Category category;
    fill(category, statement);
    for (const Statement& fact : statement.body) {
      if (fact.is_broken)
        continue;
      if (fact.kind.text == "color") {
        check_color(*find_word(fact, Word::Form::text));
        category.color = text_of(fact, Word::Form::text);
      }
      if (fact.kind.text == "glyph")
        category.glyph_name = reference(fact);
    }
    add_named(std::move(category), catalog_.categories, catalog_.category_index);
  }

  void add_glyph(const Statement& statement) {
    Glyph glyph;
    fill(glyph, statement);
    const Word* path = find_word(statement, Word::Form::text);
    const bool is_path =
        path != nullptr && path->text.starts_with('M') &&
        path->text.find_first_not_of("MmLlHhVvCcSsQqTtAaZz0123456789.,- ") == std::string_view::npos;
    if (!is_path) {
      sink_.report(Diagnostic(Code::bad_glyph, path == nullptr ? glyph.span : path->span,
                              fmt::format("pictogram `{}` is no SVG path data", glyph.name))
                       .help("write one path on a 24 by 24 grid, such as `\"M4 12h16\"`"));
      return;
    }
    glyph.path = path->text;
    add_named(std::move(glyph), catalog_.glyphs, catalog_.glyph_index);
  }

  template <class T, class Table, class Index>
  void add_plain(const Statement& statement, Table& table, Index& index) {
    T entry;
    fill(entry, statement);
    const std::vector<std::string_view> aliases = entry.aliases;
    const auto id = add_named(std::move(entry), table, index);
    for (const std::string_view alias : aliases)
      if (id)
        index.try_emplace(alias, *id);
  }

  template <class T, class IdT>
  std::optional<IdT> add_named(T entry, IdVec<IdT, T>& table, Catalog::Index<IdT>& index) {
    const auto [place, is_new] = index.try_emplace(entry.name, table.id(table.size()));
    if (!is_new) {
      report_duplicate(entry, table[place->second]);
      return std::nullopt;
    }
    return table.add(std::move(entry));
  }

  void report_duplicate(const Entry& second, const Entry& first) {
    sink_.report(Diagnostic(Code::duplicate_kind, second.span,
                            fmt::format("`{}` is in the catalogue already", second.name))
                     .label(first.span, "first declared here")
                     .help("give it another name"));
  }

  Catalog& catalog_;
  diag::Sink& sink_;
};

template <class IdT>
std::optional<IdT> find(const Catalog::Index<IdT>& index, const Reference& reference, std::string_view what,
                        Extent extent, diag::Sink& sink) {
  if (reference.name.empty())
    return std::nullopt;
  const auto found = index.find(reference.name);
  if (found != index.end())
    return found->second;
  if (extent == Extent::part)
    return std::nullopt;
  std::vector<std::string_view> names;
  append_names(names, index);
  report_unknown(reference, what, std::move(names), sink);
  return std::nullopt;
}

}  // namespace

bool is_entry(const Statement& statement) {
  return statement.form == Statement::Form::sentence && !statement.is_broken &&
         std::ranges::find(kKeywords, statement.kind.text) != kKeywords.end();
}

bool has_entries(const ast::Document& document) {
  return std::ranges::any_of(document.statements, is_entry);
}

void add(Catalog& catalog, const ast::Document& document, diag::Sink& sink) {
  for (const Statement& statement : document.statements)
    if (is_entry(statement))
      add(catalog, statement, sink);
}

void add(Catalog& catalog, const Statement& entry, diag::Sink& sink) {
  Loader(catalog, sink).add(entry);
}

void link(Catalog& catalog, Extent extent, diag::Sink& sink) {
  Catalog::Index<KindId> places;
  for (const auto& [name, id] : catalog.kind_index)
    if (catalog.kinds[id].klass == Kind::Class::place)
      places.emplace(name, id);
  for (Category& category : catalog.categories)
    category.glyph = find(catalog.glyph_index, category.glyph_name, "pictogram", extent, sink);
  for (Kind& kind : catalog.kinds) {
    kind.is_described = !kind.roles.empty() || !kind.offers.empty() || !kind.feeds.empty() ||
                        !kind.polls.empty() || !kind.emits.empty() || catalog.routers_of.contains(kind.name);
    kind.category = find(catalog.category_index, kind.category_name, "category", extent, sink);
    kind.glyph = find(catalog.glyph_index, kind.glyph_name, "pictogram", extent, sink);
    for (const Reference& place : kind.within)
      find(places, place, "place", extent, sink);
    for (const std::string_view alias : kind.aliases)
      if (const Kind* other = catalog.find_kind(alias); other != nullptr)
        sink.report(
            Diagnostic(Code::duplicate_kind, kind.span,
                       fmt::format("alias `{}` of `{}` is the name of another kind", alias, kind.name))
                .label(other->span, "declared here")
                .help("remove the alias"));
  }
  link_meetings(catalog, extent, sink);
  link_rules(catalog, extent, sink);
  link_supports(catalog, extent, sink);
}

}  // namespace stoa::catalog
