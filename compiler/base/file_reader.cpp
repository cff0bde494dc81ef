#include "compiler/base/file_reader.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <memory>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include "compiler/base/pages.hpp"

namespace stoa {

namespace fs = std::filesystem;

namespace {

using Reason = ReadError::Reason;

constexpr std::size_t kFirstBuffer = std::size_t{64} << 10;

/// A file descriptor that is closed when it goes out of scope.
struct Descriptor {
  int number;
  explicit Descriptor(int opened) : number(opened) {}
  ~Descriptor() {
    if (number >= 0)
      ::close(number);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
};

std::string system_text(int error) {
  return std::generic_category().message(error);
}

ReadError error_for(const std::string& path, Reason reason) {
  switch (reason) {
    case Reason::missing:
      return {reason, path, "there is no such file or folder"};
    case Reason::folder:
      return {reason, path, "it is a folder"};
    case Reason::special:
      return {reason, path, "it is no regular file"};
    case Reason::too_large:
      return {reason, path, "it is too large"};
    case Reason::failed:
      break;
  }
  return {reason, path, "it cannot be read"};
}

ReadError system_error(const std::string& path, int error) {
  if (error == ENOENT || error == ENOTDIR)
    return error_for(path, Reason::missing);
  return {Reason::failed, path, system_text(error)};
}

PathKind kind_of(mode_t mode) {
  if (S_ISREG(mode))
    return PathKind::file;
  return S_ISDIR(mode) ? PathKind::folder : PathKind::special;
}

/// Reads to the end, or until there is one byte more than `most`: a file may grow while it is read, and the
/// size of some is not known beforehand.
ReadResult<std::string> read_descriptor(int descriptor, const std::string& path, std::uint64_t expected,
                                        std::uint64_t most) {
  std::string text;
  std::size_t filled = 0;
  const std::size_t likely = static_cast<std::size_t>(std::min(expected, most)) + 1;
  text.reserve(likely);
  advise_large_pages(text.data(), text.capacity());  // Before anything touches them.
  text.resize(likely);
  while (true) {
    const ssize_t n_read = ::read(descriptor, text.data() + filled, text.size() - filled);
    if (n_read < 0 && errno == EINTR)
      continue;
    if (n_read < 0 && errno == EISDIR)
      return error_for(path, Reason::folder);
    if (n_read < 0)
      return system_error(path, errno);
    if (n_read == 0)
      break;
    filled += static_cast<std::size_t>(n_read);
    if (filled > most)
      return error_for(path, Reason::too_large);
    if (filled == text.size())
      text.resize(
          static_cast<std::size_t>(std::min<std::uint64_t>(most + 1, std::max(kFirstBuffer, filled * 2))));
  }
  text.resize(filled);
  return text;
}

/// `path` as an absolute one without `.` and `..`, by its letters alone.
std::string absolute(std::string_view path) {
  std::string text = (fs::path("/") / path).lexically_normal().string();
  if (text.size() > 1 && text.ends_with('/'))
    text.pop_back();
  return text;
}

}  // namespace

bool is_passed_over(std::string_view name) {
  return name.starts_with('.') || name == "build";
}

PathKind DiskReader::kind(const std::string& path) const {
  struct stat status = {};
  if (::stat(path.c_str(), &status) != 0)
    return PathKind::missing;
  return kind_of(status.st_mode);
}

std::optional<std::string> DiskReader::canonical(const std::string& path) const {
  const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr), &std::free);
  if (real == nullptr)
    return std::nullopt;
  return std::string(real.get());
}

std::optional<FileId> DiskReader::identity(const std::string& path) const {
  struct stat status = {};
  if (::stat(path.c_str(), &status) != 0)
    return std::nullopt;
  return FileId{status.st_dev, status.st_ino};
}

ReadResult<std::string> DiskReader::read(const std::string& path, std::uint64_t most) const {
  // Without O_NONBLOCK the opening of a FIFO would wait for its writer.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (file.number < 0)
    return system_error(path, errno);
  struct stat status = {};
  if (::fstat(file.number, &status) != 0)
    return system_error(path, errno);
  const PathKind found = kind_of(status.st_mode);
  if (found != PathKind::file)
    return error_for(path, found == PathKind::folder ? Reason::folder : Reason::special);
  const auto size = static_cast<std::uint64_t>(status.st_size);
  if (size > most)
    return error_for(path, Reason::too_large);
  return read_descriptor(file.number, path, size, most);
}

