#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tests/fuzz/properties.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  stoa::testing::check_parsing({reinterpret_cast<const char*>(bytes), size});
  return 0;
}
