// The built binary gives the same bytes in each process, whatever the machine looks like around it.
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/golden.hpp"
#include "tests/support/process.hpp"
#include "tests/support/repository.hpp"

namespace stoa::testing {
namespace {

namespace fs = std::filesystem;

using Files = std::map<std::string, std::string>;

/// Builds all forms; `process` says where and in what environment.
Files build(Process process, const fs::path& input, const std::string& view = "all") {
  const TemporaryFolder out;
  process.words = {stoa_binary(),
                   "build",
                   input.string(),
                   "--view",
                   view,
                   "--emit",
                   "svg,dot,json,ast,design,scene",
                   "-o",
                   out.path().string() + "/"};
  const Outcome outcome = run(process);
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  Files files;
  for (const auto& entry : fs::directory_iterator(out.path()))
    files.emplace(entry.path().filename().string(), read_file(entry.path()));
  EXPECT_GE(files.size(), 6U);
  return files;
}

void expect_same(const Files& actual, const Files& expected, const std::string& where) {
  ASSERT_EQ(actual.size(), expected.size()) << where;
  for (const auto& [name, bytes] : expected)
    EXPECT_TRUE(actual.contains(name) && actual.at(name) == bytes)
        << where << ": " << name << ", " << short_diff(bytes, actual.contains(name) ? actual.at(name) : "");
}

TEST(SameBytes, come_from_twenty_processes) {
  int n_processes = 20;  // Of the first example; what could differ is the same code in all others.
  for (const fs::path& example : files_below("examples", ".stoa")) {
    const Files first = build({}, example, "whole");
    for (int i = 1; i < n_processes; ++i)
      expect_same(build({}, example, "whole"), first, shown(example));
    n_processes = 4;
  }
}

TEST(SameBytes, come_from_any_locale_time_zone_folder_and_font_set) {
  const TemporaryFolder elsewhere;
  std::vector<Process> surroundings(6);
  surroundings[0].environment = {{"LC_ALL", "C"}};
  surroundings[1].environment = {{"LC_ALL", "C.UTF-8"}, {"LANG", "de_DE.UTF-8"}};
  surroundings[2].environment = {{"TZ", "Pacific/Kiritimati"}};
  surroundings[3].folder = elsewhere.path();
  surroundings[4].environment = {{"FONTCONFIG_FILE", "/dev/null"}, {"FONTCONFIG_PATH", "/nonexistent"}};
  surroundings[5].environment = {{"HOME", "/nonexistent"}, {"GVBINDIR", "/nonexistent"}, {"COLUMNS", "20"}};
  for (const fs::path& example : files_below("examples", ".stoa")) {
    const Files plain = build({}, example, "whole");
    for (std::size_t i = 0; i < surroundings.size(); ++i)
      expect_same(build(surroundings[i], example, "whole"), plain,
                  shown(example) + ", surroundings " + std::to_string(i));
  }
}

TEST(SameBytes, come_from_a_copy_of_the_text_in_another_folder) {
  for (const fs::path& example : files_below("examples", ".stoa")) {
    const TemporaryFolder folder;
    write_file(folder.path() / example.filename(), read_file(example));
    expect_same(build({}, folder.path() / example.filename()), build({}, example), shown(example));
  }
}

TEST(SameBytes, come_from_many_files_in_any_order) {
  const TemporaryFolder forward, backward;
  Process one{{stoa_binary(), "build", "-o", forward.path().string() + "/"}};
  Process other{{stoa_binary(), "build", "-o", backward.path().string() + "/"}};
  const auto examples = files_below("examples", ".stoa");
  for (const fs::path& example : examples) {
    one.words.push_back(example.string());
    other.words.insert(other.words.begin() + 2, example.string());
  }
  EXPECT_EQ(run(one).status, 0);
  EXPECT_EQ(run(other).status, 0);
  for (const fs::path& example : examples) {
    const std::string name = example.stem().string() + ".svg";
    EXPECT_TRUE(read_file(forward.path() / name) == read_file(backward.path() / name)) << name;
  }
}

}  // namespace
}  // namespace stoa::testing
