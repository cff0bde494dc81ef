#include "tests/support/repository.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace stoa::testing {

namespace fs = std::filesystem;

fs::path repository_root() {
  return STOA_SOURCE_DIR;
}

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in)
    throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<fs::path> files_below(std::string_view folder, std::string_view ending) {
  std::vector<fs::path> found;
  const fs::path root = repository_root() / folder;
  if (!fs::exists(root))
    return found;
  for (auto at = fs::recursive_directory_iterator(root); at != fs::recursive_directory_iterator(); ++at) {
    const std::string name = at->path().filename().string();
    if (at->is_directory() && (name.starts_with('.') || name.starts_with("build")))
      at.disable_recursion_pending();
    else if (at->is_regular_file() && name.ends_with(ending))
      found.push_back(at->path());
  }
  std::ranges::sort(found);
  return found;
}

std::string shown(const fs::path& path) {
  return path.lexically_relative(repository_root()).generic_string();
}

}  // namespace stoa::testing
