// UTF-8, one code point at a time, and how wide a code point is on a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace stoa {

constexpr char32_t kReplacementCharacter = 0xFFFD;

/// A code point and the bytes it took. Bytes that are no UTF-8 give U+FFFD with `is_valid` false, one for
/// each maximal part of a sequence, as the Unicode standard recommends.
struct CodePoint {
  char32_t value = kReplacementCharacter;
  std::size_t size = 1;
  bool is_valid = false;
};

/// The code point that begins at `at`, which must be less than the size of the text.
CodePoint decode_utf8(std::string_view text, std::size_t at);

void append_utf8(std::string& out, char32_t code_point);

/// Columns on a terminal: 0 for combining marks, 2 for East Asian wide characters and emoji, else 1.
int terminal_width(char32_t code_point);
std::size_t terminal_width(std::string_view text);

/// Control characters, bidirectional controls, and others that show nothing or change how what follows is
/// shown.
bool is_invisible(char32_t code_point);

/// What `put(out, code_point)` appends for each code point of `text`.
template <class Put>
std::string rewrite_utf8(std::string_view text, Put put) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    at += point.size;
    put(out, point.value);
  }
  return out;
}

}  // namespace stoa
