// The front end: reads, resolves and checks all inputs of a run.
#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "compiler/base/parallel.hpp"
#include "compiler/base/suggest.hpp"
#include "compiler/catalog/load.hpp"
#include "compiler/diag/code.hpp"
#include "compiler/driver/compile.hpp"
#include "compiler/driver/draw.hpp"
#include "compiler/sema/check.hpp"
#include "compiler/sema/outline.hpp"
#include "compiler/sema/prove.hpp"

namespace stoa::driver {

namespace {

using diag::Code;

// Pieces of a large file for each thread, so that one with more to do holds up none.
constexpr std::size_t kPiecesEach = 16;

/// Findings that may only follow from an import that could not be had.
bool may_follow_from_lost_import(const diag::Diagnostic& finding) {
  switch (finding.code()) {
    case Code::unknown_kind:
    case Code::unknown_name:
    case Code::unknown_pillar:
    case Code::unknown_question_category:
    case Code::unknown_pack:
    case Code::unknown_reference:
    case Code::unused_allow:
      return true;
    default:
      return false;
  }
}

/// The library's catalogue, or a copy of it in `place` with what the documents add.
const catalog::Catalog& catalog_for(std::span<const ast::Document* const> documents, const Library& library,
                                    Workplace& place, diag::Sink& sink) {
  const auto adds = [](const ast::Document* document) { return catalog::has_entries(*document); };
  if (std::ranges::none_of(documents, adds))
    return library.catalog;
  catalog::Catalog& own = place.catalogs.emplace_back(library.catalog);
  for (const ast::Document* document : documents)
    catalog::add(own, *document, sink);
  catalog::link(own, library.extent, sink);
  std::vector<SourceId> sources;
  for (const ast::Document* document : documents)
    sources.push_back(document->source);
  sema::prove_rules(own, sources, {}, sink);
  return own;
}

/// The packs of the project, as the catalogue has them.
std::vector<catalog::PackId> packs_of(const Request& request, const catalog::Catalog& catalog,
                                      diag::Sink& sink) {
  std::vector<catalog::PackId> packs;
  std::vector<Candidate> known;
  for (const catalog::Pack& pack : catalog.packs)
    known.push_back({pack.name, pack.name});
  for (const Argument& wanted : request.packs) {
    if (const auto found = catalog.pack_index.find(wanted.text); found != catalog.pack_index.end()) {
      packs.push_back(found->second);
      continue;
    }
    auto finding = diag::Diagnostic(Code::unknown_pack, wanted.span,
                                    fmt::format("the catalogue has no pack `{}`", wanted.text));
    if (const auto near = suggest(wanted.text, known); !near.empty())
      finding.help(did_you_mean(near));
    sink.report(std::move(finding));
  }
  return packs;
}

void add_packs(std::span<const catalog::PackId> packs, sema::Design& design) {
  for (const catalog::PackId pack : packs)
    if (std::ranges::find(design.packs, pack) == design.packs.end())
      design.packs.push_back(pack);
}

/// Hands over all findings, in their order.
void move_findings(diag::Sink& from, diag::Sink& to) {
  for (diag::Diagnostic& finding : from.take())
    to.report(std::move(finding));
}

/// Scenarios of one file that follow each other, with what was found in them.
struct Piece {
  std::vector<sema::Scenario> scenarios;
  diag::Sink findings;
};

/// Resolves and checks the inputs of a run: files side by side, or the scenarios of one file.
class Checking {
 public:
  Checking(const Request& request, std::span<const catalog::PackId> packs, Program& program)
      : request_(request), packs_(packs), program_(program) {}

  void run(Progress& progress, diag::Sink& sink) {
    const std::vector<Input>& inputs = program_.reading.inputs;
    std::size_t n_bytes = 0;
    for (const Input& input : inputs)
      n_bytes += program_.reading.files[input.file].source->text().size();
    for (std::size_t n = threads_for(n_bytes, request_.reading.threads); n > 0; --n)
      program_.workplaces.emplace_back(program_.library.catalog);
    progress.begin("checking", inputs.size());
    program_.units.resize(inputs.size());
    std::vector<diag::Sink> findings(inputs.size());
    const bool is_one = inputs.size() == 1;
    in_parallel(inputs.size(), program_.workplaces.size(), [&](std::size_t input, std::size_t thread) {
      program_.units[input] = check(inputs[input], thread, is_one, findings[input]);
      progress.step();
    });
    for (diag::Sink& of_input : findings)
      move_findings(of_input, sink);
  }

