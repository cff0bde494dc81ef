#include "compiler/driver/read.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "compiler/diag/code.hpp"

namespace stoa::driver {
namespace {

using diag::Code;

class ReadTest : public testing::Test {
 protected:
  Reading read(std::initializer_list<const char*> paths) {
    arguments_.clear();
    for (const char* path : paths)
      arguments_.push_back({path, Span{SourceId{0}, 0, 0}});
    return read_all(arguments_, options_, reader_, sources_, sink_);
  }

  std::vector<std::string> order(const Reading& reading, std::size_t file) const {
    std::vector<std::string> paths;
    for (const File* one : with_imports(reading, file))
      paths.push_back(one->source->path());
    return paths;
  }

  std::vector<Code> errors() const {
    std::vector<Code> found;
    for (const diag::Diagnostic& finding : sink_.sorted())
      if (finding.severity() == diag::Severity::error)  // Not that a file says nothing.
        found.push_back(finding.code());
    return found;
  }

  void SetUp() override { sources_.add("<command line>", "stoa"); }

  MemoryReader reader_;
  ReadOptions options_;
  SourceSet sources_;
  diag::Sink sink_;
  std::vector<Argument> arguments_;
};

using Codes = std::vector<Code>;
using Paths = std::vector<std::string>;

TEST_F(ReadTest, puts_imports_before_those_that_import_them_each_once) {
  reader_.add("main.stoa", "import \"lib/b.stoa\"\nimport \"lib/a.stoa\"\n");
  reader_.add("lib/a.stoa", "import \"../common.stoa\"\n");
  reader_.add("lib/b.stoa", "import \"../common.stoa\"\n");
  reader_.add("common.stoa", "# nothing\n");
  const Reading reading = read({"main.stoa"});
  EXPECT_EQ(order(reading, reading.inputs.at(0).file),
            (Paths{"common.stoa", "lib/b.stoa", "lib/a.stoa", "main.stoa"}));
  EXPECT_EQ(reading.files.size(), 4U);
}

TEST_F(ReadTest, shows_a_circle_of_imports_once_as_a_chain) {
  reader_.add("a.stoa", "import \"b.stoa\"\n");
  reader_.add("b.stoa", "import \"c.stoa\"\n");
  reader_.add("c.stoa", "import \"a.stoa\"\n");
  const Reading reading = read({"a.stoa", "b.stoa", "c.stoa"});
  ASSERT_EQ(errors(), Codes{Code::import_cycle});
  EXPECT_EQ(sink_.sorted().front().message(),
            "files import each other: a.stoa -> b.stoa -> c.stoa -> a.stoa");
  EXPECT_EQ(reading.inputs.size(), 3U);
}

TEST_F(ReadTest, reports_a_file_that_imports_itself) {
  reader_.add("a.stoa", "import \"./a.stoa\"\n");
  read({"a.stoa"});
  ASSERT_EQ(errors(), Codes{Code::import_cycle});
  EXPECT_EQ(sink_.sorted().front().message(), "files import each other: a.stoa -> a.stoa");
}

TEST_F(ReadTest, takes_the_nearest_folder_with_git_as_the_root) {
  reader_.add("project/.git/config", "");
  reader_.add("project/designs/shop.stoa", "import \"../shared.stoa\"\nimport \"../../other.stoa\"\n");
  reader_.add("project/shared.stoa", "");
  reader_.add("other.stoa", "");
  const Reading reading = read({"project/designs/shop.stoa"});
  EXPECT_EQ(std::ranges::count(sink_.sorted(), Code::import_outside_root, &diag::Diagnostic::code), 1);
  EXPECT_EQ(order(reading, 0), (Paths{"project/shared.stoa", "project/designs/shop.stoa"}));
  EXPECT_FALSE(reading.files.front().has_all_imports);
}

TEST_F(ReadTest, without_git_keeps_imports_in_the_folder_of_the_file) {
  reader_.add("designs/shop.stoa", "import \"../shared.stoa\"\n");
  reader_.add("shared.stoa", "");
  read({"designs/shop.stoa"});
  EXPECT_EQ(errors(), Codes{Code::import_outside_root});
}

TEST_F(ReadTest, takes_another_root_when_told) {
  reader_.add("designs/shop.stoa", "import \"../shared.stoa\"\n");
  reader_.add("shared.stoa", "# shared\n");
  options_.root = Argument{".", Span{}};
  EXPECT_EQ(read({"designs/shop.stoa"}).files.size(), 2U);
}

TEST_F(ReadTest, follows_no_link_out_of_the_root_and_no_absolute_path) {
  reader_.add("p/shop.stoa", "import \"link.stoa\"\nimport \"/etc/x.stoa\"\n");
  reader_.add("secret.stoa", "");
  reader_.add("etc/x.stoa", "");
  reader_.add_link("p/link.stoa", "secret.stoa");
  EXPECT_EQ(read({"p/shop.stoa"}).files.size(), 1U);
  EXPECT_EQ(errors(), (Codes{Code::import_outside_root, Code::import_outside_root}));
}

TEST_F(ReadTest, imports_nothing_but_stoa_files_even_through_links) {
  reader_.add("p/shop.stoa",
              "import \"config\"\nimport \"link.stoa\"\nimport \"folder.stoa\"\nimport \"gone.stoa\"\n");
  reader_.add("p/config", "token = 1");
  reader_.add("p/folder.stoa/x", "");
  reader_.add_link("p/link.stoa", "p/config");
  EXPECT_EQ(read({"p/shop.stoa"}).files.size(), 1U);
  EXPECT_EQ(errors(), Codes(4, Code::import_not_found));
}

TEST_F(ReadTest, refuses_a_chain_of_imports_that_is_too_long) {
  options_.limits.import_depth = 3;
  reader_.add("a.stoa", "import \"b.stoa\"\n");
  reader_.add("b.stoa", "import \"c.stoa\"\n");
  reader_.add("c.stoa", "import \"d.stoa\"\n");
  reader_.add("d.stoa", "external end\n");
  EXPECT_EQ(read({"b.stoa", "a.stoa"}).files.size(), 4U);
  ASSERT_EQ(errors(), Codes{Code::imports_too_deep});
  EXPECT_EQ(sources_[sink_.sorted().front().span().source].path(), "a.stoa");
}

TEST_F(ReadTest, stops_at_the_limits_on_all_files_together) {
  for (const char* name : {"a.stoa", "b.stoa", "c.stoa"})
    reader_.add(name, "# 9 bytes");
  options_.limits.files = 2;
  EXPECT_EQ(read({"."}).files.size(), 2U);
  EXPECT_EQ(errors(), Codes{Code::too_many_files});
  options_.limits = {};
  options_.limits.input_size = 20;
  sink_ = {};
  EXPECT_EQ(read({"a.stoa", "b.stoa", "c.stoa"}).files.size(), 2U);
  EXPECT_EQ(errors(), Codes{Code::input_too_large});
}

TEST_F(ReadTest, says_once_that_there_are_too_many_files_though_imports_add_to_them) {
  reader_.add("a.stoa", "import \"lib/x.stoa\"\nimport \"lib/y.stoa\"\n");
  reader_.add("b.stoa", "# second\n");
  reader_.add("c.stoa", "# third\n");
  reader_.add("lib/x.stoa", "# imported\n");
  reader_.add("lib/y.stoa", "# imported\n");
  options_.limits.files = 2;
  EXPECT_EQ(read({"a.stoa", "b.stoa", "c.stoa"}).files.size(), 2U);
  ASSERT_EQ(errors(), Codes{Code::too_many_files});
  EXPECT_EQ(sink_.sorted().front().message(), "`c.stoa` would be file number 3");
  sink_ = {};
  EXPECT_EQ(read({"a.stoa", "b.stoa"}).files.size(), 2U);
  ASSERT_EQ(errors(), Codes{Code::too_many_files});  // By imports alone.
  EXPECT_EQ(sink_.sorted().front().message(), "`lib/y.stoa` would be file number 3");
}

TEST_F(ReadTest, reports_what_cannot_be_read_and_reads_the_rest) {
  reader_.add("a.stoa", "# here\n");
  reader_.add("empty/readme.txt", "");
  const Reading reading = read({"gone.stoa", "a.stoa", "empty"});
  EXPECT_EQ(reading.inputs.size(), 1U);
  EXPECT_EQ(errors(), Codes(2, Code::cannot_read));
}

TEST_F(ReadTest, takes_a_file_named_twice_once) {
  reader_.add("a.stoa", "# here\n");
  reader_.add_link("b.stoa", "a.stoa");
  EXPECT_EQ(read({"a.stoa", "./a.stoa", "b.stoa", "."}).inputs.size(), 1U);
}

TEST_F(ReadTest, imports_from_standard_input_relative_to_where_it_was_started) {
  reader_.add("shared.stoa", "# shared\n");
  reader_.set_standard_input("import \"shared.stoa\"\n");
  const Reading reading = read({"-"});
  EXPECT_EQ(order(reading, reading.inputs.at(0).file), (Paths{"shared.stoa", "<stdin>"}));
}

}  // namespace
}  // namespace stoa::driver
