#include <string>
#include <vector>

#include "compiler/base/json_writer.hpp"
#include "compiler/diag/report_text.hpp"

namespace stoa::diag {

namespace {

std::string_view severity_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "critical";
    case Severity::warning:
      return "major";
    case Severity::note:
      return "info";
  }
  return "";
}

}  // namespace

std::string render_gitlab(const Report& report) {
  JsonWriter json;
  json.begin_array();
  const std::vector<std::string> prints = fingerprints(report);
  for (std::size_t i = 0; i < prints.size(); ++i) {
    const Diagnostic& diagnostic = report.diagnostics[i];
    const SourceFile* file = file_of(report, diagnostic.span());
    json.begin_object();
    json.member("description", diagnostic.message());
    json.member("check_name", diagnostic.id());
    json.member("fingerprint", prints[i]);
    json.member("severity", severity_of(diagnostic.severity()));
    json.key("location").begin_object();
    json.member("path", file == nullptr ? std::string_view(".") : std::string_view(file->path()));
    json.key("lines").begin_object();
    json.member("begin", file == nullptr ? 1U : file->line_column(diagnostic.span().begin).line);
    json.end();
    json.end();
    json.end();
  }
  json.end();
  return json.take();
}

}  // namespace stoa::diag
