#include "compiler/driver/version.hpp"

namespace stoa::driver {

std::string_view version() {
  return STOA_VERSION;
}

}  // namespace stoa::driver
