// The catalogue against the official set of icons, where the machine has it: STOA_ICON_SET, or the npm
// package `aws-icons` installed for everybody or beside the repository.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "compiler/catalog/icon_reader.hpp"
#include "compiler/driver/icons.hpp"
#include "compiler/driver/library.hpp"
#include "tests/support/repository.hpp"

namespace stoa::testing {
namespace {

namespace fs = std::filesystem;

constexpr double kLeastShare = 0.85;  // Of services; the set has none for some that are gone, and for parts.

class IconSet : public ::testing::Test {
 protected:
  void SetUp() override {
    const char* const named = std::getenv("STOA_ICON_SET");
    for (const fs::path& folder :
         {fs::path(named == nullptr ? "" : named), repository_root() / "node_modules/aws-icons",
          fs::path("/usr/local/lib/node_modules/aws-icons"), fs::path("/usr/lib/node_modules/aws-icons")})
      if (folder_.empty() && !folder.empty() && fs::is_directory(folder))
        folder_ = folder.string();
    if (folder_.empty())
      GTEST_SKIP() << "no set of icons: install the npm package aws-icons, or name a folder in STOA_ICON_SET";
    files_ = std::get<std::vector<std::string>>(DiskReader().list(folder_, ".svg", 100000));
  }

  std::string folder_;
  std::vector<std::string> files_;
};

TEST_F(IconSet, holds_icons_that_are_read_as_such) {
  ASSERT_GT(files_.size(), 500U);
  for (const std::string& path : files_) {
    const auto icon = catalog::read_icon(read_file(path), "icon", {});
    EXPECT_TRUE(std::holds_alternative<catalog::Icon>(icon))
        << path << ": " << std::get<catalog::IconProblem>(icon).message;
  }
}

TEST_F(IconSet, has_an_icon_for_nearly_every_service) {
  SourceSet sources;
  diag::Sink sink;
  const driver::Library library = driver::load_library({}, {}, MemoryReader(), sources, sink);
  std::set<std::string> keys;
  for (const std::string& path : files_)
    keys.insert(driver::read_icon_file_name(fs::path(path).filename().string()).key);
  std::size_t n_services = 0, n_found = 0;
  std::string missing;
  for (const catalog::Kind& kind : library.catalog.kinds) {
    const auto has = [&](std::string_view name) { return keys.contains(catalog::icon_key(name)); };
    const bool is_found = std::ranges::any_of(kind.icons, has) || has(kind.title) || has(kind.name);
    EXPECT_TRUE(kind.icons.empty() || is_found) << "the set has none of the icons of `" << kind.name << '`';
    if (kind.klass != catalog::Kind::Class::service)
      continue;
    ++n_services;
    if (is_found)
      ++n_found;
    else
      missing.append(missing.empty() ? "" : ", ").append(kind.name);
  }
  EXPECT_GE(static_cast<double>(n_found), kLeastShare * static_cast<double>(n_services)) << missing;
  RecordProperty("missing", missing);
}

}  // namespace
}  // namespace stoa::testing
