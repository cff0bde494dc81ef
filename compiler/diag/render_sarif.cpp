// SARIF 2.1.0: one run, a rule for each rule or code that found something, and a result for each finding.
#include <algorithm>
#include <string>
#include <vector>

#include "compiler/base/json_writer.hpp"
#include "compiler/diag/code.hpp"
#include "compiler/diag/family.hpp"
#include "compiler/diag/report_text.hpp"

namespace stoa::diag {

namespace {

struct Writer {
  const Report& report;
  JsonWriter json = {};
  std::vector<const Diagnostic*> rules = {};  ///< the first finding of each
  std::vector<const Diagnostic*> results = {};

  std::string write() {
    for (const Diagnostic& diagnostic : report.diagnostics)
      results.push_back(&diagnostic);
    for (const Diagnostic& diagnostic : report.suppressed)
      results.push_back(&diagnostic);
    for (const Diagnostic* diagnostic : results)
      if (rule_of(*diagnostic) == rules.cend())
        rules.push_back(diagnostic);
    std::ranges::sort(rules, {}, &Diagnostic::id);
    json.begin_object();
    json.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    json.member("version", "2.1.0");
    json.key("runs").begin_array();
    json.begin_object();
    write_tool();
    json.key("invocations").begin_array();
    json.begin_object();
    json.member("executionSuccessful", true);
    json.end();
    json.end();
    json.member("columnKind", "unicodeCodePoints");
    json.key("results").begin_array();
    const std::vector<std::string> prints = fingerprints(report);
    for (std::size_t i = 0; i < results.size(); ++i)
      write_result(*results[i], prints[i]);
    json.end();
    json.end();
    json.end();
    json.end();
    return json.take();
  }

  std::vector<const Diagnostic*>::const_iterator rule_of(const Diagnostic& diagnostic) const {
    return std::ranges::find(rules, diagnostic.id(), &Diagnostic::id);
  }

  void write_tool() {
    json.key("tool").begin_object();
    json.key("driver").begin_object();
    json.member("name", "stoa");
    json.member("version", report.version);
    json.key("rules").begin_array();
    for (const Diagnostic* rule : rules) {
      const CodeInfo& row = info(rule->code());
      json.begin_object();
      json.member("id", rule->id());
      json.member("name", row.name);
      write_text("shortDescription", row.title);
      write_text("help", "stoa explain " + std::string(rule->id()));
      json.key("defaultConfiguration").begin_object();
      json.member("level", to_string(row.severity));
      json.end();
      json.key("properties").begin_object();
      json.key("tags").begin_array();
      json.value(name_of_family(rule->code()));
      json.end();
      json.end();
      json.end();
    }
    json.end();
    json.end();
    json.end();
  }

  void write_result(const Diagnostic& diagnostic, std::string_view fingerprint) {
    json.begin_object();
    json.member("ruleId", diagnostic.id());
    json.member("ruleIndex", static_cast<std::uint64_t>(rule_of(diagnostic) - rules.cbegin()));
    json.member("level", to_string(diagnostic.severity()));
    write_text("message", whole_text(diagnostic));
    json.key("locations").begin_array();
    if (file_of(report, diagnostic.span()) != nullptr)
      write_location(diagnostic.span(), "");
    json.end();
    json.key("relatedLocations").begin_array();
    for (const Label& label : diagnostic.labels())
      if (file_of(report, label.span) != nullptr)
        write_location(label.span, label.text);
    json.end();
    json.key("partialFingerprints").begin_object();
    json.member("stoaLine/v1", fingerprint);
    json.end();
    if (diagnostic.fix())
      write_fix(*diagnostic.fix());
    // An empty list says that nobody suppressed it, which differs from not knowing.
    json.key("suppressions").begin_array();
    if (const auto& suppression = diagnostic.suppression()) {
      json.begin_object();
      json.member("kind", suppression->is_in_source ? "inSource" : "external");
      json.member("status", "accepted");
      json.member("justification", suppression->reason);
      json.end();
    }
    json.end();
    json.end();
  }

  void write_location(Span span, std::string_view text) {
    json.begin_object();
    json.key("physicalLocation").begin_object();
    write_artifact(span);
    json.key("region");
    write_region(span);
    json.end();
    if (!text.empty())
      write_text("message", text);
    json.end();
  }

  void write_artifact(Span span) {
    json.key("artifactLocation").begin_object();
    const std::string& path = file_of(report, span)->path();
    const bool is_absolute = path.starts_with('/');
    json.member("uri", (is_absolute ? "file://" : "") + path_as_uri(path));
    if (!is_absolute)
      json.member("uriBaseId", "%SRCROOT%");
    json.end();
  }

  void write_region(Span span) {
    const SourceFile& file = *file_of(report, span);
    const LineColumn begin = file.line_column(span.begin);
    const LineColumn end = file.line_column(span.end);
    json.begin_object();
    json.member("startLine", begin.line);
    json.member("startColumn", begin.column);
    json.member("endLine", end.line);
    json.member("endColumn", end.column);
    json.end();
  }

  void write_fix(const Fix& fix) {
    const bool is_in_files = std::ranges::all_of(
        fix.edits, [&](const Edit& edit) { return file_of(report, edit.span) != nullptr; });
    if (!is_in_files)
      return;
    json.key("fixes").begin_array();
    json.begin_object();
    write_text("description", fix.title);
    json.key("artifactChanges").begin_array();
    for (auto first = fix.edits.begin(); first != fix.edits.end(); ++first) {
      const auto same_file = [&](const Edit& edit) { return edit.span.source == first->span.source; };
      if (std::any_of(fix.edits.begin(), first, same_file))
        continue;  // Each file is one change, however many edits it has.
      json.begin_object();
      write_artifact(first->span);
      json.key("replacements").begin_array();
      for (const Edit& edit : fix.edits)
        if (same_file(edit))
          write_replacement(edit);
      json.end();
      json.end();
    }
    json.end();
    json.end();
    json.end();
  }

  void write_replacement(const Edit& edit) {
    json.begin_object();
    json.key("deletedRegion");
    write_region(edit.span);
    write_text("insertedContent", edit.text);
    json.end();
  }

  void write_text(std::string_view name, std::string_view text) {
    json.key(name).begin_object();
    json.member("text", text);
    json.end();
  }
};

}  // namespace

std::string render_sarif(const Report& report) {
  return Writer{report}.write();
}

}  // namespace stoa::diag
