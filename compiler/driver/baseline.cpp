#include "compiler/driver/baseline.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "compiler/base/json_writer.hpp"
#include "compiler/diag/code.hpp"
#include "compiler/diag/family.hpp"
#include "compiler/driver/read.hpp"

namespace stoa::driver {

namespace fs = std::filesystem;

namespace {

using diag::Code;
using diag::Diagnostic;
using nlohmann::json;

constexpr std::string_view kVersionKey = "stoa-baseline";
constexpr int kVersion = 1;
constexpr std::string_view kWayOut = "`stoa baseline write` makes a new one";

std::string text_in(const json& row, const char* key) {
  const auto found = row.find(key);
  return found != row.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// What is wrong with a document as a baseline; empty if nothing.
std::string fault_of(const json& document) {
  // What nests deeper than a number is never written out again: that would recurse.
  if (!document.is_object() || !document.contains(kVersionKey) ||
      !document.at(std::string(kVersionKey)).is_number())
    return "is no baseline";
  const json& version = document.at(std::string(kVersionKey));
  if (!version.is_number_integer() || version.get<std::int64_t>() != kVersion)
    return fmt::format("is of version {}, and this stoa reads version {}", version.dump(), kVersion);
  const auto findings = document.find("findings");
  const auto is_finding = [](const json& row) {
    return row.is_object() && !text_in(row, "fingerprint").empty() && !text_in(row, "finding").empty() &&
           row.contains("path");
  };
  if (findings == document.end() || !findings->is_array() || !std::ranges::all_of(*findings, is_finding))
    return "has no list of findings";
  return "";
}

}  // namespace

std::optional<Baseline> read_baseline(const Argument& file, const FileReader& reader, SourceSet& sources,
                                      diag::Sink& sink) {
  auto text = read_text({file.text, file.span}, Limits(), reader, sink);
  if (!text)
    return std::nullopt;
  const SourceFile& source = sources.add(file.text, std::move(*text));
  try {
    const json document = json::parse(source.text());
    if (const std::string fault = fault_of(document); !fault.empty()) {
      sink.report(Diagnostic(Code::bad_baseline, file.span, fmt::format("`{}` {}", file.text, fault))
                      .help(std::string(kWayOut)));
      return std::nullopt;
    }
    Baseline baseline{file, {}};
    for (const json& row : document.at("findings"))
      baseline.findings.push_back({text_in(row, "fingerprint"), text_in(row, "finding"), text_in(row, "path"),
                                   text_in(row, "message")});
    return baseline;
  } catch (const json::parse_error& error) {
    const auto at = static_cast<std::uint32_t>(
        std::min<std::size_t>(error.byte == 0 ? 0 : error.byte - 1, source.text().size()));
    sink.report(Diagnostic(Code::bad_baseline, {source.id(), at, at},
                           fmt::format("`{}` is no JSON from here on", file.text))
                    .help(std::string(kWayOut)));
  } catch (const json::out_of_range&) {  // It does not say where.
    sink.report(Diagnostic(Code::bad_baseline, file.span,
                           fmt::format("`{}` holds a number that is larger than any", file.text))
                    .help(std::string(kWayOut)));
  }
  return std::nullopt;
}

std::string baseline_text(std::vector<Known> findings) {
  const auto key = [](const Known& known) { return std::tie(known.path, known.finding, known.fingerprint); };
  std::ranges::sort(findings, [&](const Known& a, const Known& b) { return key(a) < key(b); });
  JsonWriter writer;
  writer.begin_object();
  writer.member(kVersionKey, std::uint32_t{kVersion});
  writer.key("findings").begin_array();
  for (const Known& known : findings) {
    writer.begin_object();
    writer.member("fingerprint", known.fingerprint);
    writer.member("finding", known.finding);
    writer.member("path", known.path);
    writer.member("message", known.message);
    writer.end();
  }
  writer.end();
  writer.end();
  return writer.take();
}

diag::PathOf paths_from(const std::string& path, const FileReader& reader) {
  const std::string parent = fs::path(path).parent_path().string();
  const std::string folder = reader.canonical(parent.empty() ? "." : parent).value_or("/");
  return [folder, &reader, known = std::map<std::string, std::string>()](const SourceFile& file) mutable {
    const auto [place, is_new] = known.try_emplace(file.path());
    if (is_new) {
      const auto there = reader.canonical(file.path());
      place->second = there ? fs::path(*there).lexically_relative(folder).generic_string() : file.path();
    }
    return place->second;
  };
}

std::vector<Known> known_of(std::span<const Diagnostic> diagnostics, const SourceSet& sources,
                            const diag::PathOf& path_of) {
  const std::vector<std::string> prints = diag::fingerprints(diagnostics, sources, path_of);
  std::vector<Known> all;
  for (std::size_t i = 0; i < prints.size(); ++i) {
    const Diagnostic& diagnostic = diagnostics[i];
    const SourceFile* file = diag::file_of(sources, diagnostic.span());
    if (file != nullptr && diag::can_be_silenced(diagnostic.code()))
      all.push_back({prints[i], std::string(diagnostic.id()), path_of(*file), diagnostic.message()});
  }
  return all;
}

void apply_baseline(const Baseline& baseline, const FileReader& reader, const SourceSet& sources,
                    diag::Sink& sink) {
  const diag::PathOf path_of = paths_from(baseline.file.text, reader);
  std::set<std::string> old;
  for (const Known& known : baseline.findings)
    old.insert(known.fingerprint);
  // Known by their prints in the order of all findings: those are the ones that were written down.
  const std::vector<Diagnostic> all = sink.sorted();
  const std::vector<std::string> prints = diag::fingerprints(all, sources, path_of);
  const auto key = [](const Diagnostic& finding) {
    return std::tuple(finding.span(), finding.code(), std::string_view(finding.message()));
  };
  std::set<std::tuple<Span, Code, std::string_view>> hits;
  for (std::size_t i = 0; i < prints.size(); ++i)
    if (diag::can_be_silenced(all[i].code()) && old.erase(prints[i]) > 0)
      hits.insert(key(all[i]));
  sink.suppress_if([&](const Diagnostic& finding) -> std::optional<diag::Suppression> {
    if (!hits.contains(key(finding)))
      return std::nullopt;
    return diag::Suppression{false, fmt::format("known from {}", baseline.file.text)};
  });
  std::set<std::string> read;
  for (std::size_t i = 0; i < sources.size(); ++i)
    read.insert(path_of(sources[SourceId{static_cast<std::uint32_t>(i)}]));
  const auto n_gone = std::ranges::count_if(baseline.findings, [&](const Known& known) {
    return old.contains(known.fingerprint) && read.contains(known.path);
  });
  if (n_gone > 0)
    sink.report(Diagnostic(Code::outlived_baseline, baseline.file.span,
                           fmt::format("{} of the findings in `{}` {} gone", n_gone, baseline.file.text,
                                       n_gone == 1 ? "is" : "are"))
                    .help("`stoa baseline prune` takes them out"));
}

}  // namespace stoa::driver
