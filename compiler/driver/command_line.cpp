#include "compiler/driver/command_line.hpp"

#include <algorithm>
#include <iterator>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "compiler/base/suggest.hpp"
#include "compiler/diag/render.hpp"

namespace stoa::driver {

namespace {

constexpr std::string_view kExtension = ".stoa";

bool is_plain(std::string_view word) {
  constexpr std::string_view kAllowed = "-_./=,:@%+";
  return !word.empty() && std::ranges::all_of(word, [&](char c) {
    return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') ||
           kAllowed.find(c) != std::string_view::npos;
  });
}

/// `word` as a shell would take it, with `?` for every byte that is not printable ASCII.
std::string as_shown(std::string_view word) {
  if (is_plain(word))
    return std::string(word);
  std::string text = "'";
  for (const char c : word)
    text += ' ' <= c && c <= '~' ? c : '?';
  return text + '\'';
}

std::string flags_of(const Option& option) {
  if (option.letter == '\0')
    return fmt::format("--{}", option.name);
  return fmt::format("-{},--{}", option.letter, option.name);
}

/// Tells CLI11 of one option, and where in `settings` its value goes.
struct AddOption {
  CLI::App& app;
  const Option& option;
  Settings& settings;

  void operator()(bool Settings::*flag) const { app.add_flag(flags_of(option), settings.*flag); }
  void operator()(std::string Settings::*text) const {
    app.add_option(flags_of(option), settings.*text)->take_last();
  }
  void operator()(std::vector<std::string> Settings::*texts) const {
    CLI::Option* added =
        app.add_option(flags_of(option), settings.*texts)->expected(1)->take_all()->allow_extra_args(false);
    if (option.is_list)
      added->delimiter(',');
  }
};

void add_options(CLI::App& app, std::span<const Option> options, Settings& settings) {
  for (const Option& option : options)
    std::visit(AddOption{app, option, settings}, option.target);
}

/// How often an option was written.
std::size_t count_of(const CLI::App& app, const Command& command, const Option& option) {
  const CLI::App* const own = app.get_subcommand(std::string(command.name));
  const std::string flag = fmt::format("--{}", option.name);
  const CLI::Option* found = own->get_option_no_throw(flag);
  if (found == nullptr)
    found = app.get_option_no_throw(flag);
  return found == nullptr ? 0 : found->count();
}

std::vector<std::string_view> command_names() {
  std::vector<std::string_view> names;
  for (const Command* command : commands())
    names.push_back(command->name);
  return names;
}

std::vector<std::string> option_names(const Command* command) {
  std::vector<std::string> names = {"--help", "--version"};
  for (const Option& option : global_options())
    names.push_back(fmt::format("--{}", option.name));
  if (command != nullptr)
    for (const Option& option : command->options)
      names.push_back(fmt::format("--{}", option.name));
  return names;
}

UsageError unknown_option(std::string_view word, const Command* command) {
  const std::vector<std::string> names = option_names(command);
  const std::vector<std::string_view> views(names.begin(), names.end());
  const std::string_view written = word.substr(0, word.find('='));
  const std::string taker = command == nullptr ? "stoa" : fmt::format("stoa {}", command->name);
  return unknown_word(fmt::format("`{}` has no option `{}`", taker, written), written, views);
}

UsageError unknown_command(std::string_view word) {
  if (word.ends_with(kExtension))
    return {fmt::format("`{}` is a file, and what to do with it is missing", word),
            fmt::format("`stoa build {0}` draws it, `stoa check {0}` only reads and checks it", word)};
  return unknown_word(fmt::format("`{}` is no command", word), word, command_names());
}

UsageError error_of_extras(const std::vector<std::string>& extras, const Command* command) {
  for (const std::string& word : extras)
    if (word.starts_with('-'))
      return unknown_option(word, command);
  if (command == nullptr)
    return unknown_command(extras.empty() ? "" : extras.front());
  return {fmt::format("`stoa {}` does not take `{}`", command->name, extras.empty() ? "" : extras.front()),
          ""};
}

std::optional<UsageError> check_operands(const Command& command, const Settings& settings) {
  const std::size_t n_operands = settings.operands.size();
  // A library can be checked for its own sake.
  const bool is_library_run = &command == &check_command && !settings.stdlib_folder.empty();
  if (command.operands == Operands::at_least_one && n_operands == 0 && !is_library_run)
    return UsageError{fmt::format("`stoa {}` needs a file or a folder", command.name),
                      "`-` stands for standard input, `.` for all designs below this folder"};
  if (command.operands == Operands::at_most_one && n_operands > 1)
    return UsageError{
        fmt::format("`stoa {}` takes one {}, not {}", command.name, command.operand, n_operands), ""};
  return std::nullopt;
}

std::optional<UsageError> check_choices(std::span<const Option> options, const Settings& settings) {
  for (const Option& option : options) {
    const std::vector<std::string_view> choices = choices_of(option);
    if (choices.empty())
      continue;
    std::vector<std::string> values;
    if (const auto* text = std::get_if<std::string Settings::*>(&option.target))
      values = {settings.*(*text)};
    if (const auto* texts = std::get_if<std::vector<std::string> Settings::*>(&option.target))
      values = settings.*(*texts);
    for (const std::string& value : values)
      if (std::ranges::find(choices, value) == choices.end())
        return unknown_word(fmt::format("`{}` is nothing that `--{}` takes", value, option.name), value,
                            choices);
  }
  return std::nullopt;
}

std::string message_of(const CLI::ParseError& error) {
  const std::string text = error.what();
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ArgumentMismatch))
    return fmt::format("`{}` needs a value", text.substr(0, text.find(':')));
  return text;
}

}  // namespace