ReadResult<std::string> DiskReader::read_standard_input(std::uint64_t most) const {
  return read_descriptor(STDIN_FILENO, "<stdin>", kFirstBuffer, most);
}

ReadResult<std::vector<std::string>> DiskReader::list(const std::string& folder, std::string_view ending,
                                                      std::size_t most) const {
  std::vector<std::string> found;
  std::vector<fs::path> to_visit = {folder};
  while (!to_visit.empty() && found.size() < most) {
    const fs::path visited = std::move(to_visit.back());
    to_visit.pop_back();
    std::error_code error;
    fs::directory_iterator entry(visited, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
      const std::string name = entry->path().filename().string();
      std::error_code status_error;
      const fs::file_type type = entry->symlink_status(status_error).type();
      if (is_passed_over(name) && (name.starts_with('.') || type == fs::file_type::directory))
        continue;
      if (type == fs::file_type::directory)
        to_visit.push_back(entry->path());
      if (type == fs::file_type::regular && name.ends_with(ending) && found.size() < most)
        found.push_back((visited / name).lexically_normal().string());
    }
    if (error)
      return system_error(visited.string(), error.value());
  }
  std::ranges::sort(found);
  return found;
}

void MemoryReader::add(std::string_view path, std::string text) {
  files_[absolute(path)] = std::move(text);
}

void MemoryReader::add_link(std::string_view path, std::string_view target) {
  links_[absolute(path)] = absolute(target);
}

std::optional<std::string> MemoryReader::canonical(const std::string& path) const {
  std::string real = absolute(path);
  const auto link = links_.find(real);
  if (link != links_.end())
    real = link->second;
  const std::string inside = real == "/" ? real : real + '/';
  const auto is_inside = [&](const auto& file) { return file.first.starts_with(inside); };
  if (files_.contains(real) || std::ranges::any_of(files_, is_inside))
    return real;
  return std::nullopt;
}

PathKind MemoryReader::kind(const std::string& path) const {
  const auto real = canonical(path);
  if (!real)
    return PathKind::missing;
  return files_.contains(*real) ? PathKind::file : PathKind::folder;
}

std::optional<FileId> MemoryReader::identity(const std::string& path) const {
  const auto real = canonical(path);
  if (!real)
    return std::nullopt;
  const auto place = std::distance(files_.begin(), files_.lower_bound(*real));
  return FileId{files_.contains(*real) ? 1U : 2U, static_cast<std::uint64_t>(place)};
}

ReadResult<std::string> MemoryReader::read(const std::string& path, std::uint64_t most) const {
  const auto real = canonical(path);
  if (!real)
    return error_for(path, Reason::missing);
  const auto file = files_.find(*real);
  if (file == files_.end())
    return error_for(path, Reason::folder);
  if (file->second.size() > most)
    return error_for(path, Reason::too_large);
  return file->second;
}

ReadResult<std::string> MemoryReader::read_standard_input(std::uint64_t most) const {
  if (standard_input_.size() > most)
    return error_for("<stdin>", Reason::too_large);
  return standard_input_;
}

ReadResult<std::vector<std::string>> MemoryReader::list(const std::string& folder, std::string_view ending,
                                                        std::size_t most) const {
  if (kind(folder) != PathKind::folder)
    return error_for(folder, Reason::missing);
  const fs::path top = absolute(folder);
  std::vector<std::string> found;
  for (const auto& [path, text] : files_) {
    const fs::path below = fs::path(path).lexically_relative(top);
    const bool is_hidden = std::ranges::any_of(
        below, [](const fs::path& part) { return is_passed_over(part.string()) && part != "."; });
    if (!is_hidden && path.ends_with(ending) && found.size() < most)
      found.push_back((fs::path(folder) / below).lexically_normal().string());
  }
  std::ranges::sort(found);
  return found;
}

}  // namespace stoa
