#include "compiler/driver/library.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "compiler/driver/embedded.hpp"
#include "compiler/driver/read.hpp"
#include "compiler/syntax/frozen.hpp"
#include "compiler/syntax/parse.hpp"
#include "compiler/syntax/sentence.hpp"

namespace stoa::driver {

namespace {

/// What the kinds of a catalogue are drawn with.
std::unordered_set<std::string_view> pictograms_of(const catalog::Catalog& catalog) {
  std::unordered_set<std::string_view> names;
  for (const catalog::Kind& kind : catalog.kinds) {
    names.insert(kind.glyph_name.name);
    const auto category = catalog.category_index.find(kind.category_name.name);
    if (kind.glyph_name.name.empty() && category != catalog.category_index.end())
      names.insert(catalog.categories[category->second].glyph_name.name);
  }
  return names;
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
    Fact{"icon", ""},
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

  bool empty() const { return entries_.empty(); }
  bool has_kind(std::string_view name) const {
    return entries_.contains({"service", name}) || entries_.contains({"actor", name}) ||
           entries_.contains({"place", name});
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
    return (catalog::is_kind(entry.kind.text) || entry.kind.text == "category") &&
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

/// Reads the library into one.
class LibraryReader {
 public:
  LibraryReader(Library& library, SourceSet& sources, diag::Sink& sink)
      : library_(library), sources_(sources), sink_(sink), source_of_(embedded_stdlib().size()) {}

  void read_embedded(const Wanted& wanted) {
    Selection selection = select(wanted);
    library_.unread_rules = std::move(selection.unread_rules);
    const std::span<const EmbeddedEntry> entries = embedded_entries().entries;
    for (const EmbeddedEntry& entry : entries)
      if (selection.files[entry.file])
        add(entry);
    if (!wanted.pictograms)
      return;
    const auto names = pictograms_of(library_.catalog);
    for (const EmbeddedEntry& entry : entries)
      if (!selection.files[entry.file])
        if (const Head head = head_of(entry); head.keyword == "glyph" && names.contains(head.name))
          add(entry);
  }

  void read_folder(const Argument& folder, const Limits& limits, const FileReader& reader) {
    for (const FoundFile& file : find_files(std::array{folder}, limits, reader, sink_).files)
      if (auto text = read_text(file, limits, reader, sink_)) {
        const SourceFile& source = sources_.add(file.path, std::move(*text));
        catalog::add(library_.catalog, library_.documents.emplace_back(syntax::parse(source, limits, sink_)),
                     sink_);
        library_.own_sources.push_back(source.id());
      }
  }

 private:
  const SourceFile& source_of(std::size_t file) {
    if (source_of_[file] == nullptr) {
      const EmbeddedFile& embedded = embedded_stdlib()[file];
      source_of_[file] = &sources_.add_static(fmt::format("<stdlib>/{}", embedded.path), embedded.text);
    }
    return *source_of_[file];
  }

  void add(const EmbeddedEntry& entry) {
    const std::string_view frozen = embedded_entries().frozen.substr(entry.frozen, entry.n_frozen);
    catalog::add(library_.catalog, thawer_.thaw(source_of(entry.file), frozen), sink_);
  }

  Library& library_;
  SourceSet& sources_;
  diag::Sink& sink_;
  syntax::Thawer thawer_;
  std::vector<const SourceFile*> source_of_;  ///< by embedded file; null if it was not asked for
};

/// Whether a part or a place of that name is declared somewhere in there.
bool declares(const ast::Body& body, std::string_view name) {
  return std::ranges::any_of(body, [&](const ast::Statement& statement) {
    const auto is_name = [&](const ast::Word& word) {
      return word.form == ast::Word::Form::name && word.text == name;
    };
    return (syntax::is_declaration(statement) &&
            (statement.kind.text == name || std::ranges::any_of(statement.words, is_name))) ||
           declares(statement.body, name);
  });
}

}  // namespace

Wanted wanted_by(std::span<const ast::Document* const> documents, bool is_drawn) {
  Wanted wanted;
  wanted.pictograms = is_drawn;
  for (const ast::Document* document : documents) {
    const OwnEntries own(*document);
    own.add_names(wanted.names);
    wanted.all_rules = wanted.all_rules || !own.empty();
    bool is_known = own.are_plain();
    for (const auto& kind : document->kinds.entries()) {
      wanted.names.insert(kind.name);
      is_known = is_known && (own.has_kind(kind.name) || is_embedded_kind(kind.name));
    }
    // What was passed over is a kind, or a part, or else a misspelt name of one.
    for (const auto& alternative : document->alternatives.entries()) {
      wanted.names.insert(alternative.name);
      is_known = is_known && (is_embedded_kind(alternative.name) || own.has_kind(alternative.name) ||
                              std::ranges::any_of(documents, [&](const ast::Document* any) {
                                return declares(any->statements, alternative.name);
                              }));
    }
    wanted.everything = wanted.everything || !is_known;
  }
  return wanted;
}

Library load_library(const std::optional<Argument>& folder, const Limits& limits, const FileReader& reader,
                     SourceSet& sources, diag::Sink& sink, const Wanted& wanted,
                     std::span<const Argument> own_folders) {
  Library library;
  LibraryReader library_reader(library, sources, sink);
  if (folder)
    library_reader.read_folder(*folder, limits, reader);
  else
    library_reader.read_embedded(wanted);
  for (const Argument& own : own_folders)
    library_reader.read_folder(own, limits, reader);
  if (!wanted.everything && !folder && own_folders.empty())
    library.extent = catalog::Extent::part;
  catalog::link(library.catalog, library.extent, sink);
  return library;
}

}  // namespace stoa::driver
