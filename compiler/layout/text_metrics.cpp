#include "compiler/layout/text_metrics.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "compiler/base/utf8.hpp"

namespace stoa::layout {
namespace {

constexpr double kSafety = 1.04;
constexpr int kBold = 600;
constexpr std::string_view kEllipsis = "…";

// Advance widths in thousandths of the type size, from U+0020 to U+007E.
constexpr std::array<std::uint16_t, 95> kAsciiRegular = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584};
constexpr std::array<std::uint16_t, 95> kAsciiBold = {
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667,
    611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556,
    278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584};
// From U+00A0 to U+00FF.
constexpr std::array<std::uint16_t, 96> kLatinRegular = {
    278, 333, 556, 556, 556, 556, 260, 556, 333, 737, 370, 556, 584, 333, 737, 333, 400, 584, 333,  333,
    333, 556, 537, 278, 333, 333, 365, 556, 834, 834, 834, 611, 667, 667, 667, 667, 667, 667, 1000, 722,
    667, 667, 667, 667, 278, 278, 278, 278, 722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722,  722,
    722, 667, 667, 611, 556, 556, 556, 556, 556, 556, 889, 500, 556, 556, 556, 556, 278, 278, 278,  278,
    556, 556, 556, 556, 556, 556, 556, 584, 611, 556, 556, 556, 556, 500, 556, 500};
constexpr std::array<std::uint16_t, 96> kLatinBold = {
    278, 333, 556, 556, 556, 556, 280, 556, 333, 737, 370, 556, 584, 333, 737, 333, 400, 584, 333,  333,
    333, 611, 556, 278, 333, 333, 365, 556, 834, 834, 834, 611, 722, 722, 722, 722, 722, 722, 1000, 722,
    667, 667, 667, 667, 278, 278, 278, 278, 722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722,  722,
    722, 667, 667, 611, 556, 556, 556, 556, 556, 556, 889, 556, 556, 556, 556, 556, 278, 278, 278,  278,
    611, 611, 611, 611, 611, 611, 611, 584, 611, 611, 611, 611, 611, 556, 611, 556};

struct WidthRange {
  char32_t first;
  char32_t last;
  std::uint16_t regular;
  std::uint16_t bold;
};

// Everything else by its block; sorted. What stands in no row is 700 wide.
constexpr std::array kRanges = {
    WidthRange{0x0000, 0x001F, 0, 0},          // controls
    WidthRange{0x007F, 0x009F, 0, 0},          // controls
    WidthRange{0x0100, 0x024F, 600, 640},      // Latin, extended
    WidthRange{0x0250, 0x02FF, 500, 550},      // phonetic, modifiers
    WidthRange{0x0300, 0x036F, 0, 0},          // combining
    WidthRange{0x0370, 0x03AB, 690, 740},      // Greek capitals
    WidthRange{0x03AC, 0x03FF, 560, 610},      // Greek
    WidthRange{0x0400, 0x042F, 720, 740},      // Cyrillic capitals
    WidthRange{0x0430, 0x045F, 570, 620},      // Cyrillic
    WidthRange{0x0460, 0x0482, 700, 740},      // Cyrillic, historic
    WidthRange{0x0483, 0x0489, 0, 0},          // combining
    WidthRange{0x0591, 0x05BD, 0, 0},          // combining
    WidthRange{0x05BE, 0x05FF, 580, 620},      // Hebrew
    WidthRange{0x0600, 0x064A, 600, 640},      // Arabic
    WidthRange{0x064B, 0x065F, 0, 0},          // combining
    WidthRange{0x1100, 0x115F, 1000, 1000},    // Hangul
    WidthRange{0x1AB0, 0x1AFF, 0, 0},          // combining
    WidthRange{0x1E00, 0x1EFF, 600, 640},      // Latin, additional
    WidthRange{0x200B, 0x200F, 0, 0},          // zero width, direction
    WidthRange{0x2010, 0x2012, 333, 333},      // hyphens
    WidthRange{0x2013, 0x2013, 556, 556},      // en dash
    WidthRange{0x2014, 0x2015, 1000, 1000},    // em dash
    WidthRange{0x2018, 0x201B, 222, 278},      // single quotes
    WidthRange{0x201C, 0x201F, 340, 500},      // double quotes
    WidthRange{0x2020, 0x2021, 556, 556},      // daggers
    WidthRange{0x2022, 0x2022, 350, 350},      // bullet
    WidthRange{0x2026, 0x2026, 1000, 1000},    // ellipsis
    WidthRange{0x2028, 0x202E, 0, 0},          // separators, direction
    WidthRange{0x2039, 0x203A, 333, 333},      // single guillemets
    WidthRange{0x2060, 0x206F, 0, 0},          // invisible
    WidthRange{0x20A0, 0x20BF, 556, 556},      // currencies
    WidthRange{0x20D0, 0x20FF, 0, 0},          // combining
    WidthRange{0x2100, 0x214F, 800, 800},      // letterlike
    WidthRange{0x2190, 0x22FF, 1000, 1000},    // arrows, mathematics
    WidthRange{0x2E80, 0xA4CF, 1000, 1000},    // East Asian
    WidthRange{0xAC00, 0xD7A3, 1000, 1000},    // Hangul
    WidthRange{0xF900, 0xFAFF, 1000, 1000},    // East Asian
    WidthRange{0xFE00, 0xFE0F, 0, 0},          // variation selectors
    WidthRange{0xFE20, 0xFE2F, 0, 0},          // combining
    WidthRange{0xFE30, 0xFE6F, 1000, 1000},    // East Asian
    WidthRange{0xFEFF, 0xFEFF, 0, 0},          // byte order mark
    WidthRange{0xFF00, 0xFF60, 1000, 1000},    // full width
    WidthRange{0xFF61, 0xFFDC, 500, 500},      // half width
    WidthRange{0xFFE0, 0xFFE6, 1000, 1000},    // full width
    WidthRange{0x1F000, 0x1F3FA, 1350, 1350},  // emoji
    WidthRange{0x1F3FB, 0x1F3FF, 0, 0},        // skin tones
    WidthRange{0x1F400, 0x1FAFF, 1350, 1350},  // emoji
    WidthRange{0x20000, 0x3FFFD, 1000, 1000},  // East Asian
    WidthRange{0xE0000, 0xE0FFF, 0, 0},        // tags, variation selectors
};
constexpr std::uint16_t kOtherWidth = 700;

unsigned width_of(char32_t code, bool is_bold) {
  if (code >= 0x20 && code <= 0x7E)
    return (is_bold ? kAsciiBold : kAsciiRegular)[code - 0x20];
  if (code >= 0xA0 && code <= 0xFF)
    return (is_bold ? kLatinBold : kLatinRegular)[code - 0xA0];
  const auto* range = std::upper_bound(kRanges.begin(), kRanges.end(), code,
                                       [](char32_t c, const WidthRange& r) { return c <= r.last; });
  if (range == kRanges.end() || code < range->first)
    return kOtherWidth;
  return is_bold ? range->bold : range->regular;
}

// Widths are summed in thousandths, as integers, and compared as such: no rounding decides about a line.
std::uint64_t units_of(std::string_view text, bool is_bold) {
  const auto& ascii = is_bold ? kAsciiBold : kAsciiRegular;
  std::uint64_t units = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x20 && byte <= 0x7E) [[likely]] {
      units += ascii[byte - 0x20U];
      ++at;
      continue;
    }
    const CodePoint character = decode_utf8(text, at);
    units += width_of(character.value, is_bold);
    at += character.size;
  }
  return units;
}

