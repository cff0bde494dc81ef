#include "compiler/diag/report_text.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "compiler/base/escape.hpp"
#include "compiler/diag/fingerprint.hpp"

namespace stoa::diag {

namespace {

constexpr std::array kForms = {
    ReportForm{"json", render_json},     ReportForm{"sarif", render_sarif},
    ReportForm{"github", render_github}, ReportForm{"gitlab", render_gitlab},
    ReportForm{"junit", render_junit},
};

}  // namespace

std::span<const ReportForm> report_forms() {
  return kForms;
}

const ReportForm* find_report_form(std::string_view name) {
  const auto* const found = std::ranges::find(kForms, name, &ReportForm::name);
  return found == kForms.end() ? nullptr : found;
}

const SourceFile* file_of(const Report& report, Span span) {
  return file_of(report.sources, span);
}

std::string whole_text(const Diagnostic& diagnostic) {
  std::string text = terminal_text(diagnostic.message());
  if (!diagnostic.severity_reason().empty())
    text += fmt::format("\nnote: {}", terminal_text(diagnostic.severity_reason()));
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
  std::vector<Diagnostic> all(report.diagnostics.begin(), report.diagnostics.end());
  all.insert(all.end(), report.suppressed.begin(), report.suppressed.end());
  return fingerprints(all, report.sources);
}

}  // namespace stoa::diag
