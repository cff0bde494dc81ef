// Bytes as text, for `data:` addresses and hashes of pages. Private to backends/.
#pragma once

#include <string>
#include <string_view>

namespace stoa::backends {

/// With padding, as RFC 4648 has it in section 4.
std::string base64(std::string_view bytes);

}  // namespace stoa::backends
