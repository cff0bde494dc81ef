// Text on its way into JSON, into XML or onto a terminal. With backends/escape.hpp, the only code that joins
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

/// Whether XML 1.0 has that character at all.
bool is_xml(char32_t code_point);
/// For between two tags. Characters that XML 1.0 does not have become U+FFFD.
std::string xml_text(std::string_view text);
/// For between double quotes; blanks other than the space survive.
std::string xml_attr(std::string_view text);

}  // namespace stoa
