// Text on its way into a picture: one writer per context. With base/escape.hpp, the only code that joins
// the author's text into an output. Bytes that are no UTF-8 become U+FFFD in all of them.
#pragma once

#include <string>
#include <string_view>

#include "compiler/base/escape.hpp"

namespace stoa::backends {

/// `color` if it is `#RRGGBB`, else nothing: the only way into a style sheet.
std::string_view css_color(std::string_view color);

/// `text` as a quoted DOT string that Graphviz shows as it is: no escape such as `\N`, no character
/// entity and no HTML label can come out of it.
std::string dot_string(std::string_view text);
/// `name` as a DOT identifier: bare where DOT allows it, else quoted.
std::string dot_id(std::string_view name);
/// `text` for the rest of a `//` line.
std::string dot_comment(std::string_view text);

/// `text` as one line of Markdown that shows it as it is: no markup, no HTML and no cell of a table begins in
/// it.
std::string markdown_text(std::string_view text);
/// `address` for between the parentheses of a Markdown link.
std::string markdown_address(std::string_view address);

}  // namespace stoa::backends
