// Each service of stdlib/ says what it is and where that is known from, and every design is in its canonical
// form.
#include <cctype>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "compiler/diag/code.hpp"
#include "compiler/syntax/format.hpp"
#include "tests/support/front_end.hpp"
#include "tests/support/process.hpp"
#include "tests/support/repository.hpp"

namespace stoa::testing {
namespace {

namespace fs = std::filesystem;

const ast::Statement* find(const ast::Body& body, std::string_view kind) {
  for (const ast::Statement& statement : body)
    if (statement.kind.text == kind)
      return &statement;
  return nullptr;
}

bool is_web_address(const ast::Statement& source) {
  return !source.words.empty() && source.words.front().text.starts_with("https://");
}

bool has_date(const ast::Statement& source) {
  const ast::Statement* const read = find(source.body, "read");
  return read != nullptr && read->value && read->value->form == ast::Word::Form::date;
}

TEST(Catalogue, every_service_stands_in_its_file_and_says_where_it_is_known_from) {
  const auto files = files_below("stdlib/aws", ".stoa");
  ASSERT_GT(files.size(), 30U);
  for (const fs::path& path : files) {
    SCOPED_TRACE(shown(path));
    const auto parsed = parse_only(read_file(path));
    EXPECT_EQ(parsed->codes(), "");
    const ast::Statement* const service = find(parsed->documents.front().statements, "service");
    ASSERT_NE(service, nullptr);
    ASSERT_FALSE(service->words.empty());
    EXPECT_EQ(service->words.front().text, path.stem().string()) << "the file is called like its service";
    EXPECT_GT(service->doc.size(), 30U) << "a doc comment says what it is";
    EXPECT_NE(find(service->body, "category"), nullptr);
    const ast::Statement* const source = find(service->body, "source");
    ASSERT_NE(source, nullptr);
    EXPECT_TRUE(is_web_address(*source));
    EXPECT_TRUE(has_date(*source)) << "`read:` says when the source was read";
  }
}

TEST(Catalogue, gives_no_findings) {
  const auto analysis = analyze("user a\nuser b\na -> b\n");
  EXPECT_TRUE(analysis->sink.empty()) << analysis->sink.sorted().front().message();
}

TEST(Designs, are_all_in_canonical_form) {
  Process process{{stoa_binary(), "fmt", "--check"}};
  for (const char* const folder : {"examples", "stdlib", "docs", "tests/golden"})
    for (const fs::path& path : files_below(folder, ".stoa"))
      process.words.push_back(path.string());
  ASSERT_GT(process.words.size(), 60U);
  const Outcome outcome = run(process);
  EXPECT_EQ(outcome.status, 0) << outcome.out << outcome.err;
}

TEST(Designs, that_are_examples_are_clean) {
  Process process{{stoa_binary(), "check", (repository_root() / "examples").string()}};
  for (const fs::path& path : files_below("docs/help", ".stoa"))
    process.words.push_back(path.string());
  const Outcome outcome = run(process);
  EXPECT_EQ(outcome.status, 0) << outcome.err;
}

}  // namespace
}  // namespace stoa::testing
