// tests/format/<case>.stoa as `stoa fmt` writes it: <case>.expected.stoa. Both have the same tree.
#include "compiler/syntax/format.hpp"

#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "compiler/diag/code.hpp"
#include "compiler/syntax/dump.hpp"
#include "tests/support/front_end.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/repository.hpp"

namespace stoa::testing {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kExpected = ".expected.stoa";

struct Row {
  fs::path input;
  fs::path expected() const { return input.parent_path() / (input.stem().string() + std::string(kExpected)); }
};

void PrintTo(const Row& row, std::ostream* out) {
  *out << shown(row.input);
}

std::vector<Row> all_rows() {
  std::vector<Row> rows;
  for (const fs::path& path : files_below("tests/format", ".stoa"))
    if (!path.filename().string().ends_with(kExpected))
      rows.push_back({path});
  return rows;
}

class Format : public ::testing::TestWithParam<Row> {};

TEST_P(Format, brings_a_text_into_its_canonical_form) {
  const auto parsed = parse_only(read_file(GetParam().input));
  ASSERT_FALSE(parsed->sink.has_errors()) << parsed->codes();
  const ast::Document& document = parsed->documents.front();
  const std::string formatted = syntax::format(document, parsed->sources[parsed->source]);
  const std::string difference = golden_difference(GetParam().expected(), formatted);
  EXPECT_TRUE(difference.empty()) << difference;

  const auto again = parse_only(formatted);
  EXPECT_EQ(syntax::dump(again->documents.front()), syntax::dump(document));
  EXPECT_EQ(syntax::format(again->documents.front(), again->sources[again->source]), formatted);
}

INSTANTIATE_TEST_SUITE_P(Cases, Format, ::testing::ValuesIn(all_rows()),
                         [](const auto& row) { return test_name(row.param.input.stem().string()); });

}  // namespace
}  // namespace stoa::testing
