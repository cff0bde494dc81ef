#include "compiler/catalog/icon_reader.hpp"

#include <string>
#include <string_view>
#include <variant>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace stoa::catalog {
namespace {

using Kind = IconProblem::Kind;

std::string svg(std::string_view inside, std::string_view attributes = "") {
  return fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 48 48\"{}{}>{}</svg>",
                     attributes.empty() ? "" : " ", attributes, inside);
}

/// What is drawn, one element after the other: `g[fill=none] path[d=M0 0]`, with `>` for each level.
std::string told(const Icon& icon) {
  const auto tell = [](const std::vector<Icon::Attribute>& attributes) {
    std::string out;
    for (const auto& [name, value, form] : attributes) {
      constexpr std::string_view kMarks[] = {"", "id ", "href ", "url "};
      out += fmt::format("{}{}={}{}", out.empty() ? "" : " ", name, kMarks[static_cast<int>(form)], value);
    }
    return out.empty() ? out : '[' + out + ']';
  };
  std::string out = tell(icon.inherited);
  for (const Icon::Element& element : icon.elements)
    out += fmt::format("{}{}{}{}", out.empty() ? "" : " ", std::string(element.depth, '>'), element.tag,
                       tell(element.attributes));
  return out;
}

std::string read(std::string_view text) {
  const auto icon = read_icon(text, "box", {});
  if (const auto* made = std::get_if<Icon>(&icon))
    return told(*made);
  return "refused: " + std::get<IconProblem>(icon).message;
}

IconProblem problem(std::string_view text, const Limits& limits = {}) {
  const auto icon = read_icon(text, "box", limits);
  if (std::holds_alternative<IconProblem>(icon))
    return std::get<IconProblem>(icon);
  ADD_FAILURE() << "it was taken: " << text;
  return {};
}

TEST(IconReader, keeps_shapes_as_they_are_written) {
  EXPECT_EQ(read(svg("<g fill=\"none\" fill-rule=\"evenodd\"><path fill=\"#ed7100\" d=\"M0 0h48v48H0z\"/>"
                     "<circle cx=\"1.5\" cy=\"-2e1\" r=\"3\"/></g><line x1=\"1\"/>")),
            "g[fill=none fill-rule=evenodd] >path[fill=#ed7100 d=M0 0h48v48H0z] >circle[cx=1.5 cy=-2e1 r=3] "
            "line[x1=1]");
}

TEST(IconReader, leaves_out_what_does_not_draw) {
  EXPECT_EQ(read("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- made by hand -->\n" +
                 svg("<title>Box</title><desc>A <x/> box</desc><metadata><p/></metadata>"
                     "<e:layer xmlns:e=\"urn:e\"><path d=\"M9 9\"/></e:layer>\n text "
                     "<path id=\"one\" class=\"a\" data-x=\"1\" aria-hidden=\"true\" e:kind=\"b\" "
                     "xmlns:e=\"urn:e\" xml:space=\"preserve\" d=\"M0 0\"/>",
                     "width=\"48px\" height=\"48px\" version=\"1.1\" id=\"top\" "
                     "xmlns:xlink=\"http://www.w3.org/1999/xlink\"")),
            "path[d=M0 0]");
}

TEST(IconReader, numbers_what_is_referred_to) {
  EXPECT_EQ(
      read(svg("<defs><linearGradient id=\"a/b\"><stop offset=\"0%\" stop-color=\"#fff\"/></linearGradient>"
               "<radialGradient id=\"c\" href=\"#a/b\"/><clipPath id=\"d\"><path d=\"M1 1\"/></clipPath>"
               "</defs><rect fill=\"url(#c)\" clip-path=\"url( '#d' )\"/>")),
      "defs >linearGradient[id=id 1] >>stop[offset=0% stop-color=#fff] "
      ">radialGradient[id=id 2 href=href 1] >clipPath[id=id 3] >>path[d=M1 1] "
      "rect[fill=url 2 clip-path=url 3]");
}

