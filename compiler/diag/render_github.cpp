// Workflow commands: a line for each finding. Text of the author can end no line and begin no command.
#include <string>

#include <fmt/format.h>

#include "compiler/diag/report_text.hpp"

namespace stoa::diag {

namespace {

/// Escaped as the runner unescapes it; in a property, what ends properties as well.
std::string escaped(std::string_view text, bool is_property) {
  std::string out;
  for (const char c : text) {
    const bool is_special = c == '%' || c == '\r' || c == '\n' || (is_property && (c == ':' || c == ','));
    if (is_special)
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    else
      out += c;
  }
  return out;
}

std::string_view command_of(Severity severity) {
  return severity == Severity::note ? "notice" : to_string(severity);
}

}  // namespace

std::string render_github(const Report& report) {
  std::string out;
  for (const Diagnostic& diagnostic : report.diagnostics) {
    std::string place;
    if (const SourceFile* file = file_of(report, diagnostic.span())) {
      const LineColumn begin = file->line_column(diagnostic.span().begin);
      const LineColumn end = file->line_column(diagnostic.span().end);
      place = fmt::format("file={},line={},endLine={}", escaped(file->path(), true), begin.line, end.line);
      if (begin.line == end.line)  // The runner refuses columns over several lines.
        place += fmt::format(",col={},endColumn={}", begin.column, end.column);
      place += ',';
    }
    out += fmt::format("::{} {}title={}::{}\n", command_of(diagnostic.severity()), place, diagnostic.id(),
                       escaped(whole_text(diagnostic), false));
  }
  return out;
}

}  // namespace stoa::diag
