// Another program, run to its end: for tests of the built binary, and of what other programs make of its
// outputs.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace stoa::testing {

struct Process {
  std::vector<std::string> words;  ///< the program, looked up on PATH, and its arguments
  std::string input = {};
  std::filesystem::path folder = {};  ///< where it starts; empty: where we are
  std::vector<std::pair<std::string, std::string>> environment = {};  ///< set on top of ours
};

struct Outcome {
  int status = -1;  ///< exit code; 128 + signal where one ended it
  std::string out;
  std::string err;
};

Outcome run(const Process& process);

/// The binary under test.
std::string stoa_binary();

/// A folder of its own, removed with everything in it at the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Makes or overwrites a file, with the folders that it needs.
void write_file(const std::filesystem::path& path, const std::string& text);

}  // namespace stoa::testing
