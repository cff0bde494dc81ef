#include "compiler/base/file_reader.hpp"

#include <filesystem>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

#include <gtest/gtest.h>

namespace stoa {
namespace {

namespace fs = std::filesystem;
using Reason = ReadError::Reason;
using Paths = std::vector<std::string>;

/// A folder of its own for each test, gone when it ends.
class DiskReaderTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "stoa-XXXXXX").string();
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string path(std::string_view name) const { return (folder_ / name).string(); }
  void write(std::string_view name, std::string_view text) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }
  static Reason reason(const ReadResult<std::string>& result) { return std::get<ReadError>(result).reason; }

  fs::path folder_;
  DiskReader reader_;
};

TEST_F(DiskReaderTest, reads_all_bytes_of_a_file) {
  const std::string text("a\0b\r\n\xff", 6);
  write("a.stoa", text);
  EXPECT_EQ(std::get<std::string>(reader_.read(path("a.stoa"), 6)), text);
}

TEST_F(DiskReaderTest, refuses_a_file_of_one_byte_too_many) {
  write("a.stoa", "12345");
  EXPECT_EQ(reason(reader_.read(path("a.stoa"), 4)), Reason::too_large);
}

TEST_F(DiskReaderTest, stops_reading_a_file_whose_size_is_not_known_beforehand) {
  EXPECT_EQ(reason(reader_.read("/proc/self/maps", 10)), Reason::too_large);
  EXPECT_FALSE(std::get<std::string>(reader_.read("/proc/self/maps", 1 << 24)).empty());
}

TEST_F(DiskReaderTest, waits_for_no_fifo_and_reads_no_device) {
  ASSERT_EQ(::mkfifo(path("pipe.stoa").c_str(), 0600), 0);
  EXPECT_EQ(reason(reader_.read(path("pipe.stoa"), 10)), Reason::special);
  EXPECT_EQ(reason(reader_.read("/dev/zero", 10)), Reason::special);
  EXPECT_EQ(reader_.kind(path("pipe.stoa")), PathKind::special);
}

TEST_F(DiskReaderTest, tells_a_folder_from_what_is_missing) {
  EXPECT_EQ(reason(reader_.read(folder_.string(), 10)), Reason::folder);
  EXPECT_EQ(reason(reader_.read(path("nothing.stoa"), 10)), Reason::missing);
  EXPECT_EQ(reader_.kind(path("nothing.stoa")), PathKind::missing);
}

TEST_F(DiskReaderTest, lists_designs_sorted_and_passes_over_hidden_build_and_links) {
  for (const char* name :
       {"b/x.stoa", "a.stoa", "b/a.stoa", "b/notes.txt", ".git/h.stoa", "build/o.stoa", ".h.stoa"})
    write(name, "");
  fs::create_symlink("a.stoa", path("link.stoa"));
  fs::create_directory_symlink(".", path("loop"));
  const auto found = std::get<Paths>(reader_.list(folder_.string(), ".stoa", 10));
  EXPECT_EQ(found, (Paths{path("a.stoa"), path("b/a.stoa"), path("b/x.stoa")}));
  EXPECT_EQ(std::get<Paths>(reader_.list(folder_.string(), ".stoa", 2)).size(), 2U);
}

TEST_F(DiskReaderTest, knows_a_file_again_by_any_path) {
  write("a.stoa", "");
  fs::create_symlink("a.stoa", path("link.stoa"));
  fs::create_hard_link(path("a.stoa"), path("twin.stoa"));
  EXPECT_EQ(reader_.identity(path("link.stoa")), reader_.identity(path("a.stoa")));
  EXPECT_EQ(reader_.identity(path("twin.stoa")), reader_.identity(path("a.stoa")));
  EXPECT_EQ(reader_.canonical(path("link.stoa")), reader_.canonical(path("a.stoa")));
}

TEST(MemoryReader, behaves_as_a_disk_does) {
  MemoryReader reader;
  reader.add("designs/a.stoa", "a");
  reader.add("designs/sub/b.stoa", "b");
  reader.add("designs/build/c.stoa", "c");
  reader.add_link("designs/link.stoa", "designs/a.stoa");
  EXPECT_EQ(reader.kind("designs"), PathKind::folder);
  EXPECT_EQ(reader.kind("design"), PathKind::missing);
  EXPECT_EQ(reader.canonical("designs/sub/../link.stoa"), "/designs/a.stoa");
  EXPECT_EQ(reader.identity("designs/link.stoa"), reader.identity("/designs/a.stoa"));
  EXPECT_NE(reader.identity("designs/sub/b.stoa"), reader.identity("/designs/a.stoa"));
  EXPECT_EQ(std::get<std::string>(reader.read("designs/link.stoa", 1)), "a");
  EXPECT_EQ(std::get<Paths>(reader.list("designs", ".stoa", 10)),
            (Paths{"designs/a.stoa", "designs/sub/b.stoa"}));
}

}  // namespace
}  // namespace stoa
