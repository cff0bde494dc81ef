// What people read is true: paths and links lead somewhere, commands run, the picture is the one that stoa
// draws.
#include <algorithm>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/golden.hpp"
#include "tests/support/markdown_blocks.hpp"
#include "tests/support/process.hpp"
#include "tests/support/repository.hpp"

namespace stoa::testing {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> pages() {
  std::vector<fs::path> found = files_below("", ".md");
  return found;
}

std::vector<std::string> matches(const std::string& text, const std::regex& pattern) {
  std::vector<std::string> found;
  for (std::sregex_iterator match(text.begin(), text.end(), pattern), end; match != end; ++match)
    found.push_back((*match)[1]);
  return found;
}

/// Without fenced blocks: what stands in those is somebody's example.
std::string prose_of(const std::string& markdown) {
  std::string out;
  bool is_block = false;
  std::istringstream lines(markdown);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("```"))
      is_block = !is_block;
    else if (!is_block)
      out += line + "\n";
  }
  return out;
}

/// The anchor that a heading gets on the web.
std::string anchor_of(std::string_view heading) {
  std::string anchor;
  for (const char c : heading)
    if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-')
      anchor += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    else if (c == ' ')
      anchor += '-';
  return anchor;
}

bool has_anchor(const fs::path& page, const std::string& anchor) {
  const auto headings = matches(prose_of(read_file(page)) + "\n", std::regex(R"(\n#+ ([^\n]*))"));
  return std::ranges::any_of(headings,
                             [&](const std::string& heading) { return anchor_of(heading) == anchor; }) ||
         anchor_of(read_file(page).substr(2, read_file(page).find('\n') - 2)) == anchor;
}

TEST(Documents, have_links_that_lead_somewhere) {
  std::size_t n_links = 0;
  for (const fs::path& page : pages())
    for (const std::string& link : matches(prose_of(read_file(page)), std::regex(R"(\]\(([^)\s]+)\))"))) {
      if (link.find("://") != std::string::npos || link.starts_with("mailto:"))
        continue;
      ++n_links;
      const std::string path = link.substr(0, link.find('#'));
      const fs::path target = path.empty() ? page : page.parent_path() / path;
      EXPECT_TRUE(fs::exists(target)) << shown(page) << " links to " << link;
      if (link.find('#') != std::string::npos && fs::is_regular_file(target)) {
        EXPECT_TRUE(has_anchor(target, link.substr(link.find('#') + 1)))
            << shown(page) << " links to " << link;
      }
    }
  EXPECT_GT(n_links, 20U) << "the links were not found";
}

TEST(Documents, name_every_folder_of_the_compiler_and_only_paths_that_exist) {
  const std::string text = read_file(repository_root() / "docs/architecture.md");
  for (const auto& entry : fs::directory_iterator(repository_root() / "compiler"))
    if (entry.is_directory()) {
      const std::string folder = "compiler/" + entry.path().filename().string() + "/";
      EXPECT_NE(text.find(folder), std::string::npos) << "docs/architecture.md does not name " << folder;
    }
  std::size_t n_paths = 0;
  const std::regex path_pattern("`((?:compiler|grammar|docs|tests|examples|stdlib)/[A-Za-z0-9_./-]*)`");
  for (const char* const page :
       {"README.md", "docs/architecture.md", "docs/contributing.md", "docs/style.md"})
    for (const std::string& path : matches(read_file(repository_root() / page), path_pattern)) {
      ++n_paths;
      EXPECT_TRUE(fs::exists(repository_root() / path)) << page << " names " << path;
    }
  EXPECT_GT(n_paths, 15U) << "the paths were not found";
}

/// The built binary stands first on PATH, and everything happens in a folder of its own.
Outcome run_shell(const std::string& script, const fs::path& folder) {
  const std::string path = fs::path(stoa_binary()).parent_path().string() + ":" + std::getenv("PATH");
  return run({{"bash", "-eu", "-o", "pipefail", "-c", script}, "", folder, {{"PATH", path}}});
}

/// Blocks marked `sh` must run; lines of a `console` block after `$ ` must print what follows them.
TEST(Documents, show_commands_in_the_readme_that_run) {
  const TemporaryFolder folder;
  std::size_t n_run = 0;
  for (const Block& block : blocks_of(read_file(repository_root() / "README.md"))) {
    SCOPED_TRACE("README.md:" + std::to_string(block.line));
    if (block.info == "sh") {
      ++n_run;
      const Outcome outcome = run_shell(block.text, folder.path());
      EXPECT_EQ(outcome.status, 0) << outcome.out << outcome.err;
    } else if (block.info == "console") {
      ++n_run;
      ASSERT_TRUE(block.text.starts_with("$ "));
      const std::size_t end = block.text.find('\n');
      const Outcome outcome = run_shell(block.text.substr(2, end - 2) + " 2>&1 || true", folder.path());
      EXPECT_EQ(outcome.out, block.text.substr(end + 1));
    }
  }
  EXPECT_GE(n_run, 3U);
  for (const char* const command : {"examples/run", "tests/run"}) {
    EXPECT_NE(read_file(repository_root() / "README.md").find(command), std::string::npos);
    EXPECT_TRUE((fs::status(repository_root() / command).permissions() & fs::perms::owner_exec) !=
                fs::perms::none);
  }
}

TEST(Documents, show_the_pictures_that_stoa_draws) {
  std::size_t n_pictures = 0;
  for (const fs::path& picture : files_below("docs/images", ".svg")) {
    const fs::path example = repository_root() / "examples" / picture.stem().concat(".stoa");
    const Outcome outcome = run({{stoa_binary(), "build", example.string(), "-o", "-"}});
    ASSERT_EQ(outcome.status, 0) << outcome.err;
    const std::string difference = golden_difference(picture, outcome.out);
    EXPECT_TRUE(difference.empty()) << difference;
    ++n_pictures;
  }
  EXPECT_EQ(n_pictures, files_below("examples", ".stoa").size());
}

/// Every command, option and form of output is in the help that is shown for it.
TEST(Documents, have_help_that_teaches_with_examples) {
  for (const char* const command : {"new", "check", "build", "notes", "cards", "diff", "fmt", "explain",
                                    "catalog", "pair", "baseline", "limits"}) {
    const Outcome outcome = run({{stoa_binary(), command, "--help"}});
    EXPECT_EQ(outcome.status, 0);
    EXPECT_NE(outcome.out.find("\nExamples:\n"), std::string::npos) << command;
  }
}

}  // namespace
}  // namespace stoa::testing
