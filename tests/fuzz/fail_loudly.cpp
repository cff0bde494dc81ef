// Takes the place of the assertion's own end: fuzzers see only a signal, and a replay has to show the text.
#include <cstdio>
#include <cstdlib>

#include "compiler/base/assert.hpp"

namespace stoa {

void fail_assertion(const char* condition, const char* must_hold, const char* file, int line) {
  std::fprintf(stderr, "%s (%s), at %s:%d\n", must_hold, condition, file, line);
  std::abort();
}

}  // namespace stoa
