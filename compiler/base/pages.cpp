#include "compiler/base/pages.hpp"

#include <cstdint>
#include <cstdlib>
#include <new>
#include <sys/mman.h>

namespace stoa {

namespace {

constexpr std::size_t kLargePage = std::size_t{2} << 20;

constexpr std::size_t round_up(std::size_t number) {
  return (number + kLargePage - 1) / kLargePage * kLargePage;
}

}  // namespace

void advise_large_pages(void* begin, std::size_t size) {
#ifdef MADV_HUGEPAGE
  auto* const bytes = static_cast<char*>(begin);
  const auto address = reinterpret_cast<std::uintptr_t>(begin);
  const std::size_t skipped = round_up(address) - address;
  if (size < skipped + kLargePage)
    return;
  ::madvise(bytes + skipped, (size - skipped) / kLargePage * kLargePage, MADV_HUGEPAGE);
#else
  static_cast<void>(begin);
  static_cast<void>(size);
#endif
}

void* allocate_block(std::size_t size) {
  const bool is_large = size >= kLargePage;
  void* const block = is_large ? std::aligned_alloc(kLargePage, round_up(size)) : std::malloc(size);
  if (block == nullptr)
    throw std::bad_alloc();
  if (is_large)
    advise_large_pages(block, round_up(size));
  return block;
}

}  // namespace stoa
