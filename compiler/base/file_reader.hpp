// Where texts come from: the disk, or memory in tests. The one interface with virtual functions.
//
// Only regular files are ever read: a device or a FIFO may never end, or wait for ever.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace stoa {

enum class PathKind : std::uint8_t { missing, file, folder, special };

/// Equal for two paths that lead to one file, by links or otherwise.
struct FileId {
  std::uint64_t device = 0;
  std::uint64_t file = 0;

  friend auto operator<=>(const FileId&, const FileId&) = default;
};

/// Why something could not be read.
struct ReadError {
  enum class Reason : std::uint8_t { missing, folder, special, too_large, failed };
  Reason reason = Reason::failed;
  std::string path;  ///< what could not be read; for a folder this may be one below it
  std::string text;  ///< goes after the path: "there is no such file"
};

template <class T>
using ReadResult = std::variant<T, ReadError>;

class FileReader {
 public:
  virtual ~FileReader() = default;

  /// What stands at `path`, links followed.
  virtual PathKind kind(const std::string& path) const = 0;
  /// The absolute path without links, `.` and `..`; nothing if nothing stands there.
  virtual std::optional<std::string> canonical(const std::string& path) const = 0;
  virtual std::optional<FileId> identity(const std::string& path) const = 0;

  /// The bytes of a regular file. `too_large` if they are more than `most`; then no more than that were read.
  virtual ReadResult<std::string> read(const std::string& path, std::uint64_t most) const = 0;
  virtual ReadResult<std::string> read_standard_input(std::uint64_t most) const = 0;

  /// The paths of all files below `folder` whose names end in `ending`, sorted, and no more than `most` of
  /// them. Hidden files and folders, folders called `build` and symbolic links are passed over: what a link
  /// leads to is either found anyway or not the folder's.
  virtual ReadResult<std::vector<std::string>> list(const std::string& folder, std::string_view ending,
                                                    std::size_t most) const = 0;
};

class DiskReader final : public FileReader {
 public:
  PathKind kind(const std::string& path) const override;
  std::optional<std::string> canonical(const std::string& path) const override;
  std::optional<FileId> identity(const std::string& path) const override;
  ReadResult<std::string> read(const std::string& path, std::uint64_t most) const override;
  ReadResult<std::string> read_standard_input(std::uint64_t most) const override;
  ReadResult<std::vector<std::string>> list(const std::string& folder, std::string_view ending,
                                            std::size_t most) const override;
};

/// Files by path; folders are there because files are in them. Relative paths start at `/`.
class MemoryReader final : public FileReader {
 public:
  void add(std::string_view path, std::string text);
  /// Makes `path` lead to the file `target`, as a symbolic link does.
  void add_link(std::string_view path, std::string_view target);
  void set_standard_input(std::string text) { standard_input_ = std::move(text); }

  PathKind kind(const std::string& path) const override;
  std::optional<std::string> canonical(const std::string& path) const override;
  std::optional<FileId> identity(const std::string& path) const override;
  ReadResult<std::string> read(const std::string& path, std::uint64_t most) const override;
  ReadResult<std::string> read_standard_input(std::uint64_t most) const override;
  ReadResult<std::vector<std::string>> list(const std::string& folder, std::string_view ending,
                                            std::size_t most) const override;

 private:
  std::map<std::string, std::string> files_;
  std::map<std::string, std::string> links_;
  std::string standard_input_;
};

/// Whether a folder's listing passes over a file or folder of this name.
bool is_passed_over(std::string_view name);

}  // namespace stoa
