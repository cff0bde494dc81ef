// Reads stdlib/ at build: what its files declare as frozen statements, and which rules may be about which
// kinds, so that a run parses nothing of it and looks only at rules that may find something.
// Usage: stoa-library OUT.cpp
#include <algorithm>
#include <cstdio>
#include <deque>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "compiler/catalog/load.hpp"
#include "compiler/catalog/rule_index.hpp"
#include "compiler/diag/render.hpp"
#include "compiler/driver/embedded.hpp"
#include "compiler/syntax/frozen.hpp"
#include "compiler/syntax/parse.hpp"
#include "compiler/syntax/sentence.hpp"
#include "compiler/tools/tables.hpp"

namespace {

using namespace stoa;

/// One statement of a file, and what tables say of it.
struct Declaration {
  driver::EmbeddedEntry entry;
  std::string_view keyword, name;
};

/// stdlib/ as any run reads a catalogue, and as tables.
class Library {
 public:
  /// Whether there is nothing to find fault with.
  bool read() {
    for (const EmbeddedFile& file : driver::embedded_stdlib()) {
      const SourceFile& source = sources_.add_static(fmt::format("stdlib/{}", file.path), file.text);
      catalog::add(catalog_, documents_.emplace_back(syntax::parse(source, {}, sink_)), sink_);
    }
    catalog::link(catalog_, catalog::Extent::whole, sink_);
    if (!sink_.empty())
      std::fputs(diag::render_text(sink_.sorted(), sources_, {}).c_str(), stderr);
    for (std::size_t file = 0; file < documents_.size() && sink_.empty(); ++file)
      for (const ast::Statement& statement : documents_[file].statements)
        if (catalog::is_entry(statement))
          declare(statement, file);
    return sink_.empty();
  }

  /// Whether all places fit into the types of the tables.
  bool fits() const {
    return catalog_.rules.size() <= driver::EmbeddedReach::kMostRules && declarations_.size() <= 0xffff &&
           documents_.size() <= 0xffff &&
           std::ranges::all_of(declarations_, [](const Declaration& one) { return one.name.size() <= 0xff; });
  }

  std::string tables() {
    std::string entries, by_name, reach;
    std::vector<std::size_t> order;
    for (const Declaration& one : declarations_) {
      const driver::EmbeddedEntry& entry = one.entry;
      entries += fmt::format("    {{{}, {}, {}, {}, {}, {}}},\n", entry.file, entry.sentence, entry.name_size,
                             entry.name, entry.frozen, entry.n_frozen);
      reach += reach_of(one);
      order.push_back(order.size());
    }
    std::ranges::stable_sort(order, {}, [&](std::size_t at) { return declarations_[at].name; });
    for (const std::size_t at : order)
      by_name += fmt::format("    {},\n", at);
    const std::size_t n = declarations_.size();
    return "#include \"compiler/driver/embedded.hpp\"\n\nnamespace stoa::driver {\n\n"
           "static std::string_view view(std::span<const unsigned char> bytes) {\n"
           "  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};\n}\n\n" +
           tools::as_table("EmbeddedEntry", "entries_of_library", entries, n) +
           tools::as_table("std::uint16_t", "names_of_library", by_name, n) +
           tools::as_table("EmbeddedReach", "reach_of_library", reach, n) +
           "EmbeddedEntries embedded_entries() {\n" + tools::as_bytes("kNames", names_) +
           tools::as_bytes("kFrozen", frozen_) +
           "  return {entries_of_library(), names_of_library(), reach_of_library(), view(kNames), "
           "view(kFrozen)};\n"
           "}\n\n"
           "}  // namespace stoa::driver\n";
  }

 private:
  void declare(const ast::Statement& statement, std::size_t file) {
    const std::string_view name = statement.words.front().text;
    const std::string frozen = syntax::freeze(statement, sources_[documents_[file].source]);
    declarations_.push_back(
        {{.file = static_cast<std::uint16_t>(file),
          .sentence = static_cast<std::uint8_t>(statement.sentence - syntax::sentences().data()),
          .name_size = static_cast<std::uint8_t>(name.size()),
          .name = static_cast<std::uint32_t>(names_.size()),
          .frozen = static_cast<std::uint32_t>(frozen_.size()),
          .n_frozen = static_cast<std::uint32_t>(frozen.size())},
         statement.kind.text,
         name});
    names_ += name;
    frozen_ += frozen;
  }

  std::string reach_of(const Declaration& one) {
    const auto kind = catalog_.kind_index.find(one.name);
    if (kind == catalog_.kind_index.end() || !catalog::is_kind(one.keyword))
      return "    {},\n";
    const catalog::RuleRoles& roles = index().of(kind->second);
    const auto subject = [&](catalog::RuleId rule) { return roles.subject.has(rule); };
    const auto target = [&](catalog::RuleId rule) {
      return roles.target.has(rule) || index().without_target().has(rule);
    };
    const auto place = [&](catalog::RuleId rule) {
      return roles.place.has(rule) || index().without_place().has(rule);
    };
    return fmt::format("    {{{}, {}, {}}},\n", bits(subject), bits(target), bits(place));
  }

  catalog::RuleIndex& index() {
    if (!index_)
      index_.emplace(catalog_);
    return *index_;
  }

  /// `{{0x1ULL, 0x0ULL}}`: rules in the order of their entries, which is that of the catalogue.
  template <class Has>
  std::string bits(Has has) const {
    driver::EmbeddedReach::Rules words{};
    for (std::size_t i = 0; i < catalog_.rules.size(); ++i)
      if (has(catalog_.rules.id(i)))
        words[i / 64] |= std::uint64_t{1} << i % 64;
    std::string out;
    for (const std::uint64_t word : words)
      out += fmt::format("{}0x{:x}ULL", out.empty() ? "{{" : ", ", word);
    return out + "}}";
  }

  SourceSet sources_;
  diag::Sink sink_;
  std::deque<ast::Document> documents_;
  catalog::Catalog catalog_;
  std::optional<catalog::RuleIndex> index_;
  std::vector<Declaration> declarations_;
  std::string names_, frozen_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2)
    return 2;
  Library library;
  if (!library.read())
    return 1;
  if (!library.fits()) {
    std::fputs("stoa-library: there is more than the tables take: widen EmbeddedEntry or EmbeddedReach\n",
               stderr);
    return 1;
  }
  std::ofstream(argv[1], std::ios::binary) << library.tables();
  return 0;
}
