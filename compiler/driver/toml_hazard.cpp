#include "compiler/driver/toml_hazard.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace stoa::driver {

namespace {

constexpr std::ptrdiff_t kMostDots = 64;

/// Every dot of a key is a table in a table, and toml++ lets go of them one inside the other.
std::optional<std::uint32_t> line_of_many_dots(std::string_view text) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::string_view line = text.substr(begin, text.substr(begin).find('\n'));
    if (std::ranges::count(line, '.') > kMostDots)
      return static_cast<std::uint32_t>(begin);
    begin += line.size() + 1;
  }
  return std::nullopt;
}

/// Where the text in quotes that begins at `at` ends; at the latest at the end of the line if it is one of
/// one line, and of the text if not.
std::size_t end_of_quoted(std::string_view text, std::size_t at) {
  const char quote = text[at];
  const std::string three(3, quote);
  const bool is_block = text.substr(at).starts_with(three);
  for (at += is_block ? 3 : 1; at < text.size(); ++at) {
    if (quote == '"' && text[at] == '\\')
      ++at;
    else if (is_block && text.substr(at).starts_with(three))
      return at + 3;
    else if (!is_block && (text[at] == quote || text[at] == '\n'))
      return at + 1;
  }
  return text.size();
}

/// A letter beyond ASCII that stands neither in quotes nor in a comment. toml++ asks there whether it is a
/// blank, and of some it takes for granted that nobody does.
std::optional<std::uint32_t> bare_letter(std::string_view text) {
  for (std::size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0; at < text.size();) {
    if (text[at] == '#')
      at = std::min(text.find('\n', at), text.size());
    else if (text[at] == '"' || text[at] == '\'')
      at = end_of_quoted(text, at);
    else if (static_cast<unsigned char>(text[at]) >= 0x80)
      return static_cast<std::uint32_t>(at);
    else
      ++at;
  }
  return std::nullopt;
}

}  // namespace

std::optional<TomlHazard> find_toml_hazard(std::string_view text) {
  if (const auto at = line_of_many_dots(text))
    return TomlHazard{*at, fmt::format("a line of a project file holds {} dots at most", kMostDots),
                      "break it into several: lists may go over many lines"};
  if (const auto at = bare_letter(text))
    return TomlHazard{*at, "this is no TOML: letters beyond ASCII stand in quotes or comments only",
                      "put it in quotes; https://toml.io says how it is written"};
  return std::nullopt;
}

}  // namespace stoa::driver
