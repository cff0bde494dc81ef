// A file that is part of the program. The .cpp behind a table of them is made by tools/embed.cpp at build.
#pragma once

#include <string_view>

namespace stoa {

struct EmbeddedFile {
  std::string_view path;
  std::string_view text;
};

}  // namespace stoa
