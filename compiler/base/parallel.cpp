#include "compiler/base/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <sched.h>
#include <system_error>
#include <thread>
#include <vector>

namespace stoa {

std::size_t n_processors() {
  cpu_set_t usable;
  if (sched_getaffinity(0, sizeof usable, &usable) == 0)
    return static_cast<std::size_t>(std::max(1, CPU_COUNT(&usable)));
  return std::max<std::size_t>(1, std::thread::hardware_concurrency());
}

std::size_t threads_for(std::size_t n_bytes, std::size_t most) {
  if (n_bytes < kWorthThreads)
    return 1;
  return std::max<std::size_t>(1, std::min(most, n_processors()));
}

void in_parallel(std::size_t n_items, std::size_t n_threads,
                 const std::function<void(std::size_t item, std::size_t thread)>& work) {
  n_threads = std::max<std::size_t>(1, std::min(n_threads, n_items));
  std::atomic<std::size_t> next = 0;
  std::vector<std::exception_ptr> failures(n_threads);
  const auto run = [&](std::size_t thread) {
    try {
      for (std::size_t item = next++; item < n_items; item = next++)
        work(item, thread);
    } catch (...) {
      failures[thread] = std::current_exception();
      next = n_items;
    }
  };
  {
    std::vector<std::jthread> threads;
    threads.reserve(n_threads);
    try {
      for (std::size_t thread = 1; thread < n_threads; ++thread)
        threads.emplace_back([&run, thread] { run(thread); });
    } catch (const std::system_error&) {
      // There are no more to be had; those that run do all the work.
    }
    run(0);
  }
  for (const std::exception_ptr& failure : failures)
    if (failure)
      std::rethrow_exception(failure);
}

}  // namespace stoa
