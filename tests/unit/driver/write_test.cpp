#include "compiler/driver/write.hpp"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gtest/gtest.h>

#include "compiler/diag/code.hpp"

namespace stoa::driver {
namespace {

namespace fs = std::filesystem;

class WriteTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "stoa-XXXXXX").string();
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string path(std::string_view name) const { return (folder_ / name).string(); }
  Output output(std::string_view name, std::string bytes) const {
    return {path(name), std::move(bytes), Span{}};
  }
  std::string text(std::string_view name) const {
    std::ifstream in(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  }
  mode_t mode(std::string_view name) const {
    struct stat status = {};
    EXPECT_EQ(::stat(path(name).c_str(), &status), 0);
    return status.st_mode & 0777U;
  }
  std::size_t n_entries() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }
  std::size_t write(const std::vector<Output>& outputs) { return write_outputs(outputs, console_, sink_); }

  fs::path folder_;
  Console console_;
  diag::Sink sink_;
};

TEST_F(WriteTest, makes_files_and_the_folders_they_need) {
  EXPECT_EQ(write({output("a.svg", "a"), output("x/y/b.svg", "b")}), 2U);
  EXPECT_EQ(text("a.svg"), "a");
  EXPECT_EQ(text("x/y/b.svg"), "b");
  EXPECT_EQ(n_entries(), 2U);
}

TEST_F(WriteTest, gives_a_new_file_the_mode_of_the_umask_and_keeps_that_of_an_old_one) {
  const mode_t before = ::umask(0027);
  write({output("new.svg", "a")});
  ::umask(before);
  EXPECT_EQ(mode("new.svg"), 0640U);
  fs::permissions(path("new.svg"), fs::perms(0604));
  EXPECT_EQ(write({output("new.svg", "b")}), 1U);
  EXPECT_EQ(mode("new.svg"), 0604U);
}

TEST_F(WriteTest, does_not_touch_a_file_that_would_stay_the_same) {
  write({output("a.svg", "same")});
  const auto then = fs::file_time_type::clock::now() - std::chrono::hours(1);
  fs::last_write_time(path("a.svg"), then);
  const auto before = fs::last_write_time(path("a.svg"));
  EXPECT_EQ(write({output("a.svg", "same")}), 0U);
  EXPECT_EQ(fs::last_write_time(path("a.svg")), before);
  EXPECT_EQ(write({output("a.svg", "same but longer")}), 1U);
  EXPECT_EQ(write({output("a.svg", "same")}), 1U);
  EXPECT_EQ(text("a.svg"), "same");
}

TEST_F(WriteTest, replaces_nothing_when_one_of_several_cannot_be_written) {
  write({output("a.svg", "old")});
  fs::create_directory(path("folder.svg"));
  EXPECT_EQ(write({output("a.svg", "new"), output("n/b.svg", "new"), output("folder.svg", "x")}), 0U);
  EXPECT_TRUE(sink_.has_errors());
  EXPECT_EQ(text("a.svg"), "old");
  EXPECT_EQ(n_entries(), 2U);  // No temporary, and the folder `n` is gone again.
}

TEST_F(WriteTest, reports_a_full_device_and_leaves_nothing_behind) {
  EXPECT_EQ(write({{"/dev/full", "x", Span{}}, output("a.svg", "new")}), 0U);
  ASSERT_TRUE(sink_.has_errors());
  EXPECT_EQ(sink_.sorted().front().code(), diag::Code::cannot_write);
  EXPECT_EQ(n_entries(), 0U);
  EXPECT_TRUE(fs::is_character_file("/dev/full"));
}

TEST_F(WriteTest, replaces_no_file_through_a_symbolic_link) {
  write({output("real.txt", "precious")});
  fs::create_symlink("real.txt", path("a.svg"));
  EXPECT_EQ(write({output("a.svg", "x")}), 0U);
  EXPECT_TRUE(sink_.has_errors());
  EXPECT_EQ(text("real.txt"), "precious");
  EXPECT_TRUE(fs::is_symlink(path("a.svg")));
}

