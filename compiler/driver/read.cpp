#include "compiler/driver/read.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

#include <fmt/format.h>

#include "compiler/base/parallel.hpp"
#include "compiler/diag/code.hpp"
#include "compiler/syntax/pieces.hpp"

namespace stoa::driver {

namespace fs = std::filesystem;

namespace {

using diag::Code;
using diag::Diagnostic;

constexpr std::string_view kExtension = ".stoa";
constexpr std::string_view kStandardInput = "-";

/// Whether `path` is `folder` or below it; both absolute and normal.
bool is_below(const fs::path& path, const fs::path& folder) {
  const auto [end_of_folder, end_of_path] =
      std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return end_of_folder == folder.end() ||
         (end_of_folder->empty() && std::next(end_of_folder) == folder.end());
}

/// The path in an `import "path"` sentence; null if the statement is none.
const ast::Word* import_of(const ast::Statement& statement) {
  if (statement.form != ast::Statement::Form::sentence || statement.kind.text != "import")
    return nullptr;
  const auto text = std::ranges::find(statement.words, ast::Word::Form::text, &ast::Word::form);
  return text == statement.words.end() ? nullptr : &*text;
}

/// A file whose imports are being followed.
struct Open {
  std::size_t file;
  std::size_t next_statement = 0;
  Span import;  ///< the import of it that is being followed
};

class Reader {
 public:
  Reader(const ReadOptions& options, const FileReader& reader, SourceSet& sources, diag::Sink& sink)
      : options_(options), reader_(reader), sources_(sources), sink_(sink) {}

  Reading read(std::span<const Argument> arguments) {
    FoundFiles found = find_files(arguments, options_.limits, reader_, sink_);
    has_said_too_many_ = found.is_cut;
    for (FoundFile& file : found.files) {
      if (is_full_)
        break;
      read_input(file);
    }
    return std::move(reading_);
  }

 private:
  enum class State : std::uint8_t { open, done };

  void read_input(FoundFile& found) {
    const bool is_standard_input = found.path == kStandardInput;
    const auto identity = is_standard_input ? std::nullopt : reader_.identity(found.path);
    if (identity && options_.left_out.contains(*identity))
      return;
    std::optional<std::size_t> file = identity ? find(*identity) : std::nullopt;
    if (!file) {
      const std::string shown = is_standard_input ? "<stdin>" : found.path;
      file = load(found, shown, is_standard_input ? "" : reader_.canonical(found.path).value_or(found.path));
      if (!file)
        return;
      root_ = root_of(reading_.files[*file]);
      follow_imports(*file);
    }
    const std::string name = is_standard_input ? "stdin" : fs::path(found.path).stem().string();
    reading_.inputs.push_back({*file, std::move(found.path), name, found.argument});
  }

  std::optional<std::size_t> find(FileId identity) const {
    const auto found = by_identity_.find(identity);
    return found == by_identity_.end() ? std::nullopt : std::optional(found->second);
  }

  /// Reads and parses a file that is not there yet.
  std::optional<std::size_t> load(const FoundFile& found, const std::string& shown, std::string canonical) {
    if (reading_.files.size() >= options_.limits.files)
      return stop(Diagnostic(Code::too_many_files, found.argument,
                             fmt::format("`{}` would be file number {}", shown, reading_.files.size() + 1))
                      .help(fmt::format("`--limit files={}` allows more", options_.limits.files * 10)));
    auto text = read_text(found, options_.limits, reader_, sink_);
    if (!text)
      return std::nullopt;
    n_bytes_ += text->size();
    if (n_bytes_ > options_.limits.input_size)
      return stop(
          Diagnostic(Code::input_too_large, found.argument,
                     fmt::format("with `{}` all files together are larger than {} bytes", shown,
                                 options_.limits.input_size))
              .help(fmt::format("`--limit input-size={}` allows more", options_.limits.input_size * 10)));
    const SourceFile& source = sources_.add(shown, std::move(*text));
    const std::size_t place = reading_.files.size();
    File& file = reading_.files.emplace_back();
    file.source = &source;
    file.document = syntax::parse_in_pieces(
        source, options_.limits, threads_for(source.text().size(), options_.threads), file.pieces, sink_);
    file.canonical = std::move(canonical);
    states_.push_back(State::open);
    if (const auto identity = file.canonical.empty() ? std::nullopt : reader_.identity(file.canonical)) {
      file.identity = *identity;
      by_identity_.emplace(*identity, place);
    }
    return place;
  }

