#include "compiler/driver/csv.hpp"

#include <gtest/gtest.h>

namespace stoa::driver {
namespace {

TEST(Csv, reads_fields_between_commas) {
  EXPECT_EQ(read_csv("a,b\nc,,d\n"), (std::vector<CsvRow>{{"a", "b"}, {"c", "", "d"}}));
}

TEST(Csv, keeps_commas_quotes_and_line_ends_inside_quotes) {
  EXPECT_EQ(read_csv("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\r\n"),
            (std::vector<CsvRow>{{"a,b", "say \"hi\"", "two\nlines"}}));
}

TEST(Csv, passes_over_empty_lines_and_takes_a_last_line_without_end) {
  EXPECT_EQ(read_csv("a\n\n\nb"), (std::vector<CsvRow>{{"a"}, {"b"}}));
}

TEST(Csv, ends_an_open_quote_with_the_text) {
  EXPECT_EQ(read_csv("\"a,b"), (std::vector<CsvRow>{{"a,b"}}));
}

TEST(Csv, writes_what_it_would_read) {
  const CsvRow row = {"plain", "with,comma", "with \"quotes\"", "two\nlines", ""};
  EXPECT_EQ(read_csv(csv_line(row)), std::vector<CsvRow>{row});
  EXPECT_EQ(csv_line({"a", "b"}), "a,b\n");
}

}  // namespace
}  // namespace stoa::driver
