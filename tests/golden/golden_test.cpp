// Every `<case>.stoa` of this folder with the outputs that stand beside it: `<case>.dot`, or
// `<case>.<view>.dot` for a flow or a stage. A file that exists is a test; to add one, make it empty and
// bless.
#include "tests/support/golden.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/compilation.hpp"
#include "tests/support/repository.hpp"

namespace stoa::testing {
namespace {

namespace fs = std::filesystem;

/// What `--emit` calls the form of a golden, and what the compiler calls the file.
struct Form {
  std::string_view name;
  std::string_view golden_extension;
  std::string_view extension;
};
constexpr Form kForms[] = {{"ast", ".ast", ".ast.txt"},       {"design", ".design", ".design.txt"},
                           {"scene", ".scene", ".scene.txt"}, {"dot", ".dot", ".dot"},
                           {"svg", ".svg", ".svg"},           {"json", ".json", ".json"},
                           {"notes", ".md", ".md"},           {"cards", ".tsv", ".tsv"}};

const Form* form_of(const fs::path& golden) {
  for (const Form& form : kForms)
    if (golden.extension() == form.golden_extension)
      return &form;
  return nullptr;
}

struct Row {
  std::string input;  ///< `flow-view.stoa`
  fs::path golden;
};

void PrintTo(const Row& row, std::ostream* out) {
  *out << shown(row.golden);
}

/// Names hold no dot, so what stands before the first one is the name of the case.
std::string case_of(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.substr(0, name.find('.'));
}

std::vector<Row> all_rows() {
  std::vector<Row> rows;
  for (const fs::path& path : files_below("tests/golden", ""))
    if (form_of(path) != nullptr)
      rows.push_back({case_of(path) + ".stoa", path});
  return rows;
}

/// Imports are found as well: a case is compiled with its folder.
Sources sources_of(const std::string& input) {
  Sources sources;
  for (const fs::path& path : files_below("tests/golden", ".stoa"))
    sources.texts.emplace(path.filename().string(), read_file(path));
  sources.inputs = {input};
  return sources;
}

/// Where a scenario is not called like its file, the golden's name starts with that of the file all the same.
auto find_output(const Compiled& compiled, const std::string& stem, const Form& form) {
  const std::string extension(form.extension);
  const auto output = compiled.outputs.find(stem + extension);
  return output != compiled.outputs.end()
             ? output
             : compiled.outputs.find(stem.substr(stem.find('.') + 1) + extension);
}

class Golden : public ::testing::TestWithParam<Row> {};

TEST_P(Golden, says_what_the_compiler_says) {
  const Row& row = GetParam();
  const Form& form = *form_of(row.golden);
  const Compiled compiled = compile(sources_of(row.input), {std::string(form.name)});
  ASSERT_FALSE(compiled.has_errors) << compiled.findings;
  const auto output = find_output(compiled, row.golden.stem().string(), form);
  ASSERT_NE(output, compiled.outputs.end()) << row.input << " gives no such output";
  const std::string difference = golden_difference(row.golden, output->second);
  EXPECT_TRUE(difference.empty()) << difference;
}

INSTANTIATE_TEST_SUITE_P(Cases, Golden, ::testing::ValuesIn(all_rows()),
                         [](const auto& row) { return test_name(row.param.golden.filename().string()); });

TEST(Goldens, show_one_idea_each_and_are_clean) {
  for (const fs::path& path : files_below("tests/golden", ".stoa")) {
    const std::string text = read_file(path);
    EXPECT_LT(std::count(text.begin(), text.end(), '\n'), 60) << shown(path);
    const auto checked = check(sources_of(path.filename().string()));
    EXPECT_FALSE(checked->session.sink.has_errors()) << shown(path);
    EXPECT_EQ(checked->session.sink.count(diag::Severity::warning), 0U)
        << shown(path) << '\n'
        << compile(sources_of(path.filename().string()), {"design"}).findings;
  }
}

TEST(Goldens, each_have_an_input_and_each_input_has_one) {
  std::map<std::string, bool> has_golden;
  for (const fs::path& path : files_below("tests/golden", ".stoa"))
    has_golden[path.filename().string()] = false;
  for (const Row& row : all_rows()) {
    EXPECT_TRUE(has_golden.contains(row.input)) << shown(row.golden);
    has_golden[row.input] = true;
  }
  for (const auto& [input, has] : has_golden) {
    // A case may be there for another to import.
    const bool is_imported = input.starts_with("shared-");
    EXPECT_TRUE(has || is_imported) << input << " has no output beside it";
  }
}

TEST(Goldens, take_less_than_a_megabyte) {
  std::uintmax_t n_bytes = 0;
  for (const fs::path& path : files_below("tests/golden", ""))
    n_bytes += fs::file_size(path);
  EXPECT_LT(n_bytes, 1U << 20U);
}

}  // namespace
}  // namespace stoa::testing
