#include "compiler/base/parallel.hpp"

#include <atomic>
#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>

namespace stoa::testing {
namespace {

TEST(Parallel, does_each_item_once) {
  for (const std::size_t n_threads : {0U, 1U, 3U, 200U}) {
    std::vector<std::atomic<int>> n_done(100);
    std::atomic<bool> is_thread_known = true;
    in_parallel(n_done.size(), n_threads, [&](std::size_t item, std::size_t thread) {
      ++n_done[item];
      if (thread > 0 && thread >= n_threads)
        is_thread_known = false;
    });
    for (const auto& n : n_done)
      EXPECT_EQ(n, 1);
    EXPECT_TRUE(is_thread_known);
  }
}

TEST(Parallel, does_nothing_for_no_items) {
  in_parallel(0, 4, [](std::size_t, std::size_t) { FAIL(); });
}

TEST(Parallel, throws_what_a_thread_throws_after_all_have_ended) {
  std::atomic<int> n_running = 0;
  EXPECT_THROW(in_parallel(8, 4,
                           [&](std::size_t item, std::size_t) {
                             ++n_running;
                             --n_running;
                             if (item == 5)
                               throw std::runtime_error("five");
                           }),
               std::runtime_error);
  EXPECT_EQ(n_running, 0);
}

TEST(Parallel, starts_no_thread_for_a_small_text) {
  EXPECT_EQ(threads_for(10000, 8), 1U);
  EXPECT_EQ(threads_for(kWorthThreads, 1), 1U);
  EXPECT_GE(threads_for(kWorthThreads, 8), 1U);
}

}  // namespace
}  // namespace stoa::testing
