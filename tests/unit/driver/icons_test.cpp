#include "compiler/driver/icons.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/support/compilation.hpp"

namespace stoa::testing {
namespace {

const std::string kDesign =
    "service sorter \"Letter Sorter\" {\n  category general\n  icon \"Sorting Machine\", \"Sorter\"\n}\n"
    "actor postman \"Postman\"\n"
    "postman joe\nvpc hall { sorter one\n sorter two }\njoe -> one -> two \"brings letters\"\n";
const std::string kRed = "<path fill=\"#c00\" d=\"M1 1h46v46H1z\"/>";

std::string svg(std::string_view inside) {
  return fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 48 48\">{}</svg>", inside);
}

/// Draws `kDesign` with these files as the set.
Compiled draw(std::map<std::string, std::string> icons, const Limits& limits = {},
              const std::vector<std::string>& forms = {"svg"}) {
  icons["letters.stoa"] = kDesign;
  return compile({std::move(icons), {"letters.stoa"}, "set"}, forms, {"whole"}, limits);
}

std::string picture(const Compiled& compiled) {
  const auto found = compiled.outputs.find("letters.svg");
  return found == compiled.outputs.end() ? "" : found->second;
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1))
    ++n;
  return n;
}

TEST(IconFileName, is_read_as_the_sets_write_it) {
  const auto name = [](std::string_view text) {
    const auto [key, size, is_for_dark] = driver::read_icon_file_name(text);
    return fmt::format("{} {}{}", key, size, is_for_dark ? " dark" : "");
  };
  EXPECT_EQ(name("Arch_Acme-Letter-Sorter_48.svg"), "acmelettersorter 48");
  EXPECT_EQ(name("Arch_Acme-Letter-Sorter_64@5x.svg"), "acmelettersorter 64");
  EXPECT_EQ(name("Res_Acme-Sorter_Belt_48.svg"), "acmesorterbelt 48");
  EXPECT_EQ(name("Res_User_48_Dark.svg"), "user 48 dark");
  EXPECT_EQ(name("Res_User_48_Light.svg"), "user 48");
  EXPECT_EQ(name("Acme-Cloud_32_Dark.svg"), "acmecloud 32 dark");
  EXPECT_EQ(name("AcmeLetterSorter.svg"), "acmelettersorter 0");
  EXPECT_EQ(name("Sorter 2.svg"), "sorter2 0");
  EXPECT_EQ(name(".svg"), " 0");
}

TEST(Icons, stand_in_the_place_of_tiles_once_each) {
  const std::string drawn = picture(draw({{"set/a/Sorting-Machine.svg", svg(kRed)}}));
  EXPECT_EQ(count(drawn, "d=\"M1 1h46v46H1z\""), 1U) << drawn;
  EXPECT_EQ(count(drawn, "-i-sortingmachine\" x="), 2U) << drawn;
  EXPECT_EQ(count(drawn, "viewBox=\"0 0 48 48\""), 1U);
}

TEST(Icons, are_found_by_the_names_of_the_catalogue_then_the_title_then_the_name) {
  const std::string other = svg("<path d=\"M2 2\"/>");
  const auto is_red = [](const Compiled& compiled) {
    EXPECT_EQ(compiled.findings, "");
    return count(picture(compiled), "#c00") == 1;
  };
  EXPECT_TRUE(is_red(draw({{"set/SORTINGMACHINE.svg", svg(kRed)}, {"set/Sorter.svg", other}})));
  EXPECT_TRUE(is_red(draw({{"set/Arch_Sorter_48.svg", svg(kRed)}, {"set/LetterSorter.svg", other}})));
  EXPECT_TRUE(is_red(draw({{"set/Letter-Sorter.svg", svg(kRed)}})));
  EXPECT_TRUE(is_red(draw({{"set/postman.svg", svg(kRed)}})));
  EXPECT_TRUE(is_red(draw({{"set/Virtual-private-cloud-VPC_32.svg", svg(kRed)}}))) << "a place has one, too";
}

TEST(Icons, of_several_sizes_give_the_one_of_a_tile) {
  const std::string other = svg("<path d=\"M2 2\"/>");
  const std::string drawn = picture(draw({{"set/16/Arch_Sorter_16.svg", other},
                                          {"set/48/Arch_Sorter_48.svg", svg(kRed)},
                                          {"set/64/Arch_Sorter_64.svg", other},
                                          {"set/dark/Arch_Sorter_48_Dark.svg", other},
                                          {"set/z/Res_Sorter_48.svg", other}}));
  EXPECT_EQ(count(drawn, "#c00"), 1U);
  EXPECT_EQ(count(drawn, "M2 2"), 0U);
}

