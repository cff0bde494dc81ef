// Cards are a build of one form.
#include <array>

#include "compiler/backends/backend.hpp"
#include "compiler/driver/build.hpp"
#include "compiler/driver/commands.hpp"
#include "compiler/driver/policy.hpp"

namespace stoa::driver {

namespace {

int run_cards(Invocation& invocation) {
  Request request = request_of(invocation);
  request.emits = {backends::find("cards")};
  return build(request, invocation);
}

constexpr std::array kOptions = joined(
    kPolicyOptions,
    std::array{
        Option{.name = "output",
               .letter = 'o',
               .argument = "PATH",
               .summary = "a file, a folder (made if it ends in `/`), or `-`; otherwise beside each file",
               .target = &Settings::output,
               .completion = Completion::file},
    });

constexpr std::array kExamples = {
    Example{"stoa cards shop.stoa", "writes shop.tsv, to import into Anki"},
    Example{"stoa cards examples/ -o cards/", "a deck for every scenario below a folder"},
};

}  // namespace

constinit const Command cards_command = {
    .name = "cards",
    .operand = "FILES…",
    .operands = Operands::at_least_one,
    .completion = Completion::file,
    .summary = "writes scenarios as cards with questions and answers",
    .description =
        "Writes `<scenario>.tsv`, which Anki imports as a deck: what to ask first, how each flow\n"
        "walks through the design, why each choice was made and not another, what each trade-off\n"
        "wins and pays, and what each stage changes.\n"
        "As with `stoa build`, nothing is written if there is an error anywhere.",
    .options = kOptions,
    .examples = kExamples,
    .run = run_cards,
    .uses_project = true,
};

}  // namespace stoa::driver
