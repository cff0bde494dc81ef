// Diagnostics for editors and CI. The schema is docs/schema/diagnostics.schema.json.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "compiler/base/json_writer.hpp"
#include "compiler/diag/code.hpp"
#include "compiler/diag/report_text.hpp"

namespace stoa::diag {

namespace {

/// Raised when a reader of the old form would misread the new one.
constexpr std::uint32_t kSchemaVersion = 1;

void write_position(JsonWriter& json, const SourceFile& source, std::uint32_t offset) {
  const LineColumn place = source.line_column(offset);
  json.begin_object();
  json.member("line", place.line);
  json.member("column", place.column);
  json.member("offset", offset);
  json.end();
}

/// Two members, `path` and `range`; null where the span lies in no source.
void write_place(JsonWriter& json, const SourceSet& sources, Span span) {
  if (span.source.value >= sources.size()) {
    json.key("path").null();
    json.key("range").null();
    return;
  }
  const SourceFile& source = sources[span.source];
  json.member("path", source.path());
  json.key("range").begin_object();
  json.key("start");
  write_position(json, source, span.begin);
  json.key("end");
  write_position(json, source, span.end);
  json.end();
}

void write_texts(JsonWriter& json, std::string_view name, std::span<const std::string> texts) {
  json.key(name).begin_array();
  for (const std::string& text : texts)
    json.value(text);
  json.end();
}

void write_fix(JsonWriter& json, const SourceSet& sources, const Fix& fix) {
  json.begin_object();
  json.member("title", fix.title);
  json.member("safe", fix.is_safe);
  json.key("edits").begin_array();
  for (const Edit& edit : fix.edits) {
    json.begin_object();
    write_place(json, sources, edit.span);
    json.member("text", edit.text);
    json.end();
  }
  json.end();
  json.end();
}

void write_suppression(JsonWriter& json, const Suppression& suppression) {
  json.begin_object();
  json.member("in-source", suppression.is_in_source);
  json.member("reason", suppression.reason);
  json.end();
}

void write_diagnostic(JsonWriter& json, const SourceSet& sources, const Diagnostic& diagnostic,
                      std::string_view fingerprint) {
  const CodeInfo& row = info(diagnostic.code());
  json.begin_object();
  json.member("code", row.id);
  json.member("name", row.name);
  json.key("rule");
  if (diagnostic.rule().empty())
    json.null();
  else
    json.value(diagnostic.rule());
  json.member("severity", to_string(diagnostic.severity()));
  json.member("by-itself", to_string(row.severity));
  json.member("message", diagnostic.message());
  write_place(json, sources, diagnostic.span());
  json.member("here", diagnostic.here());
  json.key("labels").begin_array();
  for (const Label& label : diagnostic.labels()) {
    json.begin_object();
    write_place(json, sources, label.span);
    json.member("text", label.text);
    json.end();
  }
  json.end();
  write_texts(json, "notes", diagnostic.notes());
  write_texts(json, "help", diagnostic.helps());
  json.key("fix");
  if (diagnostic.fix())
    write_fix(json, sources, *diagnostic.fix());
  else
    json.null();
  json.key("suppression");
  if (diagnostic.suppression())
    write_suppression(json, *diagnostic.suppression());
  else
    json.null();
  json.member("fingerprint", fingerprint);
  json.member("docs", "stoa explain " + std::string(diagnostic.id()));
  json.end();
}

}  // namespace

std::string render_json(const Report& report) {
  JsonWriter json;
  json.begin_object();
  json.member("schema", kSchemaVersion);
  json.member("stoa", report.version);
  const std::vector<std::string> prints = fingerprints(report);
  std::size_t print = 0;
  for (const auto& [name, findings] :
       {std::pair("findings", report.diagnostics), std::pair("suppressed", report.suppressed)}) {
    json.key(name).begin_array();
    for (const Diagnostic& diagnostic : findings)
      write_diagnostic(json, report.sources, diagnostic, prints[print++]);
    json.end();
  }
  json.key("summary").begin_object();
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note})
    json.member(
        fmt::format("{}s", to_string(severity)),
        static_cast<std::uint64_t>(std::ranges::count(report.diagnostics, severity, &Diagnostic::severity)));
  json.end();
  json.end();
  return json.take();
}

}  // namespace stoa::diag
