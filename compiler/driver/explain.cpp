#include <algorithm>
#include <array>
#include <deque>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "compiler/catalog/load.hpp"
#include "compiler/diag/code.hpp"
#include "compiler/diag/diagnostic.hpp"
#include "compiler/driver/commands.hpp"
#include "compiler/driver/embedded.hpp"
#include "compiler/driver/exit_code.hpp"
#include "compiler/driver/library.hpp"
#include "compiler/driver/read.hpp"
#include "compiler/driver/rule_page.hpp"
#include "compiler/driver/run.hpp"

namespace stoa::driver {

namespace {

std::string_view page_of(std::string_view id) {
  const auto pages = embedded_pages();
  const auto page = std::ranges::find(pages, fmt::format("{}.md", id), &EmbeddedFile::path);
  return page == pages.end() ? std::string_view() : page->text;
}

/// Where the project keeps rules of its own. The project file is read here and not before: a code is
/// explained even if it is about that file.
std::vector<Argument> rule_folders(Invocation& invocation) {
  Session& session = invocation.session;
  const std::string path = find_project_file({}, invocation.reader, session.sink);
  if (path.empty())
    return {};
  return read_project_file(path, {}, invocation.reader, session.sources, session.sink).rules;
}

/// The rules of the library, and of the files that stand after the name or else of the project.
catalog::Catalog rules_of(Invocation& invocation, std::deque<ast::Document>& documents) {
  Session& session = invocation.session;
  const std::vector<std::string>& words = invocation.settings.operands;
  const bool has_files = words.size() > 1;
  Library library = load_library(invocation.argument(invocation.settings.stdlib_folder), invocation.limits,
                                 invocation.reader, session.sources, session.sink, {.everything = true},
                                 has_files ? std::vector<Argument>() : rule_folders(invocation));
  documents = std::move(library.documents);
  if (has_files) {
    const std::vector<std::string> files(words.begin() + 1, words.end());
    Reading reading = read_all(invocation.command_line.arguments(files), invocation.read_options(),
                               invocation.reader, session.sources, session.sink);
    for (File& file : reading.files) {
      documents.push_back(std::move(file.document));
      catalog::add(library.catalog, documents.back(), session.sink);
    }
  }
  show_findings(invocation, false);
  return std::move(library.catalog);
}

int list_all(Invocation& invocation) {
  for (const diag::CodeInfo& code : diag::codes())
    invocation.console.out(
        fmt::format("{}  {:<7}  {}\n", code.id, diag::to_string(code.severity), code.title));
  std::deque<ast::Document> documents;
  for (const catalog::Rule& rule : rules_of(invocation, documents).rules)
    invocation.console.out(fmt::format("{:<28} {}\n", rule.name, rule.title));
  return exit_code(invocation.session.sink, false);
}

int explain_rule(Invocation& invocation, const std::string& name) {
  std::deque<ast::Document> documents;
  const catalog::Catalog catalog = rules_of(invocation, documents);
  if (const auto found = catalog.rule_index.find(name); found != catalog.rule_index.end()) {
    invocation.console.out(rule_page(catalog.rules[found->second], invocation.session.sources));
    return exit_code(invocation.session.sink, false);
  }
  std::vector<std::string_view> names;
  for (const diag::CodeInfo& known : diag::codes())
    names.push_back(known.id);
  for (const catalog::Rule& rule : catalog.rules)
    names.push_back(rule.name);
  UsageError error = unknown_word(
      fmt::format("no finding has the code `{0}`, and no rule is called `{0}`", name), name, names);
  const std::string way_out =
      "`stoa explain` lists all codes and rules; the file of a rule of yours goes after its name";
  error.help = error.help.starts_with("did") ? fmt::format("{} {}", error.help, way_out) : way_out;
  return end_with(error, invocation.console);
}

int run_explain(Invocation& invocation) {
  if (invocation.settings.operands.empty())
    return list_all(invocation);
  const std::string& id = invocation.settings.operands.front();
  const auto code = diag::find_code(id);
  if (!code)
    return explain_rule(invocation, id);
  const diag::CodeInfo& info = diag::info(*code);
  const std::string_view page = page_of(info.id);
  if (page.empty())
    invocation.console.out(fmt::format("# {}: {}\n", info.id, info.title));
  else
    invocation.console.out(page);
  return kExitClean;
}

constexpr std::array kExamples = {
    Example{"stoa explain E0202", "tells what the finding means, and shows a way out"},
    Example{"stoa explain public-store", "the same for a rule: what it looks for, and why"},
    Example{"stoa explain", "lists all codes and rules"},
};

}  // namespace

constinit const Command explain_command = {
    .name = "explain",
    .operand = "[CODE | RULE [FILE…]]",
    .operands = Operands::any,
    .completion = Completion::code,
    .summary = "explains a finding by its code or its rule",
    .description =
        "Prints the long page of a code such as E0202, or of a rule such as public-store, with an\n"
        "example that gives it. Rules of your own are found in the folders that stoa.toml names,\n"
        "or in the files after the name.",
    .options = {},
    .examples = kExamples,
    .run = run_explain,
};

}  // namespace stoa::driver
