#include "compiler/backends/escape.hpp"

#include <algorithm>
#include <array>

#include "compiler/base/utf8.hpp"

namespace stoa::backends {

namespace {

bool is_lower(char c) {
  return 'a' <= c && c <= 'z';
}
bool is_upper(char c) {
  return 'A' <= c && c <= 'Z';
}
bool is_digit(char c) {
  return '0' <= c && c <= '9';
}
bool is_hex(char c) {
  return is_digit(c) || ('a' <= c && c <= 'f') || ('A' <= c && c <= 'F');
}
bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}
bool is_word(char c) {
  return is_lower(c) || is_upper(c) || is_digit(c) || c == '_';
}

char lower(char c) {
  return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

std::string_view css_color(std::string_view color) {
  const bool is_color =
      color.size() == 7 && color.front() == '#' && std::ranges::all_of(color.substr(1), is_hex);
  return is_color ? color : std::string_view();
}

std::string dot_string(std::string_view text) {
  std::string out = "\"";
  out += rewrite_utf8(text, [](std::string& to, char32_t c) {
    switch (c) {
      case U'"':
        to += "\\\"";
        return;
      case U'\\':
        to += "\\\\";
        return;
      case U'&':  // Graphviz reads entities in every label.
        to += "&amp;";
        return;
      case U'\n':
        to += "\\n";
        return;
      default:
        append_utf8(to, !is_xml(c) ? kReplacementCharacter : c < 0x20 ? U' ' : c);
    }
  });
  out.push_back('"');
  return out;
}

std::string dot_id(std::string_view name) {
  static constexpr std::array<std::string_view, 6> kKeywords = {"node",    "edge",     "graph",
                                                                "digraph", "subgraph", "strict"};
  const auto same = [&](std::string_view keyword) {
    return std::ranges::equal(keyword, name, [](char a, char b) { return a == lower(b); });
  };
  const bool is_bare = !name.empty() && !is_digit(name.front()) && std::ranges::all_of(name, is_word) &&
                       std::ranges::none_of(kKeywords, same);
  return is_bare ? std::string(name) : dot_string(name);
}

std::string dot_comment(std::string_view text) {
  return rewrite_utf8(text,
                      [](std::string& out, char32_t c) { append_utf8(out, is_invisible(c) ? U' ' : c); });
}

std::string markdown_text(std::string_view text) {
  constexpr std::u32string_view kMarkup = U"\\`*_[]<>|~&";
  constexpr std::u32string_view kMarkupAtBegin = U"#+-=";  // Headings, lists and rules.
  std::string out;
  bool is_number = true;  // "1. " would begin a list.
  bool was_blank = true;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    at += point.size;
    const bool is_blank = point.value < 0x80 && is_space(static_cast<char>(point.value));
    if (is_blank && was_blank)
      continue;
    const bool ends_word = at >= text.size() || is_space(text[at]);
    const bool ends_number =
        is_number && !out.empty() && ends_word && (point.value == U'.' || point.value == U')');
    const bool begins_block = out.empty() && kMarkupAtBegin.find(point.value) != kMarkupAtBegin.npos;
    if (kMarkup.find(point.value) != kMarkup.npos || begins_block || ends_number)
      out += '\\';
    is_number = is_number && U'0' <= point.value && point.value <= U'9';
    was_blank = is_blank;
    append_utf8(out, is_blank ? U' ' : is_xml(point.value) ? point.value : kReplacementCharacter);
  }
  return out;
}

std::string markdown_address(std::string_view address) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte >= 0x7F || c == '(' || c == ')' || c == '<' || c == '>' || c == '\\' || c == '|')
      out += {'%', kHex[byte >> 4U], kHex[byte & 0xFU]};
    else
      out += c;
  }
  return out;
}

}  // namespace stoa::backends
