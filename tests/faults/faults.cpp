// Loaded before libc by tests of the built binary: lets one call to the system fail, or kills the process
// there.
//
//   STOA_FAULT=CALL:N:ACTION   the Nth call of CALL, or of `any` of them, does ACTION: an error number,
//   `kill`, or
//                              `short` for a write that takes one byte only
//   STOA_FAULT_MARK=PATH       is made when that happens
//
// What goes to standard output and standard error is never touched: tests read what is said there. A child
// counts on from where its parent was.
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

namespace {

enum class Action : unsigned char { none, fail, shorten };

template <class Function>
Function* real(Function*, const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

struct Fault {
  char call[16] = "";
  long left = 0;
  int error = 0;
  bool does_kill = false;
  bool is_short = false;

  Fault() {
    const char* const wanted = std::getenv("STOA_FAULT");
    char action[16] = "";
    if (wanted == nullptr || std::sscanf(wanted, "%15[^:]:%ld:%15s", call, &left, action) != 3)
      return;
    does_kill = std::strcmp(action, "kill") == 0;
    is_short = std::strcmp(action, "short") == 0;
    error = std::atoi(action);
  }
};

void mark() {
  if (const char* const path = std::getenv("STOA_FAULT_MARK"); path != nullptr) {
    const long file = ::syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT, 0600);
    if (file >= 0)
      ::syscall(SYS_close, file);
  }
}

/// What the call is to do; `errno` is set if it is to fail.
Action arrive(const char* call) {
  static Fault fault;
  if (fault.left <= 0 || (std::strcmp(fault.call, "any") != 0 && std::strcmp(fault.call, call) != 0) ||
      --fault.left > 0)
    return Action::none;
  mark();
  if (fault.does_kill)
    ::raise(SIGKILL);
  if (fault.is_short)
    return Action::shorten;
  errno = fault.error;
  return Action::fail;
}

bool does_fail(const char* call) {
  return arrive(call) == Action::fail;
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  std::va_list rest;
  va_start(rest, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return does_fail("open") ? -1 : real(&open, "open")(path, flags, mode);
}
int mkostemp(char* pattern, int flags) {
  return does_fail("mkostemp") ? -1 : real(&mkostemp, "mkostemp")(pattern, flags);
}
ssize_t read(int file, void* bytes, size_t size) {
  return file > 2 && does_fail("read") ? -1 : real(&read, "read")(file, bytes, size);
}
ssize_t write(int file, const void* bytes, size_t size) {
  if (file > 2 && size > 0)
    switch (arrive("write")) {
      case Action::fail:
        return -1;
      case Action::shorten:
        size = 1;
        break;
      case Action::none:
        break;
    }
  return real(&write, "write")(file, bytes, size);
}
int fsync(int file) {
  return does_fail("fsync") ? -1 : real(&fsync, "fsync")(file);
}
int close(int file) {
  const bool fails = file > 2 && does_fail("close");  // It is closed all the same.
  const int error = errno;
  const int result = real(&close, "close")(file);
  if (fails)
    errno = error;
  return fails ? -1 : result;
}
int rename(const char* from, const char* to) noexcept {
  return does_fail("rename") ? -1 : real(&rename, "rename")(from, to);
}
int fchmod(int file, mode_t mode) noexcept {
  return does_fail("fchmod") ? -1 : real(&fchmod, "fchmod")(file, mode);
}
int mkdir(const char* path, mode_t mode) noexcept {
  return does_fail("mkdir") ? -1 : real(&mkdir, "mkdir")(path, mode);
}
int pipe2(int* ends, int flags) noexcept {
  return does_fail("pipe2") ? -1 : real(&pipe2, "pipe2")(ends, flags);
}
pid_t fork() noexcept {
  return does_fail("fork") ? -1 : real(&fork, "fork")();
}
}
