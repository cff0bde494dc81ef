#include "compiler/syntax/bytes.hpp"

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

#include <fmt/format.h>

#include "compiler/base/utf8.hpp"
#include "compiler/diag/code.hpp"

namespace stoa::syntax {

namespace {

bool is_control(char32_t code) {
  return (code < 0x20 && code != '\t' && code != '\n' && code != '\r') || (code >= 0x7F && code < 0xA0);
}

// Unicode's Bidi_Control: marks, embeddings, overrides and isolates.
bool is_bidirectional(char32_t code) {
  return code == 0x061C || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069);
}

bool is_invisible(char32_t code) {
  return (code >= 0x200B && code <= 0x200D) || code == 0x2060 || code == 0xFEFF || code == 0x2028 ||
         code == 0x2029;
}

/// Whether a character that begins with this byte can be one of the above.
constexpr bool may_be_odd(unsigned char first) {
  return first < 0x80 || first == 0xC2 || first == 0xD8 || first == 0xE2 || first == 0xEF;
}

/// The first byte from `at` on that is neither printable ASCII nor a line feed, or one of the last seven.
/// Looks at eight bytes at a time, each in its own lane without a carry to the next: this runs over all
/// input.
std::size_t skip_plain(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  constexpr std::uint64_t kHighs = 0x8080808080808080;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + at, 8);
    const std::uint64_t low = bytes & ~kHighs;
    const std::uint64_t is_printable = (low + kOnes * (0x80 - 0x20)) & ~(low + kOnes);
    const std::uint64_t is_other_than_line_feed = (low ^ (kOnes * '\n')) + kOnes * 0x7F;
    const std::uint64_t odd = (bytes | (~is_printable & is_other_than_line_feed)) & kHighs;
    if (odd != 0)
      return std::endian::native == std::endian::little
                 ? at + static_cast<std::size_t>(std::countr_zero(odd)) / 8
                 : at;
  }
  return at;
}

diag::Diagnostic of_character(diag::Code code, Span span, std::string_view what, char32_t character) {
  return diag::Diagnostic(
             code, span,
             fmt::format("{} U+{:04X} stands in the text", what, static_cast<std::uint32_t>(character)))
      .help(fmt::format("remove it, or write `\\u{{{:X}}}` in a text if it is meant",
                        static_cast<std::uint32_t>(character)));
}

}  // namespace

bool check_bytes(const SourceFile& source, Span part, diag::Sink& sink) {
  const std::string_view text = source.text().substr(0, part.end);
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  std::size_t at = part.begin == 0 && text.starts_with(kMark) ? kMark.size() : part.begin;
  while (at < text.size()) {
    at = skip_plain(text, at);
    if (at >= text.size())
      break;
    const auto first = static_cast<unsigned char>(text[at]);
    if ((first >= 0x20 && first < 0x7F) || first == '\n' || first == '\t') {
      ++at;
      continue;
    }
    if (first == '\r' && at + 1 < text.size() && text[at + 1] == '\n') {
      at += 2;
      continue;
    }
    const CodePoint next = decode_utf8(text, at);
    const auto begin = static_cast<std::uint32_t>(at);
    const Span span{source.id(), begin, begin + (next.is_valid ? static_cast<std::uint32_t>(next.size) : 1)};
    if (next.is_valid && next.value == 0) {
      sink.report(
          diag::Diagnostic(diag::Code::not_text, span, "the file holds a zero byte, so it is not text")
              .help("a design is a UTF-8 text file"));
      return false;
    }
    if (!next.is_valid) {
      sink.report(
          diag::Diagnostic(diag::Code::not_utf8, span, fmt::format("byte 0x{:02X} is not UTF-8", first))
              .here("first bad byte")
              .help("save the file as UTF-8"));
      return false;
    }
    at += next.size;
    if (!may_be_odd(first))
      continue;
    if (is_bidirectional(next.value))
      sink.report(
          of_character(diag::Code::bidirectional_control, span, "the bidirectional control", next.value));
    else if (is_control(next.value) || next.value == '\r')
      sink.report(of_character(diag::Code::control_character, span, "the control character", next.value));
    else if (is_invisible(next.value))
      sink.report(of_character(diag::Code::control_character, span, "the invisible character", next.value));
  }
  return true;
}

}  // namespace stoa::syntax
