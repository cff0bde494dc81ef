#include "compiler/catalog/icon_values.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <span>

namespace stoa::catalog {

namespace {

constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::string_view kNumberSigns = " \t\r\n.,-+%";
constexpr std::string_view kColorSigns = " \t\r\n.,-+%#()";
constexpr std::string_view kTransformSigns = " \t\r\n.,-+()";
constexpr std::array<std::string_view, 4> kColorFunctions = {"rgb", "rgba", "hsl", "hsla"};
constexpr std::array<std::string_view, 6> kTransformFunctions = {"matrix", "translate", "scale",
                                                                 "rotate", "skewX",     "skewY"};
constexpr double kMostUnits = 10000;  // Of a view box, each way.
constexpr double kSquareness = 0.01;

bool is_letter_or_digit(char c) {
  return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9');
}

bool is_made_of(std::string_view text, std::string_view signs) {
  return std::ranges::all_of(
      text, [&](char c) { return is_letter_or_digit(c) || signs.find(c) != std::string_view::npos; });
}

/// Whether each `(` follows one of these.
bool calls_only(std::string_view text, std::span<const std::string_view> functions) {
  for (std::size_t at = text.find('('); at != std::string_view::npos; at = text.find('(', at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && is_letter_or_digit(text[begin - 1]))
      --begin;
    if (std::ranges::find(functions, text.substr(begin, at - begin)) == functions.end())
      return false;
  }
  return true;
}

}  // namespace

std::string icon_key(std::string_view name) {
  std::string key;
  for (const char c : name)
    if (is_letter_or_digit(c))
      key += 'A' <= c && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return key;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos)
    return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

bool is_plain_value(IconWord word, std::string_view value) {
  switch (word) {
    case IconWord::number:
    case IconWord::property:
      return is_made_of(value, kNumberSigns);
    case IconWord::transform:
      return is_made_of(value, kTransformSigns) && calls_only(value, kTransformFunctions);
    case IconWord::color:
      return is_made_of(value, kColorSigns) && calls_only(value, kColorFunctions);
    case IconWord::reference:
      return value == "none";
    case IconWord::refused:
    case IconWord::passed_over:
      break;
  }
  return false;
}

bool calls_url(std::string_view value) {
  return value.size() > 4 && (value[0] | 32) == 'u' && (value[1] | 32) == 'r' && (value[2] | 32) == 'l' &&
         value[3] == '(';
}

std::optional<std::string_view> name_in_url(std::string_view value) {
  if (!value.starts_with("url(") || !value.ends_with(')'))
    return std::nullopt;
  std::string_view inner = trimmed(value.substr(4, value.size() - 5));
  if (inner.size() > 2 && (inner.front() == '\'' || inner.front() == '"') && inner.back() == inner.front())
    inner = inner.substr(1, inner.size() - 2);
  if (inner.size() < 2 || inner.front() != '#' || inner.find_first_of(" \t\r\n()'\"\\") != inner.npos)
    return std::nullopt;
  return inner.substr(1);
}

std::optional<std::string> square_of(std::string_view text) {
  std::array<double, 4> numbers{};
  std::string written;
  for (double& number : numbers) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n,"), text.size()));
    const std::string_view word = text.substr(0, text.find_first_of(" \t\r\n,"));
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (error != std::errc{} || end != word.data() + word.size() || !(number >= -kMostUnits) ||
        !(number <= kMostUnits))
      return std::nullopt;
    written.append(written.empty() ? "" : " ").append(word);
    text.remove_prefix(word.size());
  }
  const auto [x, y, width, height] = numbers;
  const bool is_square =
      width > 0 && height > 0 && width <= height * (1 + kSquareness) && height <= width * (1 + kSquareness);
  if (!trimmed(text).empty() || !is_square)
    return std::nullopt;
  return written;
}

}  // namespace stoa::catalog
