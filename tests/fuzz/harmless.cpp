#include "tests/fuzz/harmless.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "compiler/base/assert.hpp"
#include "compiler/base/escape.hpp"
#include "compiler/base/utf8.hpp"
#include "tests/fuzz/markup.hpp"

namespace stoa::testing {

namespace {

constexpr std::array<std::string_view, 14> kPictureTags = {"a",      "circle", "defs",  "desc",  "g",
                                                           "marker", "path",   "rect",  "style", "svg",
                                                           "symbol", "text",   "title", "tspan"};
constexpr std::array<std::string_view, 46> kPageTags = {
    "a",          "blockquote", "body",    "br",    "button", "details", "div",    "em",
    "figcaption", "figure",     "footer",  "h1",    "h2",     "h3",      "h4",     "head",
    "header",     "html",       "img",     "kbd",   "li",     "link",    "main",   "meta",
    "nav",        "ol",         "option",  "p",     "script", "section", "select", "span",
    "strong",     "style",      "summary", "table", "tbody",  "td",      "th",     "thead",
    "title",      "tr",         "ul",      "use",   "dl",     "code"};
constexpr std::array<std::string_view, 8> kIconTags = {
    "ellipse", "line", "polyline", "polygon", "stop", "linearGradient", "radialGradient", "clipPath"};

bool is_text_of_xml(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint point = decode_utf8(bytes, at);
    if (!point.is_valid || !is_xml(point.value))
      return false;
    at += point.size;
  }
  return true;
}

/// What values refer to by `url(#…)` and `#…` is there.
void check_references(std::span<const Tag> tags) {
  std::set<std::string_view> ids;
  for (const Tag& tag : tags)
    for (const Attribute& attribute : tag.attributes)
      if (attribute.name == "id")
        STOA_ASSERT(ids.insert(attribute.value).second, "an id is given once");
  for (const Tag& tag : tags)
    for (const Attribute& attribute : tag.attributes) {
      std::string_view target = attribute.value;
      if (target.find("url(") != target.npos) {
        STOA_ASSERT(target.starts_with("url(#") && target.ends_with(')'),
                    "a value refers to what is here alone");
        target = target.substr(4, target.size() - 5);
      } else if (attribute.name != "href" || !target.starts_with('#')) {
        continue;
      }
      STOA_ASSERT(ids.contains(target.substr(1)), "what is referred to is there");
    }
}

}  // namespace

bool is_harmless(std::string_view address) {
  for (const char c : address)
    if (static_cast<unsigned char>(c) <= 0x20 || c == '\\' || c == '"' || c == '<')
      return false;
  const std::size_t colon = address.find(':');
  const bool has_scheme = colon != address.npos && colon < address.find_first_of("/?#");
  if (!has_scheme)
    return !address.starts_with("//");
  std::string scheme(address.substr(0, colon));
  std::ranges::transform(scheme, scheme.begin(), [](char c) { return 'A' <= c && c <= 'Z' ? c + 32 : c; });
  return scheme == "https" || scheme == "http" || scheme == "mailto";
}

void check_markup(std::string_view markup, Kind kind, std::span<const std::string> addresses) {
  const bool is_page = kind == Kind::page;
  STOA_ASSERT(is_text_of_xml(markup), "an output holds characters of XML 1.0 alone");
  const auto tags = tags_of(markup);
  STOA_ASSERT(tags, "an output is markup as stoa writes it");
  std::vector<std::string_view> open;
  for (const Tag& tag : *tags) {
    STOA_ASSERT(
        std::ranges::find(kPictureTags, tag.name) != kPictureTags.end() || tag.name == "use" ||
            (is_page && std::ranges::find(kPageTags, tag.name) != kPageTags.end()) ||
            (kind == Kind::picture_with_icons && std::ranges::find(kIconTags, tag.name) != kIconTags.end()),
        "an output has elements of ours alone");
    for (const Attribute& attribute : tag.attributes) {
      STOA_ASSERT(!attribute.name.starts_with("on") && attribute.name != "style", "no attribute runs");
      if (attribute.name == "href")
        STOA_ASSERT((attribute.value.starts_with('#') && tag.name != "link") || attribute.value == "data:," ||
                        (std::ranges::find(addresses, attribute.value) != addresses.end() &&
                         is_harmless(attribute.value)),
                    "what leads elsewhere is an address of the author's, and harmless");
    }
    if (is_page)
      continue;  // HTML leaves out some end tags.
    if (tag.is_end) {
      STOA_ASSERT(!open.empty() && open.back() == tag.name, "an element ends where it should");
      open.pop_back();
    } else if (!tag.is_whole) {
      open.push_back(tag.name);
    }
  }
  STOA_ASSERT(open.empty(), "every element ends");
  if (kind == Kind::picture_with_icons)
    check_references(*tags);
}

}  // namespace stoa::testing
