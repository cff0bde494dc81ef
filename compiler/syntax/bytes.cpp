#include "compiler/syntax/bytes.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <string_view>

namespace stoa::syntax {

namespace {

/// One code point decoded from UTF-8 and its length in bytes; length 0 if the bytes are no UTF-8.
struct Decoded {
  std::uint32_t code = 0;
  std::uint32_t length = 0;
};

Decoded decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) -> std::uint32_t {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0;
  };
  const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const std::uint32_t first = byte(0);
  if (first < 0x80)
    return {first, 1};
  if (first >= 0xC2 && first < 0xE0 && continues(1))
    return {(first & 0x1FU) << 6 | (byte(1) & 0x3FU), 2};
  if (first >= 0xE0 && first < 0xF0 && continues(1) && continues(2)) {
    const std::uint32_t code = (first & 0x0FU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU);
    const bool is_surrogate = code >= 0xD800 && code <= 0xDFFF;
    return {code, code >= 0x800 && !is_surrogate ? 3U : 0U};
  }
  if (first >= 0xF0 && first < 0xF5 && continues(1) && continues(2) && continues(3)) {
    const std::uint32_t code =
        (first & 0x07U) << 18 | (byte(1) & 0x3FU) << 12 | (byte(2) & 0x3FU) << 6 | (byte(3) & 0x3FU);
    return {code, code >= 0x10000 && code <= 0x10FFFF ? 4U : 0U};
  }
  return {};
}

bool is_control(std::uint32_t code) {
  return (code < 0x20 && code != '\t' && code != '\n' && code != '\r') || (code >= 0x7F && code < 0xA0);
}

// Unicode's Bidi_Control: marks, embeddings, overrides and isolates.
bool is_bidirectional(std::uint32_t code) {
  return code == 0x061C || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069);
}

bool is_invisible(std::uint32_t code) {
  return (code >= 0x200B && code <= 0x200D) || code == 0x2060 || code == 0xFEFF || code == 0x2028 || code == 0x2029;
}

diag::Diagnostic of_character(diag::Code code, Span span, std::string_view what, std::uint32_t character) {
  return diag::Diagnostic(code, span, fmt::format("{} U+{:04X} stands in the text", what, character))
      .help(fmt::format("remove it, or write `\\u{{{:X}}}` in a text if it is meant", character));
}

}  // namespace

bool check_bytes(const SourceFile& source, diag::Sink& sink) {
  const std::string_view text = source.text();
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  std::size_t at = text.starts_with(kMark) ? kMark.size() : 0;
  while (at < text.size()) {
    const auto first = static_cast<unsigned char>(text[at]);
    if ((first >= 0x20 && first < 0x7F) || first == '\n' || first == '\t') {
      ++at;
      continue;
    }
    if (first == '\r' && at + 1 < text.size() && text[at + 1] == '\n') {
      at += 2;
      continue;
    }
    const Decoded next = decode(text, at);
    const auto begin = static_cast<std::uint32_t>(at);
    const Span span{source.id(), begin, begin + std::max<std::uint32_t>(next.length, 1)};
    if (next.length > 0 && next.code == 0) {
      sink.report(diag::Diagnostic(diag::Code::not_text, span, "the file holds a zero byte, so it is not text")
                      .help("a design is a UTF-8 text file"));
      return false;
    }
    if (next.length == 0) {
      sink.report(diag::Diagnostic(diag::Code::not_utf8, span, fmt::format("byte 0x{:02X} is not UTF-8", first))
                      .here("first bad byte")
                      .help("save the file as UTF-8"));
      return false;
    }
    if (is_bidirectional(next.code))
      sink.report(of_character(diag::Code::bidirectional_control, span, "the bidirectional control", next.code));
    else if (is_control(next.code) || next.code == '\r')
      sink.report(of_character(diag::Code::control_character, span, "the control character", next.code));
    else if (is_invisible(next.code))
      sink.report(of_character(diag::Code::control_character, span, "the invisible character", next.code));
    at += next.length;
  }
  return true;
}

}  // namespace stoa::syntax
