// Every call to the system that stoa depends on fails in turn, and the process is killed at each of them.
// Afterwards every file is the old one or the new one, whole, and the rest is as it was.
#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/support/process.hpp"
#include "tests/support/repository.hpp"

namespace stoa::testing {
namespace {

namespace fs = std::filesystem;

using Files = std::map<std::string, std::string>;

constexpr int kMostCalls = 400;  // More than any run here makes of one kind.

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr int kStride = 5;  // Starting takes ten times as long.
#else
constexpr int kStride = 1;
#endif
#else
constexpr int kStride = 1;
#endif

const std::string kShop = R"(scenario shop "A shop" {
  user   fan
  lambda api { timeuot: 3s }
  s3     store
  flow buy { fan -> api -> store "buys" }
  flow look { fan -> api "looks" }
}
)";

/// Something that stoa is asked to do in a folder, and what stands there before.
struct Errand {
  std::vector<std::string> words;
  Files before;
};

const Errand kBuild = {{"build", "shop.stoa", "--view", "all", "--emit", "json,dot,design", "-o", "made/in/"},
                       {{"shop.stoa", kShop}}};
const Errand kRebuild = {{"build", "shop.stoa", "--emit", "json,dot", "--depfile", "shop.d"},
                         {{"shop.stoa", kShop}, {"shop.json", "old"}, {"shop.dot", "old"}}};
const Errand kRebuildAll = {
    {"build", "shop.stoa", "--view", "all", "--emit", "json,dot,design,ast"},
    {{"shop.stoa", kShop}, {"shop.json", "old"}, {"shop.dot", "old"}, {"shop.buy.json", "old"}}};
const Errand kDraw = {{"build", "shop.stoa"}, {{"shop.stoa", kShop}, {"shop.svg", "old"}}};
const Errand kMend = {{"check", "--fix", "shop.stoa", "other.stoa"},
                      {{"shop.stoa", kShop}, {"other.stoa", "user me\nlamda api\nme -> api \"asks\"\n"}}};
const Errand kFormat = {{"fmt", "shop.stoa"}, {{"shop.stoa", "user  me\nlambda  api\nme->api\n"}}};
const Errand kBaseline = {{"baseline", "write", "shop.stoa"}, {{"shop.stoa", kShop}}};

Files files_in(const fs::path& folder) {
  Files files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file())
      files.emplace(entry.path().lexically_relative(folder).generic_string(), read_file(entry.path()));
  return files;
}

/// One run in a folder of its own.
struct Attempt {
  Attempt(const Errand& errand, const std::string& fault) {
    for (const auto& [name, text] : errand.before)
      write_file(folder.path() / "here" / name, text);
    const fs::path mark = folder.path() / "mark";
    Process process{{stoa_binary()}, "", folder.path() / "here"};
    process.words.insert(process.words.end(), errand.words.begin(), errand.words.end());
    if (!fault.empty())
      process.environment = {
          {"LD_PRELOAD", STOA_FAULTS}, {"STOA_FAULT", fault}, {"STOA_FAULT_MARK", mark.string()}};
    outcome = run(process);
    was_hit = fs::exists(mark);
    files = files_in(folder.path() / "here");
  }

  TemporaryFolder folder;
  Outcome outcome;
  bool was_hit = false;
  Files files;
};

bool is_temporary(const std::string& name) {
  return name.find(".stoa-") != std::string::npos;
}

/// Every file is what it was before or what the errand makes of it, and there is no other.
void expect_old_or_new(const Attempt& attempt, const Errand& errand, const Files& made) {
  for (const auto& [name, text] : attempt.files) {
    if (is_temporary(name))
      continue;
    const auto old = errand.before.find(name);
    const auto wanted = made.find(name);
    const bool is_old = old != errand.before.end() && old->second == text;
    const bool is_new = wanted != made.end() && wanted->second == text;
    EXPECT_TRUE(is_old || is_new) << name << ": " << text.substr(0, 200);
  }
  for (const auto& [name, text] : errand.before)
    EXPECT_TRUE(attempt.files.contains(name)) << name << " is gone";
}

/// Lets each call of that name fail in turn. Returns how often that was possible.
int fail_each(const std::string& call, int error, const Errand& errand) {
  const Files made = Attempt(errand, "").files;
  int n_hits = 0;
  for (int n = 1; n < kMostCalls; n += kStride) {
    SCOPED_TRACE(
        fmt::format("stoa {}, call {} of {} with error {}", fmt::join(errand.words, " "), n, call, error));
    const Attempt attempt(errand, fmt::format("{}:{}:{}", call, n, error));
    if (!attempt.was_hit)
      return n_hits;
    ++n_hits;
    expect_old_or_new(attempt, errand, made);
    EXPECT_TRUE(
        std::ranges::none_of(attempt.files, [](const auto& file) { return is_temporary(file.first); }));
    if (attempt.outcome.status == 0) {
      EXPECT_EQ(attempt.files, made) << "nothing was said: " << attempt.outcome.err;
    } else {
      EXPECT_EQ(attempt.outcome.status, 3) << attempt.outcome.err;
      EXPECT_NE(attempt.outcome.err.find("error[E08"), std::string::npos) << attempt.outcome.err;
      EXPECT_NE(attempt.outcome.err.find("help: "), std::string::npos) << attempt.outcome.err;
    }
  }
  ADD_FAILURE() << "there is no end to calls of " << call;
  return n_hits;
}

