// Notes are a build of several forms: the page, the text, and all the pictures that it shows.
#include <algorithm>
#include <array>

#include "compiler/backends/backend.hpp"
#include "compiler/driver/build.hpp"
#include "compiler/driver/commands.hpp"
#include "compiler/driver/icons.hpp"
#include "compiler/driver/policy.hpp"

namespace stoa::driver {

namespace {

int run_notes(Invocation& invocation) {
  Request request = request_of(invocation);
  request.hides_answers = invocation.settings.blank;
  request.emits = {backends::find("notes-page"), backends::find("notes"), backends::find("svg")};
  if (!invocation.settings.emits.empty())
    for (const Emit& emit : chosen_emits(invocation.settings, request.destination))
      if (std::ranges::find(request.emits, emit) == request.emits.end())
        request.emits.push_back(emit);
  request.views = {{.text = "all", .span = {}}};
  request.has_index = true;
  return build(request, invocation);
}

constexpr std::array kOptions =
    joined(kPolicyOptions,
           std::array{
               Option{.name = "output",
                      .letter = 'o',
                      .argument = "FOLDER",
                      .summary = "where to write (made if it ends in `/`); otherwise beside each file",
                      .target = &Settings::output,
                      .completion = Completion::folder},
               Option{.name = "emit",
                      .argument = "FORM,…",
                      .summary = "writes these forms as well, such as html and cards",
                      .target = &Settings::emits,
                      .completion = Completion::choices,
                      .is_list = true},
               kIconsOption,
               Option{.name = "blank",
                      .summary = "hides every answer behind a click, to practise on",
                      .target = &Settings::blank},
           });

constexpr std::array kExamples = {
    Example{"stoa notes shop.stoa", "writes shop-notes.html and shop.md, and the pictures it shows"},
    Example{"stoa notes examples/ -o notes/", "notes on every scenario below a folder, and an index.html"},
    Example{"stoa notes examples/ -o notes/ --emit html,cards", "also pages to step through, and Anki decks"},
    Example{"stoa notes --blank shop.stoa -o practice/", "the questions, with the answers folded away"},
};

}  // namespace

constinit const Command notes_command = {
    .name = "notes",
    .operand = "FILES…",
    .operands = Operands::at_least_one,
    .completion = Completion::file,
    .summary = "writes scenarios as notes to study from",
    .description =
        "Tells a scenario: the questions with what was assumed, the picture, each flow as a walk\n"
        "with how its steps work, the choices with their pillars and what was passed over, the\n"
        "trade-offs, and what each stage changes. `<scenario>-notes.html` is a page that needs no\n"
        "other file, on a screen or printed; `<scenario>.md` is the same in Markdown, with the\n"
        "pictures beside it. A folder given with `-o` gets an `index.html` as well.\n"
        "As with `stoa build`, nothing is written if there is an error anywhere.",
    .options = kOptions,
    .examples = kExamples,
    .run = run_notes,
    .uses_project = true,
};

}  // namespace stoa::driver
