// The order of the folders of compiler/, and who may see which library.
#include <algorithm>
#include <array>
#include <regex>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/process.hpp"
#include "tests/support/repository.hpp"

namespace stoa::testing {
namespace {

namespace fs = std::filesystem;

/// As in compiler/CMakeLists.txt: a folder sees itself and those before it. The tools are programs, above
/// them all.
constexpr std::array<std::string_view, 9> kFolders = {"base",   "diag",     "syntax", "catalog", "sema",
                                                      "layout", "backends", "driver", "tools"};

struct Include {
  std::string file;  ///< `compiler/sema/check.cpp`
  std::string path;  ///< what stands between the brackets or quotes
  bool is_ours = false;
};

std::vector<Include> includes_below(std::string_view folder) {
  static const std::regex kLine(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
  std::vector<Include> includes;
  for (const char* const ending : {".hpp", ".cpp", ".def"})
    for (const fs::path& path : files_below(folder, ending)) {
      std::istringstream lines(read_file(path));
      std::smatch match;
      for (std::string line; std::getline(lines, line);)
        if (std::regex_search(line, match, kLine))
          includes.push_back({shown(path), match[2], match[1] == "\""});
    }
  return includes;
}

/// "sema" of `compiler/sema/passes/links.cpp`.
std::string folder_of(std::string_view path) {
  const std::size_t begin = std::string_view("compiler/").size();
  return std::string(path.substr(begin, path.find('/', begin) - begin));
}

auto rank_of(std::string_view folder) {
  return std::ranges::find(kFolders, folder) - kFolders.begin();
}

TEST(Layering, every_folder_has_its_place_in_the_order) {
  for (const auto& entry : fs::directory_iterator(repository_root() / "compiler")) {
    if (entry.is_directory()) {
      EXPECT_NE(std::ranges::find(kFolders, entry.path().filename().string()), kFolders.end())
          << entry.path();
    }
  }
}

TEST(Layering, a_folder_includes_only_itself_and_those_above_it) {
  const auto includes = includes_below("compiler");
  ASSERT_GT(includes.size(), 300U) << "the include lines were not found";
  for (const Include& include : includes) {
    if (!include.is_ours)
      continue;
    if (include.path.starts_with("grammar/")) {
      EXPECT_EQ(folder_of(include.file), "syntax") << include.file << " includes " << include.path;
      continue;
    }
    ASSERT_TRUE(include.path.starts_with("compiler/")) << include.file << " includes " << include.path;
    EXPECT_LE(rank_of(folder_of(include.path)), rank_of(folder_of(include.file)))
        << include.file << " includes " << include.path;
  }
  for (const Include& include : includes_below("grammar")) {
    EXPECT_TRUE(!include.is_ours || include.path.starts_with("grammar/") ||
                include.path.starts_with("compiler/base/"))
        << include.file << " includes " << include.path;
  }
}

TEST(Layering, headers_show_no_library_of_others) {
  // Headers of the standard library have neither a folder nor an ending; those of POSIX are for .cpp files
  // too.
  constexpr std::string_view kFormat = "compiler/base/format.hpp";  // Is {fmt}, as its users need it.
  for (const Include& include : includes_below("compiler")) {
    if (!include.file.ends_with(".hpp") || include.file == kFormat)
      continue;
    EXPECT_NE(include.path, kFormat) << include.file << " includes it";
    if (!include.is_ours) {
      EXPECT_EQ(include.path.find_first_of("/."), std::string::npos)
          << include.file << " includes " << include.path;
    }
  }
}

TEST(Layering, each_library_is_seen_where_it_may_be) {
  struct Rule {
    std::string_view library;
    std::string_view seen_in;
  };
  constexpr std::array<Rule, 9> kRules = {{{"tao/", "grammar/"},
                                           {"graphviz/", "compiler/layout/graphviz.cpp"},
                                           {"CLI/", "compiler/driver/"},
                                           {"toml++/", "compiler/driver/project_file.cpp"},
                                           {"nlohmann/", "compiler/driver/baseline.cpp"},
                                           {"librsvg/", "compiler/backends/painter.cpp"},
                                           {"expat", "compiler/catalog/icon_reader.cpp"},
                                           {"cairo", "compiler/backends/painter.cpp"},
                                           {"gv", "compiler/layout/graphviz.cpp"}}};
  std::array<bool, kRules.size()> is_seen{};
  std::vector<Include> includes = includes_below("compiler");
  for (Include& include : includes_below("grammar"))
    includes.push_back(std::move(include));
  for (const Include& include : includes)
    for (std::size_t i = 0; i < kRules.size(); ++i)
      if (!include.is_ours && include.path.starts_with(kRules[i].library)) {
        is_seen[i] = true;
        const bool is_parser = kRules[i].library == "tao/" && include.file == "compiler/syntax/parse.cpp";
        EXPECT_TRUE(is_parser || include.file.starts_with(kRules[i].seen_in))
            << include.file << " includes " << include.path;
      }
  EXPECT_TRUE(is_seen[0] && (is_seen[1] || is_seen[7]) && is_seen[2] && is_seen[3] && is_seen[4] &&
              is_seen[5])
      << "a rule is about a library that nobody includes";
  for (const Include& include : includes) {
    if (include.path.starts_with("grammar/") && include.file.starts_with("compiler/")) {
      EXPECT_EQ(include.file, "compiler/syntax/parse.cpp") << "only the parser sees the grammar";
    }
  }
}

TEST(Sources, have_at_most_four_hundred_lines) {
  for (const char* const folder : {"compiler", "grammar", "tests"})
    for (const char* const ending : {".hpp", ".cpp"})
      for (const fs::path& path : files_below(folder, ending)) {
        const std::string text = read_file(path);
        EXPECT_LE(std::ranges::count(text, '\n'), 400) << shown(path);
      }
}

TEST(Sources, are_as_clang_format_writes_them) {
  const Outcome version = run({{"clang-format", "--version"}});
  if (version.out.find("version 14.") == std::string::npos)
    GTEST_SKIP() << "other versions than 14 write some lines otherwise; found: " << version.out
                 << version.err;
  Process process{{"clang-format", "--dry-run", "-Werror"}, "", repository_root()};
  for (const char* const folder : {"compiler", "grammar", "tests"})
    for (const char* const ending : {".hpp", ".cpp"})
      for (const fs::path& path : files_below(folder, ending))
        process.words.push_back(shown(path));
  const Outcome outcome = run(process);
  EXPECT_EQ(outcome.status, 0) << outcome.err.substr(0, 2000);
}

}  // namespace
}  // namespace stoa::testing
