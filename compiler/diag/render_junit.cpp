// A suite for each file that something was found in; a file without findings is no suite. Notes fail nothing.
#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "compiler/base/escape.hpp"
#include "compiler/diag/code.hpp"
#include "compiler/diag/report_text.hpp"

namespace stoa::diag {

namespace {

struct Suite {
  std::string name;
  std::string cases;
  std::size_t n_cases = 0;
  std::size_t n_failures = 0;
};

void add(const Report& report, const Diagnostic& diagnostic, Suite& suite) {
  const SourceFile* file = file_of(report, diagnostic.span());
  std::string name(diagnostic.id());
  if (file != nullptr) {
    const LineColumn place = file->line_column(diagnostic.span().begin);
    name += fmt::format(" at {}:{}", place.line, place.column);
  }
  const bool is_failure = diagnostic.severity() != Severity::note;
  ++suite.n_cases;
  suite.n_failures += is_failure ? 1 : 0;
  const std::string text = xml_text(whole_text(diagnostic));
  suite.cases += fmt::format("    <testcase classname=\"{}\" name=\"{}\">\n", xml_attr(suite.name), name);
  if (is_failure)
    suite.cases += fmt::format("      <failure type=\"{}\" message=\"{}\">{}</failure>\n",
                               to_string(diagnostic.severity()), xml_attr(diagnostic.message()), text);
  else
    suite.cases += fmt::format("      <system-out>{}</system-out>\n", text);
  suite.cases += "    </testcase>\n";
}

}  // namespace

std::string render_junit(const Report& report) {
  std::vector<Suite> suites;
  for (const Diagnostic& diagnostic : report.diagnostics) {
    const SourceFile* file = file_of(report, diagnostic.span());
    const std::string name = file == nullptr ? "stoa" : file->path();
    auto suite = std::ranges::find(suites, name, &Suite::name);
    if (suite == suites.end())
      suite = suites.insert(suites.end(), Suite{.name = name, .cases = {}});
    add(report, diagnostic, *suite);
  }
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"stoa\">\n";
  for (const Suite& suite : suites)
    out += fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\">\n{}  </testsuite>\n",
                       xml_attr(suite.name), suite.n_cases, suite.n_failures, suite.cases);
  return out + "</testsuites>\n";
}

}  // namespace stoa::diag
