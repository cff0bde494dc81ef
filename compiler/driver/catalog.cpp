#include "compiler/catalog/catalog.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "compiler/driver/commands.hpp"
#include "compiler/driver/exit_code.hpp"
#include "compiler/driver/library.hpp"
#include "compiler/driver/run.hpp"

namespace stoa::driver {

namespace {

using catalog::Catalog;
using catalog::Kind;

char lower(char c) {
  return 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) { return lower(c); });
  return out;
}

bool holds(std::string_view text, const std::string& query) {
  return lower(text).find(query) != std::string::npos;
}

/// How well a kind answers a query: its name or an alias, a part of those, its category, or only its text.
enum class Match : std::uint8_t { exact, name, category, text, none };

Match match_of(const Kind& kind, const Catalog& catalog, const std::string& query) {
  const auto is_alias = [&](std::string_view alias) { return lower(alias) == query; };
  if (lower(kind.name) == query || lower(kind.title) == query || std::ranges::any_of(kind.aliases, is_alias))
    return Match::exact;
  const auto is_in_alias = [&](std::string_view alias) { return holds(alias, query); };
  if (holds(kind.name, query) || holds(kind.title, query) || std::ranges::any_of(kind.aliases, is_in_alias))
    return Match::name;
  if (kind.category) {
    const catalog::Category& category = catalog.categories[*kind.category];
    if (holds(category.name, query) || holds(category.title, query))
      return Match::category;
  }
  return holds(kind.doc, query) ? Match::text : Match::none;
}

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

std::string category_text(const Kind& kind, const Catalog& catalog) {
  if (!kind.category)
    return std::string(class_text(kind.klass));
  return std::string(catalog.categories[*kind.category].name);
}

std::string list_text(const std::vector<std::string_view>& words) {
  std::string out;
  for (const std::string_view word : words)
    out += fmt::format("{}{}", out.empty() ? "" : ", ", word);
  return out;
}

std::string list_text(const std::vector<catalog::Reference>& references) {
  std::vector<std::string_view> names;
  for (const catalog::Reference& reference : references)
    names.push_back(reference.name);
  return list_text(names);
}

/// `timeout: duration, 1s to 15m`
std::string property_text(const catalog::Property& property) {
  std::string out = fmt::format("  {}: {}", property.name, catalog::to_string(property.type));
  if (!property.min_text.empty() && !property.max_text.empty())
    out += fmt::format(", {} to {}", property.min_text, property.max_text);
  else if (!property.min_text.empty())
    out += fmt::format(", at least {}", property.min_text);
  else if (!property.max_text.empty())
    out += fmt::format(", at most {}", property.max_text);
  if (!property.one_of.empty())
    out += fmt::format(", one of {}", list_text(property.one_of));
  out += '\n';
  if (!property.help.empty())
    out += fmt::format("    {}\n", property.help);
  if (property.source)
    out += fmt::format("    source: {}\n", property.source->address);
  return out;
}

std::string source_text(const catalog::Source& source) {
  return source.read.empty() ? fmt::format("  {}\n", source.address)
                             : fmt::format("  {} (read {})\n", source.address, source.read);
}

/// Everything that is known of a kind.
std::string page_of(const Kind& kind, const Catalog& catalog, const SourceSet& sources) {
  std::string out = fmt::format("{}  {}\n", kind.name, kind.title);
  out += fmt::format("{}, {}\n", class_text(kind.klass), category_text(kind, catalog));
  if (!kind.aliases.empty())
    out += fmt::format("also known as {}\n", list_text(kind.aliases));
  if (!kind.within.empty())
    out += fmt::format("stands in {}\n", list_text(kind.within));
  if (!kind.doc.empty())
    out += fmt::format("\n{}\n", kind.doc);
  if (!kind.properties.empty())
    out += "\nproperties:\n";
  for (const catalog::Property& property : kind.properties)
    out += property_text(property);
  if (!kind.sources.empty())
    out += "\nsources:\n";
  for (const catalog::Source& source : kind.sources)
    out += source_text(source);
  const SourceFile& file = sources[kind.span.source];
  out += fmt::format("\ndeclared at {}:{}\n", file.path(), file.line_column(kind.span.begin).line);
  return out;
}

std::vector<const Kind*> find_kinds(const Catalog& catalog, const std::string& query) {
  std::vector<std::pair<Match, const Kind*>> found;
  for (const Kind& kind : catalog.kinds)
    if (const Match match = match_of(kind, catalog, query); match != Match::none)
      found.push_back({match, &kind});
  std::ranges::stable_sort(found, {}, [](const auto& one) { return one.first; });
  const auto exact = std::ranges::count(found, Match::exact, [](const auto& one) { return one.first; });
  std::vector<const Kind*> kinds;
  for (const auto& [match, kind] : found)
    if (exact == 0 || match == Match::exact)
      kinds.push_back(kind);
  return kinds;
}

int run_catalog(Invocation& invocation) {
  std::string query;
  for (const std::string& word : invocation.settings.operands)
    query += fmt::format("{}{}", query.empty() ? "" : " ", lower(word));
  Session& session = invocation.session;
  const Library library = load_library(invocation.argument(invocation.settings.stdlib_folder),
                                       invocation.limits, invocation.reader, session.sources, session.sink);
  show_findings(invocation, false);
  const std::vector<const Kind*> kinds = find_kinds(library.catalog, query);
  if (kinds.size() == 1)
    invocation.console.out(page_of(*kinds.front(), library.catalog, session.sources));
  else
    for (const Kind* kind : kinds)
      invocation.console.out(
          fmt::format("{:<24} {:<24} {}\n", kind->name, category_text(*kind, library.catalog), kind->title));
  if (kinds.empty()) {
    invocation.console.err(fmt::format("stoa: the catalogue holds nothing like `{}`\n", query));
    return std::max(kExitFindings, exit_code(session.sink, false));
  }
  return exit_code(session.sink, false);
}

constexpr std::array kExamples = {
    Example{"stoa catalog", "lists all kinds"},
    Example{"stoa catalog database", "those with the word in their name, aliases, category or text"},
    Example{"stoa catalog queue", "one kind: what it takes, and where that is known from"},
};

}  // namespace

constinit const Command catalog_command = {
    .name = "catalog",
    .operand = "[QUERY…]",
    .operands = Operands::any,
    .completion = Completion::none,
    .summary = "searches the kinds of components, actors and places",
    .description =
        "Without a query all kinds are listed. If only one answers the query, everything known\n"
        "about it is shown: aliases, properties with their types and ranges, and the sources.",
    .options = {},
    .examples = kExamples,
    .run = run_catalog,
};

}  // namespace stoa::driver
