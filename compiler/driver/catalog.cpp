#include "compiler/catalog/catalog.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "compiler/base/suggest.hpp"
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

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0)
      words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

bool holds(std::string_view text, const std::string& query) {
  return lower(text).find(query) != std::string::npos;
}

/// How well a kind answers a query: its name or an alias, what it is, a part of a name, its category, or only
/// its text.
enum class Match : std::uint8_t { exact, role, name, category, text, none };

bool has_role(const Kind& kind, const std::string& query) {
  const auto is_query = [&](const catalog::Reference& one) { return one.name == query; };
  for (const auto* names : {&kind.roles, &kind.offers, &kind.feeds, &kind.polls, &kind.emits})
    if (std::ranges::any_of(*names, is_query))
      return true;
  return std::ranges::any_of(kind.eligible,
                             [&](const catalog::Eligibility& one) { return one.pack == query; });
}

Match match_of(const Kind& kind, const Catalog& catalog, const std::string& query) {
  const auto is_alias = [&](std::string_view alias) { return lower(alias) == query; };
  if (lower(kind.name) == query || lower(kind.title) == query || std::ranges::any_of(kind.aliases, is_alias))
    return Match::exact;
  if (has_role(kind, query))
    return Match::role;
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

/// Several words are found together, or else each somewhere: then it is as good a match as the worst of them.
Match match_of(const Kind& kind, const Catalog& catalog, const std::string& query,
               const std::vector<std::string>& words) {
  const Match whole = match_of(kind, catalog, query);
  if (whole != Match::none || words.size() < 2)
    return whole;
  Match worst = Match::role;
  for (const std::string& word : words)
    worst = std::max(worst, match_of(kind, catalog, word));
  return worst;
}

struct Found {
  std::vector<const Kind*> kinds;   ///< the best first; only those called so, if any is
  std::vector<const Kind*> others;  ///< that answer too, but are not called so
};

Found find_kinds(const Catalog& catalog, const std::string& query, const std::vector<std::string>& words) {
  std::vector<std::pair<Match, const Kind*>> matches;
  for (const Kind& kind : catalog.kinds)
    if (const Match match = match_of(kind, catalog, query, words); match != Match::none)
      matches.push_back({match, &kind});
  std::ranges::stable_sort(matches, {}, [](const auto& one) { return one.first; });
  const bool is_called_so = !matches.empty() && matches.front().first == Match::exact;
  Found found;
  for (const auto& [match, kind] : matches)
    if (!is_called_so || match == Match::exact)
      found.kinds.push_back(kind);
    else if (match < Match::text)
      found.others.push_back(kind);
  return found;
}

/// The names of those that a query may have meant too, cut short where there are many.
std::string see_also(const std::vector<const Kind*>& kinds) {
  constexpr std::size_t kShown = 12;
  std::string out;
  for (std::size_t i = 0; i < std::min(kinds.size(), kShown); ++i)
    out += fmt::format("{}{}", i == 0 ? "" : ", ", kinds[i]->name);
  return kinds.size() > kShown ? fmt::format("{} and {} more", out, kinds.size() - kShown) : out;
}

std::string nothing_like(const Catalog& catalog, std::string_view query) {
  std::vector<Candidate> candidates;
  for (const Kind& kind : catalog.kinds) {
    candidates.push_back({kind.name, kind.name});
    for (const std::string_view alias : kind.aliases)
      candidates.push_back({alias, kind.name});
  }
  const auto near = suggest(query, candidates);
  return fmt::format("stoa: the catalogue holds nothing like `{}`{}{}\n", query, near.empty() ? "" : "; ",
                     did_you_mean(near));
}

int run_catalog(Invocation& invocation) {
  std::string query;
  for (const std::string& word : invocation.settings.operands)
    query += fmt::format("{}{}", query.empty() ? "" : " ", lower(word));
  const std::vector<std::string> words = words_of(query);
  Session& session = invocation.session;
  const Library library = load_library(invocation.argument(invocation.settings.stdlib_folder),
                                       invocation.limits, invocation.reader, session.sources, session.sink);
  show_findings(invocation, false);
  const auto [kinds, others] = find_kinds(library.catalog, query, words);
  if (kinds.size() == 1) {
    invocation.console.out(kind_page(*kinds.front(), library.catalog, session.sources));
    if (!others.empty())
      invocation.console.out(fmt::format("\nsee also: {}\n", see_also(others)));
  } else
    for (const Kind* kind : kinds)
      invocation.console.out(
          fmt::format("{:<24} {:<24} {}\n", kind->name, category_text(*kind, library.catalog), kind->title));
  if (kinds.empty()) {
    invocation.console.err(nothing_like(library.catalog, query));
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
