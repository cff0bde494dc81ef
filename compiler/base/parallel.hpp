// Work in threads, where there is so much of it that starting them pays. What comes out must not depend on
// how many there are: each piece of work writes to a place of its own, and the places are read in their
// order.
#pragma once

#include <cstddef>
#include <functional>

namespace stoa {

/// Texts of fewer bytes are read and checked sooner than a thread is started.
inline constexpr std::size_t kWorthThreads = std::size_t{256} << 10;

/// How many threads the machine runs at a time, as far as this process may use it; at least 1.
std::size_t n_processors();

/// How many threads pay for a text of `n_bytes`: no more than `most`, nor than the machine runs at a time.
std::size_t threads_for(std::size_t n_bytes, std::size_t most);

/// Calls `work(item, thread)` once for each item, in any order; items of one thread come one after the other.
/// The caller is thread 0. Throws what `work` throws, after all threads have ended.
void in_parallel(std::size_t n_items, std::size_t n_threads,
                 const std::function<void(std::size_t item, std::size_t thread)>& work);

}  // namespace stoa
