#include "compiler/driver/library.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "compiler/driver/embedded.hpp"
#include "compiler/driver/read.hpp"
#include "compiler/syntax/parse.hpp"

namespace stoa::driver {

namespace {

constexpr std::array<std::string_view, 3> kKinds = {"service", "actor", "place"};

bool is_kind(std::string_view keyword) {
  return std::ranges::find(kKinds, keyword) != kKinds.end();
}

/// All that the library declares under a name.
std::span<const EmbeddedHead> heads_called(std::string_view name) {
  const std::span<const EmbeddedHead> all = embedded_stdlib_heads();
  const auto first = std::ranges::lower_bound(all, name, {}, &EmbeddedHead::name);
  return {first, std::ranges::upper_bound(first, all.end(), name, {}, &EmbeddedHead::name)};
}

bool is_embedded(std::string_view keyword, std::string_view name) {
  return std::ranges::any_of(heads_called(name),
                             [&](const EmbeddedHead& head) { return head.keyword == keyword; });
}

bool is_embedded_kind(std::string_view name) {
  return std::ranges::any_of(heads_called(name), is_kind, &EmbeddedHead::keyword);
}

/// By file: whether it is read. A router stands with the service it is about, all else is read always.
std::vector<bool> wanted_files(const Wanted& wanted) {
  std::vector<bool> files(embedded_stdlib().size(), wanted.everything);
  for (const EmbeddedHead& head : embedded_stdlib_heads())
    if (head.keyword == "service" || head.keyword == "router" ? wanted.names.contains(head.name)
                                                              : head.keyword != "glyph" || wanted.pictograms)
      files[head.file] = true;
  return files;
}

/// Facts of an entry, and the keyword of the entries that their words name; none if they name no entry.
struct Fact {
  std::string_view keyword;
  std::string_view refers_to;
};
constexpr std::array kFacts = {
    Fact{"category", "category"},
    Fact{"glyph", "glyph"},
    Fact{"within", "place"},
    Fact{"is", "capability"},
    Fact{"offers", "port"},
    Fact{"emits", "port"},
    Fact{"feeds", "feed"},
    Fact{"polls", "feed"},
    Fact{"counts-as", "place"},
    Fact{"property", ""},
    Fact{"home", ""},
    Fact{"reaches", ""},
    Fact{"eligible", ""},
    Fact{"source", ""},
    Fact{"stroke", ""},
    Fact{"fill", ""},
    Fact{"dash", ""},
    Fact{"color", ""},
};

/// The entries that a document declares itself.
class OwnEntries {
 public:
  explicit OwnEntries(const ast::Document& document) : document_(document) {
    for (const ast::Statement& statement : document.statements)
      if (catalog::is_entry(statement))
        entries_.emplace(statement.kind.text, name_of(statement));
  }

  /// Whether they name only what is read always or stands beside them, so that the rest of the library can
  /// neither complete nor contradict them. Of other kinds of entries that is not asked.
  bool are_plain() const {
    return entries_.empty() || (document_.is_complete && !document_.has_broken &&
                                std::ranges::all_of(document_.statements, [&](const auto& statement) {
                                  return !catalog::is_entry(statement) || is_plain(statement);
                                }));
  }

  bool has_kind(std::string_view name) const {
    return std::ranges::any_of(kKinds, [&](std::string_view kind) {
      return entries_.contains({kind, name});
    });
  }

  void add_names(std::unordered_set<std::string_view>& names) const {
    for (const auto& [keyword, name] : entries_)
      names.insert(name);
  }

 private:
  static std::string_view name_of(const ast::Statement& statement) {
    return statement.words.empty() ? std::string_view() : statement.words.front().text;
  }

  bool is_plain(const ast::Statement& entry) const {
    return (is_kind(entry.kind.text) || entry.kind.text == "category") &&
           std::ranges::all_of(entry.body, [&](const ast::Statement& fact) {
             const auto* const known = std::ranges::find(kFacts, fact.kind.text, &Fact::keyword);
             return known != kFacts.end() &&
                    (known->refers_to.empty() || std::ranges::all_of(fact.words, [&](const ast::Word& word) {
                       return word.form != ast::Word::Form::name || is_there(known->refers_to, word.text);
                     }));
           });
  }

  bool is_there(std::string_view keyword, std::string_view name) const {
    return is_embedded(keyword, name) || entries_.contains({keyword, name});
  }

  const ast::Document& document_;
  std::set<std::pair<std::string_view, std::string_view>> entries_;  ///< keyword and name
};

}  // namespace

Wanted wanted_by(std::span<const ast::Document* const> documents, bool is_drawn) {
  Wanted wanted;
  wanted.pictograms = is_drawn;
  for (const ast::Document* document : documents) {
    const OwnEntries own(*document);
    own.add_names(wanted.names);
    bool is_known = own.are_plain();
    for (const auto& kind : document->kinds.entries()) {
      wanted.names.insert(kind.name);
      is_known = is_known && (own.has_kind(kind.name) || is_embedded_kind(kind.name));
    }
    wanted.everything = wanted.everything || !is_known;
  }
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
    const std::vector<bool> is_wanted = wanted_files(wanted);
    for (std::size_t i = 0; i < is_wanted.size(); ++i) {
      if (!is_wanted[i])
        continue;
      const EmbeddedFile& file = embedded_stdlib()[i];
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
  if (!wanted.everything && !folder && own_folders.empty())
    library.extent = catalog::Extent::part;
  catalog::link(library.catalog, library.extent, sink);
  return library;
}

}  // namespace stoa::driver
