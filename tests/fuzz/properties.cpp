#include "tests/fuzz/properties.hpp"

#include <nlohmann/json.hpp>
#include <string>
#include <variant>
#include <vector>

#include "compiler/backends/backend.hpp"
#include "compiler/base/assert.hpp"
#include "compiler/sema/dump.hpp"
#include "compiler/sema/view.hpp"
#include "compiler/syntax/dump.hpp"
#include "compiler/syntax/format.hpp"
#include "compiler/syntax/parse.hpp"
#include "tests/fuzz/reading.hpp"

namespace stoa::testing {

namespace {

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
  const auto reading = read_against_standard(text);
  for (const sema::Scenario& scenario : reading->scenarios) {
    for_each_design(scenario, [&](const sema::Design& design) { check_forms(design, *reading->catalog); });
    for (std::size_t i = 0; i < scenario.base.flows.size(); ++i)
      check_forms(sema::only_flow(scenario.base, scenario.base.flows.id(i)), *reading->catalog);
  }
  check_rendering(reading->sink, reading->sources);
}

}  // namespace stoa::testing
