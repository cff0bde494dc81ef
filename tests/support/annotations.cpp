#include "tests/support/annotations.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "compiler/diag/code.hpp"

namespace stoa::testing {

namespace {

constexpr std::string_view kMark = "#~";

std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

std::string_view take_word(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  const std::string_view word = text.substr(0, text.find_first_of(" \""));
  text.remove_prefix(word.size());
  return word;
}

/// `"text"`, with `\"` for a quote; nothing if there is none.
std::optional<std::string> take_text(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  if (!text.starts_with('"'))
    return std::nullopt;
  std::string out;
  std::size_t at = 1;
  for (; at < text.size() && text[at] != '"'; ++at) {
    if (text[at] == '\\' && at + 1 < text.size())
      ++at;
    out += text[at];
  }
  if (at == text.size())
    return std::nullopt;
  text.remove_prefix(at + 1);
  return out;
}

/// One annotation after its `#~`; nothing if it cannot be read.
std::optional<Expectation> read_expectation(std::string_view text, std::size_t line) {
  Expectation expectation;
  while (text.starts_with('^') && line > 0) {
    text.remove_prefix(1);
    --line;
  }
  expectation.line = line;
  expectation.code = take_word(text);
  expectation.columns = take_word(text);
  if (!diag::find_code(expectation.code) || expectation.columns.empty() || line == 0)
    return std::nullopt;
  while (text.find_first_not_of(' ') != std::string_view::npos) {
    const std::string_view word = take_word(text);
    const std::string of(word.empty() ? "message" : word);
    constexpr std::string_view kParts[] = {"message", "help", "note", "label", "here"};
    const std::optional<std::string> piece = take_text(text);
    if (!piece || std::ranges::find(kParts, of) == std::end(kParts))
      return std::nullopt;
    expectation.pieces.push_back({of, *piece});
  }
  return expectation;
}

std::optional<std::string> title_of(std::string_view line) {
  if (!line.starts_with("--- ") || !line.ends_with(" ---") || line.size() < 9)
    return std::nullopt;
  return std::string(line.substr(4, line.size() - 8));
}

bool contains(const std::string& text, const std::string& piece) {
  return text.find(piece) != std::string::npos;
}

bool says(const diag::Diagnostic& finding, const Expectation::Piece& piece) {
  const auto is_in = [&](const std::string& text) { return contains(text, piece.text); };
  if (piece.of == "message")
    return is_in(finding.message());
  if (piece.of == "here")
    return is_in(finding.here());
  if (piece.of == "help")
    return std::ranges::any_of(finding.helps(), is_in) || (finding.fix() && is_in(finding.fix()->title));
  if (piece.of == "note")
    return std::ranges::any_of(finding.notes(), is_in);
  return std::ranges::any_of(finding.labels(), [&](const diag::Label& label) { return is_in(label.text); });
}

std::string shown(const diag::Diagnostic& finding, const SourceFile& source) {
  std::string out = fmt::format("{} {} \"{}\"", diag::info(finding.code()).id, columns_of(finding, source),
                                finding.message());
  for (const std::string& help : finding.helps())
    out += fmt::format(" help \"{}\"", help);
  if (finding.fix())
    out += fmt::format(" help \"{}\"", finding.fix()->title);
  for (const std::string& note : finding.notes())
    out += fmt::format(" note \"{}\"", note);
  return out;
}

}  // namespace

std::string expand_bytes(std::string_view text) {
  constexpr std::string_view kOpen = "⟨", kClose = "⟩";
  std::string out;
  while (true) {
    const std::size_t open = text.find(kOpen);
    const std::size_t close = open == std::string_view::npos ? open : text.find(kClose, open);
    out += text.substr(0, close == std::string_view::npos ? close : open);
    if (close == std::string_view::npos)
      return out;
    std::string_view bytes = text.substr(open + kOpen.size(), close - open - kOpen.size());
    for (std::string_view word = take_word(bytes); !word.empty(); word = take_word(bytes)) {
      unsigned char byte = 0;
      std::from_chars(word.data(), word.data() + word.size(), byte, 16);
      out += static_cast<char>(byte);
    }
    text.remove_prefix(close + kClose.size());
  }
}

CaseFile read_cases(std::string_view text) {
  CaseFile file;
  std::string before;
  std::size_t number = 0;
  std::size_t line_of_case = 0;
  while (!text.empty()) {
    std::string_view line = take_line(text);
    ++number;
    if (const auto title = title_of(line)) {
      file.cases.push_back({*title, number + 1, {}, {}});
      line_of_case = 0;
      continue;
    }
    if (file.cases.empty()) {
      before += fmt::format("{}\n", line);
      continue;
    }
    Case& open = file.cases.back();
    ++line_of_case;
    const std::size_t mark = line.find(kMark);
    std::string_view rest =
        mark == std::string_view::npos ? std::string_view() : line.substr(mark + kMark.size());
    if (mark != std::string_view::npos) {
      const std::size_t last = line.substr(0, mark).find_last_not_of(' ');
      line = line.substr(0, last == std::string_view::npos ? 0 : last + 1);
      while (true) {
        const std::size_t next = rest.find(kMark);
        const auto expectation = read_expectation(rest.substr(0, next), line_of_case);
        if (expectation)
          open.expectations.push_back(*expectation);
        else
          file.faults.push_back(fmt::format("line {}: this annotation cannot be read", number));
        if (next == std::string_view::npos)
          break;
        rest.remove_prefix(next + kMark.size());
      }
    }
    open.text += fmt::format("{}\n", expand_bytes(line));
  }
  for (Case& one : file.cases) {
    // Blank lines that only set cases apart are no part of them.
    while (one.text.ends_with("\n\n"))
      one.text.pop_back();
    if (one.text == "\n")
      one.text.clear();
  }
  if (before.find_first_not_of(" \n") != std::string::npos)
    file.library = {false, before};
  return file;
}

std::string columns_of(const diag::Diagnostic& finding, const SourceFile& source) {
  const Span span = finding.span();
  const LineColumn begin = source.line_column(span.begin);
  if (span.end <= span.begin)
    return fmt::format("{}", begin.column);
  // The end is exclusive: the last character is the one that ends there.
  std::uint32_t last = span.end - 1;
  while (last > span.begin && (static_cast<unsigned char>(source.text()[last]) & 0xC0U) == 0x80U)
    --last;
  const LineColumn end = source.line_column(last);
  if (end.line == begin.line)
    return fmt::format("{}-{}", begin.column, end.column);
  return fmt::format("{}-+{}:{}", begin.column, end.line - begin.line, end.column);
}

std::string difference(const Case& expected, const Analysis& analysis) {
  const SourceFile& source = analysis.sources[analysis.source];
  std::string out;
  std::vector<Expectation> open = expected.expectations;
  for (const diag::Diagnostic& finding : analysis.sink.sorted()) {
    const SourceFile& place = analysis.sources[finding.span().source];
    const std::size_t line = place.line_column(finding.span().begin).line;
    const auto match = std::ranges::find_if(open, [&](const Expectation& one) {
      return place.id() == source.id() && one.line == line && diag::info(finding.code()).id == one.code &&
             columns_of(finding, source) == one.columns &&
             std::ranges::all_of(one.pieces, [&](const auto& piece) { return says(finding, piece); });
    });
    if (match != open.end())
      open.erase(match);
    else
      out += fmt::format("  found    line {}  #~ {}{}\n", line + expected.line - 1, shown(finding, place),
                         place.id() == source.id() ? "" : " in the catalogue");
  }
  for (const Expectation& one : open) {
    out += fmt::format("  expected line {}  #~ {} {}", one.line + expected.line - 1, one.code, one.columns);
    for (const auto& piece : one.pieces)
      out += fmt::format(" {} \"{}\"", piece.of, piece.text);
    out += '\n';
  }
  return out;
}

}  // namespace stoa::testing