CommandLine::CommandLine(std::span<const std::string> words, SourceSet& sources) {
  std::string line = "stoa";
  for (const std::string& word : words) {
    line += ' ';
    const std::string shown = as_shown(word);
    const bool is_verbatim = shown == word;
    const auto begin = static_cast<std::uint32_t>(line.size());
    line += shown;
    places_.push_back({word, {{}, begin, static_cast<std::uint32_t>(line.size())}, is_verbatim});
  }
  const auto length = static_cast<std::uint32_t>(line.size());
  whole_ = {sources.add(std::string(diag::kCommandLinePath), std::move(line)).id(), 0, length};
  for (Place& place : places_)
    place.span.source = whole_.source;
}

Span CommandLine::span_of(std::string_view text) const {
  for (const Place& place : places_)
    if (place.word == text)
      return place.span;
  for (const Place& place : places_) {
    const std::size_t at = place.word.rfind(text);
    if (text.empty() || at == std::string::npos)
      continue;
    const auto begin = place.span.begin + static_cast<std::uint32_t>(at);
    return place.is_verbatim ? Span{place.span.source, begin, begin + static_cast<std::uint32_t>(text.size())}
                             : place.span;
  }
  return whole_;
}

Argument CommandLine::argument(std::string text) const {
  const Span span = span_of(text);
  return {std::move(text), span};
}

std::vector<Argument> CommandLine::arguments(std::span<const std::string> texts) const {
  std::vector<Argument> arguments;
  for (const std::string& text : texts)
    arguments.push_back(argument(text));
  return arguments;
}

UsageError unknown_word(std::string_view message, std::string_view word,
                        std::span<const std::string_view> known) {
  std::vector<Candidate> candidates;
  for (const std::string_view name : known)
    candidates.push_back({name, name});
  const std::vector<std::string_view> near = suggest(word, candidates);
  if (!near.empty())
    return {std::string(message), did_you_mean(near)};
  std::string all;
  for (std::size_t i = 0; i < known.size(); ++i)
    all += fmt::format("{}`{}`", i == 0 ? "" : i + 1 == known.size() ? " or " : ", ", known[i]);
  return {std::string(message), all.empty() ? all : fmt::format("it is one of {}", all)};
}

ParsedCommand parse_command_line(std::span<const std::string> words) {
  ParsedCommand parsed;
  CLI::App app;
  app.set_help_flag();
  app.add_flag("-h,--help", parsed.wants_help);
  app.add_flag("-V,--version", parsed.wants_version);
  add_options(app, global_options(), parsed.settings);
  std::vector<CLI::App*> subcommands;
  for (const Command* command : commands()) {
    CLI::App* subcommand = app.add_subcommand(std::string(command->name));
    subcommand->set_help_flag();
    subcommand->fallthrough();
    subcommands.push_back(subcommand);
    // Making the options of all commands would be a tenth of what checking a design takes.
    if (std::ranges::find(words, command->name) == words.end())
      continue;
    add_options(*subcommand, command->options, parsed.settings);
    if (command->operands != Operands::none)
      subcommand->add_option("operands", parsed.settings.operands);
  }
  // `stoa help build` is what many try first.
  std::vector<std::string> reversed(std::make_reverse_iterator(words.end()),
                                    std::make_reverse_iterator(words.begin()));
  if (!reversed.empty() && reversed.back() == "help")
    reversed.back() = "--help";

  const auto find_used = [&] {
    for (std::size_t i = 0; i < subcommands.size(); ++i)
      if (subcommands[i]->parsed())
        parsed.command = commands()[i];
  };
  try {
    app.parse(std::move(reversed));
    find_used();
  } catch (const CLI::ExtrasError&) {
    find_used();
    parsed.error = error_of_extras(app.remaining(true), parsed.command);
    return parsed;
  } catch (const CLI::ParseError& error) {
    find_used();
    parsed.error = UsageError{message_of(error), ""};
    return parsed;
  }
  if (parsed.wants_help || parsed.wants_version)
    return parsed;
  if (parsed.command == nullptr)
    return parsed;
  for (const std::span<const Option> options : {global_options(), parsed.command->options})
    for (const Option& option : options)
      if (count_of(app, *parsed.command, option) > 0)
        parsed.given.insert(option.name);
  parsed.error = check_choices(global_options(), parsed.settings);
  if (!parsed.error)
    parsed.error = check_choices(parsed.command->options, parsed.settings);
  if (!parsed.error)
    parsed.error = check_operands(*parsed.command, parsed.settings);
  return parsed;
}

}  // namespace stoa::driver