TEST(Icons, that_the_set_lacks_are_our_own_and_no_finding) {
  const Compiled compiled = draw({{"set/Arch_Other_48.svg", svg(kRed)}});
  EXPECT_EQ(compiled.findings, "");
  EXPECT_EQ(picture(compiled), picture(compile(only("letters.stoa", kDesign), {"svg"}, {"whole"})));
}

TEST(Icons, that_are_wrong_are_told_and_the_rest_is_drawn) {
  const std::string without = picture(compile(only("letters.stoa", kDesign), {"svg"}, {"whole"}));
  const auto told = [&](const std::string& icon, const Limits& limits = {}) {
    const Compiled compiled = draw({{"set/sorter.svg", icon}}, limits);
    EXPECT_EQ(picture(compiled), without);
    EXPECT_FALSE(compiled.has_errors);
    return compiled.findings;
  };
  EXPECT_EQ(told(svg("\n<script/>")),
            "set/sorter.svg:2:1: warning[W0701]: this is no icon: it holds a script\n");
  EXPECT_EQ(
      told("<!DOCTYPE svg>" + svg("")),
      "set/sorter.svg:1:14: warning[W0701]: this is no icon: it has a DOCTYPE, which may define anything\n");
  EXPECT_EQ(told("{}"),
            "set/sorter.svg:1:1: warning[W0702]: this is no icon: it is no XML: not well-formed (invalid "
            "token)\n");
  EXPECT_NE(told("\xff\xfe\x00<").find("W0702"), std::string::npos);
  EXPECT_NE(told(svg(std::string(70000, ' '))).find("warning[W0901]: `set/sorter.svg` is larger than 65536"),
            std::string::npos);
  Limits low;
  low.icon_elements = 1;
  EXPECT_NE(told(svg(kRed), low).find("warning[W0901]: this is no icon: it has more than 1 elements"),
            std::string::npos);
}

TEST(Icons, of_a_folder_that_is_none_end_the_run) {
  const Compiled missing = draw({});
  EXPECT_TRUE(missing.has_errors);
  EXPECT_NE(missing.findings.find("error[E0801]: `set` cannot be searched"), std::string::npos)
      << missing.findings;
  const Compiled empty = draw({{"set/readme.txt", "icons"}});
  EXPECT_NE(empty.findings.find("warning[W0703]: `set` holds no `.svg` file"), std::string::npos);
  EXPECT_NE(picture(empty), "");
  Limits low;
  low.icon_files = 1;
  EXPECT_NE(draw({{"set/a.svg", ""}, {"set/b.svg", ""}}, low).findings.find("error[E0903]"),
            std::string::npos);
}

TEST(Icons, are_not_looked_for_where_nothing_is_drawn) {
  EXPECT_EQ(draw({}, {}, {"dot", "json"}).findings, "");
}

TEST(Icons, get_a_plate_in_dark_surroundings_where_they_are_dark) {
  const std::string dark = picture(draw({{"set/sorter.svg", svg("<path d=\"M1 1h46v46H1z\"/>")}}));
  EXPECT_EQ(count(dark, "<rect class=\"ip\""), 2U);
  EXPECT_EQ(count(dark, " .ip{fill:#FFF}"), 1U);
  EXPECT_EQ(count(picture(draw({{"set/sorter.svg", svg(kRed)}})), "\"ip\""), 0U);
}

TEST(Icons, begin_as_files_of_their_own_do_where_they_say_nothing_themselves) {
  const auto head_of = [](const std::string& drawn) {
    const std::size_t at = drawn.find("viewBox=\"0 0 48 48\"");
    return at == std::string::npos ? drawn : drawn.substr(at, drawn.find('>', at) - at);
  };
  const std::string plain = head_of(picture(draw({{"set/sorter.svg", svg(kRed)}})));
  EXPECT_EQ(count(plain, " fill=\"#000\""), 1U) << plain;
  const std::string blue = head_of(picture(draw(
      {{"set/sorter.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 48 48\" fill=\"#00c\">" +
                              kRed + "</svg>"}})));
  EXPECT_EQ(count(blue, " fill=\"#00c\""), 1U) << blue;
  EXPECT_EQ(count(blue, " fill=\"#000\""), 0U) << blue;
}

TEST(Icons, keep_their_ids_to_themselves) {
  const std::string gradient = svg(
      "<linearGradient id=\"a\"><stop offset=\"0\"/></linearGradient><path fill=\"url(#a)\" d=\"M1 1\"/>");
  const std::string drawn = picture(draw({{"set/sorter.svg", gradient}, {"set/postman.svg", gradient}}));
  EXPECT_EQ(count(drawn, "-i-sorter-1\">"), 1U) << drawn;
  EXPECT_EQ(count(drawn, "-i-sorter-1)\""), 1U);
  EXPECT_EQ(count(drawn, "-i-postman-1\">"), 1U);
  EXPECT_EQ(count(drawn, "\"a\""), 0U);
}

}  // namespace
}  // namespace stoa::testing
