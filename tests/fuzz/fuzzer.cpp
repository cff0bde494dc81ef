// What libFuzzer calls. STOA_FUZZ_PROPERTY is the property that this target is about.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tests/fuzz/properties.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  stoa::testing::STOA_FUZZ_PROPERTY({reinterpret_cast<const char*>(bytes), size});
  return 0;
}
