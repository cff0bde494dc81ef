#include "compiler/base/source.hpp"

#include <gtest/gtest.h>

namespace stoa::testing {
namespace {

// As anybody would count, from the beginning each time.
LineColumn count(std::string_view text, std::size_t offset) {
  LineColumn place;
  for (std::size_t i = 0; i < offset; ++i) {
    const bool is_continuation = (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U;
    place.column = text[i] == '\n' ? 1 : place.column + (is_continuation ? 0 : 1);
    place.line += text[i] == '\n';
  }
  return place;
}

void expect_places(const std::string& text) {
  SourceSet sources;
  const SourceFile& source = sources.add("a.stoa", text);
  std::uint32_t line = 1;
  for (std::size_t i = 0; i <= text.size(); i += i % 97 == 0 ? 1 : 13) {
    const LineColumn wanted = count(text, i);
    const LineColumn place = source.line_column(static_cast<std::uint32_t>(i));
    ASSERT_EQ(place.line, wanted.line) << "at " << i;
    ASSERT_EQ(place.column, wanted.column) << "at " << i;
    line = wanted.line;
  }
  ASSERT_EQ(source.line_count(), count(text, text.size()).line);
  std::size_t begin = 0;
  for (line = 1; line <= source.line_count(); ++line) {
    ASSERT_EQ(source.line_begin(line), begin) << "line " << line;
    const std::string_view all = std::string_view(text).substr(begin);
    const std::string_view wanted = all.substr(0, all.find('\n'));
    ASSERT_EQ(source.line_text(line), wanted) << "line " << line;
    begin += wanted.size() + 1;
  }
}

TEST(Source, knows_lines_and_columns_of_every_place) {
  expect_places("");
  expect_places("\n");
  expect_places("one\ntwo é\n\nfour");
}

TEST(Source, knows_them_in_a_text_of_many_blocks) {
  std::string text;
  for (std::size_t i = 0; text.size() < 20000; ++i)
    text += std::string(i % 57, i % 3 == 0 ? 'a' : 'b') + (i % 11 == 0 ? "ü\n\n\n" : "\n");
  expect_places(text);
  // Line ends at the edges of blocks, a line longer than one, and many more line ends than fit into a byte.
  expect_places(std::string(4095, 'x') + "\n" + std::string(9000, 'y') + "\nz\n");
  expect_places(std::string(4096, 'x') + "\n" + std::string(5000, '\n'));
}

}  // namespace
}  // namespace stoa::testing
