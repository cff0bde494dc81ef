// Writes a generated text for tests/bench/run. Usage: stoa-generate text BYTES | design COMPONENTS
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "tests/support/generator.hpp"

int main(int argc, char** argv) {
  const std::string_view what = argc == 3 ? argv[1] : "";
  if (what != "text" && what != "design") {
    std::fputs("usage: stoa-generate text BYTES | design COMPONENTS\n", stderr);
    return 2;
  }
  const std::size_t n = std::strtoull(argv[2], nullptr, 10);
  const std::string text = what == "text" ? stoa::testing::generate_text(1, n)
                                          : stoa::testing::generate_design(1, {n, n + n * 2 / 5, 0});
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() ? 0 : 1;
}
