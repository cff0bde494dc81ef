#include "compiler/driver/completions.hpp"

#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "compiler/diag/code.hpp"
#include "compiler/diag/diagnostic.hpp"
#include "compiler/driver/commands.hpp"

namespace stoa::driver {

namespace {

std::string joined(const std::vector<std::string_view>& words, std::string_view separator) {
  std::string out;
  for (const std::string_view word : words) {
    if (!out.empty())
      out += separator;
    out += word;
  }
  return out;
}

std::vector<std::string_view> command_names() {
  std::vector<std::string_view> names;
  for (const Command* command : commands())
    names.push_back(command->name);
  return names;
}

std::vector<std::string_view> code_ids() {
  std::vector<std::string_view> ids;
  for (const diag::CodeInfo& code : diag::codes())
    ids.push_back(code.id);
  return ids;
}

/// The text without what shells read as quotes and marks of their own.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c == '\'' || c == '`' || c == '"')
      continue;
    else if (c == '[' || c == ']')
      out += c == '[' ? '(' : ')';
    else
      out += c;
  return out;
}

std::string flags_of(std::span<const Option> options) {
  std::string out;
  for (const Option& option : options) {
    out += fmt::format(" --{}", option.name);
    if (option.letter != '\0')
      out += fmt::format(" -{}", option.letter);
  }
  return out;
}

// bash

std::string bash_case_of(const Option& option) {
  if (option.argument.empty())
    return "";
  std::string pattern = fmt::format("--{}", option.name);
  if (option.letter != '\0')
    pattern += fmt::format("|-{}", option.letter);
  std::string body = ":";
  switch (option.completion) {
    case Completion::choices:
      body = fmt::format("COMPREPLY=($(compgen -W '{}' -- \"$cur\"))", joined(choices_of(option), " "));
      break;
    case Completion::folder:
      body = "compopt -o filenames; COMPREPLY=($(compgen -d -- \"$cur\"))";
      break;
    case Completion::file:
      body = "compopt -o filenames; COMPREPLY=($(compgen -f -- \"$cur\"))";
      break;
    case Completion::none:
    case Completion::code:
    case Completion::command:
      break;
  }
  return fmt::format("    {}) {}; return ;;\n", pattern, body);
}

std::string bash_operands_of(const Command& command) {
  if (command.completion == Completion::file)
    return "compopt -o filenames; COMPREPLY=($(compgen -f -X '!*.stoa' -- \"$cur\") $(compgen -d -- "
           "\"$cur\"))";
  if (command.completion == Completion::code)
    return fmt::format("COMPREPLY=($(compgen -W '{}' -- \"$cur\"))", joined(code_ids(), " "));
  return ":";
}

// zsh

std::string zsh_action_of(const Option& option) {
  switch (option.completion) {
    case Completion::choices:
      return option.is_list ? fmt::format("_values -s , {} {}", option.name, joined(choices_of(option), " "))
                            : fmt::format("({})", joined(choices_of(option), " "));
    case Completion::folder:
      return "_files -/";
    case Completion::file:
      return "_files";
    case Completion::none:
    case Completion::code:
    case Completion::command:
      break;
  }
  return " ";
}

std::string zsh_option(const Option& option) {
  const std::string summary = plain(option.summary);
  const std::string argument =
      option.argument.empty() ? "" : fmt::format(":{}:{}", plain(option.argument), zsh_action_of(option));
  if (option.letter == '\0')
    return fmt::format("    '*--{}[{}]{}'\n", option.name, summary, argument);
  return fmt::format("    '*'{{-{},--{}}}'[{}]{}'\n", option.letter, option.name, summary, argument);
}

std::string zsh_operands_of(const Command& command) {
  if (command.completion == Completion::file)
    return "    '*:file:_files -g \"*.stoa(-.)\"'\n";
  if (command.completion == Completion::code)
    return fmt::format("    '1:code:({})'\n", joined(code_ids(), " "));
  return "";
}

// fish

std::string fish_option(const Option& option, std::string_view condition) {
  std::string out = fmt::format("complete -c stoa{} -l {}", condition, option.name);
  if (option.letter != '\0')
    out += fmt::format(" -s {}", option.letter);
  if (!option.argument.empty())
    out +=
        option.completion == Completion::file || option.completion == Completion::folder ? " -r -F" : " -x";
  if (option.completion == Completion::choices)
    out += fmt::format(" -a '{}'", joined(choices_of(option), " "));
  return out + fmt::format(" -d '{}'\n", plain(option.summary));
}

}  // namespace

