#include "compiler/driver/limit_option.hpp"

#include <gtest/gtest.h>

namespace stoa::driver {
namespace {

TEST(LimitOption, reads_numbers_and_units) {
  Limits limits;
  EXPECT_FALSE(set_limit("files=5", limits));
  EXPECT_EQ(limits.files, 5U);
  EXPECT_FALSE(set_limit("file-size=200MiB", limits));
  EXPECT_EQ(limits.file_size, 200U << 20U);
  EXPECT_FALSE(set_limit("layout-seconds=2m", limits));
  EXPECT_EQ(limits.layout_seconds, 120U);
}

TEST(LimitOption, leaves_the_limits_alone_when_it_cannot_read) {
  for (const char* option :
       {"files", "files=", "files=-1", "files=x", "files=5MiB", "files=99999999999999999999999",
        "file-size=99999999999GiB", "file-size=8GiB", "nesting=100000", "fils=5", "=5"}) {
    Limits limits;
    EXPECT_TRUE(set_limit(option, limits)) << option;
    EXPECT_EQ(limits.files, Limits().files) << option;
    EXPECT_EQ(limits.file_size, Limits().file_size) << option;
  }
}

TEST(LimitOption, suggests_the_nearest_name) {
  Limits limits;
  EXPECT_NE(set_limit("fils=5", limits)->help.find("`files`"), std::string::npos);
}

TEST(LimitOption, writes_values_that_it_reads_again) {
  for (const LimitInfo& limit : limit_table()) {
    std::string value = limit_text(limit, Limits().*(limit.value));
    std::erase(value, ' ');
    Limits limits;
    limits.*(limit.value) = 0;
    EXPECT_FALSE(set_limit(std::string(limit.name) + "=" + value, limits)) << limit.name;
    EXPECT_EQ(limits.*(limit.value), Limits().*(limit.value)) << limit.name;
  }
}

}  // namespace
}  // namespace stoa::driver
