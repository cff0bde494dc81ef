#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "compiler/diag/diagnostic.hpp"
#include "compiler/driver/commands.hpp"
#include "compiler/driver/embedded.hpp"
#include "compiler/driver/exit_code.hpp"
#include "compiler/driver/run.hpp"

namespace stoa::driver {

namespace {

std::string_view page_of(std::string_view id) {
  const auto pages = embedded_pages();
  const auto page = std::ranges::find(pages, fmt::format("{}.md", id), &EmbeddedFile::path);
  return page == pages.end() ? std::string_view() : page->text;
}

int list_codes(Console& console) {
  for (const diag::CodeInfo& code : diag::codes())
    console.out(fmt::format("{}  {:<7}  {}\n", code.id, diag::to_string(code.severity), code.title));
  return kExitClean;
}

int run_explain(Invocation& invocation) {
  if (invocation.settings.operands.empty())
    return list_codes(invocation.console);
  const std::string& id = invocation.settings.operands.front();
  const auto code = diag::find_code(id);
  if (!code) {
    std::vector<std::string_view> ids;
    for (const diag::CodeInfo& known : diag::codes())
      ids.push_back(known.id);
    UsageError error = unknown_word(fmt::format("no finding has the code `{}`", id), id, ids);
    error.help = error.help.starts_with("did") ? error.help + " `stoa explain` lists all codes"
                                               : "`stoa explain` lists all codes";
    return end_with(error, invocation.console);
  }
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
    Example{"stoa explain", "lists all codes"},
};

}  // namespace

constinit const Command explain_command = {
    .name = "explain",
    .operand = "[CODE]",
    .operands = Operands::at_most_one,
    .completion = Completion::code,
    .summary = "explains a finding by its code",
    .description = "Prints the long page of a code such as E0202, with an example that gives it.",
    .options = {},
    .examples = kExamples,
    .run = run_explain,
};

}  // namespace stoa::driver
