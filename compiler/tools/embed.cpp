// Files -> one .cpp of string literals, so that the program needs no data folder.
// Usage: stoa-embed OUT.cpp NAMESPACE::FUNCTION BASE FILE…   (FILEs are shown relative to BASE, sorted)
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostInLiteral = 8000;  // Compilers need not take more than 65,536 in one.

char octal_digit(unsigned value) {
  return static_cast<char>('0' + (value & 7U));
}

/// `text` as string literals that follow each other, whatever bytes it holds.
std::string as_literals(std::string_view text) {
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

/// The lines that begin with a letter, so that what a file declares is known without reading it.
std::string heads_of(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    if (!line.empty() && line.front() >= 'a' && line.front() <= 'z')
      out += std::string(line) + '\n';
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
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
            as_literals(text) + ", " + std::to_string(text.size()) + "},\n    " +
            as_literals(heads_of(text)) + "},\n";
  }
  // A span over one row less than there are: an array may not be empty.
  out += "namespace {\nconstexpr EmbeddedFile kFiles[] = {\n" + rows + "    {},\n};\n}  // namespace\n\n";
  out += "std::span<const EmbeddedFile> " + name.substr(colons + 2) + "();\n";
  out += "std::span<const EmbeddedFile> " + name.substr(colons + 2) + "() { return std::span(kFiles).first(" +
         std::to_string(files.size()) + "); }\n\n}\n";
  std::ofstream(argv[1], std::ios::binary) << out;
  return 0;
}
