#include "compiler/base/json_writer.hpp"

#include <limits>

#include <gtest/gtest.h>

namespace stoa {
namespace {

TEST(JsonWriter, indents_by_two_and_keeps_empty_ones_on_a_line) {
  JsonWriter json;
  json.begin_object();
  json.member("a", "x");
  json.key("b").begin_array();
  json.value(std::uint32_t{1});
  json.value(true);
  json.null();
  json.end();
  json.key("c").begin_array();
  json.end();
  json.key("d").begin_object();
  json.end();
  json.end();
  EXPECT_EQ(json.take(), R"({
  "a": "x",
  "b": [
    1,
    true,
    null
  ],
  "c": [],
  "d": {}
}
)");
}

TEST(JsonWriter, writes_the_shortest_digits_of_a_number) {
  JsonWriter json;
  json.begin_array();
  for (const double number : {900.0, 99.9, 0.1, 1e21, std::numeric_limits<double>::infinity()})
    json.value(number);
  json.end();
  EXPECT_EQ(json.take(), "[\n  900,\n  99.9,\n  0.1,\n  1e+21,\n  null\n]\n");
}

}  // namespace
}  // namespace stoa
