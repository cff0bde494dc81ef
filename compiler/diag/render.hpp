// Diagnostics -> text. The only place where a finding becomes words on a screen or JSON.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "compiler/diag/diagnostic.hpp"

namespace stoa::diag {

/// The path of the source that holds the words of the command line. A finding about one of them is in no
/// file.
inline constexpr std::string_view kCommandLinePath = "<command line>";

struct RenderOptions {
  bool color = false;
  std::size_t most = 100;  ///< how many are shown; the rest are counted
};

/// The full form: excerpt with carets, labels, notes, help. Ends with a summary line if there is anything to
/// say. No line starts with text of the author, and no escape character of theirs gets through.
std::string render_text(std::span<const Diagnostic> diagnostics, const SourceSet& sources,
                        const RenderOptions& options);

/// One line each: `path:line:column: error[E0201]: message`.
std::string render_concise(std::span<const Diagnostic> diagnostics, const SourceSet& sources,
                           const RenderOptions& options);

/// What a report for other programs is made of.
struct Report {
  std::span<const Diagnostic> diagnostics;  ///< in the order they are told
  const SourceSet& sources;
  std::string_view version;                     ///< of stoa
  std::span<const Diagnostic> suppressed = {};  ///< found, and answered by somebody
};

/// A form of report for other programs.
struct ReportForm {
  std::string_view name;  ///< what `--format` takes
  std::string (*render)(const Report& report);
};

std::span<const ReportForm> report_forms();
/// By name; null if there is none.
const ReportForm* find_report_form(std::string_view name);

/// A JSON document; its schema is docs/schema/diagnostics.schema.json.
std::string render_json(const Report& report);
/// SARIF 2.1.0, for code scanning. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
std::string render_sarif(const Report& report);
/// Workflow commands of GitHub Actions: each finding becomes an annotation at its line.
/// https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
std::string render_github(const Report& report);
/// A Code Quality report of GitLab. https://docs.gitlab.com/ci/testing/code_quality/
std::string render_gitlab(const Report& report);
/// JUnit's XML: a test suite for each file, a failed case for each error and warning.
std::string render_junit(const Report& report);

}  // namespace stoa::diag
