// The one assertion of the project: on in every build type, because a wrong picture is worse than none.
#pragma once

namespace stoa {

/// Says where which condition failed, that this is a bug in stoa, and ends the process with exit code 70.
[[noreturn]] void fail_assertion(const char* condition, const char* must_hold, const char* file, int line);

}  // namespace stoa

#define STOA_ASSERT(condition, must_hold) \
  ((condition) ? static_cast<void>(0) : ::stoa::fail_assertion(#condition, must_hold, __FILE__, __LINE__))
