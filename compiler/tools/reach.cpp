// Works out which rules of stdlib/ may be about which of its kinds, so that a run reads only rules that may
// find something. Usage: stoa-reach OUT.cpp
#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>
#include <unordered_map>

#include <fmt/format.h>

#include "compiler/catalog/load.hpp"
#include "compiler/catalog/rule_index.hpp"
#include "compiler/driver/embedded.hpp"
#include "compiler/syntax/parse.hpp"

namespace {

using namespace stoa;

/// The place of each rule among all, as their heads stand.
std::unordered_map<std::string_view, std::size_t> places_of_rules() {
  std::unordered_map<std::string_view, std::size_t> places;
  for (const EmbeddedHead& head : driver::embedded_stdlib_heads())
    if (head.keyword == "rule")
      places.emplace(head.name, places.size());
  return places;
}

/// `{0x1ULL, 0x0ULL}`
template <class Has>
std::string row_of(const catalog::Catalog& catalog,
                   const std::unordered_map<std::string_view, std::size_t>& places, Has has) {
  EmbeddedReach::Rules bits{};
  for (std::size_t i = 0; i < catalog.rules.size(); ++i) {
    const catalog::RuleId rule = catalog.rules.id(i);
    const std::size_t place = places.at(catalog.rules[rule].name);
    if (has(rule))
      bits[place / 64] |= std::uint64_t{1} << place % 64;
  }
  std::string out;
  for (const std::uint64_t word : bits)
    out += fmt::format("{}0x{:x}ULL", out.empty() ? "{{" : ", ", word);
  return out + "}}";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2)
    return 2;
  SourceSet sources;
  diag::Sink sink;
  std::deque<ast::Document> documents;
  catalog::Catalog catalog;
  for (const EmbeddedFile& file : driver::embedded_stdlib())
    catalog::add(catalog,
                 documents.emplace_back(
                     syntax::parse(sources.add_static(std::string(file.path), file.text), {}, sink)),
                 sink);
  catalog::link(catalog, catalog::Extent::whole, sink);
  if (catalog.rules.size() > EmbeddedReach::kMostRules) {
    std::fputs("stoa-reach: there are more rules than bits: raise EmbeddedReach::kMostRules\n", stderr);
    return 1;
  }
  catalog::RuleIndex index(catalog);
  const auto places = places_of_rules();
  std::string rows;
  for (const EmbeddedHead& head : driver::embedded_stdlib_heads()) {
    const auto kind = catalog.kind_index.find(head.name);
    if (kind == catalog.kind_index.end() || !driver::is_kind(head.keyword)) {
      rows += "    {},\n";
      continue;
    }
    const catalog::RuleRoles& roles = index.of(kind->second);
    const auto subject = [&](catalog::RuleId rule) { return roles.subject.has(rule); };
    const auto target = [&](catalog::RuleId rule) {
      return roles.target.has(rule) || index.without_target().has(rule);
    };
    const auto place = [&](catalog::RuleId rule) {
      return roles.place.has(rule) || index.without_place().has(rule);
    };
    rows += fmt::format("    {{{}, {}, {}}},\n", row_of(catalog, places, subject),
                        row_of(catalog, places, target), row_of(catalog, places, place));
  }
  std::ofstream(argv[1], std::ios::binary)
      << "#include \"compiler/driver/embedded.hpp\"\n\nnamespace stoa::driver {\n\n"
         "std::span<const EmbeddedReach> embedded_reach() {\n  static constexpr EmbeddedReach kRows[] = {\n"
      << rows << "  };\n  return kRows;\n}\n\n}  // namespace stoa::driver\n";
  return 0;
}
