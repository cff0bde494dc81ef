#include "compiler/syntax/word.hpp"

#include <algorithm>
#include <array>

namespace stoa::syntax {

namespace {

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// By byte: what a name is made of, but hyphens. Every name of a text is judged.
constexpr auto kIsPlain = [] {
  std::array<bool, 256> plain{};
  for (unsigned char c = 'a'; c <= 'z'; ++c)
    plain[c] = true;
  for (unsigned char c = '0'; c <= '9'; ++c)
    plain[c] = true;
  return plain;
}();

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-')
    return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (i != 4 && i != 7 && !is_digit(text[i]))
      return false;
  const int month = (text[5] - '0') * 10 + (text[6] - '0');
  const int day = (text[8] - '0') * 10 + (text[9] - '0');
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

}  // namespace

bool is_name(std::string_view text) {
  if (text.empty() || !is_lower(text.front()) || text.back() == '-')
    return false;
  char before = 0;
  for (const char c : text) {
    if (!kIsPlain[static_cast<unsigned char>(c)] && (c != '-' || before == '-'))
      return false;
    before = c;
  }
  return true;
}

bool is_code(std::string_view text) {
  return text.size() == 5 && is_upper(text.front()) && std::ranges::all_of(text.substr(1), is_digit);
}

bool is_name_byte(char c) {
  return is_lower(c) || is_upper(c) || is_digit(c) || c == '_' || c == '-' || c == '.' ||
         static_cast<unsigned char>(c) >= 0x80;
}

std::string nearest_name(std::string_view text) {
  const std::size_t dot = text.rfind('.');
  if (dot != std::string_view::npos && dot + 1 < text.size())
    text.remove_prefix(dot + 1);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool starts_hump = is_upper(c) && i > 0 && (is_lower(text[i - 1]) || is_digit(text[i - 1]));
    if (starts_hump || c == '_' || c == '.')
      out += '-';
    if (is_upper(c))
      out += static_cast<char>(c - 'A' + 'a');
    else if (c != '_' && c != '.')
      out += c;
  }
  std::string squeezed;
  for (const char c : out)
    if (c != '-' || (!squeezed.empty() && squeezed.back() != '-'))
      squeezed += c;
  while (squeezed.ends_with('-'))
    squeezed.pop_back();
  return is_name(squeezed) ? squeezed : std::string();
}

std::string slug(std::string_view title) {
  std::string out;
  for (const char c : title) {
    if (is_upper(c))
      out += static_cast<char>(c - 'A' + 'a');
    else if (is_lower(c) || is_digit(c))
      out += c;
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  while (out.ends_with('-'))
    out.pop_back();
  return out;
}

std::optional<ast::Word::Form> number_form(std::string_view text) {
  if (is_date(text))
    return ast::Word::Form::date;
  std::size_t at = text.starts_with('-') ? 1 : 0;
  std::size_t n_digits = 0;
  std::size_t n_points = 0;
  for (; at < text.size() && (is_digit(text[at]) || text[at] == '.'); ++at)
    ++(text[at] == '.' ? n_points : n_digits);
  // Letters, then for a rate what it is counted by: `KB`, `/s`, `k/s`.
  std::string_view unit = text.substr(at);
  if (unit.size() >= 2 && unit[unit.size() - 2] == '/' && is_lower(unit.back()))
    unit.remove_suffix(2);
  const bool is_unit =
      unit == "%" || std::ranges::all_of(unit, [](char c) { return is_lower(c) || is_upper(c); });
  if (n_digits == 0 || n_points > 1 || text[at - 1] == '.' || !is_unit)
    return std::nullopt;
  return ast::Word::Form::number;
}

}  // namespace stoa::syntax
