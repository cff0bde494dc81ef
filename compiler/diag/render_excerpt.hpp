// One line of a source with marks under it, for a terminal: tabs, wide characters and long lines come out
// aligned.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stoa::diag {

/// What a piece of text is, which decides its colour.
enum class Ink : std::uint8_t { plain, strong, error, warning, note, help, gutter, label, added, removed };

/// Puts colours round texts, or leaves them as they are.
struct Painter {
  bool color = false;

  std::string paint(Ink ink, std::string_view text) const;
};

/// Bytes [begin, end) of a line, underlined with `sign`; at least one column wide.
struct Mark {
  std::size_t begin = 0;
  std::size_t end = 0;
  char sign = '^';
  Ink ink = Ink::label;
  std::string text{};       ///< set beside or below the sign; may be empty
  bool is_primary = false;  ///< drawn over the others, and what a long line is cut round
};

/// A line as shown, and the rows below it. No row ends with blanks.
struct MarkedLine {
  std::string shown;
  std::vector<std::string> rows;
};

/// `line` is raw text of the author without its line end; control characters in it are made visible.
MarkedLine mark_line(std::string_view line, std::span<const Mark> marks, const Painter& painter);

}  // namespace stoa::diag
