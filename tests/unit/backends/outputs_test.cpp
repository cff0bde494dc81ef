// What whole designs come out as, where the sample by hand has too little in it.
#include <cstdint>
#include <string>

#include <gtest/gtest.h>

#include "compiler/backends/difference.hpp"
#include "tests/support/compilation.hpp"

namespace stoa::testing {
namespace {

TEST(Json, tells_what_carries_a_claim) {
  const Compiled compiled = compile(only("shop.stoa", R"(
    user fan
    lambda api
    fan -> api
    choose api @cost "It costs nothing while nobody asks."
  )"),
                                    {"json"});
  ASSERT_FALSE(compiled.has_errors) << compiled.findings;
  const std::string& json = compiled.outputs.at("shop.json");
  const std::size_t at = json.find("\"evidence\": [");
  ASSERT_NE(at, std::string::npos) << json;
  EXPECT_NE(json.find("\"component\": \"api\"", at), std::string::npos) << json.substr(at, 300);
  EXPECT_NE(json.find("\"by\": \"", at), std::string::npos) << json.substr(at, 300);
}

TEST(DifferenceJson, names_its_schema_first) {
  EXPECT_TRUE(backends::difference_json({}).starts_with("{\n  \"schema\": 1,\n"))
      << backends::difference_json({});
}

std::uint32_t number_at(const std::string& bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i)
    number = number << 8U | static_cast<unsigned char>(bytes[at + i]);
  return number;
}

TEST(Paint, makes_pixels_as_many_as_the_scale_says_and_pages_of_points) {
  const auto picture = only("shop.stoa", "user fan\nlambda api\nfan -> api\n");
  const Compiled svg = compile(picture, {"svg"});
  const std::string& text = svg.outputs.at("shop.svg");
  const double width = std::stod(text.substr(text.find(" width=\"") + 8));
  const Compiled png = compile(picture, {"png"});
  const std::string& pixels = png.outputs.at("shop.png");
  ASSERT_TRUE(pixels.starts_with("\x89PNG"));
  EXPECT_NEAR(number_at(pixels, 16), width, 1);
  const Compiled pdf = compile(picture, {"pdf"});
  const std::string& page = pdf.outputs.at("shop.pdf");
  ASSERT_TRUE(page.starts_with("%PDF"));
  const std::size_t box = page.find("/MediaBox [ 0 0 ");
  ASSERT_NE(box, std::string::npos);
  EXPECT_NEAR(std::stod(page.substr(box + 16)), width * 0.75, 1);
}

}  // namespace
}  // namespace stoa::testing
