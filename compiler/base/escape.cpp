#include "compiler/base/escape.hpp"

#include <iterator>

#include <fmt/format.h>

#include "compiler/base/utf8.hpp"

namespace stoa {

std::string json_string(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 2);
  out.push_back('"');
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    at += point.size;
    switch (point.value) {
      case U'"':
        out += "\\\"";
        break;
      case U'\\':
        out += "\\\\";
        break;
      case U'\n':
        out += "\\n";
        break;
      case U'\r':
        out += "\\r";
        break;
      case U'\t':
        out += "\\t";
        break;
      default:
        // More than JSON asks for, because it is read on terminals too.
        if (point.value < 0x10000 && is_invisible(point.value))
          fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(point.value));
        else
          append_utf8(out, point.value);
    }
  }
  out.push_back('"');
  return out;
}

std::string terminal_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    at += point.size;
    if (is_invisible(point.value))
      fmt::format_to(std::back_inserter(out), "\\u{{{:X}}}", static_cast<unsigned>(point.value));
    else
      append_utf8(out, point.value);
  }
  return out;
}

}  // namespace stoa
