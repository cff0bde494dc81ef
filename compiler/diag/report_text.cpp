#include "compiler/diag/report_text.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "compiler/base/escape.hpp"

namespace stoa::diag {

namespace {

constexpr std::array kForms = {
    ReportForm{"json", render_json},     ReportForm{"sarif", render_sarif},
    ReportForm{"github", render_github}, ReportForm{"gitlab", render_gitlab},
    ReportForm{"junit", render_junit},
};

/// FNV-1a, 64 bits: the same on every machine. https://datatracker.ietf.org/doc/draft-eastlake-fnv/
std::uint64_t hash(std::string_view text, std::uint64_t state) {
  constexpr std::uint64_t kPrime = 0x100000001B3;
  for (const char c : text)
    state = (state ^ static_cast<unsigned char>(c)) * kPrime;
  return (state ^ 0xFFU) * kPrime;  // An end that no UTF-8 text holds: "ab" and "c" are not "a" and "bc".
}

std::string_view trimmed(std::string_view line) {
  constexpr std::string_view kBlanks = " \t\r";
  const std::size_t begin = line.find_first_not_of(kBlanks);
  return begin == line.npos ? std::string_view()
                            : line.substr(begin, line.find_last_not_of(kBlanks) - begin + 1);
}

}  // namespace

std::span<const ReportForm> report_forms() {
  return kForms;
}

const ReportForm* find_report_form(std::string_view name) {
  const auto* const found = std::ranges::find(kForms, name, &ReportForm::name);
  return found == kForms.end() ? nullptr : found;
}

const SourceFile* file_of(const Report& report, Span span) {
  if (span.source.value >= report.sources.size() || report.sources[span.source].path() == kCommandLinePath)
    return nullptr;
  return &report.sources[span.source];
}

std::string whole_text(const Diagnostic& diagnostic) {
  std::string text = terminal_text(diagnostic.message());
  for (const std::string& note : diagnostic.notes())
    text += fmt::format("\nnote: {}", terminal_text(note));
  for (const std::string& help : diagnostic.helps())
    text += fmt::format("\nhelp: {}", terminal_text(help));
  if (diagnostic.fix())
    text += fmt::format("\nhelp: {}", terminal_text(diagnostic.fix()->title));
  return text;
}

std::string path_as_uri(std::string_view path) {
  constexpr std::string_view kAllowed = "-._~/";
  std::string uri;
  for (const char c : path) {
    const bool is_plain = ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') ||
                          kAllowed.find(c) != kAllowed.npos;
    if (is_plain)
      uri += c;
    else
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return uri;
}

std::vector<std::string> fingerprints(const Report& report) {
  constexpr std::uint64_t kBasis = 0xCBF29CE484222325;
  std::vector<std::string> prints;
  std::map<std::uint64_t, std::uint64_t> n_seen;
  for (const Diagnostic& diagnostic : report.diagnostics) {
    std::uint64_t state = hash(diagnostic.id(), kBasis);
    if (const SourceFile* file = file_of(report, diagnostic.span())) {
      state = hash(file->path(), state);
      state = hash(trimmed(file->line_text(file->line_column(diagnostic.span().begin).line)), state);
    } else {
      state = hash(diagnostic.message(), state);
    }
    prints.push_back(fmt::format("{:016x}", hash(fmt::format("{}", n_seen[state]++), state)));
  }
  return prints;
}

}  // namespace stoa::diag
