#include "tests/fuzz/markup.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "compiler/base/utf8.hpp"

namespace stoa::testing {

namespace {

constexpr std::string_view kBlanks = " \n\t";
constexpr std::array<std::pair<std::string_view, char>, 4> kEntities = {
    {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}}};

bool is_name(char c) {
  return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') || c == '-' || c == ':' ||
         c == '_';
}

/// A text or a value with its entities resolved; nothing if an `&` begins none.
std::optional<std::string> resolved(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '&') {
      out += text[at];
      continue;
    }
    const std::size_t end = text.find(';', at);
    if (end == text.npos)
      return std::nullopt;
    const std::string_view name = text.substr(at + 1, end - at - 1);
    if (name.starts_with('#')) {
      std::uint32_t number = 0;
      const char* const last = name.data() + name.size();
      if (std::from_chars(name.data() + 1, last, number).ptr != last)
        return std::nullopt;
      append_utf8(out, number);
    } else {
      const auto* const known = std::ranges::find(kEntities, name, &std::pair<std::string_view, char>::first);
      if (known == kEntities.end())
        return std::nullopt;
      out += known->second;
    }
    at = end;
  }
  return out;
}

struct Scanner {
  std::string_view text;
  std::size_t at = 0;

  bool is_at(std::string_view piece) const { return text.substr(at).starts_with(piece); }
  bool take(std::string_view piece) {
    const bool is_there = is_at(piece);
    at += is_there ? piece.size() : 0;
    return is_there;
  }
  std::string_view take_name() {
    const std::size_t begin = at;
    while (at < text.size() && is_name(text[at]))
      ++at;
    return text.substr(begin, at - begin);
  }
  void skip_blanks() { at = std::min(text.find_first_not_of(kBlanks, at), text.size()); }

  std::optional<Attribute> take_attribute() {
    Attribute attribute{take_name(), {}};
    if (attribute.name.empty())
      return std::nullopt;
    if (!take("=\""))
      return attribute;  // As `hidden` in a page.
    const std::size_t end = text.find('"', at);
    if (end == text.npos)
      return std::nullopt;
    const std::string_view raw = text.substr(at, end - at);
    auto value = resolved(raw);
    if (!value || raw.find('<') != raw.npos)
      return std::nullopt;
    attribute.value = std::move(*value);
    at = end + 1;
    return attribute;
  }

  std::optional<Tag> take_tag() {
    Tag tag;
    tag.is_end = take("/");
    tag.name = take_name();
    if (tag.name.empty())
      return std::nullopt;
    while (true) {
      skip_blanks();
      tag.is_whole = take("/");
      if (take(">"))
        return tag;
      auto attribute = take_attribute();
      if (!attribute || tag.is_end || tag.is_whole ||
          std::ranges::find(tag.attributes, attribute->name, &Attribute::name) != tag.attributes.end())
        return std::nullopt;
      tag.attributes.push_back(std::move(*attribute));
    }
  }
};

}  // namespace

std::optional<std::vector<Tag>> tags_of(std::string_view markup) {
  std::vector<Tag> tags;
  Scanner scanner{markup};
  scanner.take("<!doctype html>");
  while (scanner.at < markup.size()) {
    const std::size_t begin = std::min(markup.find('<', scanner.at), markup.size());
    const bool is_raw =
        !tags.empty() && !tags.back().is_end && (tags.back().name == "script" || tags.back().name == "style");
    if (!is_raw && !resolved(markup.substr(scanner.at, begin - scanner.at)))
      return std::nullopt;
    scanner.at = begin;
    if (!scanner.take("<"))
      break;
    if (is_raw && !scanner.is_at("/script>") && !scanner.is_at("/style>"))
      continue;  // A comparison in a script.
    auto tag = scanner.take_tag();
    if (!tag)
      return std::nullopt;
    tags.push_back(std::move(*tag));
  }
  return tags;
}

}  // namespace stoa::testing