TEST(IconReader, takes_declarations_for_attributes) {
  EXPECT_EQ(read(svg("<path fill=\"red\" style=\" fill : #123456 ;stroke:none; \" d=\"M0 0\"/>")),
            "path[fill=#123456 d=M0 0 stroke=none]");
}

TEST(IconReader, keeps_what_the_root_says_of_all) {
  EXPECT_EQ(read(svg("<path d=\"M0 0\"/>", "fill=\"none\" stroke=\"#000\"")),
            "[fill=none stroke=#000] path[d=M0 0]");
  EXPECT_EQ(read(svg("<path d=\"M0 0\"/>", "fill=\"none\" opacity=\".5\"")),
            "[fill=none] g[opacity=.5] >path[d=M0 0]");
}

TEST(IconReader, refuses_what_is_more_than_shapes) {
  for (const std::string_view inside :
       {"<script>alert(1)</script>",
        "<h:script xmlns:h=\"http://www.w3.org/1999/xhtml\"/>",
        "<metadata><script/></metadata>",
        "<style>path{fill:red}</style>",
        "<image href=\"a.png\"/>",
        "<use href=\"#a\"/>",
        "<text>Box</text>",
        "<foreignObject/>",
        "<animate/>",
        "<set/>",
        "<a/>",
        "<svg/>",
        "<filter/>",
        "<mask/>",
        "<pattern/>",
        "<switch/>",
        "<path onclick=\"x()\"/>",
        "<path ONCLICK=\"x()\"/>",
        "<path fill=\"url(http://a.example/b#c)\"/>",
        "<path fill=\"URL(#c)\"/>",
        "<path fill=\"url(#c) red\"/>",
        "<path fill=\"image(a.png)\"/>",
        "<path fill=\"red;stroke:blue\"/>",
        "<path d=\"M0 0\\75 \"/>",
        "<path style=\"fill:url(data:x)\"/>",
        "<path style=\"background:red\"/>",
        "<path style=\"fill\"/>",
        "<path style=\"fill:red !important\"/>",
        "<path filter=\"none\"/>",
        "<path href=\"#a\"/>",
        "<path id=\"a\" xmlns:x=\"http://www.w3.org/1999/xlink\" x:href=\"#a\"/>",
        "<linearGradient href=\"http://a.example/b#c\"/>",
        "<linearGradient href=\"b.svg#c\"/>",
        "<path transform=\"translate(1) evil(2)\"/>",
        "<path unheard-of=\"1\"/>",
        "<clipPath id=\"a\"><path clip-path=\"url(#a)\"/></clipPath>",
        "<?do this?>"})
    EXPECT_EQ(problem(svg(inside)).kind, Kind::unsafe) << inside << ": " << problem(svg(inside)).message;
  EXPECT_EQ(problem(svg("", "onload=\"x()\"")).kind, Kind::unsafe);
  EXPECT_EQ(problem("<!DOCTYPE svg [<!ENTITY a \"b\">]>" + svg("")).message,
            "it has a DOCTYPE, which may define anything");
  EXPECT_EQ(problem("<?xml-stylesheet href=\"a.css\"?>" + svg("")).kind, Kind::unsafe);
}