  /// A limit on all files together: nothing more is read.
  std::optional<std::size_t> stop(Diagnostic diagnostic) {
    if (diagnostic.code() != Code::too_many_files || !has_said_too_many_)
      sink_.report(std::move(diagnostic));
    is_full_ = true;
    return std::nullopt;
  }

  fs::path folder_of(const File& file) const {
    if (file.canonical.empty())
      return reader_.canonical(".").value_or("/");
    return fs::path(file.canonical).parent_path();
  }

  /// The folder that no import of `file` may leave: `--root`, else the nearest one upwards that holds `.git`,
  /// else the file's own.
  fs::path root_of(const File& file) const {
    if (options_.root)
      return reader_.canonical(options_.root->text).value_or(options_.root->text);
    const fs::path own = folder_of(file);
    for (fs::path folder = own; !folder.empty(); folder = folder.parent_path()) {
      if (reader_.kind((folder / ".git").string()) != PathKind::missing)
        return folder;
      if (folder == folder.parent_path())
        break;
    }
    return own;
  }

  /// Depth first, with a stack of our own: the author sets how deep it goes.
  void follow_imports(std::size_t first) {
    open_.push_back({first, 0, {}});
    while (!open_.empty()) {
      Open& top = open_.back();
      const File& file = reading_.files[top.file];
      if (top.next_statement == file.document.statements.size()) {
        close();
        continue;
      }
      if (const ast::Word* word = import_of(file.document.statements[top.next_statement++])) {
        top.import = word->span;
        follow(*word);
      }
    }
  }

  void close() {
    const std::size_t closed = open_.back().file;
    open_.pop_back();
    states_[closed] = State::done;
    if (open_.empty())
      return;
    File& importer = reading_.files[open_.back().file];
    importer.height = std::max(importer.height, reading_.files[closed].height + 1);
  }

  void follow(const ast::Word& word) {
    const std::size_t importer = open_.back().file;
    const auto path = checked_path(word, reading_.files[importer]);
    if (!path) {
      reading_.files[importer].has_all_imports = false;
      return;
    }
    const auto identity = reader_.identity(*path);
    const auto known = identity ? find(*identity) : std::nullopt;
    if (known && states_[*known] == State::open) {
      report_cycle(word, *known);
      return;
    }
    const std::size_t height = known ? reading_.files[*known].height : 1;
    const auto imported = is_too_deep(word, height) ? std::nullopt : known ? known : load_import(word, *path);
    if (!imported) {
      reading_.files[importer].has_all_imports = false;
      return;
    }
    File& file = reading_.files[importer];
    if (std::ranges::find(file.imports, *imported) == file.imports.end())
      file.imports.push_back(*imported);
    file.height = std::max(file.height, height + 1);
    if (!known)
      open_.push_back({*imported, 0, {}});
  }

  bool is_too_deep(const ast::Word& word, std::size_t height) {
    if (open_.size() + height <= options_.limits.import_depth)
      return false;
    sink_.report(
        Diagnostic(Code::imports_too_deep, word.span,
                   fmt::format("this import makes a chain of {} files", open_.size() + height))
            .help(fmt::format("`--limit import-depth={}` allows more", options_.limits.import_depth * 2)));
    return true;
  }

  std::optional<std::size_t> load_import(const ast::Word& word, const std::string& canonical) {
    if (is_full_)
      return std::nullopt;
    const fs::path importer = reading_.files[open_.back().file].source->path();
    const fs::path folder = importer == "<stdin>" ? fs::path() : importer.parent_path();
    return load({canonical, word.span}, (folder / word.text).lexically_normal().string(), canonical);
  }

