// Writes a generated text for the scripts of this folder. Usage: stoa-generate text BYTES | design COMPONENTS
// [SEED]
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "tests/support/generator.hpp"

int main(int argc, char** argv) {
  const std::string_view what = argc == 3 || argc == 4 ? argv[1] : "";
  if (what != "text" && what != "design") {
    std::fputs("usage: stoa-generate text BYTES | design COMPONENTS [SEED]\n", stderr);
    return 2;
  }
  const std::size_t n = std::strtoull(argv[2], nullptr, 10);
  const std::uint64_t seed = argc == 4 ? std::strtoull(argv[3], nullptr, 10) : 1;
  const std::string text = what == "text" ? stoa::testing::generate_text(seed, n)
                                          : stoa::testing::generate_design(seed, {n, n + n * 2 / 5, 0});
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() ? 0 : 1;
}