std::uint64_t units_in(double pixels, double size) {
  return pixels <= 0 ? 0 : static_cast<std::uint64_t>(pixels * 1000 / (size * kSafety) + 0.001);
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f';
}

// The bytes of the longest start of `text` that is no wider than `room`, at least one character; marks that
// combine with a character stay with it.
std::size_t fitting_bytes(std::string_view text, std::uint64_t room, bool is_bold) {
  std::size_t bytes = 0;
  std::uint64_t units = 0;
  while (bytes < text.size()) {
    const CodePoint character = decode_utf8(text, bytes);
    units += width_of(character.value, is_bold);
    if (bytes > 0 && units > room)
      break;
    bytes += character.size;
  }
  return bytes;
}

// As fitting_bytes, but breaks after a sign that words are joined with if one is near enough.
std::size_t breaking_bytes(std::string_view word, std::uint64_t room, bool is_bold) {
  const std::size_t fitting = fitting_bytes(word, room, is_bold);
  if (fitting == word.size())
    return fitting;
  const std::size_t joint = word.substr(0, fitting).find_last_of("-/_.,:;");
  return joint != std::string_view::npos && joint + 1 >= fitting / 2 ? joint + 1 : fitting;
}

// Calls `visit` with each word, until it returns false.
template <class Visit>
void each_word(std::string_view text, Visit visit) {
  std::size_t at = 0;
  while (true) {
    while (at < text.size() && is_blank(text[at]))
      ++at;
    std::size_t end = at;
    while (end < text.size() && !is_blank(text[end]))
      ++end;
    if (end == at || !visit(text.substr(at, end - at)))
      return;
    at = end;
  }
}