  /// The canonical path that an import leads to, if it may lead there.
  std::optional<std::string> checked_path(const ast::Word& word, const File& importer) {
    const auto refuse = [&](Code code, std::string message, std::string help) {
      Diagnostic diagnostic(code, word.span, std::move(message));
      if (!help.empty())
        diagnostic.help(std::move(help));
      sink_.report(std::move(diagnostic));
      return std::nullopt;
    };
    const std::string outside_help = "`--root DIR` says which folder is the project's";
    if (word.text.empty() || word.text.find('\0') != std::string_view::npos)
      return refuse(Code::import_not_found, "the import names no file", "write a path relative to this file");
    if (word.text.starts_with('/'))
      return refuse(Code::import_outside_root, fmt::format("`{}` is an absolute path", word.text),
                    "write a path relative to this file");
    const std::string joined = (folder_of(importer) / word.text).lexically_normal().string();
    // By its letters first, so that nothing outside is even looked at.
    if (!is_below(joined, root_))
      return refuse(Code::import_outside_root, fmt::format("`{}` leads out of the project", word.text),
                    outside_help);
    const auto canonical = reader_.canonical(joined);
    if (!canonical)
      return refuse(Code::import_not_found, fmt::format("there is no file `{}`", word.text), "");
    if (!is_below(*canonical, root_))
      return refuse(Code::import_outside_root,
                    fmt::format("`{}` is a link that leads out of the project", word.text), outside_help);
    // A design never quotes other files in its findings, such as the secrets that lie in `.git`.
    if (!canonical->ends_with(kExtension))
      return refuse(Code::import_not_found, fmt::format("`{}` is no `.stoa` file", word.text), "");
    if (reader_.kind(*canonical) != PathKind::file)
      return refuse(Code::import_not_found, fmt::format("`{}` is no regular file", word.text), "");
    return canonical;
  }

  void report_cycle(const ast::Word& word, std::size_t target) {
    const auto begin = std::ranges::find(open_, target, &Open::file);
    std::string chain;
    for (auto link = begin; link != open_.end(); ++link)
      chain += reading_.files[link->file].source->path() + " -> ";
    chain += reading_.files[target].source->path();
    Diagnostic diagnostic(Code::import_cycle, word.span, fmt::format("files import each other: {}", chain));
    if (begin->import != word.span)
      diagnostic.label(begin->import, "the circle starts here");
    sink_.report(std::move(diagnostic).help("move what both need into a file that imports neither"));
  }

  const ReadOptions& options_;
  const FileReader& reader_;
  SourceSet& sources_;
  diag::Sink& sink_;

  Reading reading_;
  std::vector<State> states_;  // Of reading_.files.
  std::map<FileId, std::size_t> by_identity_;
  std::vector<Open> open_;
  fs::path root_;
  std::uint64_t n_bytes_ = 0;
  bool is_full_ = false;
  bool has_said_too_many_ = false;  // Of what the command line names.
};

}  // namespace

Reading read_all(std::span<const Argument> arguments, const ReadOptions& options, const FileReader& reader,
                 SourceSet& sources, diag::Sink& sink) {
  return Reader(options, reader, sources, sink).read(arguments);
}

std::vector<const File*> with_imports(const Reading& reading, std::size_t file) {
  std::vector<const File*> ordered;
  std::vector<bool> is_seen(reading.files.size(), false);
  std::vector<std::pair<std::size_t, std::size_t>> stack = {{file, 0}};
  is_seen[file] = true;
  while (!stack.empty()) {
    auto& [visited, next] = stack.back();
    const File& current = reading.files[visited];
    if (next == current.imports.size()) {
      ordered.push_back(&current);
      stack.pop_back();
      continue;
    }
    const std::size_t imported = current.imports[next++];
    if (!is_seen[imported]) {
      is_seen[imported] = true;
      stack.push_back({imported, 0});
    }
  }
  return ordered;
}

}  // namespace stoa::driver
