#include "compiler/driver/toml_hazard.hpp"

#include <string>

#include <gtest/gtest.h>

namespace stoa::driver {
namespace {

std::string hazard_at(std::string_view text) {
  const auto found = find_toml_hazard(text);
  return found ? std::to_string(found->at) : "";
}

TEST(TomlHazard, is_none_in_what_toml_allows) {
  EXPECT_EQ(hazard_at(""), "");
  EXPECT_EQ(
      hazard_at("\xEF\xBB\xBF# é\nformat = \"é \\\" ü\" # ö\npacks = ['ä', \"\"\"\nü \\\"\"\" ö\n\"\"\"]\n"),
      "");
  EXPECT_EQ(hazard_at("output = '''\né\n''' # ü"), "");
  EXPECT_EQ(hazard_at("output = \"open\nformat = \"é\"\n"), "");
}

TEST(TomlHazard, is_none_in_quoted_keys_and_values_of_lists_and_tables) {
  EXPECT_EQ(hazard_at("[limits.\"é\"]\n\"ü\".\"ö\" = { a = 'é', \"ü\" = [ 1, \"ä\" ] }\n"), "");
  EXPECT_EQ(hazard_at("packs = [\n  \"é\",  # ü\n  'ö'\n]\nformat = \"é\"\n"), "");
}

TEST(TomlHazard, is_a_letter_beyond_ascii_outside_quotes) {
  EXPECT_EQ(hazard_at("é = 1\n"), "0");
  EXPECT_EQ(hazard_at("a = \"é\" ü\n"), "9");
  EXPECT_EQ(hazard_at("a.b\xD2\x95.d = 1\n"), "3");
  EXPECT_EQ(hazard_at("a = 'it\\' é\n"), "10");  // A backslash escapes nothing in single quotes.
  EXPECT_EQ(hazard_at("a = 0xd{\"é\n"), "9");
  EXPECT_EQ(hazard_at("a = [1, 0x=\"é\"]\n"), "12");
  EXPECT_EQ(hazard_at("a = 1.\"é\"\n"), "7");
  EXPECT_EQ(hazard_at("a = 0xd\"é\"\n"), "8");  // A quote within a bare value quotes nothing.
}

TEST(TomlHazard, is_a_line_of_a_great_many_dots) {
  EXPECT_EQ(hazard_at("a = 1\n" + std::string(65, '.')), "6");
  EXPECT_EQ(hazard_at("a = 1\n" + std::string(64, '.')), "");
}

}  // namespace
}  // namespace stoa::driver
