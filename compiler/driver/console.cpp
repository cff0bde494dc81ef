#include "compiler/driver/console.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace stoa::driver {

namespace {

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

}  // namespace

int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t n_written = ::write(descriptor, text.data(), text.size());
    if (n_written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(n_written));
      continue;
    }
    if (errno == EAGAIN || errno == EWOULDBLOCK) {
      pollfd wait = {descriptor, POLLOUT, 0};
      ::poll(&wait, 1, -1);
      continue;
    }
    if (errno != EINTR)
      return errno;
  }
  return 0;
}

void Console::out(std::string_view text) {
  if (out_error_ == 0)
    out_error_ = write_all(STDOUT_FILENO, text);
}

void Console::err(std::string_view text) {
  write_all(STDERR_FILENO, text);
}

bool Console::is_out_terminal() const {
  return ::isatty(STDOUT_FILENO) == 1;
}

bool Console::is_err_terminal() const {
  return ::isatty(STDERR_FILENO) == 1;
}

bool use_color(std::string_view mode, bool is_terminal) {
  if (mode != "auto")
    return mode == "always";
  if (!environment("NO_COLOR").empty())
    return false;
  const std::string_view force = environment("CLICOLOR_FORCE");
  if (!force.empty() && force != "0")
    return true;
  return is_terminal && environment("TERM") != "dumb";
}

void prepare_streams() {
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  for (int number = STDIN_FILENO; number <= STDERR_FILENO; ++number)
    if (::fcntl(number, F_GETFD) < 0 && errno == EBADF)
      static_cast<void>(::open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY));
}

}  // namespace stoa::driver
