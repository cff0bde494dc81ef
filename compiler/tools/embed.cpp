// Files -> one .cpp of string literals, so that the program needs no data folder.
// Usage: stoa-embed OUT.cpp NAMESPACE::FUNCTION BASE FILE…   (FILEs are shown relative to BASE, sorted)
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "compiler/tools/tables.hpp"

int main(int argc, char** argv) {
  namespace fs = std::filesystem;
  using namespace stoa::tools;
  if (argc < 4)
    return 2;
  const fs::path base = argv[3];
  std::vector<fs::path> files(argv + 4, argv + argc);
  std::ranges::sort(files);
  const std::string name = argv[2];
  const std::size_t colons = name.rfind("::");
  if (colons == std::string::npos)
    return 2;
  std::string out = "#include <span>\n\n#include \"compiler/base/embedded_file.hpp\"\n\nnamespace " +
                    name.substr(0, colons) + " {\n\n";
  std::string rows;
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (!in && text.empty()) {
      std::fprintf(stderr, "stoa-embed: %s cannot be read\n", file.c_str());
      return 1;
    }
    rows += "    {" + as_literals(fs::relative(file, base).generic_string()) + ",\n    {" +
            as_literals(text) + ", " + std::to_string(text.size()) + "}},\n";
  }
  const std::string function = name.substr(colons + 2);
  out += as_table("EmbeddedFile", function, rows, files.size()) + "}\n";
  std::ofstream(argv[1], std::ios::binary) << out;
  return 0;
}
