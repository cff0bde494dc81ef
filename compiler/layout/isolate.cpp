#include "compiler/layout/isolate.hpp"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <fcntl.h>
#include <limits>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <string_view>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <fmt/format.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define STOA_IS_SANITIZED 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define STOA_IS_SANITIZED 1
#endif

namespace stoa::layout {
namespace {

#ifdef STOA_IS_SANITIZED
// A sanitizer reserves terabytes of addresses, and says on the error stream what it found.
constexpr bool kIsSanitized = true;
#else
constexpr bool kIsSanitized = false;
#endif

constexpr std::string_view kMagic = "stoa-lay";
constexpr std::size_t kMaxAnswer = std::size_t{256} << 20;
constexpr double kDrainSeconds = 1;  // For an answer that is ready, however late one asks for it.

double now() {
  timespec time{};
  clock_gettime(CLOCK_MONOTONIC, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

void limit(int resource, rlim_t soft, rlim_t hard) {
  const rlimit wanted{soft, hard};
  setrlimit(static_cast<__rlimit_resource>(resource), &wanted);
}

void write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n_written = write(file, bytes.data(), bytes.size());
    if (n_written < 0) {
      if (errno == EINTR)
        continue;
      _exit(1);
    }
    bytes.remove_prefix(static_cast<std::size_t>(n_written));
  }
}

// Leaves the child with the pipe as its only way out.
int shut_off(int pipe) {
  constexpr int kOwnPipe = 3;
  if (pipe != kOwnPipe)
    dup2(pipe, kOwnPipe);
  close_range(kOwnPipe + 1, ~0U, 0);
  const int nothing = open("/dev/null", O_RDWR);
  if (nothing >= 0) {
    dup2(nothing, STDIN_FILENO);
    dup2(nothing, STDOUT_FILENO);
    if (!kIsSanitized)
      dup2(nothing, STDERR_FILENO);
    close(nothing);
  }
  return kOwnPipe;
}

// The parent's handlers would clean up what is the parent's.
void reset_signals() {
  for (int signal_number = 1; signal_number < NSIG; ++signal_number)
    signal(signal_number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
}

// It lives briefly: what is freed is kept for what comes next. To give pages back stops all threads, which
// costs more than it saves.
void keep_memory() {
  constexpr int kLargest = 32 << 20;  // The most that glibc takes from the heap of a thread.
  mallopt(M_MMAP_THRESHOLD, kLargest);
  mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
}

[[noreturn]] void run_child(const std::function<std::string()>& work, const Budget& budget, int pipe,
                            pid_t parent) {
  reset_signals();
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent)
    _exit(1);
  const auto seconds = static_cast<rlim_t>(std::clamp(std::ceil(budget.seconds), 1.0, 1e6));
  limit(RLIMIT_CPU, seconds, seconds + 1);
  limit(RLIMIT_CORE, 0, 0);
  if (!kIsSanitized)
    limit(RLIMIT_AS, budget.memory_bytes, budget.memory_bytes);
  keep_memory();
  const int out = shut_off(pipe);
  try {
    const std::string answer = work();
    const std::uint64_t size = answer.size();
    char size_bytes[sizeof size];
    std::memcpy(size_bytes, &size, sizeof size);
    write_all(out, kMagic);
    write_all(out, {size_bytes, sizeof size});
    write_all(out, answer);
  } catch (...) {
    _exit(1);
  }
  _exit(0);
}

// The answer in what came over the pipe; false if it is not whole.
bool unframe(std::string& bytes) {
  std::uint64_t size = 0;
  const std::size_t header = kMagic.size() + sizeof size;
  if (bytes.size() < header || std::string_view(bytes).substr(0, kMagic.size()) != kMagic)
    return false;
  std::memcpy(&size, bytes.data() + kMagic.size(), sizeof size);
  if (size != bytes.size() - header)
    return false;
  bytes.erase(0, header);
  return true;
}

std::string describe(int status) {
  if (WIFSIGNALED(status))
    return fmt::format("it ended by signal {}", WTERMSIG(status));
  if (WIFEXITED(status) && WEXITSTATUS(status) != 0)
    return "it gave up";
  return "it ended without an answer";
}

}  // namespace

Worker::Worker(const std::function<std::string()>& work, const Budget& budget)
    : seconds_(std::max(0.0, budget.seconds)), started_(now()) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0)
    return;
  // No handler of the parent's may run in the child before it has put them away.
  sigset_t all;
  sigset_t before;
  sigfillset(&all);
  sigprocmask(SIG_SETMASK, &all, &before);
  const pid_t parent = getpid();
  pid_ = fork();
  if (pid_ == 0)
    run_child(work, budget, ends[1], parent);
  sigprocmask(SIG_SETMASK, &before, nullptr);
  close(ends[1]);
  pipe_ = ends[0];
  if (pid_ < 0) {
    close(pipe_);
    pipe_ = -1;
  }
}

Worker::~Worker() {
  end_child();
}

// A child that is not reaped keeps its number, so this can hit no other process.
void Worker::end_child() {
  if (pipe_ >= 0)
    close(pipe_);
  pipe_ = -1;
  if (pid_ <= 0)
    return;
  kill(pid_, SIGKILL);
  while (waitpid(pid_, &status_, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
}

Worker::Answer Worker::wait() {
  if (pid_ <= 0)
    return {Ending::not_started, {}, "no process could be started for it"};
  const double deadline = std::max(started_ + seconds_, now() + std::min(seconds_, kDrainSeconds));
  std::string bytes;
  bool is_late = false;
  while (true) {
    pollfd waiting{pipe_, POLLIN, 0};
    const double left = std::clamp(deadline - now(), 0.0, 1e6);
    const int n_ready = poll(&waiting, 1, static_cast<int>(std::ceil(left * 1000)));
    if (n_ready < 0 && errno == EINTR)
      continue;
    if (n_ready <= 0 || seconds_ == 0) {  // No time is none, however quick the worker was.
      is_late = true;
      break;
    }
    constexpr std::size_t kChunk = 65536;
    const std::size_t size = bytes.size();
    bytes.resize(size + kChunk);
    const ssize_t n_read = read(pipe_, bytes.data() + size, kChunk);
    bytes.resize(size + static_cast<std::size_t>(std::max<ssize_t>(n_read, 0)));
    if (n_read < 0 && errno == EINTR)
      continue;
    if (n_read <= 0 || bytes.size() > kMaxAnswer)
      break;
  }
  // What closes the pipe has ended, or has nothing more to say.
  end_child();
  if (is_late)
    return {Ending::timed_out, {}, fmt::format("it took more than {:g} s", seconds_)};
  if (unframe(bytes))
    return {Ending::answered, std::move(bytes), {}};
  const bool hit_limit = WIFSIGNALED(status_) && WTERMSIG(status_) == SIGXCPU;
  if (hit_limit)
    return {Ending::timed_out, {}, fmt::format("it took more than {:g} s", seconds_)};
  return {Ending::failed, {}, describe(status_)};
}

}  // namespace stoa::layout
