#include "compiler/catalog/catalog.hpp"

#include <cmath>
#include <string>

#include <gtest/gtest.h>

#include "tests/support/front_end.hpp"

namespace stoa::testing {
namespace {

using catalog::ValueType;

TEST(Quantity, is_read_in_the_unit_of_its_type) {
  const std::tuple<const char*, ValueType, double> quantities[] = {
      {"250ms", ValueType::duration, 0.25}, {"15m", ValueType::duration, 900},
      {"2d", ValueType::duration, 172800},  {"256KB", ValueType::size, 256e3},
      {"1MiB", ValueType::size, 1048576},   {"1.5GB", ValueType::size, 1.5e9},
      {"50/s", ValueType::rate, 50},        {"3000/m", ValueType::rate, 50},
      {"99.9%", ValueType::percent, 99.9},  {"12", ValueType::count, 12},
      {"30k/s", ValueType::rate, 30000},    {"864M/d", ValueType::rate, 10000},
      {"20k", ValueType::count, 20000},     {"-3", ValueType::count, -3}};
  for (const auto& [text, type, value] : quantities) {
    const auto quantity = catalog::read_quantity(text);
    ASSERT_TRUE(quantity) << text;
    EXPECT_EQ(quantity->type, type) << text;
    EXPECT_NEAR(quantity->value, value, std::abs(value) * 1e-12) << text;
  }
}

TEST(Quantity, of_an_unknown_unit_is_none) {
  for (const char* const text : {"5min", "5kb", "5/w", "5G/s", "", "m", "5 m", "inf", "0x10"})
    EXPECT_FALSE(catalog::read_quantity(text)) << text;
}

TEST(ValueTypes, have_names_that_lead_back_to_them_and_units_to_show) {
  using enum ValueType;
  for (const ValueType type : {duration, size, rate, percent, count, date, text, name, flag}) {
    EXPECT_EQ(catalog::find_value_type(catalog::to_string(type)), type);
    EXPECT_FALSE(catalog::units_of(type).empty());
  }
  EXPECT_FALSE(catalog::find_value_type("temperature"));
}

TEST(Catalogue, keeps_what_a_service_says_of_itself) {
  const auto analysis = analyze("", {false, R"(
category heat "Heat" {
  color "#112233"
  glyph box
}
glyph box "M4 4h16v16H4z"
## Bakes.
service oven "Oven" {
  category heat
  alias stove, "big oven"
  source "https://example.com" { read: 2026-11-22 }
  property heat: percent { max 90% }
}
)"});
  const catalog::Kind* oven = analysis->catalog.find_kind("oven");
  ASSERT_NE(oven, nullptr);
  EXPECT_EQ(oven->title, "Oven");
  EXPECT_EQ(oven->doc, "Bakes.");
  ASSERT_EQ(oven->aliases.size(), 2U);
  EXPECT_EQ(oven->aliases[1], "big oven");
  EXPECT_EQ(oven->sources.front().read, "2026-11-22");
  EXPECT_EQ(analysis->catalog.color_of(*oven), "#112233");
  ASSERT_NE(analysis->catalog.glyph_of(*oven), nullptr) << "the pictogram of its category stands in";
  EXPECT_EQ(analysis->catalog.glyph_of(*oven)->name, "box");
  EXPECT_EQ(analysis->catalog.find_kind("stove"), nullptr) << "an alias is no kind";
}

TEST(Catalogue, titles_an_entry_without_a_title_by_its_name) {
  const auto analysis = analyze("actor guest\n");
  EXPECT_EQ(analysis->catalog.find_kind("guest")->title, "guest");
}

TEST(Catalogue, of_the_standard_library_says_nothing_wrong) {
  const auto analysis = analyze("actor guest\n");
  for (const diag::Diagnostic& finding : analysis->sink.sorted())
    ADD_FAILURE() << analysis->sources[finding.span().source].path() << ": " << finding.message();
  EXPECT_GT(analysis->catalog.kinds.size(), 50U);
}

}  // namespace
}  // namespace stoa::testing
