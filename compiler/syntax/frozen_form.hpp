// How words and statements lie in frozen bytes: what freeze.cpp writes and thaw.cpp reads.
#pragma once

#include <cstdint>

namespace stoa::syntax::frozen {

/// Where the text of a word or the doc comment of a statement is found.
enum class Text : std::uint8_t {
  none,       ///< it is empty
  all,        ///< the word as it is written
  unquoted,   ///< without its first and last byte
  untagged,   ///< without its first byte
  elsewhere,  ///< a number of bytes before the statement, and its size
  inlined,    ///< its size and its bytes follow
};

// A word begins with one byte: its form, the place of its text, and these.
constexpr unsigned kTextShift = 3;
constexpr unsigned kAfterComma = 0x40;
constexpr unsigned kIsBlock = 0x80;

// So does a statement: its form, the place of its doc comment, and these.
constexpr unsigned kDocShift = 2;
constexpr unsigned kHasBody = 0x20;
constexpr unsigned kHasValue = 0x40;

}  // namespace stoa::syntax::frozen
