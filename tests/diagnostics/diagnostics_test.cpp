// Runs every case of tests/diagnostics/*.stoa: what is annotated must be reported, and nothing else.
#include <algorithm>
#include <cctype>
#include <ostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "compiler/diag/code.hpp"
#include "tests/support/annotations.hpp"
#include "tests/support/repository.hpp"

namespace stoa::testing {
namespace {

struct Row {
  std::string file;
  Library library;
  Case expected;
};

void PrintTo(const Row& row, std::ostream* out) {
  *out << row.file << ": " << row.expected.title;
}

std::vector<Row> all_rows() {
  std::vector<Row> rows;
  for (const auto& path : files_below("tests/diagnostics", ".stoa")) {
    const CaseFile file = read_cases(read_file(path));
    for (const Case& one : file.cases)
      rows.push_back({shown(path), file.library, one});
  }
  return rows;
}

std::string name_of(const ::testing::TestParamInfo<Row>& info) {
  const std::size_t slash = info.param.file.rfind('/');
  const std::string stem = info.param.file.substr(slash + 1, info.param.file.rfind('.') - slash - 1);
  std::string name;
  for (const char c : stem + " " + info.param.expected.title)
    if (std::isalnum(static_cast<unsigned char>(c)) != 0)
      name += c;
    else if (!name.ends_with('_'))
      name += '_';
  while (name.ends_with('_'))
    name.pop_back();
  return name;
}

class Diagnostics : public ::testing::TestWithParam<Row> {};

TEST_P(Diagnostics, are_reported_where_they_are_annotated_and_nowhere_else) {
  const Row& row = GetParam();
  const auto analysis = analyze(row.expected.text, row.library);
  const std::string diff = difference(row.expected, *analysis);
  EXPECT_TRUE(diff.empty()) << row.file << ", --- " << row.expected.title << " ---\n" << diff;
}

INSTANTIATE_TEST_SUITE_P(Cases, Diagnostics, ::testing::ValuesIn(all_rows()), name_of);

TEST(DiagnosticCases, can_all_be_read_and_are_about_the_code_of_their_file) {
  for (const auto& path : files_below("tests/diagnostics", ".stoa")) {
    const CaseFile file = read_cases(read_file(path));
    const std::string code = path.filename().string().substr(0, 5);
    for (const std::string& fault : file.faults)
      ADD_FAILURE() << shown(path) << ", " << fault;
    EXPECT_TRUE(diag::find_code(code)) << shown(path) << " is named after no diagnostic";
    EXPECT_TRUE(std::ranges::any_of(file.cases,
                                    [&](const Case& one) {
                                      return std::ranges::any_of(
                                          one.expectations, [&](const auto& e) { return e.code == code; });
                                    }))
        << shown(path) << " never expects " << code;
    EXPECT_GE(file.cases.size(), 2U) << shown(path) << " has fewer than two cases";
  }
}

}  // namespace
}  // namespace stoa::testing
