// Designs as people really state them, with what an experienced reviewer would raise, and nothing else.
#include <string>

#include <gtest/gtest.h>

#include "tests/support/annotations.hpp"
#include "tests/support/repository.hpp"

namespace stoa::testing {
namespace {

TEST(Reviews, raise_what_is_annotated_and_nothing_else) {
  const auto files = files_below("tests/reviews", ".stoa");
  ASSERT_GE(files.size(), 2U);
  for (const auto& path : files) {
    const CaseFile file = read_cases(read_file(path));
    EXPECT_TRUE(file.faults.empty()) << shown(path) << ", " << file.faults.front();
    for (const Case& one : file.cases) {
      const auto analysis = analyze(one.text, file.library);
      const std::string diff = difference(one, *analysis);
      EXPECT_TRUE(diff.empty()) << shown(path) << ", --- " << one.title << " ---\n" << diff;
    }
  }
}

}  // namespace
}  // namespace stoa::testing
