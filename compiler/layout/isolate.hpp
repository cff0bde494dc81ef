// Runs work in a child process that may crash, hang, eat memory or end early without harm to this one.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace stoa::layout {

/// What a child may use. The clock on the wall is held to the same number of seconds as the processor's.
struct Budget {
  double seconds = 20;
  std::uint64_t memory_bytes = std::uint64_t{1} << 30;
};

/// One child process. It dies with its parent, and when its Worker goes.
class Worker {
 public:
  enum class Ending : std::uint8_t { answered, not_started, failed, timed_out };
  struct Answer {
    Ending ending = Ending::not_started;
    std::string bytes;   ///< what the work returned, whole, if it answered
    std::string reason;  ///< if it did not: "it ended by signal 11"
  };

  /// Forks; `work` runs in the child only, and what it throws or breaks is a failure to answer.
  Worker(const std::function<std::string()>& work, const Budget& budget);
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  /// Waits until the child has answered, ended or run out of time. To be called once.
  Answer wait();

 private:
  void end_child();

  int pid_ = -1;
  int pipe_ = -1;
  int status_ = 0;
  double seconds_ = 0;
  double started_ = 0;  ///< on the monotonic clock
};

}  // namespace stoa::layout
