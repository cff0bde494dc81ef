#include "compiler/driver/pillars.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "compiler/sema/support.hpp"

namespace stoa::driver {

namespace {

using sema::Argument;
using sema::Design;

std::string_view mark_of(const Argument& argument) {
  if (argument.evidence)
    return "yes";
  return argument.can_be_judged ? "claimed" : "?";
}

/// A row for each choice: a mark in the column of each pillar, then its names.
std::string table_of(const Design& design, const catalog::Catalog& catalog,
                     const std::vector<Argument>& arguments) {
  std::string out = " ";
  for (const catalog::Pillar& pillar : catalog.pillars)
    out += fmt::format(" {}", pillar.short_name());
  out += '\n';
  for (std::size_t i = 0; i < design.choices.size(); ++i) {
    std::vector<std::string_view> marks(catalog.pillars.size());
    for (const Argument& argument : arguments)
      if (argument.choice == i)
        marks[argument.pillar.value] = mark_of(argument);
    out += ' ';
    for (std::size_t pillar = 0; pillar < marks.size(); ++pillar)
      out +=
          fmt::format(" {:<{}}", marks[pillar].empty() ? "-" : marks[pillar],
                      std::max<std::size_t>(catalog.pillars[catalog.pillars.id(pillar)].short_name().size(),
                                            marks[pillar].size()));
    out += fmt::format("  {}\n", names_of(design.choices[i], design));
  }
  return out;
}

std::string evidence_of(const Design& design, const catalog::Catalog& catalog,
                        const std::vector<Argument>& arguments) {
  std::string out;
  for (std::size_t i = 0; i < catalog.pillars.size(); ++i) {
    const catalog::PillarId pillar = catalog.pillars.id(i);
    out += fmt::format("\n  {}\n", catalog.pillars[pillar].title);
    bool is_argued = false;
    for (const Argument& argument : arguments) {
      if (argument.pillar != pillar)
        continue;
      is_argued = true;
      const std::string what =
          argument.evidence
              ? fmt::format("{}: {}", design.nodes[argument.evidence->part].name, argument.evidence->what)
          : argument.can_be_judged ? std::string("nothing in the design carries it")
                                   : std::string("nobody can tell");
      out += fmt::format("    {}\n      {}\n", names_of(design.choices[argument.choice], design), what);
    }
    if (!is_argued)
      out += "    no choice argues for it\n";
  }
  return out;
}

}  // namespace

std::string pillars_text(const Design& design, const catalog::Catalog& catalog) {
  const std::vector<Argument> arguments = sema::arguments_of(design, catalog);
  if (arguments.empty())
    return fmt::format("{}: no choice names a pillar\n", design.name);
  return fmt::format("{}\n{}{}", design.name, table_of(design, catalog, arguments),
                     evidence_of(design, catalog, arguments));
}

}  // namespace stoa::driver
