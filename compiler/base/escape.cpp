#include "compiler/base/escape.hpp"

#include <algorithm>
#include <iterator>

#include "compiler/base/format.hpp"
#include "compiler/base/utf8.hpp"

namespace stoa {

namespace {

/// Whether XML needs no escape for it anywhere: most texts consist of such characters.
bool is_plain(char c) {
  return 0x20 <= c && c < 0x7F && c != '&' && c != '<' && c != '>' && c != '"';
}

void put_xml(std::string& out, char32_t c) {
  switch (c) {
    case U'&':
      out += "&amp;";
      return;
    case U'<':
      out += "&lt;";
      return;
    case U'>':
      out += "&gt;";
      return;
    case U'\r':
      out += "&#13;";
      return;
    default:
      append_utf8(out, is_xml(c) ? c : kReplacementCharacter);
  }
}

/// Text as it is where it is plain, and otherwise what `put` makes of it: most of it is plain.
template <class Put>
std::string rewrite_xml(std::string_view text, Put put) {
  auto end = std::ranges::find_if_not(text, is_plain);
  if (end == text.end())
    return std::string(text);
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (auto at = text.begin();; end = std::find_if_not(at, text.end(), is_plain)) {
    out.append(at, end);
    if (end == text.end())
      return out;
    const CodePoint point = decode_utf8(text, static_cast<std::size_t>(end - text.begin()));
    put(out, point.value);
    at = end + static_cast<std::ptrdiff_t>(point.size);
  }
}

}  // namespace

bool is_xml(char32_t c) {
  return c == U'\t' || c == U'\n' || c == U'\r' || (0x20 <= c && c <= 0xD7FF) ||
         (0xE000 <= c && c <= 0xFFFD) || 0x10000 <= c;
}

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

std::string xml_text(std::string_view text) {
  return rewrite_xml(text, put_xml);
}

std::string xml_attr(std::string_view text) {
  return rewrite_xml(text, [](std::string& out, char32_t c) {
    if (c == U'"')
      out += "&quot;";
    else if (c == U'\n')
      out += "&#10;";
    else if (c == U'\t')
      out += "&#9;";
    else
      put_xml(out, c);
  });
}

}  // namespace stoa
