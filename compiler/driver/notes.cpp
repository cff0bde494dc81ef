// Notes are a build of two forms: the text, and all the pictures it shows.
#include <array>

#include "compiler/backends/backend.hpp"
#include "compiler/driver/build.hpp"
#include "compiler/driver/commands.hpp"
#include "compiler/driver/policy.hpp"

namespace stoa::driver {

namespace {

int run_notes(Invocation& invocation) {
  Request request = request_of(invocation);
  request.hides_answers = invocation.settings.blank;
  request.emits = {backends::find("svg"), backends::find("notes")};
  request.views = {{.text = "all", .span = {}}};
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
               Option{.name = "blank",
                      .summary = "hides every answer behind a click, to practise on",
                      .target = &Settings::blank},
           });

constexpr std::array kExamples = {
    Example{"stoa notes shop.stoa", "writes shop.md, and the pictures it shows"},
    Example{"stoa notes examples/ -o notes/", "notes on every scenario below a folder"},
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
        "Writes `<scenario>.md`: the questions with what was assumed, the picture, each flow as a\n"
        "walk with how its steps work, the choices with their pillars and what was passed over,\n"
        "the trade-offs, and what each stage changes. The pictures are written beside it.\n"
        "As with `stoa build`, nothing is written if there is an error anywhere.",
    .options = kOptions,
    .examples = kExamples,
    .run = run_notes,
    .uses_project = true,
};

}  // namespace stoa::driver