TEST(Faults, of_a_full_or_broken_disk_leave_every_file_old_or_new) {
  for (const Errand* errand : {&kBuild, &kRebuild, &kMend, &kFormat, &kBaseline}) {
    EXPECT_GE(fail_each("write", ENOSPC, *errand), 1);
    EXPECT_GE(fail_each("rename", EIO, *errand), 1);
  }
  EXPECT_GE(fail_each("write", EFBIG, kRebuild), 3 / kStride);
  EXPECT_GE(fail_each("write", EIO, kRebuild), 3 / kStride);
  EXPECT_GE(fail_each("fsync", EIO, kRebuild), 3 / kStride);
  EXPECT_GE(fail_each("close", EIO, kRebuild), 3 / kStride);
}

TEST(Faults, of_what_is_not_allowed_leave_every_file_old_or_new) {
  EXPECT_GE(fail_each("mkostemp", EACCES, kRebuild), 3 / kStride);
  EXPECT_GE(fail_each("mkostemp", EROFS, kMend), 1);
  EXPECT_GE(fail_each("fchmod", EPERM, kRebuild), 3 / kStride);
  EXPECT_GE(fail_each("rename", EACCES, kRebuild), 3 / kStride);
  EXPECT_GE(fail_each("mkdir", EACCES, kBuild), 1);
}

TEST(Faults, of_reading_are_said_or_do_not_matter) {
  for (const int error : {EIO, EACCES, EMFILE})
    EXPECT_GE(fail_each("open", error, kRebuild), 2 / kStride);
  EXPECT_GE(fail_each("read", EIO, kRebuild), 2 / kStride);
  EXPECT_GE(fail_each("read", EIO, kMend), 2 / kStride);
}

TEST(Faults, that_are_no_failures_change_nothing) {
  for (const std::string& fault : {fmt::format("write:1:{}", EINTR), fmt::format("read:1:{}", EINTR),
                                   std::string("write:1:short"), std::string("write:2:short")}) {
    SCOPED_TRACE(fault);
    const Attempt attempt(kRebuild, fault);
    EXPECT_TRUE(attempt.was_hit);
    EXPECT_EQ(attempt.outcome.status, 0) << attempt.outcome.err;
    EXPECT_EQ(attempt.files, Attempt(kRebuild, "").files);
  }
}

/// Without a worker there is still a picture, and a note tells how it was made.
TEST(Faults, of_the_worker_of_a_layout_leave_a_picture) {
  for (const std::string& fault : {fmt::format("fork:1:{}", EAGAIN), fmt::format("fork:1:{}", ENOMEM),
                                   fmt::format("pipe2:1:{}", EMFILE)}) {
    SCOPED_TRACE(fault);
    const Attempt attempt(kDraw, fault);
    EXPECT_TRUE(attempt.was_hit);
    EXPECT_EQ(attempt.outcome.status, 0) << attempt.outcome.err;
    EXPECT_NE(attempt.outcome.err.find("no process could be started for it"), std::string::npos)
        << attempt.outcome.err;
    EXPECT_TRUE(attempt.files.at("shop.svg").ends_with("</svg>\n"));
  }
}

/// Kills at every call of an errand, one after the other, until the run gets to its end.
int kill_everywhere(const Errand& errand) {
  const Files made = Attempt(errand, "").files;
  int n_kills = 0;
  for (int n = 1; n < kMostCalls; n += kStride) {
    SCOPED_TRACE(fmt::format("stoa {}, killed at call {}", fmt::join(errand.words, " "), n));
    const Attempt attempt(errand, fmt::format("any:{}:kill", n));
    if (!attempt.was_hit) {
      EXPECT_EQ(attempt.files, made);
      return n_kills;
    }
    ++n_kills;
    EXPECT_EQ(attempt.outcome.status, 128 + SIGKILL);
    expect_old_or_new(attempt, errand, made);
  }
  ADD_FAILURE() << "there is no end to calls";
  return n_kills;
}

TEST(Kills, at_any_moment_leave_every_file_old_or_new) {
  int n_kills = 0;
  for (const Errand* errand : {&kBuild, &kRebuildAll, &kMend, &kFormat, &kBaseline})
    n_kills += kill_everywhere(*errand);
  EXPECT_GE(n_kills * kStride, 200);
}

}  // namespace
}  // namespace stoa::testing