TEST_F(WriteTest, compares_all_of_a_large_file) {
  const std::string large(200'000, 'x');
  write({output("a.svg", large)});
  EXPECT_EQ(write({output("a.svg", large)}), 0U);
  EXPECT_EQ(write({output("a.svg", large.substr(1))}), 1U);
  std::string other = large;
  other.back() = 'y';
  EXPECT_EQ(write({output("a.svg", other)}), 1U);
  EXPECT_EQ(text("a.svg"), other);
}

TEST_F(WriteTest, leaves_a_file_to_its_owner) {
  if (::geteuid() != 0)
    GTEST_SKIP() << "only root may give files away";
  write({output("a.svg", "old"), output("b.svg", "old")});
  ASSERT_EQ(::chown(path("a.svg").c_str(), 4711, ::getegid()), 0);
  ASSERT_EQ(::chown(path("b.svg").c_str(), ::geteuid(), 4712), 0);
  EXPECT_EQ(write({output("a.svg", "new"), output("b.svg", "new")}), 2U);
  struct stat a = {}, b = {};
  ASSERT_EQ(::stat(path("a.svg").c_str(), &a), 0);
  ASSERT_EQ(::stat(path("b.svg").c_str(), &b), 0);
  EXPECT_EQ(a.st_uid, 4711U);
  EXPECT_EQ(b.st_gid, 4712U);
}

TEST_F(WriteTest, refuses_links_that_lead_nowhere_and_folders_that_are_files) {
  fs::create_symlink("nowhere", path("a.svg"));
  EXPECT_EQ(write({output("a.svg", "x")}), 0U);
  EXPECT_TRUE(sink_.has_errors());
  EXPECT_TRUE(fs::is_symlink(path("a.svg")));
  sink_ = {};
  write({output("file", "x")});
  EXPECT_EQ(write({output("file/b.svg", "x")}), 0U);
  ASSERT_TRUE(sink_.has_errors());
  EXPECT_EQ(sink_.sorted().front().helps().front(), "name a folder that is there or can be made");
  EXPECT_EQ(n_entries(), 2U);
}

TEST_F(WriteTest, writes_devices_and_links_to_them_as_they_are) {
  fs::create_symlink("/dev/null", path("null"));
  EXPECT_EQ(write({{"/dev/null", "x", Span{}}, output("null", "x"), output("a.svg", "a")}), 1U);
  EXPECT_FALSE(sink_.has_errors());
  EXPECT_TRUE(fs::is_symlink(path("null")));
}

/// Sends a signal that waits until the write is over.
class Waiting {
 public:
  explicit Waiting(int signal, void (*handler)(int)) : signal_(signal) {
    struct sigaction action = {};
    action.sa_handler = handler;
    ::sigaction(signal, &action, &usual_);
    sigset_t one;
    sigemptyset(&one);
    sigaddset(&one, signal);
    ::sigprocmask(SIG_BLOCK, &one, &mask_);
    ::raise(signal);
  }
  ~Waiting() {
    ::sigprocmask(SIG_SETMASK, &mask_, nullptr);  // Here it comes.
    ::sigaction(signal_, &usual_, nullptr);
  }
  Waiting(const Waiting&) = delete;
  Waiting& operator=(const Waiting&) = delete;

 private:
  int signal_;
  sigset_t mask_{};
  struct sigaction usual_ = {};
};

TEST_F(WriteTest, gives_up_when_a_signal_waits_that_would_end_the_run) {
  write({output("a.svg", "old")});
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    const Waiting waiting(signal, [](int) {});
    EXPECT_EQ(write({output("a.svg", "new"), output("n/b.svg", "new")}), 0U) << signal;
  }
  EXPECT_EQ(text("a.svg"), "old");
  EXPECT_EQ(n_entries(), 1U);
}

TEST_F(WriteTest, goes_on_when_the_signal_that_waits_is_ignored) {
  const Waiting waiting(SIGHUP, SIG_IGN);
  EXPECT_EQ(write({output("a.svg", "new")}), 1U);
}

TEST_F(WriteTest, removes_what_killed_runs_left_there_when_it_is_old) {
  const auto leave = [&](std::string_view name, std::chrono::minutes age) {
    std::ofstream(path(name)) << "half";
    fs::last_write_time(path(name), fs::file_time_type::clock::now() - age);
  };
  const std::chrono::minutes old(61);
  leave(".stoa-aZ09bc", old);
  leave(".stoa-young1", std::chrono::minutes(59));
  for (const char* name : {".stoa-longer1", ".stoa-a_b_cd", ".other-abcde", "stoa-abcdefg"})
    leave(name, old);
  fs::create_symlink("a.svg", path(".stoa-linked"));
  fs::create_directory(path(".stoa-folder"));
  EXPECT_EQ(write({output("a.svg", "a"), output("b.svg", "b")}), 2U);
  EXPECT_FALSE(fs::exists(path(".stoa-aZ09bc")));
  EXPECT_EQ(n_entries(), 9U);  // All others, and what was written.
}

TEST_F(WriteTest, writes_more_files_than_may_be_open_at_a_time) {
  struct rlimit usual = {};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &usual), 0);
  const struct rlimit few = {160, usual.rlim_max};  // Flushing as many as are usual takes a disk ten seconds.
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &few), 0);
  std::vector<Output> outputs;
  for (int i = 0; i < 200; ++i)
    outputs.push_back(output("f" + std::to_string(i), "x"));
  EXPECT_EQ(write(outputs), outputs.size());
  ::setrlimit(RLIMIT_NOFILE, &usual);
  EXPECT_EQ(n_entries(), outputs.size());
}

}  // namespace
}  // namespace stoa::driver
