#include "compiler/driver/rule_page.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace stoa::driver {

namespace {

using catalog::Rule;

std::string_view level_text(Rule::Level level) {
  switch (level) {
    case Rule::Level::note:
      return "note";
    case Rule::Level::warning:
      return "warning";
    case Rule::Level::error:
      return "error";
  }
  return "";
}

/// How a block is marked that a rule of this level finds: the tests of the pages run it.
std::string_view mark_of(Rule::Level level) {
  switch (level) {
    case Rule::Level::note:
      return "notes N0304";
    case Rule::Level::warning:
      return "warns W0302";
    case Rule::Level::error:
      return "fails E0304";
  }
  return "";
}

/// The lines of `text`, each without the blanks that the line after the first begins with.
std::string unindented(std::string_view text) {
  std::string out;
  std::size_t indent = std::string_view::npos;
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
    if (const std::size_t first = text.find_first_not_of(' ', at + 1); first != std::string_view::npos)
      indent = std::min(indent, first - at - 1);
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    const bool is_first = out.empty();
    out += is_first ? line : line.substr(std::min(indent, line.size()));
    out += '\n';
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  return out;
}

std::string body_of(const Rule& rule, const SourceSet& sources) {
  std::string out = fmt::format("{}\n", rule.doc);
  for (const catalog::Reference& pack : rule.packs)
    out += fmt::format("It is for designs that say `requires {}`.\n", pack.name);
  if (rule.search)
    out += fmt::format("\nIt looks for:\n\n```text\n{}```\n",
                       unindented(sources[rule.search_span.source].text_of(rule.search_span)));
  out += fmt::format("\nNot so:\n\n```stoa {}\n{}\n```\n", mark_of(rule.level), rule.bad);
  out += fmt::format("\nBut so:\n\n```stoa\n{}\n```\n", rule.good);
  if (!rule.sources.empty())
    out += "\nKnown from";
  for (std::size_t i = 0; i < rule.sources.size(); ++i) {
    const catalog::Source& source = rule.sources[i];
    out += fmt::format("{} <{}>", i == 0 ? "" : ",", source.address);
    if (!source.read.empty())
      out += fmt::format(", read {}", source.read);
  }
  return out + (rule.sources.empty() ? "" : ".\n");
}

/// What serves each pillar, as the catalogue says it.
std::string supports_table(const catalog::Catalog& catalog) {
  std::string out = "\n# What carries a claim\n\nWho names a pillar is asked for one of these.\n";
  for (std::size_t i = 0; i < catalog.pillars.size(); ++i) {
    const catalog::PillarId pillar = catalog.pillars.id(i);
    out += fmt::format("\n## {}\n\n| carried by | because |\n|---|---|\n", catalog.pillars[pillar].title);
    for (const catalog::Support& support : catalog.supports) {
      std::string reason(support.doc);
      std::ranges::replace(reason, '\n', ' ');
      if (std::ranges::find(support.pillars, pillar) != support.pillars.end())
        out += fmt::format("| {}{} | {} |\n", support.title,
                           support.help.empty() ? "" : fmt::format(": {}", support.help), reason);
    }
    for (const catalog::Kind& kind : catalog.kinds)
      for (const catalog::Merit& merit : kind.merits)
        if (std::ranges::find(merit.pillars, pillar) != merit.pillars.end())
          out += fmt::format("| `{}` | {} |\n", kind.name, merit.reason);
  }
  return out;
}

}  // namespace

std::string rule_page(const Rule& rule, const SourceSet& sources) {
  return fmt::format(
      "# {}: {}\n\nA rule of the catalogue; it gives a {}.\n{}\n`allow {} \"reason\"` silences it.\n",
      rule.name, rule.title, level_text(rule.level), body_of(rule, sources), rule.name);
}

std::string rules_document(const catalog::Catalog& catalog, const SourceSet& sources) {
  std::vector<const Rule*> rules;
  for (const Rule& rule : catalog.rules)
    rules.push_back(&rule);
  std::ranges::sort(rules, {}, [](const Rule* rule) { return rule->name; });
  std::string out =
      "# Rules\n\n"
      "What a reviewer raises, and why.\n"
      "Generated from `stdlib/rules/` by the test `Documents`; `STOA_BLESS=1 ctest -R Documents` writes it.\n"
      "`stoa explain RULE` prints one; [language/rules.md](language/rules.md) says how to write one.\n\n"
      "| rule | gives a | finds |\n|---|---|---|\n";
  for (const Rule* rule : rules)
    out += fmt::format("| [{0}](#{0}) | {1} | {2} |\n", rule->name, level_text(rule->level), rule->title);
  for (const Rule* rule : rules)
    out += fmt::format("\n## {}\n\n{}\n", rule->name, body_of(*rule, sources));
  out.pop_back();
  return out + supports_table(catalog);
}

}  // namespace stoa::driver