double widest_word(std::string_view text, const TextStyle& style) {
  double widest = 0;
  each_word(text, [&](std::string_view word) {
    widest = std::max(widest, text_width(word, style));
    return true;
  });
  return widest;
}

struct Wrapper {
  std::uint64_t room;
  std::size_t max_lines;
  bool is_bold;
  WrappedText result;
  std::string line;
  std::uint64_t line_units = 0;

  std::uint64_t blank() const { return width_of(' ', is_bold); }

  // Ends the line, and the whole text if that was the last line there may be.
  bool break_line() {
    if (result.lines.size() + 1 == max_lines) {
      shorten();
      return false;
    }
    result.lines.push_back(std::move(line));
    line.clear();
    line_units = 0;
    return true;
  }

  // Makes room for an ellipsis at the end of the last line.
  void shorten() {
    const std::uint64_t needed = units_of(kEllipsis, is_bold);
    const std::size_t kept = line_units + needed <= room
                                 ? line.size()
                                 : fitting_bytes(line, room > needed ? room - needed : 0, is_bold);
    line.resize(kept);
    while (!line.empty() && is_blank(line.back()))
      line.pop_back();
    line += kEllipsis;
    result.is_shortened = true;
  }

  bool add_word(std::string_view word) {
    std::uint64_t units = units_of(word, is_bold);
    if (!line.empty() && line_units + blank() + units <= room) {
      line += ' ';
      line += word;
      line_units += blank() + units;
      return true;
    }
    if (!line.empty() && !break_line())
      return false;
    while (units > room) {
      const std::size_t bytes = breaking_bytes(word, room, is_bold);
      line = word.substr(0, bytes);
      line_units = units_of(line, is_bold);
      word.remove_prefix(bytes);
      units = units_of(word, is_bold);
      if (word.empty())
        return true;
      if (!break_line())
        return false;
    }
    line = word;
    line_units = units;
    return true;
  }
};

}  // namespace

double text_width(std::string_view text, const TextStyle& style) {
  return static_cast<double>(units_of(text, style.weight >= kBold)) * style.size * kSafety / 1000;
}

WrappedText wrap_text(std::string_view text, const TextStyle& style, double max_width,
                      std::size_t max_lines) {
  Wrapper wrapper{units_in(max_width, style.size), max_lines, style.weight >= kBold, {}, {}};
  if (max_lines > 0)
    each_word(text, [&](std::string_view word) { return wrapper.add_word(word); });
  if (!wrapper.line.empty())
    wrapper.result.lines.push_back(std::move(wrapper.line));
  return std::move(wrapper.result);
}

WrappedText wrap_text_evenly(std::string_view text, const TextStyle& style, double max_width,
                             std::size_t max_lines) {
  WrappedText best = wrap_text(text, style, max_width, max_lines);
  if (best.lines.size() < 2 || best.is_shortened)
    return best;
  double low = 0;
  for (const std::string& line : best.lines)
    low += text_width(line, style);
  // No narrower than the widest word, so that no word is broken which need not be.
  low = std::max(low / static_cast<double>(best.lines.size()), widest_word(text, style));
  double high = max_width;
  const std::size_t n_lines = best.lines.size();
  while (high - low > 2) {
    const double width = (low + high) / 2;
    WrappedText narrower = wrap_text(text, style, width, n_lines);
    if (narrower.is_shortened) {
      low = width;
    } else {
      high = width;
      best = std::move(narrower);
    }
  }
  return best;
}

std::string cut_text(std::string_view text, std::size_t max_characters) {
  if (text.size() <= max_characters)  // No character has less than a byte.
    return std::string(text);
  std::size_t bytes = 0;
  std::size_t kept = 0;  // As many bytes as leave room for the ellipsis.
  for (std::size_t n_characters = 0; bytes < text.size(); ++n_characters) {
    if (n_characters + 1 == max_characters)
      kept = bytes;
    if (n_characters == max_characters) {
      std::string cut(text.substr(0, kept));
      while (!cut.empty() && is_blank(cut.back()))
        cut.pop_back();
      return cut += kEllipsis;
    }
    bytes += decode_utf8(text, bytes).size;
  }
  return std::string(text);
}

std::size_t count_characters(std::string_view text) {
  std::size_t n_characters = 0;
  while (!text.empty()) {
    text.remove_prefix(decode_utf8(text, 0).size);
    ++n_characters;
  }
  return n_characters;
}

std::string capitalize(std::string_view text) {
  std::string capitalized(text);
  if (!capitalized.empty() && capitalized[0] >= 'a' && capitalized[0] <= 'z')
    capitalized[0] = static_cast<char>(capitalized[0] - 'a' + 'A');
  return capitalized;
}

}  // namespace stoa::layout
