#include "compiler/catalog/catalog.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "compiler/driver/commands.hpp"
#include "compiler/driver/exit_code.hpp"
#include "compiler/driver/kind_page.hpp"
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

/// How well a kind answers a query: its name or an alias, a part of those, what it is, its category, or only
/// its text.
enum class Match : std::uint8_t { exact, name, role, category, text, none };

Match match_of(const Kind& kind, const Catalog& catalog, const std::string& query) {
  const auto is_alias = [&](std::string_view alias) { return lower(alias) == query; };
  if (lower(kind.name) == query || lower(kind.title) == query || std::ranges::any_of(kind.aliases, is_alias))
    return Match::exact;
  const auto is_in_alias = [&](std::string_view alias) { return holds(alias, query); };
  if (holds(kind.name, query) || holds(kind.title, query) || std::ranges::any_of(kind.aliases, is_in_alias))
    return Match::name;
  const auto is_role = [&](const catalog::Reference& role) { return role.name == query; };
  for (const auto* roles : {&kind.roles, &kind.offers})
    if (std::ranges::any_of(*roles, is_role))
      return Match::role;
  if (kind.category) {
    const catalog::Category& category = catalog.categories[*kind.category];
    if (holds(category.name, query) || holds(category.title, query))
      return Match::category;
  }
  return holds(kind.doc, query) ? Match::text : Match::none;
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
    invocation.console.out(kind_page(*kinds.front(), library.catalog, session.sources));
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
    Example{"stoa catalog database", "those with the word in their name, aliases, roles, category or text"},
    Example{"stoa catalog queue", "one kind: all that is known of it, and from where"},
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
        "about it is shown: where it stands, what it is, whom it leads to, properties and limits,\n"
        "the packs it may be used under, and the sources of all that.",
    .options = {},
    .examples = kExamples,
    .run = run_catalog,
};

}  // namespace stoa::driver
