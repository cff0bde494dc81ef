#include "tests/support/front_end.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "compiler/catalog/load.hpp"
#include "compiler/diag/code.hpp"
#include "compiler/sema/check.hpp"
#include "compiler/sema/prove.hpp"
#include "compiler/sema/resolve.hpp"
#include "compiler/syntax/parse.hpp"
#include "tests/support/repository.hpp"

namespace stoa::testing {

namespace {

const std::vector<std::pair<std::string, std::string>>& standard_library() {
  static const auto texts = [] {
    std::vector<std::pair<std::string, std::string>> read;
    for (const auto& path : files_below("stdlib", ".stoa"))
      read.push_back({shown(path), read_file(path)});
    return read;
  }();
  return texts;
}

void load_library(const Library& library, Analysis& analysis) {
  const auto load = [&](std::string_view path, std::string_view text) {
    const SourceFile& source = analysis.sources.add(std::string(path), std::string(text));
    analysis.library.push_back(syntax::parse(source, Limits{}, analysis.sink));
    catalog::add(analysis.catalog, analysis.library.back(), analysis.sink);
  };
  if (library.is_standard)
    for (const auto& [path, text] : standard_library())
      load(path, text);
  else
    load("library.stoa", library.text);
  catalog::link(analysis.catalog, catalog::Extent::whole, analysis.sink);
}

}  // namespace

const char* const kSmallLibrary = R"(
category general "General" { color "#7AA116" }
glyph box "M4 4h16v16H4z"
service cell "Cell" {
  category general
  alias    compute-cell, "little computer"
  property timeout: duration { min 1s max 15m }
  property memory: size
  property replicas: count
  property kind: name { one-of small, large }
  property public: flag
  property label: text
  property until: date
}
service store "Store" { category general }
actor user "User"
place zone "Zone"
place rack "Rack" { within zone, hall }
place hall "Hall" { within zone }
place group "Group"
pillar security "Security"
pillar cost-optimization "Cost Optimization" { alias cost }
question scale "Scale"
question functional "Functional"
pack hipaa "HIPAA"
)";

std::vector<diag::Diagnostic> Analysis::findings() const {
  std::vector<diag::Diagnostic> own;
  for (diag::Diagnostic& finding : sink.sorted())
    if (finding.span().source == source)
      own.push_back(std::move(finding));
  return own;
}

std::string Analysis::codes() const {
  std::string out;
  for (const diag::Diagnostic& finding : findings())
    out += fmt::format("{}{}", out.empty() ? "" : " ", diag::info(finding.code()).id);
  return out;
}

std::unique_ptr<Analysis> parse_only(std::string text, const Limits& limits) {
  auto analysis = std::make_unique<Analysis>();
  const SourceFile& source = analysis->sources.add("test.stoa", std::move(text));
  analysis->source = source.id();
  analysis->documents.push_back(syntax::parse(source, limits, analysis->sink));
  return analysis;
}

std::unique_ptr<Analysis> analyze(std::string text, const Library& library, const Limits& limits,
                                  const std::vector<std::string>& imported) {
  auto analysis = std::make_unique<Analysis>();
  load_library(library, *analysis);
  std::vector<const ast::Document*> documents;
  const auto read = [&](std::string path, std::string own_text) {
    const SourceFile& source = analysis->sources.add(std::move(path), std::move(own_text));
    analysis->documents.push_back(syntax::parse(source, limits, analysis->sink));
    documents.push_back(&analysis->documents.back());
    analysis->source = source.id();
  };
  for (const std::string& other : imported)
    read("imported.stoa", other);
  read("test.stoa", std::move(text));
  if (std::ranges::any_of(documents, [](const auto* document) { return catalog::has_entries(*document); })) {
    for (const ast::Document* document : documents)
      catalog::add(analysis->catalog, *document, analysis->sink);
    catalog::link(analysis->catalog, catalog::Extent::whole, analysis->sink);
    std::vector<SourceId> sources;
    for (const ast::Document* document : documents)
      sources.push_back(document->source);
    sema::prove_rules(analysis->catalog, sources, {}, analysis->sink);
  }
  analysis->scenarios =
      sema::resolve(documents, "test", analysis->catalog, limits, analysis->pool, analysis->sink);
  sema::Knowledge knowledge(analysis->catalog);
  for (const sema::Scenario& scenario : analysis->scenarios)
    sema::check(scenario, knowledge, analysis->sink);
  sema::FindingNames names;
  names.add(analysis->catalog);
  for (const ast::Document* document : documents)
    sema::apply_allows(*document, analysis->sources[document->source], names, analysis->sink);
  return analysis;
}

}  // namespace stoa::testing
