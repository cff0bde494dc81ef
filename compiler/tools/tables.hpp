// C++ as text, for programs that the build runs: bytes as string literals, rows as tables.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace stoa::tools {

constexpr std::size_t kMostInLiteral = 8000;  // Compilers need not take more than 65,536 in one.

constexpr char octal_digit(unsigned value) {
  return static_cast<char>('0' + (value & 7U));
}

/// `text` as string literals that follow each other, whatever bytes it holds.
inline std::string as_literals(std::string_view text) {
  std::string out = "\"";
  std::size_t n_in_literal = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\' || c == '?')
      out += {'\\', c};
    else if (c == '\n')
      out += "\\n";
    else if (byte < 0x20 || byte > 0x7e)
      out += {'\\', octal_digit(byte >> 6U), octal_digit(byte >> 3U), octal_digit(byte)};
    else
      out += c;
    if (c == '\n' || ++n_in_literal % kMostInLiteral == 0)
      out += "\"\n    \"";
  }
  return out + '"';
}

/// An array of that name in a function. Of any size, where one literal may not be.
inline std::string as_bytes(const std::string& name, std::string_view bytes) {
  std::string out = "  static constexpr unsigned char " + name + "[] = {";
  for (std::size_t i = 0; i < bytes.size(); ++i)
    out += (i % 24 == 0 ? "\n    " : " ") + std::to_string(static_cast<unsigned char>(bytes[i])) + ",";
  return out + "\n  };\n";
}

/// A function of that name which gives a table.
inline std::string as_table(const std::string& type, const std::string& function, const std::string& rows,
                            std::size_t n_rows) {
  // A span over one row less than there are: an array may not be empty.
  return "std::span<const " + type + "> " + function + "();\nstd::span<const " + type + "> " + function +
         "() {\n  static constexpr " + type + " kRows[] = {\n" + rows +
         "    {},\n  };\n  return std::span(kRows).first(" + std::to_string(n_rows) + ");\n}\n\n";
}

}  // namespace stoa::tools
