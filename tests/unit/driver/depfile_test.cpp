#include "compiler/driver/depfile.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace stoa::driver {
namespace {

TEST(Depfile, escapes_what_make_would_read_otherwise) {
  EXPECT_EQ(make_escaped("a/b.stoa"), "a/b.stoa");
  EXPECT_EQ(make_escaped("my shop#1:$x.stoa"), "my\\ shop\\#1\\:$$x.stoa");
  EXPECT_EQ(make_escaped("tab\there"), "tab\\\there");
  EXPECT_EQ(make_escaped("back\\slash"), "back\\slash");
  EXPECT_EQ(make_escaped("end\\\\ of"), "end\\\\\\\\\\ of");
  EXPECT_FALSE(make_escaped("two\nlines"));
  EXPECT_FALSE(make_escaped("two\rlines"));
}

struct Depfile {
  Depfile() {
    sources.add("<command line>", "");
    sources.add("shop.stoa", "");
    sources.add("lib/shared.stoa", "");
    sources.add("shop.stoa", "");
  }
  std::string text(const std::vector<std::string>& paths, std::string_view target = "") {
    std::vector<Output> outputs;
    for (const std::string& path : paths)
      outputs.push_back({path, "", Span{}});
    return depfile_text(outputs, target, sources, Span{SourceId{0}, 0, 0}, sink);
  }
  SourceSet sources;
  diag::Sink sink;
};

TEST(Depfile, says_that_outputs_depend_on_each_file_once_and_on_nothing_built_in) {
  Depfile depfile;
  const std::string files = "shop.stoa \\\n  lib/shared.stoa\n";
  EXPECT_EQ(depfile.text({"a.svg", "-", "b c.svg", "a.svg"}), "a.svg b\\ c.svg: \\\n  " + files);
  EXPECT_EQ(depfile.text({"a.svg"}, "stamp"), "stamp: \\\n  " + files);
  EXPECT_EQ(depfile.text({"-"}), "") << "nothing was made that could depend on anything";
  EXPECT_TRUE(depfile.sink.empty());
}

TEST(Depfile, is_not_written_half) {
  Depfile depfile;
  EXPECT_EQ(depfile.text({"a.svg", "b\nc.svg"}), "");
  ASSERT_EQ(depfile.sink.sorted().size(), 1U);
  EXPECT_NE(depfile.sink.sorted().front().message().find("which holds a line end"), std::string::npos);
}

}  // namespace
}  // namespace stoa::driver
