#include "compiler/driver/manual.hpp"

#include <fmt/format.h>

#include "compiler/driver/commands.hpp"
#include "compiler/driver/help.hpp"
#include "compiler/driver/version.hpp"

namespace stoa::driver {

namespace {

/// `text` for troff: no line is taken for a request, `-` and `\` are themselves, and `code` is bold.
std::string troff(std::string_view text) {
  std::string out;
  bool is_code = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool starts_line = i == 0 || text[i - 1] == '\n';
    if (starts_line && (c == '.' || c == '\''))
      out += "\\&";
    if (c == '`')
      out += (is_code = !is_code) ? "\\fB" : "\\fR";
    else if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else if (text.substr(i).starts_with("…")) {
      out += "...";
      i += std::string_view("…").size() - 1;
    } else
      out += c;
  }
  return out;
}

std::string option_entry(const Option& option) {
  std::string out = ".TP\n";
  if (option.letter != '\0')
    out += fmt::format("\\fB\\-{}\\fR, ", option.letter);
  out += fmt::format("\\fB\\-\\-{}\\fR", troff(option.name));
  if (!option.argument.empty())
    out += fmt::format(" \\fI{}\\fR", troff(option.argument));
  out += fmt::format("\n{}", troff(option.summary));
  const std::vector<std::string_view> choices = choices_of(option);
  if (option.is_list && !choices.empty()) {
    out += " (";
    for (std::size_t i = 0; i < choices.size(); ++i)
      out += fmt::format("{}\\fB{}\\fR", i == 0 ? "" : ", ", troff(choices[i]));
    out += ')';
  }
  return out + '\n';
}

std::string command_entry(const Command& command) {
  std::string out = fmt::format(".SS \"stoa {} {}\"\n{}\n", command.name, troff(command.operand),
                                troff(command.description));
  for (const Option& option : command.options)
    out += option_entry(option);
  return out;
}

constexpr std::string_view kTail =
    ".SH EXIT STATUS\n"
    ".TP\n\\fB0\\fR\nNothing to complain about.\n"
    ".TP\n\\fB1\\fR\nThere are findings: errors, and for \\fBcheck\\fR warnings too.\n"
    ".TP\n\\fB2\\fR\nThe command line makes no sense.\n"
    ".TP\n\\fB3\\fR\nSomething cannot be read or written.\n"
    ".TP\n\\fB4\\fR\nA limit was hit, or no layout could be made.\n"
    ".TP\n\\fB70\\fR\nA bug in stoa.\n"
    ".PP\nWhen several apply, the highest does.\n"
    ".SH ENVIRONMENT\n"
    ".TP\n\\fBNO_COLOR\\fR\nIf set and not empty, findings are not colored.\n"
    ".TP\n\\fBCLICOLOR_FORCE\\fR\nIf set and not 0, findings are colored even if nobody watches.\n"
    ".PP\nBoth give way to \\fB\\-\\-color\\fR.\n";

}  // namespace

std::string manual_text() {
  std::string out = fmt::format(".TH STOA 1 \"\" \"stoa {}\" \"User Commands\"\n", version());
  out += ".SH NAME\nstoa \\- draws and checks architecture diagrams written as text\n";
  out += ".SH SYNOPSIS\n.B stoa\n\\fICOMMAND\\fR [\\fIOPTIONS\\fR]\n";
  out +=
      ".SH DESCRIPTION\nA design is a text file that names its parts, how requests walk through them, and "
      "why\n"
      "each was chosen.\n.B stoa\nchecks it and draws it. A first design:\n.PP\n.nf\n.RS\n";
  out += troff(first_design());
  out += ".RE\n.fi\n.SH COMMANDS\n";
  for (const Command* command : commands())
    out += command_entry(*command);
  out += ".SH OPTIONS\nEvery command takes these.\n";
  for (const Option& option : global_options())
    out += option_entry(option);
  out += ".TP\n\\fB\\-h\\fR, \\fB\\-\\-help\\fR\nshows help, of a command after its name\n";
  out += ".TP\n\\fB\\-V\\fR, \\fB\\-\\-version\\fR\nshows the version\n";
  out += ".SH EXAMPLES\n";
  for (const Command* command : commands())
    for (const Example& example : command->examples)
      out += fmt::format(".TP\n.B {}\n{}\n", troff(example.command), troff(example.meaning));
  return out += kTail;
}

}  // namespace stoa::driver
