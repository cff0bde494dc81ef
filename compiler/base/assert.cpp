#include "compiler/base/assert.hpp"

#include <cstdio>
#include <cstdlib>

namespace stoa {

namespace {
constexpr int kExitBug = 70;
}

void fail_assertion(const char* condition, const char* must_hold, const char* file, int line) {
  std::fprintf(stderr, "stoa: this is a bug in stoa: %s (%s), at %s:%d\n", must_hold, condition, file, line);
  std::_Exit(kExitBug);
}

}  // namespace stoa
