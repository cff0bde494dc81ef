#include "compiler/driver/progress.hpp"

#include <array>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <string_view>
#include <sys/time.h>
#include <unistd.h>

namespace stoa::driver {

namespace {

constexpr suseconds_t kFirstMicroseconds = 500000;
constexpr suseconds_t kNextMicroseconds = 100000;
constexpr std::size_t kMaxVerb = 32;

// What the signal handler reads; atomics without locks may be shared with one.
std::atomic<const char*> g_verb = nullptr;
std::atomic<std::size_t> g_n_done = 0;
std::atomic<std::size_t> g_n_steps = 0;
std::atomic<bool> g_is_line_shown = false;

/// Puts text and numbers together without allocating: all that a signal handler may do.
struct Line {
  std::array<char, 128> bytes{};
  std::size_t size = 0;

  void add(const char* text) {
    const std::size_t length = ::strnlen(text, kMaxVerb);
    std::memcpy(bytes.data() + size, text, length);
    size += length;
  }
  void add(std::size_t number) {
    const auto end = std::to_chars(bytes.data() + size, bytes.data() + bytes.size(), number);
    size = static_cast<std::size_t>(end.ptr - bytes.data());
  }
};

extern "C" void show_line(int /*signal*/) {
  const int kept = errno;
  const char* verb = g_verb;
  if (verb != nullptr) {
    Line line;
    line.add("\r\x1b[Kstoa: ");
    line.add(verb);
    line.add(" ");
    line.add(g_n_done.load());
    line.add(" of ");
    line.add(g_n_steps.load());
    if (::write(STDERR_FILENO, line.bytes.data(), line.size) > 0)
      g_is_line_shown = true;
  }
  errno = kept;
}

void set_timer(suseconds_t first, suseconds_t next) {
  itimerval timer = {};
  timer.it_value.tv_usec = first;
  timer.it_interval.tv_usec = next;
  ::setitimer(ITIMER_REAL, &timer, nullptr);
}

}  // namespace

Progress::Progress(bool is_shown) : is_shown_(is_shown) {
  if (!is_shown_)
    return;
  struct sigaction action = {};
  action.sa_handler = show_line;
  action.sa_flags = SA_RESTART;
  ::sigaction(SIGALRM, &action, nullptr);
  set_timer(kFirstMicroseconds, kNextMicroseconds);
}

Progress::~Progress() {
  finish();
}

void Progress::begin(const char* verb, std::size_t n_steps) {
  g_n_done = 0;
  g_n_steps = n_steps;
  g_verb = verb;
}

void Progress::step() {
  ++g_n_done;
}

void Progress::finish() {
  if (!is_shown_)
    return;
  is_shown_ = false;
  set_timer(0, 0);
  g_verb = nullptr;
  constexpr std::string_view kClear = "\r\x1b[K";
  if (g_is_line_shown.exchange(false))
    static_cast<void>(::write(STDERR_FILENO, kClear.data(), kClear.size()) == 0);
}

}  // namespace stoa::driver
