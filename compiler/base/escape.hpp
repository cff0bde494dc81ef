// Text on its way into JSON or onto a terminal. With backends/escape.hpp, the only code that joins
// the author's text into an output.
#pragma once

#include <string>
#include <string_view>

namespace stoa {

/// `text` as a JSON string, with its quotes. Bytes that are no UTF-8 become U+FFFD.
std::string json_string(std::string_view text);

/// `text` for a line on a terminal: whatever could move the cursor, colour, hide or turn around what is
/// shown, line ends and tabs among them, stands there as `\u{1B}`. Bytes that are no UTF-8 become U+FFFD.
std::string terminal_text(std::string_view text);

}  // namespace stoa
