// A file that is part of the program. The .cpp behind a table of them is made by tools/embed.cpp at build.
#pragma once

#include <cstdint>
#include <string_view>

namespace stoa {

struct EmbeddedFile {
  std::string_view path;
  std::string_view text;
};

/// What an embedded design declares, as its first line says: `service till "…"` -> service, till.
struct EmbeddedHead {
  std::string_view keyword;
  std::string_view name;
  std::uint32_t file = 0;  ///< place in the table of files
};

}  // namespace stoa
