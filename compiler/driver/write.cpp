#include "compiler/driver/write.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <set>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <vector>

#include <fmt/format.h>

#include "compiler/diag/code.hpp"
#include "compiler/driver/leftovers.hpp"

namespace stoa::driver {

namespace fs = std::filesystem;

namespace {

constexpr mode_t kModeBits = 0777;
constexpr mode_t kNewFileMode = 0666;
constexpr std::size_t kBatch = 128;  // Files open at a time: far below what any system allows.

std::string system_text(int error) {
  return std::generic_category().message(error);
}

/// What the author can do about it.
std::string_view way_out_of(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
      return "make room there, or choose another place; nothing that was there is lost";
    case EFBIG:
      return "the system limits the size of files: see `ulimit -f`";
    case EACCES:
    case EPERM:
    case EROFS:
      return "let whoever runs stoa write there, or choose another place";
    case ENOENT:
    case ENOTDIR:
      return "name a folder that is there or can be made";
    default:
      return "the system says so: look at the disk, or choose another place";
  }
}

/// Keeps signals that would end the run until a moment when nothing is left behind.
class SignalHold {
 public:
  SignalHold() {
    sigemptyset(&held_);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
      struct sigaction action = {};
      // One that is ignored, as under nohup, ends nothing.
      if (::sigaction(signal, nullptr, &action) == 0 && action.sa_handler != SIG_IGN)
        sigaddset(&held_, signal);
    }
    ::sigprocmask(SIG_BLOCK, &held_, &before_);
  }
  /// Lets go: a signal that came meanwhile ends the process here.
  ~SignalHold() { ::sigprocmask(SIG_SETMASK, &before_, nullptr); }
  SignalHold(const SignalHold&) = delete;
  SignalHold& operator=(const SignalHold&) = delete;

  bool has_signal() const {
    sigset_t pending;
    sigemptyset(&pending);
    ::sigpending(&pending);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
      if (sigismember(&held_, signal) == 1 && sigismember(&pending, signal) == 1)
        return true;
    return false;
  }

 private:
  sigset_t held_{};
  sigset_t before_{};
};

enum class TargetKind : std::uint8_t { absent, file, stream, link, unwritable };

TargetKind kind_of(const std::string& path, struct stat& status) {
  struct stat own = {};
  if (::lstat(path.c_str(), &own) != 0 || ::stat(path.c_str(), &status) != 0)
    return S_ISLNK(own.st_mode) ? TargetKind::link : TargetKind::absent;
  if (S_ISCHR(status.st_mode) || S_ISFIFO(status.st_mode))
    return TargetKind::stream;
  if (S_ISLNK(own.st_mode))
    return TargetKind::link;
  return S_ISREG(status.st_mode) ? TargetKind::file : TargetKind::unwritable;
}

bool has_bytes(const std::string& path, std::string_view bytes) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0)
    return false;
  std::array<char, 65536> buffer{};
  ssize_t n_read = 0;
  bool is_same = true;
  while (is_same && (n_read = ::read(file, buffer.data(), buffer.size())) > 0) {
    const std::string_view part(buffer.data(), static_cast<std::size_t>(n_read));
    is_same = bytes.starts_with(part);
    bytes.remove_prefix(is_same ? part.size() : 0);
  }
  ::close(file);
  return is_same && n_read == 0 && bytes.empty();
}

mode_t umask_now() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return mask;
}

