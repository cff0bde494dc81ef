// Files -> one .cpp of string literals, so that the program needs no data folder.
// The heads of what `*.stoa` declare come as a table of their own, sorted by name.
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

struct Head {
  std::string keyword, name;
  std::size_t file, begin, end;
};

std::string_view take_word(std::string_view& line) {
  const std::string_view word = line.substr(0, line.find(' '));
  line.remove_prefix(std::min(word.size() + 1, line.size()));
  return word;
}

/// What a design declares at its top, so that this is known without reading it: its lines that begin with a
/// letter.
void add_heads(std::string_view text, std::size_t file, std::vector<Head>& heads) {
  const std::size_t n_before = heads.size();
  for (std::size_t begin = 0; begin < text.size();) {
    std::string_view line = text.substr(begin, text.substr(begin).find('\n'));
    const std::size_t next = begin + line.size() + 1;
    if (!line.empty() && line.front() >= 'a' && line.front() <= 'z') {
      if (heads.size() > n_before)
        heads.back().end = begin;
      const std::string keyword(take_word(line));
      heads.push_back({keyword, std::string(take_word(line)), file, begin, text.size()});
    }
    begin = next;
  }
}

/// A function of that name which gives a table.
std::string as_table(const std::string& type, const std::string& function, const std::string& rows,
                     std::size_t n_rows) {
  // A span over one row less than there are: an array may not be empty.
  return "std::span<const " + type + "> " + function + "();\nstd::span<const " + type + "> " + function +
         "() {\n  static constexpr " + type + " kRows[] = {\n" + rows +
         "    {},\n  };\n  return std::span(kRows).first(" + std::to_string(n_rows) + ");\n}\n\n";
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
  std::vector<Head> heads;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const fs::path& file = files[i];
    std::ifstream in(file, std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (!in && text.empty()) {
      std::fprintf(stderr, "stoa-embed: %s cannot be read\n", file.c_str());
      return 1;
    }
    rows += "    {" + as_literals(fs::relative(file, base).generic_string()) + ",\n    {" +
            as_literals(text) + ", " + std::to_string(text.size()) + "}},\n";
    if (file.extension() == ".stoa")
      add_heads(text, i, heads);
  }
  const std::string function = name.substr(colons + 2);
  out += as_table("EmbeddedFile", function, rows, files.size());
  std::ranges::stable_sort(heads, {}, &Head::name);
  rows.clear();
  for (const Head& head : heads)
    rows += "    {\"" + head.keyword + "\", \"" + head.name + "\", " + std::to_string(head.file) + ", " +
            std::to_string(head.begin) + ", " + std::to_string(head.end) + "},\n";
  out += as_table("EmbeddedHead", function + "_heads", rows, heads.size()) + "}\n";
  std::ofstream(argv[1], std::ios::binary) << out;
  return 0;
}
