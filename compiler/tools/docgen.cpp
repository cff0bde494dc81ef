// Writes what is generated from the program's own tables.
// Usage: stoa-docgen man|bash|zsh|fish OUT
#include <array>
#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>

#include "compiler/driver/completions.hpp"
#include "compiler/driver/manual.hpp"

namespace {

struct Document {
  std::string_view form;
  std::string (*write)();
};

constexpr std::array kDocuments = {
    Document{"man", stoa::driver::manual_text},
    Document{"bash", stoa::driver::bash_completion},
    Document{"zsh", stoa::driver::zsh_completion},
    Document{"fish", stoa::driver::fish_completion},
};

}  // namespace

int main(int argc, char** argv) {
  if (argc == 3)
    for (const Document& document : kDocuments)
      if (document.form == argv[1]) {
        std::ofstream out(argv[2], std::ios::binary);
        out << document.write();
        return out.flush() ? 0 : 1;
      }
  std::fputs("usage: stoa-docgen man|bash|zsh|fish OUT\n", stderr);
  return 2;
}