/// One run of writing. What is not committed when it ends is removed.
class Writer {
 public:
  explicit Writer(diag::Sink& sink) : sink_(sink) {}
  ~Writer() {
    for (const Temporary& temporary : temporaries_)
      remove(temporary);
    for (auto folder = folders_.rbegin(); folder != folders_.rend(); ++folder)
      ::rmdir(folder->c_str());
  }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  /// To a device or a pipe, where nothing can be taken back.
  bool write_stream(const Output& output) {
    const int stream = ::open(output.path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (stream < 0)
      return fail(output, errno);
    const int error = write_all(stream, output.bytes);
    ::close(stream);
    return error == 0 || fail(output, error);
  }

  bool make_temporary(const Output& output, const struct stat* old) {
    if (old != nullptr && ::access(output.path.c_str(), W_OK) != 0)
      return fail(output, errno);
    const fs::path folder = fs::path(output.path).parent_path();
    if (!make_folders(folder))
      return fail(output, errno);
    std::string path = (folder / kTemporaryPattern).string();
    const int file = ::mkostemp(path.data(), O_CLOEXEC);
    if (file < 0)
      return fail(output, errno);
    temporaries_.push_back({std::move(path), &output, file});
    // Told by the clock of the disk, which may be another machine's.
    struct stat own = {};
    if (tidied_.insert(folder.string()).second && ::fstat(file, &own) == 0)
      remove_leftovers(folder.empty() ? "." : folder.string(), own.st_mtime);
    if (const int error = write_all(file, output.bytes))
      return fail(output, error);
    // Who owned the file goes on owning it, as far as this process may say so.
    if (old != nullptr && (old->st_uid != ::geteuid() || old->st_gid != ::getegid()))
      static_cast<void>(::fchown(file, old->st_uid, old->st_gid) == 0);
    const mode_t mode = old != nullptr ? old->st_mode & kModeBits : kNewFileMode & ~umask_now();
    return ::fchmod(file, mode) == 0 || fail(output, errno);
  }

  /// Flushes what was written since the last time: many at once cost the disk hardly more than one.
  bool flush() {
    for (; n_flushed_ < temporaries_.size(); ++n_flushed_) {
      Temporary& temporary = temporaries_[n_flushed_];
      const bool is_flushed = ::fsync(temporary.file) == 0;
      const int error = errno;
      const bool is_closed = ::close(temporary.file) == 0;
      temporary.file = -1;
      if (!is_flushed || !is_closed)
        return fail(*temporary.output, is_flushed ? errno : error);
    }
    return true;
  }

  bool has_full_batch() const { return temporaries_.size() - n_flushed_ >= kBatch; }

  std::size_t commit() {
    std::size_t n_renamed = 0;
    for (const Temporary& temporary : temporaries_) {
      if (::rename(temporary.path.c_str(), temporary.output->path.c_str()) == 0) {
        ++n_renamed;
        continue;
      }
      fail(*temporary.output, errno);
      remove(temporary);
    }
    temporaries_.clear();
    folders_.clear();
    return n_renamed;
  }

  bool fail(const Output& output, std::string_view reason, std::string_view way_out) {
    sink_.report(diag::Diagnostic(diag::Code::cannot_write, output.argument,
                                  fmt::format("`{}` cannot be written: {}", output.path, reason))
                     .help(std::string(way_out)));
    return false;
  }
  bool fail(const Output& output, int error) { return fail(output, system_text(error), way_out_of(error)); }

 private:
  struct Temporary {
    std::string path;
    const Output* output;
    int file;
  };

  static void remove(const Temporary& temporary) {
    if (temporary.file >= 0)
      ::close(temporary.file);
    ::unlink(temporary.path.c_str());
  }

  /// Makes the folders that lead to `folder` and remembers those that were not there.
  bool make_folders(const fs::path& folder) {
    fs::path made;
    for (const fs::path& part : folder) {
      made /= part;
      if (::mkdir(made.c_str(), 0777) == 0)
        folders_.push_back(made.string());
      else if (const int error = errno; ::access(made.c_str(), F_OK) != 0) {
        errno = error;
        return false;
      }
    }
    return true;
  }

  diag::Sink& sink_;
  std::vector<Temporary> temporaries_;
  std::vector<std::string> folders_;  // That were made.
  std::set<std::string> tidied_;      // Folders rid of what killed runs left there.
  std::size_t n_flushed_ = 0;
};

/// Whether everything is on its way that can still be taken back.
bool prepare(std::span<const Output> outputs, const SignalHold& hold, Writer& writer) {
  for (const Output& output : outputs) {
    struct stat old = {};
    const TargetKind kind = output.path == "-" ? TargetKind::stream : kind_of(output.path, old);
    if (kind == TargetKind::stream || (kind == TargetKind::file && has_bytes(output.path, output.bytes)))
      continue;
    if (kind == TargetKind::link)
      return writer.fail(output, "it is a symbolic link, and stoa replaces no file through one",
                         "name the file that it leads to, or remove the link");
    if (kind == TargetKind::unwritable)
      return writer.fail(output, "it is no regular file", "name another file with `-o`");
    if (hold.has_signal() || !writer.make_temporary(output, kind == TargetKind::file ? &old : nullptr))
      return false;
    if (writer.has_full_batch() && !writer.flush())
      return false;
  }
  return writer.flush() && !hold.has_signal();
}

/// Before there is any temporary, and with signals let through: a pipe may keep one waiting.
bool write_streams(std::span<const Output> outputs, Console& console, Writer& writer) {
  for (const Output& output : outputs) {
    struct stat status = {};
    if (output.path == "-")
      console.out(output.bytes);
    else if (kind_of(output.path, status) == TargetKind::stream && !writer.write_stream(output))
      return false;
    if (console.out_error() != 0)
      return false;
  }
  return true;
}

}  // namespace

std::size_t write_outputs(std::span<const Output> outputs, Console& console, diag::Sink& sink) {
  // The hold is let go after the writer has cleaned up.
  Writer streams(sink);
  if (!write_streams(outputs, console, streams))
    return 0;
  const SignalHold hold;
  Writer writer(sink);
  return prepare(outputs, hold, writer) ? writer.commit() : 0;
}

}  // namespace stoa::driver
