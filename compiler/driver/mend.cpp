#include "compiler/driver/mend.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <span>

#include <fmt/format.h>

#include "compiler/diag/code.hpp"
#include "compiler/diag/family.hpp"
#include "compiler/syntax/format.hpp"
#include "compiler/syntax/parse.hpp"

namespace stoa::driver {

namespace {

using diag::Code;
using diag::Diagnostic;
using diag::Edit;

/// A repair may bring to light what it hid, but not without end.
constexpr int kMostRounds = 32;

/// One reading of everything.
struct Round {
  Session session;
  Program program;
  std::vector<Diagnostic> findings;
  std::map<SourceId, const File*> files;

  std::size_t n_unreadable() const {
    return static_cast<std::size_t>(std::ranges::count_if(findings, diag::is_unreadable));
  }
};

void read(const Request& request, const FileReader& reader, const Session& start, Round& round) {
  for (std::size_t i = 0; i < start.sources.size(); ++i) {  // Words of the command line keep their places.
    const SourceFile& source = start.sources[SourceId{static_cast<std::uint32_t>(i)}];
    round.session.sources.add_static(source.path(), source.text());
  }
  Progress progress(false);
  analyze(request, reader, round.session, progress, round.program);
  round.findings = round.session.sink.sorted();
  for (const File& file : round.program.reading.files)
    round.files.emplace(file.source->id(), &file);
}

bool touch(Span a, Span b) {
  return a.source == b.source && a.begin <= b.end && b.begin <= a.end;
}

/// The edits of as many repairs as can be made at once.
struct Batch {
  std::vector<const Edit*> edits;
  std::size_t n_fixes = 0;

  void add(const Diagnostic& finding, const Round& round, bool is_unsafe) {
    if (!finding.fix() || !(finding.fix()->is_safe || is_unsafe))
      return;
    const std::span<const Edit> wanted = finding.fix()->edits;
    const bool can_be_made = std::ranges::all_of(wanted, [&](const Edit& edit) {
      return round.files.contains(edit.span.source) &&
             std::ranges::none_of(edits, [&](const Edit* made) { return touch(made->span, edit.span); });
    });
    if (!can_be_made)
      return;
    ++n_fixes;
    for (const Edit& edit : wanted)
      edits.push_back(&edit);
  }
};

std::string edited(const SourceFile& source, std::span<const Edit* const> edits) {
  std::string text;
  std::size_t at = 0;
  for (const Edit* edit : edits) {
    if (edit->span.source != source.id())
      continue;
    text += source.text().substr(at, edit->span.begin - at);
    text += edit->text;
    at = edit->span.end;
  }
  return text += source.text().substr(at);
}

/// The canonical form; nothing if the text cannot be read as a whole.
std::optional<std::string> formatted(std::string_view text, const Limits& limits) {
  SourceSet sources;
  diag::Sink sink;
  const SourceFile& source = sources.add_static("", text);
  const ast::Document document = syntax::parse(source, limits, sink);
  if (!document.is_complete || sink.has_errors())
    return std::nullopt;
  return syntax::format(document, source);
}

MendedFile& file_for(const File& file, Mending& mending, const Program& program) {
  const std::string& path = file.source->path();
  const auto known = std::ranges::find(mending.files, path, &MendedFile::path);
  if (known != mending.files.end())
    return *known;
  const auto& inputs = program.reading.inputs;
  const auto input = std::ranges::find_if(
      inputs, [&](const Input& one) { return &program.reading.files[one.file] == &file; });
  const std::string text(file.source->text());
  return mending.files.emplace_back(
      MendedFile{path, file.canonical, text, text, input == inputs.end() ? Span{} : input->argument});
}

}  // namespace

Mending mend(const Request& request, bool is_unsafe, OverlayReader& reader, const Session& start) {
  Mending mending;
  Mending before;  // The state that the last round started from.
  std::size_t n_unreadable = 0;
  for (int i = 0; i < kMostRounds; ++i) {
    Round round;
    read(request, reader, start, round);
    if (i > 0 && round.n_unreadable() > n_unreadable) {  // A repair that breaks a file is none.
      for (const MendedFile& file : mending.files)
        reader.put(file.canonical, file.before);
      for (const MendedFile& file : before.files)
        reader.put(file.canonical, file.after);
      mending = std::move(before);
      break;
    }
    n_unreadable = round.n_unreadable();
    Batch batch;
    for (const Diagnostic& finding : round.findings)
      batch.add(finding, round, is_unsafe);
    if (batch.edits.empty())
      break;
    std::ranges::sort(batch.edits, {}, &Edit::span);
    before = mending;
    mending.n_fixes += batch.n_fixes;
    for (const auto& [id, file] : round.files) {
      const bool is_edited = std::ranges::any_of(
          batch.edits, [&, source = id](const Edit* e) { return e->span.source == source; });
      if (!is_edited)
        continue;
      MendedFile& mended = file_for(*file, mending, round.program);
      const bool was_canonical =
          formatted(file->source->text(), request.reading.limits) == file->source->text();
      mended.after = edited(*file->source, batch.edits);
      if (was_canonical)
        mended.after = formatted(mended.after, request.reading.limits).value_or(mended.after);
      reader.put(mended.canonical, mended.after);
    }
  }
  std::erase_if(mending.files, [](const MendedFile& file) { return file.before == file.after; });
  return mending;
}

void check_unchanged(const Mending& mending, const FileReader& reader, const Limits& limits,
                     diag::Sink& sink) {
  for (const MendedFile& file : mending.files) {
    if (file.canonical.empty())
      continue;
    const auto now = reader.read(file.canonical, limits.file_size);
    const std::string* text = std::get_if<std::string>(&now);
    if (text == nullptr || *text != file.before)
      sink.report(Diagnostic(Code::changed_meanwhile, file.argument,
                             fmt::format("`{}` changed while it was being mended", file.path))
                      .note("no file was changed by this run")
                      .help("run it again"));
  }
}

}  // namespace stoa::driver
