// Files that are part of the program. The .cpp behind it is made by tools/embed.cpp at build.
#pragma once

#include <span>
#include <string_view>

namespace stoa::driver {

struct EmbeddedFile {
  std::string_view path;
  std::string_view text;
  std::string_view heads;  ///< its lines that begin with a letter: in a design, the heads of what it declares
};

/// All of stdlib/: `places.stoa`, sorted by path.
std::span<const EmbeddedFile> embedded_stdlib();

/// All of docs/diagnostics/: `E0201.md`, sorted by path.
std::span<const EmbeddedFile> embedded_pages();

/// All of docs/help/: `shop.stoa`.
std::span<const EmbeddedFile> embedded_help();

}  // namespace stoa::driver
