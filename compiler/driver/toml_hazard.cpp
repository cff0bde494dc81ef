#include "compiler/driver/toml_hazard.hpp"

#include <algorithm>
#include <string>

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
    else if (!is_block && text[at] == quote)
      return at + 1;
    else if (!is_block && text[at] == '\n')
      return at;
  }
  return text.size();
}

/// Walks over a text as far as quotes, comments and brackets tell what is a key and what a value. toml++ asks
/// of a letter beyond ASCII in a bare one whether it is a blank, and of some takes for granted that nobody
/// does; and a quote within a bare one quotes nothing.
class BareLetters {
 public:
  explicit BareLetters(std::string_view text) : text_(text) {}

  std::optional<std::uint32_t> find_first() {
    std::size_t at = text_.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    while (at < text_.size()) {
      const char here = text_[at];
      if (static_cast<unsigned char>(here) >= 0x80)
        return static_cast<std::uint32_t>(at);
      if (here == '#')
        at = std::min(text_.find('\n', at), text_.size());
      else if ((here == '"' || here == '\'') && !is_bare_)
        at = pass_quoted(at);
      else
        at = pass(at);
    }
    return std::nullopt;
  }

 private:
  std::size_t pass_quoted(std::size_t at) {
    is_bare_ = true;
    return end_of_quoted(text_, at);
  }

  std::size_t pass(std::size_t at) {
    const char here = text_[at];
    switch (here) {
      case ' ':
      case '\t':
      case '\r':
        return at + 1;
      case '\n':
        if (!open_.empty())
          return at + 1;
        is_key_ = true;
        break;
      case ',':
        is_key_ = !open_.empty() && open_.back() == '{';
        break;
      case '=':
      case '.':
        if (is_key_) {
          is_key_ = here == '.';
          break;
        }
        is_bare_ = true;
        return at + 1;
      case '[':
      case '{':
        if (is_bare_)
          return at + 1;
        if (is_key_ && open_.empty())  // The header of a table.
          return at + 1;
        open_ += here;
        is_key_ = here == '{';
        return at + 1;
      case ']':
      case '}':
        if (!open_.empty())
          open_.pop_back();
        is_bare_ = true;
        return at + 1;
      default:
        is_bare_ = true;
        return at + 1;
    }
    is_bare_ = false;
    return at + 1;
  }

  std::string_view text_;
  std::string open_;  // Brackets around values.
  bool is_key_ = true;
  bool is_bare_ = false;  // Within a key or a value, or behind one, where no quote begins anything.
};

}  // namespace

std::optional<TomlHazard> find_toml_hazard(std::string_view text) {
  if (const auto at = line_of_many_dots(text))
    return TomlHazard{*at, fmt::format("a line of a project file holds {} dots at most", kMostDots),
                      "break it into several: lists may go over many lines"};
  if (const auto at = BareLetters(text).find_first())
    return TomlHazard{*at, "this is no TOML: letters beyond ASCII stand in quotes or comments only",
                      "put it in quotes; https://toml.io says how it is written"};
  return std::nullopt;
}

}  // namespace stoa::driver
