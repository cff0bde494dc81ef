#include "tests/fuzz/properties.hpp"

#include <algorithm>
#include <deque>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "compiler/backends/backend.hpp"
#include "compiler/base/assert.hpp"
#include "compiler/base/utf8.hpp"
#include "compiler/catalog/load.hpp"
#include "compiler/diag/render.hpp"
#include "compiler/driver/library.hpp"
#include "compiler/sema/check.hpp"
#include "compiler/sema/dump.hpp"
#include "compiler/sema/resolve.hpp"
#include "compiler/sema/view.hpp"
#include "compiler/syntax/dump.hpp"
#include "compiler/syntax/format.hpp"
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

void check_spans(const ast::Body& statements, std::size_t size) {
  std::vector<const ast::Body*> open = {&statements};
  while (!open.empty()) {
    const ast::Body& body = *open.back();
    open.pop_back();
    for (const ast::Statement& statement : body) {
      STOA_ASSERT(statement.span.begin <= statement.span.end && statement.span.end <= size,
                  "a statement stands in its text");
      STOA_ASSERT(statement.span.contains(statement.head), "a head is a part of its statement");
      for (const ast::Word& word : statement.words)
        STOA_ASSERT(statement.head.contains(word.span), "a word is a part of its head");
      open.push_back(&statement.body);
    }
  }
}

/// Whether nobody could complain about how it is rendered: every form is written, and none is broken.
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

void check_forms(const sema::Design& design, const catalog::Catalog& catalog) {
  sema::dump(design, catalog);
  for (const backends::Backend& backend : backends::all())
    if (const auto* emit = std::get_if<backends::FromDesign>(&backend.emit)) {
      const std::string bytes = (*emit)(design, catalog);
      STOA_ASSERT(!bytes.empty() && bytes.back() == '\n', "an output ends with a line end");
      if (backend.extension == ".json")
        STOA_ASSERT(nlohmann::json::accept(bytes), "a design as JSON is JSON");
    }
}

}  // namespace

void check_parsing(std::string_view text) {
  SourceSet sources;
  diag::Sink sink;
  const SourceFile& source = sources.add("fuzz.stoa", std::string(text));
  const ast::Document document = syntax::parse(source, {}, sink);
  check_spans(document.statements, text.size());
  STOA_ASSERT(document.is_complete || sink.has_errors(), "what cannot be read is said");
  syntax::dump(document);
  check_rendering(sink, sources);
}

void check_formatting(std::string_view text) {
  SourceSet sources;
  diag::Sink sink;
  const SourceFile& source = sources.add("fuzz.stoa", std::string(text));
  const ast::Document document = syntax::parse(source, {}, sink);
  if (!document.is_complete || sink.has_errors())
    return;
  const SourceFile& formatted = sources.add("formatted.stoa", syntax::format(document, source));
  const ast::Document again = syntax::parse(formatted, {}, sink);
  STOA_ASSERT(again.is_complete && !sink.has_errors(), "a formatted text can be read");
  STOA_ASSERT(syntax::dump(again) == syntax::dump(document), "formatting keeps the tree");
  STOA_ASSERT(again.comments.size() == document.comments.size(), "formatting keeps comments");
  STOA_ASSERT(syntax::format(again, formatted) == formatted.text(), "formatting twice is formatting once");
}

void check_compiling(std::string_view text) {
  SourceSet sources;
  diag::Sink sink;
  // Findings about what comes with stoa, such as where a name was declared first, need a place too.
  for (std::size_t i = 0; i < standard().sources.size(); ++i) {
    const SourceFile& file = standard().sources[SourceId{static_cast<std::uint32_t>(i)}];
    sources.add_static(file.path(), file.text());
  }
  const SourceFile& source = sources.add("fuzz.stoa", std::string(text));
  const ast::Document document = syntax::parse(source, {}, sink);
  catalog::Catalog own;
  const bool adds = catalog::has_entries(document);
  if (adds) {
    own = standard().library.catalog;
    catalog::add(own, document, sink);
    catalog::link(own, catalog::Extent::whole, sink);
  }
  const catalog::Catalog& catalog = adds ? own : standard().library.catalog;
  sema::Pool pool;
  const std::vector<const ast::Document*> documents = {&document};
  const auto scenarios = sema::resolve(documents, "fuzz", catalog, {}, pool, sink);
  sema::Knowledge knowledge(catalog);
  for (const sema::Scenario& scenario : scenarios) {
    sema::check(scenario, knowledge, sink);
    check_forms(scenario.base, catalog);
    for (const sema::Design& stage : scenario.stages)
      check_forms(stage, catalog);
    for (std::size_t i = 0; i < scenario.base.flows.size(); ++i)
      check_forms(sema::only_flow(scenario.base, scenario.base.flows.id(i)), catalog);
  }
  sema::apply_allows(document, sources[document.source], {}, sink);
  check_rendering(sink, sources);
}

}  // namespace stoa::testing