std::string bash_completion() {
  std::string out =
      "# bash completion for stoa\n_stoa() {\n  local cur=${COMP_WORDS[COMP_CWORD]} command= word\n";
  out += "  local previous=${COMP_WORDS[COMP_CWORD-1]}\n  COMPREPLY=()\n";
  out += fmt::format(
      "  for word in \"${{COMP_WORDS[@]:1:COMP_CWORD-1}}\"; do\n    case $word in {}) command=$word; "
      "break ;; esac\n  done\n",
      joined(command_names(), "|"));
  out += "  case $previous in\n";
  for (const Option& option : global_options())
    out += bash_case_of(option);
  for (const Command* command : commands())
    for (const Option& option : command->options)
      out += bash_case_of(option);
  out += "  esac\n  case $command:$cur in\n";
  const std::string global = flags_of(global_options()) + " --help --version";
  for (const Command* command : commands())
    out += fmt::format("    {0}:-?*) COMPREPLY=($(compgen -W '{1}{2}' -- \"$cur\")) ;;\n    {0}:*) {3} ;;\n",
                       command->name, flags_of(command->options), global, bash_operands_of(*command));
  out += fmt::format("    :-*) COMPREPLY=($(compgen -W '{}' -- \"$cur\")) ;;\n", global);
  out += fmt::format("    *) COMPREPLY=($(compgen -W '{}' -- \"$cur\")) ;;\n", joined(command_names(), " "));
  return out + "  esac\n}\ncomplete -F _stoa stoa\n";
}

std::string zsh_completion() {
  std::string out =
      "#compdef stoa\n_stoa() {\n  local context state state_descr line\n  typeset -A opt_args\n";
  out += "  local -a global=(\n";
  for (const Option& option : global_options())
    out += zsh_option(option);
  out +=
      "    '(-h --help)'{-h,--help}'[shows help]'\n    '(-V --version)'{-V,--version}'[shows the version]'\n "
      " )\n";
  out += "  _arguments -C $global '1:command:->command' '*::argument:->argument'\n  case $state in\n";
  out += "  command)\n    local -a names=(\n";
  for (const Command* command : commands())
    out += fmt::format("      '{}:{}'\n", command->name, plain(command->summary));
  out += "    )\n    _describe command names ;;\n  argument)\n    case $words[1] in\n";
  for (const Command* command : commands()) {
    out += fmt::format("    {})\n    local -a own=(\n", command->name);
    for (const Option& option : command->options)
      out += zsh_option(option);
    out += zsh_operands_of(*command);
    out += "    )\n    _arguments $global $own ;;\n";
  }
  return out + "    esac ;;\n  esac\n}\n_stoa \"$@\"\n";
}

std::string fish_completion() {
  std::string out = "# fish completion for stoa\ncomplete -c stoa -f\n";
  for (const Command* command : commands())
    out += fmt::format("complete -c stoa -n __fish_use_subcommand -a {} -d '{}'\n", command->name,
                       plain(command->summary));
  for (const Option& option : global_options())
    out += fish_option(option, "");
  out +=
      "complete -c stoa -l help -s h -d 'shows help'\ncomplete -c stoa -l version -s V -d 'shows the "
      "version'\n";
  for (const Command* command : commands()) {
    const std::string condition = fmt::format(" -n '__fish_seen_subcommand_from {}'", command->name);
    for (const Option& option : command->options)
      out += fish_option(option, condition);
    if (command->completion == Completion::file)
      out += fmt::format("complete -c stoa{} -a '(__fish_complete_suffix .stoa)'\n", condition);
    if (command->completion == Completion::code)
      out += fmt::format("complete -c stoa{} -a '{}'\n", condition, joined(code_ids(), " "));
  }
  return out;
}

}  // namespace stoa::driver
