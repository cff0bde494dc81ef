#include "tests/fuzz/reading.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string>

#include "compiler/base/assert.hpp"
#include "compiler/catalog/load.hpp"
#include "compiler/diag/render.hpp"
#include "compiler/driver/library.hpp"
#include "compiler/sema/check.hpp"
#include "compiler/sema/prove.hpp"
#include "compiler/sema/resolve.hpp"
#include "compiler/syntax/parse.hpp"

namespace stoa::testing {

namespace {

/// What comes with stoa, read once.
struct Standard {
  SourceSet sources;
  diag::Sink sink;
  driver::Library library = driver::load_library({}, {}, MemoryReader(), sources, sink);
};

const Standard& standard() {
  static const Standard loaded;
  return loaded;
}

}  // namespace

std::unique_ptr<Reading> read_against_standard(std::string_view text) {
  auto reading = std::make_unique<Reading>();
  // Findings about what comes with stoa, such as where a name was declared first, need a place too.
  for (std::size_t i = 0; i < standard().sources.size(); ++i) {
    const SourceFile& file = standard().sources[SourceId{static_cast<std::uint32_t>(i)}];
    reading->sources.add_static(file.path(), file.text());
  }
  const SourceFile& source = reading->sources.add("fuzz.stoa", std::string(text));
  reading->source = source.id();
  reading->document = syntax::parse(source, {}, reading->sink);
  reading->catalog = &standard().library.catalog;
  if (catalog::has_entries(reading->document)) {
    reading->own = *reading->catalog;
    reading->catalog = &reading->own;
    catalog::add(reading->own, reading->document, reading->sink);
    catalog::link(reading->own, catalog::Extent::whole, reading->sink);
    const std::array sources = {reading->source};
    sema::prove_rules(reading->own, sources, {}, reading->sink);
  }
  const std::array<const ast::Document*, 1> documents = {&reading->document};
  reading->scenarios = sema::resolve(documents, "fuzz", *reading->catalog, {}, reading->pool, reading->sink);
  sema::Knowledge knowledge(*reading->catalog);
  for (const sema::Scenario& scenario : reading->scenarios)
    sema::check(scenario, knowledge, reading->sink);
  sema::FindingNames names;
  names.add(*reading->catalog);
  sema::apply_allows(reading->document, source, names, reading->sink);
  return reading;
}

void check_rendering(const diag::Sink& sink, const SourceSet& sources) {
  const auto findings = sink.sorted();
  for (const diag::Diagnostic& finding : findings) {
    const std::size_t size = sources[finding.span().source].text().size();
    STOA_ASSERT(finding.span().begin <= finding.span().end && finding.span().end <= size,
                "a finding stands in its text");
  }
  diag::render_text(findings, sources, {});
  diag::render_concise(findings, sources, {});
  for (const diag::ReportForm& form : diag::report_forms()) {
    const std::string report = form.render({findings, sources, "0"});
    if (form.name == "github")
      STOA_ASSERT(std::ranges::count(report, '\n') == std::ssize(findings), "a finding is one command");
    else if (form.name == "junit")
      STOA_ASSERT(report.ends_with("</testsuites>\n"), "a report in XML is whole");
    else
      STOA_ASSERT(nlohmann::json::accept(report), "findings as JSON are JSON");
  }
}

}  // namespace stoa::testing