 private:
  Unit check(const Input& input, std::size_t thread, bool is_alone, diag::Sink& sink) {
    std::vector<const ast::Document*> documents;
    bool has_all_imports = true;
    for (const File* file : with_imports(program_.reading, input.file)) {
      documents.push_back(&file->document);
      has_all_imports = has_all_imports && file->has_all_imports;
    }
    diag::Sink findings;
    Workplace& place = program_.workplaces[thread];
    Unit unit{&input, &catalog_for(documents, program_.library, place, findings), {}};
    const sema::Outline outline(documents, input.name, *unit.catalog, request_.reading.limits);
    outline.resolve_shared(place.pool, findings);
    const std::size_t n_threads = is_alone ? program_.workplaces.size() : 1;
    std::vector<Piece> pieces(n_threads == 1 ? 1 : n_threads * kPiecesEach);
    const auto begin_of = [&](std::size_t piece) { return outline.size() * piece / pieces.size(); };
    in_parallel(pieces.size(), n_threads, [&](std::size_t piece, std::size_t own_thread) {
      check(unit, outline, begin_of(piece), begin_of(piece + 1),
            program_.workplaces[is_alone ? own_thread : thread], pieces[piece]);
    });
    for (Piece& piece : pieces) {
      move_findings(piece.findings, findings);
      std::ranges::move(piece.scenarios, std::back_inserter(unit.scenarios));
    }
    for (diag::Diagnostic& finding : findings.take())
      if (has_all_imports || !may_follow_from_lost_import(finding))
        sink.report(std::move(finding));
    return unit;
  }

  void check(const Unit& unit, const sema::Outline& outline, std::size_t first, std::size_t last,
             Workplace& place, Piece& piece) {
    std::optional<sema::Knowledge> own;  // Nobody else asks a catalogue that belongs to one file.
    sema::Knowledge& knowledge =
        unit.catalog == &program_.library.catalog ? place.knowledge : own.emplace(*unit.catalog);
    outline.resolve(first, last, place.pool, piece.findings, [&](sema::Scenario&& scenario) {
      add_packs(packs_, scenario.base);
      for (sema::Design& stage : scenario.stages)
        add_packs(packs_, stage);
      if (request_.judges)
        sema::check(scenario, knowledge, piece.findings);
      if (request_.keeps_designs)
        piece.scenarios.push_back(std::move(scenario));
    });
  }

  const Request& request_;
  std::span<const catalog::PackId> packs_;
  Program& program_;
};

/// Files of the project's rules are read with the catalogue, so they are no designs of their own.
ReadOptions reading_beside(const Request& request, const FileReader& reader) {
  ReadOptions options = request.reading;
  diag::Sink unread;  // Loading the catalogue says it again.
  for (const FoundFile& file : find_files(request.rule_folders, options.limits, reader, unread).files)
    if (const auto identity = reader.identity(file.path))
      options.left_out.insert(*identity);
  return options;
}

/// What an `allow` speaks of may come from an import.
void apply_allows(std::size_t index, const Program& program, diag::Sink& sink) {
  const File& file = program.reading.files[index];
  if (!file.document.has_allow)
    return;
  const bool has_all_imports =
      std::ranges::all_of(with_imports(program.reading, index), &File::has_all_imports);
  sema::apply_allows(file.document, *file.source, program.names, sink, has_all_imports);
}

}  // namespace

void analyze(const Request& request, const FileReader& reader, Session& session, Progress& progress,
             Program& program) {
  const Limits& limits = request.reading.limits;
  program.reading =
      read_all(request.inputs, reading_beside(request, reader), reader, session.sources, session.sink);
  std::vector<const ast::Document*> documents;
  for (const File& file : program.reading.files)
    documents.push_back(&file.document);
  Wanted wanted = wanted_by(documents, std::ranges::any_of(request.emits, needs_scene));
  wanted.everything = wanted.everything || !request.rule_folders.empty();  // They may refer to anything.
  program.library = load_library(request.stdlib_folder, limits, reader, session.sources, session.sink, wanted,
                                 request.rule_folders);
  // What comes with stoa is proven by its tests; what is somebody's own is not.
  sema::prove_rules(program.library.catalog, program.library.own_sources, {}, session.sink);
  const std::vector<catalog::PackId> packs = packs_of(request, program.library.catalog, session.sink);
  Checking(request, packs, program).run(progress, session.sink);
  program.names.add(program.library.catalog);
  for (const std::string_view rule : program.library.unread_rules)
    program.names.rules.try_emplace(rule);  // It can be spoken of all the same.
  for (const Unit& unit : program.units)
    if (unit.catalog != &program.library.catalog)
      program.names.add(*unit.catalog);
  for (std::size_t i = 0; i < program.reading.files.size(); ++i)
    apply_allows(i, program, session.sink);
  sema::apply_levels(request.levels, program.names, session.sink);
  if (request.baseline)
    apply_baseline(*request.baseline, reader, session.sources, session.sink);
}

}  // namespace stoa::driver
