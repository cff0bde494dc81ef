#include "compiler/driver/library.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "compiler/catalog/load.hpp"
#include "compiler/driver/embedded.hpp"
#include "compiler/driver/read.hpp"
#include "compiler/syntax/parse.hpp"

namespace stoa::driver {

namespace {

/// `service till "…" {` -> service, till
struct Head {
  std::string_view keyword;
  std::string_view name;
};

std::string_view take_word(std::string_view& line) {
  const std::string_view word = line.substr(0, line.find(' '));
  line.remove_prefix(std::min(word.size() + 1, line.size()));
  return word;
}

std::vector<Head> heads_of(const EmbeddedFile& file) {
  std::vector<Head> heads;
  for (std::string_view rest = file.heads; !rest.empty();) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(line.size() + 1);
    const std::string_view keyword = take_word(line);
    heads.push_back({keyword, take_word(line)});
  }
  return heads;
}

bool is_wanted(const EmbeddedFile& file, const Wanted& wanted) {
  const std::vector<Head> heads = heads_of(file);
  return wanted.everything || std::ranges::any_of(heads, [&](const Head& head) {
           if (head.keyword == "service")
             return wanted.kinds.contains(head.name);
           if (head.keyword == "router")  // It stands with the service it is about.
             return false;
           return head.keyword != "glyph" || wanted.pictograms;
         });
}

}  // namespace

Wanted wanted_by(std::span<const ast::Document* const> documents, bool is_drawn) {
  Wanted wanted;
  wanted.pictograms = is_drawn;
  for (const ast::Document* document : documents) {
    wanted.everything = wanted.everything || catalog::has_entries(*document);
    for (const auto& kind : document->kinds.entries())
      wanted.kinds.insert(kind.name);
  }
  std::unordered_set<std::string_view> known;
  for (const EmbeddedFile& file : embedded_stdlib())
    for (const Head& head : heads_of(file))
      if (head.keyword == "service" || head.keyword == "actor" || head.keyword == "place")
        known.insert(head.name);
  const bool knows_all =
      std::ranges::all_of(wanted.kinds, [&](std::string_view kind) { return known.contains(kind); });
  wanted.everything = wanted.everything || !knows_all;
  return wanted;
}

Library load_library(const std::optional<Argument>& folder, const Limits& limits, const FileReader& reader,
                     SourceSet& sources, diag::Sink& sink, const Wanted& wanted,
                     std::span<const Argument> own_folders) {
  Library library;
  const auto read_folder = [&](const Argument& own) {
    for (const FoundFile& file : find_files(std::array{own}, limits, reader, sink))
      if (auto text = read_text(file, limits, reader, sink)) {
        const SourceFile& source = sources.add(file.path, std::move(*text));
        library.documents.push_back(syntax::parse(source, limits, sink));
        library.own_sources.push_back(source.id());
      }
  };
  // What people set applies to what they wrote, not to what comes with stoa.
  const Limits own_limits;
  if (!folder) {
    for (const EmbeddedFile& file : embedded_stdlib()) {
      if (!is_wanted(file, wanted))
        continue;
      const SourceFile& source = sources.add_static(fmt::format("<stdlib>/{}", file.path), file.text);
      library.documents.push_back(syntax::parse(source, own_limits, sink));
    }
  } else {
    read_folder(*folder);
  }
  for (const Argument& own : own_folders)
    read_folder(own);
  for (const ast::Document& document : library.documents)
    catalog::add(library.catalog, document, sink);
  catalog::link(
      library.catalog,
      wanted.everything || folder || !own_folders.empty() ? catalog::Extent::whole : catalog::Extent::part,
      sink);
  return library;
}

}  // namespace stoa::driver