TEST(IconReader, refuses_what_is_no_icon) {
  constexpr std::string_view kBegin = "<svg xmlns=\"http://www.w3.org/2000/svg\" ";
  EXPECT_EQ(problem("").kind, Kind::unusable);
  EXPECT_EQ(problem("\x89PNG").kind, Kind::unusable);
  EXPECT_EQ(problem("<svg/>").kind, Kind::unusable) << "it is in no namespace";
  EXPECT_EQ(problem("<p xmlns=\"http://www.w3.org/2000/svg\"/>").kind, Kind::unusable);
  EXPECT_EQ(problem(svg("<path>")).message, "it is no XML: mismatched tag");
  EXPECT_EQ(problem(svg("<path/>") + "<p/>").kind, Kind::unusable);
  EXPECT_EQ(problem(svg("&nbsp;")).kind, Kind::unusable);
  EXPECT_EQ(problem(svg("\xff")).kind, Kind::unusable);
  EXPECT_EQ(problem(svg("<path fill=\"url(#a)\"/>")).message, "it refers to something that is not in it");
  EXPECT_EQ(problem(fmt::format("{}/>", kBegin)).message, "it has no `viewBox`");
  for (const std::string_view box : {"", "0 0 48", "0 0 48 48 48", "0 0 0 0", "0 0 -48 -48", "0 0 48 96",
                                     "0 0 nan nan", "0 0 inf inf", "0 0 1e9 1e9", "0 0 48px 48px"})
    EXPECT_EQ(problem(fmt::format("{}viewBox=\"{}\"/>", kBegin, box)).message,
              "its `viewBox` is not a square")
        << box;
}

TEST(IconReader, refuses_what_is_too_large) {
  const Limits limits;
  EXPECT_EQ(problem(svg(std::string(limits.icon_size, ' '))).kind, Kind::too_large);
  std::string many;
  for (std::uint64_t i = 0; i < limits.icon_elements; ++i)
    many += "<g/>";
  EXPECT_EQ(problem(svg(many)).kind, Kind::too_large);
  EXPECT_EQ(read(svg(many.substr(4))).substr(0, 3), "g g") << "one less is not too many";
  std::string deep;
  for (std::uint64_t i = 0; i < limits.nesting; ++i)
    deep += "<g>";
  EXPECT_EQ(problem(svg(deep)).kind, Kind::too_large);
  Limits higher;
  higher.icon_size = 8 << 20;
  std::string million;
  for (int i = 0; i < 1'000'000; ++i)
    million += "<g/>";
  EXPECT_EQ(problem(svg(million), higher).message, "it has more than 1000 elements");
}

TEST(IconReader, says_where_the_problem_is) {
  const std::string text = svg("<path d=\"M0 0\"/><script/>");
  EXPECT_EQ(problem(text).offset, text.find("<script"));
  EXPECT_EQ(problem(svg("<script/>")).message, "it holds a script");
  EXPECT_EQ(problem(svg("<" + std::string(100, 'a') + "/>")).message,
            "one of its elements is no shape, and an icon holds shapes alone");
}

TEST(IconReader, knows_what_sinks_into_a_dark_background) {
  const auto is_dark = [](std::string_view inside) {
    return std::get<Icon>(read_icon(svg(inside), "box", {})).is_dark;
  };
  EXPECT_TRUE(is_dark("<path fill=\"#242f3e\" d=\"M0 0\"/>"));
  EXPECT_TRUE(is_dark("<path d=\"M0 0\"/>")) << "a shape is black unless it says otherwise";
  EXPECT_TRUE(is_dark("<g fill=\"none\" stroke=\"black\"><path d=\"M0 0\"/></g>"));
  EXPECT_FALSE(is_dark("<path fill=\"#ed7100\" d=\"M0 0\"/>"));
  EXPECT_FALSE(is_dark("<path fill=\"#242f3e\" d=\"M0 0\"/><path fill=\"#fff\" d=\"M0 0\"/>"))
      << "it is a tile with a sign on it";
  EXPECT_FALSE(is_dark("<g fill=\"none\"><path d=\"M0 0\"/></g>"));
  EXPECT_FALSE(is_dark("<clipPath><path d=\"M0 0\"/></clipPath><path fill=\"#8c4fff\" d=\"M0 0\"/>"));
}

TEST(IconReader, makes_keys_of_letters_and_digits) {
  EXPECT_EQ(icon_key("Acme Search & Find 2"), "acmesearchfind2");
  EXPECT_EQ(icon_key("Größe"), "gre");
  EXPECT_EQ(icon_key("…"), "");
}

}  // namespace
}  // namespace stoa::catalog
