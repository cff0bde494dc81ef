// The source tree, for tests that read what stands in it.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace stoa::testing {

/// The folder that holds README.md.
std::filesystem::path repository_root();

/// All bytes of a file; a test that names a missing file fails loudly.
std::string read_file(const std::filesystem::path& path);

/// The files below a folder of the tree whose names end so, sorted by path. Hidden folders and builds are
/// passed over.
std::vector<std::filesystem::path> files_below(std::string_view folder, std::string_view ending);

/// The path within the tree, with `/`: for messages.
std::string shown(const std::filesystem::path& path);

}  // namespace stoa::testing
