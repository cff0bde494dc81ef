// Inputs -> Documents: reads files and folders, and follows `import` sentences.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/file_reader.hpp"
#include "compiler/base/limits.hpp"
#include "compiler/base/source.hpp"
#include "compiler/diag/diagnostic.hpp"
#include "compiler/driver/session.hpp"
#include "compiler/syntax/ast.hpp"

namespace stoa::driver {

/// One file, read and parsed once however often it is named.
struct File {
  const SourceFile* source = nullptr;
  ast::Document document;
  std::deque<ast::Document> pieces;  ///< that the document points into, if it was read in several
  FileId identity;
  std::string canonical;             ///< empty for standard input
  std::vector<std::size_t> imports;  ///< places in Reading::files, in the order written, circles left out
  std::size_t height = 1;            ///< files in the longest chain of imports that starts here
  bool has_all_imports = true;       ///< false if one of its imports could not be had
};

/// A file that is compiled for its own sake.
struct Input {
  std::size_t file = 0;  ///< place in Reading::files
  std::string path;      ///< as it was given or found; `-` for standard input
  std::string name;      ///< of its design, where it does not say one itself
  Span argument;         ///< the word of the command line that led to it
};

struct Reading {
  std::deque<File> files;
  std::vector<Input> inputs;  ///< each file once, in the order given; those of a folder by path
};

struct ReadOptions {
  Limits limits;
  std::optional<Argument> root;
  std::size_t threads = 8;      ///< that may read and check large inputs side by side, at most
  std::set<FileId> left_out{};  ///< files that are no inputs, even where a folder that is named holds them
};

/// Reads what `arguments` name: files, folders or `-`. What cannot be read is reported and left out; after a
/// limit on all files together nothing more is read.
Reading read_all(std::span<const Argument> arguments, const ReadOptions& options, const FileReader& reader,
                 SourceSet& sources, diag::Sink& sink);

/// The file and all that it imports, each once and before those that import it; the file itself is last.
std::vector<const File*> with_imports(const Reading& reading, std::size_t file);

/// What `arguments` name, folders searched, each file once, but nothing read.
struct FoundFile {
  std::string path;  ///< `-` for standard input
  Span argument;
};
struct FoundFiles {
  std::vector<FoundFile> files;
  bool is_cut = false;  ///< there were more than the limit on files, which was reported
};
FoundFiles find_files(std::span<const Argument> arguments, const Limits& limits, const FileReader& reader,
                      diag::Sink& sink);

/// Reads one file or, for `-`, standard input; nothing, and an error at `blame`, if that cannot be done.
std::optional<std::string> read_text(const FoundFile& file, const Limits& limits, const FileReader& reader,
                                     diag::Sink& sink);

}  // namespace stoa::driver
