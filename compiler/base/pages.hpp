// Memory of whole large pages, where the system has them: what is touched once for the first time costs a
// fault for each page.
#pragma once

#include <cstddef>

namespace stoa {

/// Asks for large pages for the bytes at `begin`, of which as many as do not fill one are left alone. Only
/// advice: nothing else depends on it.
void advise_large_pages(void* begin, std::size_t size);

/// Memory that std::free gives back, aligned for anything, and in large pages if it fills some.
void* allocate_block(std::size_t size);

}  // namespace stoa
