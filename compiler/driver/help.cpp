#include "compiler/driver/help.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "compiler/base/assert.hpp"
#include "compiler/driver/embedded.hpp"

namespace stoa::driver {

namespace {

constexpr std::size_t kWidth = 80;
constexpr std::size_t kMostHead = 24;

/// How many columns a text takes; all of ours are made of characters one column wide.
std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// `  head    text`, the text wrapped beside the head, or below a long one.
std::string row(std::string_view head, std::string_view text, std::size_t indent) {
  std::string out = fmt::format("  {}", head);
  std::size_t column = width_of(out);
  if (column + 2 > indent) {
    out += '\n';
    column = 0;
  }
  out.append(indent - column, ' ');
  column = indent;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    if (column > indent && column + 1 + width_of(word) > kWidth) {
      out += '\n';
      out.append(indent, ' ');
      column = indent;
    } else if (column > indent) {
      out += ' ';
      ++column;
    }
    out += word;
    column += width_of(word);
  }
  return out + '\n';
}

std::string option_row(const Option& option) {
  std::string summary(option.summary);
  if (option.name == "emit") {
    summary += " (";
    for (const std::string_view name : emit_names())
      summary += fmt::format("{}{}", summary.ends_with('(') ? "" : ", ", name);
    summary += ')';
  }
  return row(option_head(option), summary, kMostHead + 4);
}

std::string option_rows(std::span<const Option> options) {
  std::string out;
  for (const Option& option : options)
    out += option_row(option);
  return out;
}

std::string example_rows(std::span<const Example> examples) {
  std::string out;
  for (const Example& example : examples)
    out += fmt::format("  {}\n      {}\n", example.command, example.meaning);
  return out;
}

std::string global_rows() {
  return option_rows(global_options()) +
         row("-h, --help", "shows this, or the help of a command", kMostHead + 4) +
         row("-V, --version", "shows the version", kMostHead + 4);
}

constexpr std::string_view kExitCodes =
    "Exit codes: 0 clean, 1 findings, 2 wrong usage, 3 cannot read or write,\n"
    "4 a limit or a failed layout, 70 a bug in stoa\n";

/// What each starting point is: the first sentence of its file.
std::string starting_rows() {
  constexpr std::string_view kComment = "# ";
  std::string out;
  for (const std::string_view name : starting_points()) {
    const std::string_view text = help_file(fmt::format("start/{}.stoa", name)).substr(kComment.size());
    out += row(name, text.substr(0, text.find('.')), 15);
  }
  return out;
}

}  // namespace

std::string_view help_file(std::string_view name) {
  const auto files = embedded_help();
  const auto file = std::ranges::find(files, name, &EmbeddedFile::path);
  STOA_ASSERT(file != files.end(), "what help shows is part of the program");
  return file->text;
}

std::vector<std::string_view> starting_points() {
  constexpr std::string_view kFolder = "start/", kExtension = ".stoa";
  std::vector<std::string_view> names;
  for (const EmbeddedFile& file : embedded_help())
    if (file.path.starts_with(kFolder))
      names.push_back(
          file.path.substr(kFolder.size(), file.path.size() - kFolder.size() - kExtension.size()));
  return names;
}

std::string_view first_design() {
  return help_file("shop.stoa");
}

std::string option_head(const Option& option) {
  std::string head = option.letter == '\0' ? fmt::format("--{}", option.name)
                                           : fmt::format("-{}, --{}", option.letter, option.name);
  if (!option.argument.empty())
    head += fmt::format(" {}", option.argument);
  return head;
}

std::string help_text() {
  std::string out =
      "stoa draws and checks architecture diagrams written as text\n\nUsage: stoa COMMAND [OPTIONS]\n\n";
  out += "Commands:\n";
  for (const Command* command : commands())
    out += row(fmt::format("{} {}", command->name, command->operand), command->summary, kMostHead);
  out += "\nOptions of every command:\n" + global_rows();
  out += "\nA first design, shop.stoa:\n\n";
  for (std::string_view rest = first_design(); !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n') + 1);
    out += fmt::format("  {}", line);
    rest.remove_prefix(line.size());
  }
  out += "\nIts picture, and its check:\n\n";
  out += row("stoa build shop.stoa", "draws it as shop.svg", 30);
  out += row("stoa check shop.stoa", "only checks it", 30);
  out += row("stoa build shop.stoa -o -", "writes the picture to standard output", 30);
  out += row("stoa catalog queue", "what a kind is and takes", 30);
  out += row("stoa explain E0202", "what a finding means", 30);
  out += fmt::format("\n`stoa COMMAND --help` tells more about a command.\n{}", kExitCodes);
  return out;
}

std::string help_text(const Command& command) {
  std::string out =
      fmt::format("stoa {}: {}\n\nUsage: stoa {} {}{}[OPTIONS]\n\n{}\n", command.name, command.summary,
                  command.name, command.operand, command.operand.empty() ? "" : " ", command.description);
  if (&command == &new_command)
    out += "\nWhat it can begin with:\n" + starting_rows();
  if (!command.options.empty())
    out += "\nOptions:\n" + option_rows(command.options);
  out += "\nOptions of every command:\n" + global_rows();
  out += "\nExamples:\n" + example_rows(command.examples);
  return out;
}

}  // namespace stoa::driver
