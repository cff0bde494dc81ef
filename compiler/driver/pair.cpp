#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "compiler/base/json_writer.hpp"
#include "compiler/base/suggest.hpp"
#include "compiler/driver/commands.hpp"
#include "compiler/driver/csv.hpp"
#include "compiler/driver/exit_code.hpp"
#include "compiler/driver/library.hpp"
#include "compiler/driver/run.hpp"
#include "compiler/sema/pairing.hpp"

namespace stoa::driver {

namespace {

using catalog::Catalog;
using catalog::EdgeKind;
using catalog::Kind;
using sema::Verdict;

/// By name, or by an alias: people ask for `bucket` too.
const Kind* find_kind(const Catalog& catalog, std::string_view name) {
  if (const Kind* kind = catalog.find_kind(name))
    return kind;
  const auto alias = catalog.kind_aliases.find(name);
  return alias == catalog.kind_aliases.end() ? nullptr : &catalog.kinds[alias->second];
}

Verdict about_unknown(const Catalog& catalog, std::string_view name) {
  std::vector<Candidate> candidates;
  for (const Kind& kind : catalog.kinds)
    candidates.push_back({kind.name, kind.name});
  Verdict verdict;
  verdict.reason = fmt::format("the catalogue has no `{}`", name);
  if (const auto near = suggest(name, candidates); !near.empty())
    verdict.reason += fmt::format("; {}", did_you_mean(near));
  return verdict;
}

Verdict answer(const Catalog& catalog, std::string_view from, std::string_view to,
               std::optional<EdgeKind> kind) {
  const Kind* source = find_kind(catalog, from);
  const Kind* target = find_kind(catalog, to);
  if (source == nullptr || target == nullptr)
    return about_unknown(catalog, source == nullptr ? from : to);
  return kind ? sema::judge(*source, *target, *kind, catalog) : sema::infer(*source, *target, catalog);
}

std::string as_text(const Verdict& verdict) {
  std::string out = fmt::format("{}", sema::to_string(verdict.level));
  if (verdict.kind)
    out += fmt::format("  {}", catalog::to_string(*verdict.kind));
  out += '\n';
  const auto line = [&](std::string_view name, std::string_view text) {
    if (!text.empty())
      out += fmt::format("{:<10} {}\n", fmt::format("{}:", name), text);
  };
  line("mechanism", verdict.mechanism);
  line("reason", verdict.reason);
  line("missing", verdict.missing);
  if (verdict.source)
    line("source", verdict.source->read.empty()
                       ? std::string(verdict.source->address)
                       : fmt::format("{} (read {})", verdict.source->address, verdict.source->read));
  return out;
}

std::string as_json(const Verdict& verdict, std::string_view from, std::string_view to) {
  JsonWriter json;
  json.begin_object();
  json.member("source", from);
  json.member("target", to);
  json.member("verdict", sema::to_string(verdict.level));
  json.member("kind", verdict.kind ? catalog::to_string(*verdict.kind) : std::string_view());
  json.member("mechanism", std::string_view(verdict.mechanism));
  json.member("reason", std::string_view(verdict.reason));
  json.member("missing", std::string_view(verdict.missing));
  json.member("reversed", verdict.is_reversed);
  json.member("address", verdict.source ? verdict.source->address : std::string_view());
  json.member("read", verdict.source ? verdict.source->read : std::string_view());
  json.end();
  return json.take();
}

UsageError no_such_kind(std::string_view name) {
  std::vector<std::string_view> names;
  for (const catalog::EdgeKindInfo& kind : catalog::edge_kinds())
    names.push_back(kind.name);
  return unknown_word(fmt::format("`{}` is no kind of step", name), name, names);
}

std::optional<std::size_t> column(const CsvRow& head, std::string_view name) {
  const auto found = std::ranges::find(head, name);
  if (found == head.end())
    return std::nullopt;
  return static_cast<std::size_t>(found - head.begin());
}

int run_batch(Invocation& invocation, const Catalog& catalog) {
  Session& session = invocation.session;
  const Argument argument = invocation.command_line.argument(invocation.settings.batch);
  const auto text =
      read_text({argument.text, argument.span}, invocation.limits, invocation.reader, session.sink);
  if (!text) {
    show_findings(invocation, false);
    return exit_code(session.sink, false);
  }
  std::vector<CsvRow> rows = read_csv(*text);
  const CsvRow head = rows.empty() ? CsvRow() : rows.front();
  const auto from = column(head, "source");
  const auto to = column(head, "target");
  const auto kind = column(head, "edge_kind");
  if (!from || !to)
    return end_with({fmt::format("`{}` has no columns `source` and `target`", argument.text),
                     "its first line names the columns: source,target,edge_kind"},
                    invocation.console);
  rows.front().push_back("verdict");
  std::string out = csv_line(rows.front());
  for (std::size_t i = 1; i < rows.size(); ++i) {
    CsvRow& row = rows[i];
    row.resize(head.size());
    const std::string kind_name = kind ? row[*kind] : std::string();
    const auto asked = catalog::find_edge_kind(kind_name);
    const Verdict verdict =
        kind_name.empty() || asked ? answer(catalog, row[*from], row[*to], asked) : Verdict();
    row.emplace_back(sema::to_string(verdict.level));
    out += csv_line(row);
  }
  invocation.console.out(out);
  return kExitClean;
}

int run_pair(Invocation& invocation) {
  const Settings& settings = invocation.settings;
  const std::vector<std::string>& words = settings.operands;
  const bool is_batch = !settings.batch.empty();
  if (is_batch ? !words.empty() : words.size() < 2 || words.size() > 3)
    return end_with({is_batch ? "with `--batch` the pairs stand in the file"
                              : "`pair` takes a source, a target and at most a kind",
                     "for example: stoa pair user external invoke"},
                    invocation.console);
  std::optional<EdgeKind> kind;
  if (words.size() == 3) {
    kind = catalog::find_edge_kind(words[2]);
    if (!kind)
      return end_with(no_such_kind(words[2]), invocation.console);
  }
  Session& session = invocation.session;
  const Library library = load_library(invocation.argument(settings.stdlib_folder), invocation.limits,
                                       invocation.reader, session.sources, session.sink);
  if (session.sink.has_errors()) {
    show_findings(invocation, false);
    return exit_code(session.sink, false);
  }
  if (is_batch)
    return run_batch(invocation, library.catalog);
  const Verdict verdict = answer(library.catalog, words[0], words[1], kind);
  invocation.console.out(settings.format == "json" ? as_json(verdict, words[0], words[1]) : as_text(verdict));
  return kExitClean;
}

constexpr std::array kOptions = {
    Option{.name = "batch",
           .argument = "FILE",
           .summary = "answers for every row of a CSV file with the columns source, target and edge_kind",
           .target = &Settings::batch,
           .completion = Completion::file},
};

constexpr std::array kExamples = {
    Example{"stoa pair user external", "whether and how one may have to do with the other"},
    Example{"stoa pair user external invoke", "the same for one kind of step"},
    Example{"stoa pair --batch pairs.csv", "the rows of a table, with a column `verdict` added"},
};

}  // namespace

constinit const Command pair_command = {
    .name = "pair",
    .operand = "[SOURCE TARGET [KIND]]",
    .operands = Operands::any,
    .completion = Completion::none,
    .summary = "tells whether one kind of component may act on another, and how",
    .description =
        "The first word is ok, warn, error or unknown; then come the kind of step, the mechanism,\n"
        "the reason and the address it is known from. Without a kind the likeliest is taken.",
    .options = kOptions,
    .examples = kExamples,
    .run = run_pair,
};

}  // namespace stoa::driver
