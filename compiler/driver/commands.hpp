// The table of commands. Parsing, `--help`, the man page and the completions are all made from it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "compiler/driver/settings.hpp"

namespace stoa::driver {

struct Invocation;

/// What stands for an option's argument or an operand, for completions.
enum class Completion : std::uint8_t { none, choices, file, folder, code, command };

struct Option {
  std::string_view name;           ///< "output": written `--output`
  char letter = '\0';              ///< 'o': written `-o`; none if zero
  std::string_view argument = {};  ///< "PATH"; empty for a flag
  std::string_view summary;
  std::variant<bool Settings::*, std::string Settings::*, std::vector<std::string> Settings::*> target;
  Completion completion = Completion::none;
  std::span<const std::string_view> choices = {};  ///< all values it may have; empty if any
  bool is_list = false;                            ///< several values, with commas between
};

struct Example {
  std::string_view command;
  std::string_view meaning;
};

enum class Operands : std::uint8_t { none, any, at_most_one, at_least_one };

struct Command {
  std::string_view name;
  std::string_view operand;  ///< "FILES…"; empty if it takes none
  Operands operands = Operands::none;
  Completion completion = Completion::none;
  std::string_view summary;      ///< one line, a verb first
  std::string_view description;  ///< paragraphs, wrapped by hand at 80 columns
  std::span<const Option> options;
  std::span<const Example> examples;
  int (*run)(Invocation& invocation);  ///< returns the exit code
  bool uses_project = false;           ///< the project file has a say in it
};

extern const Command new_command;
extern const Command check_command;
extern const Command build_command;
extern const Command notes_command;
extern const Command cards_command;
extern const Command diff_command;
extern const Command fmt_command;
extern const Command explain_command;
extern const Command catalog_command;
extern const Command pair_command;
extern const Command limits_command;
extern const Command baseline_command;

/// All commands, in the order of `--help`.
std::span<const Command* const> commands();
/// Null if there is none of that name.
const Command* find_command(std::string_view name);

/// One table after the other.
template <std::size_t N, std::size_t M>
constexpr std::array<Option, N + M> joined(const std::array<Option, N>& first,
                                           const std::array<Option, M>& second) {
  return [&]<std::size_t... I, std::size_t... J>(std::index_sequence<I...>, std::index_sequence<J...>) {
    return std::array<Option, N + M>{first[I]..., second[J]...};
  }
  (std::make_index_sequence<N>(), std::make_index_sequence<M>());
}

/// An option of a command or of all; null if it takes none of that name.
const Option* find_option(const Command& command, std::string_view name);

/// What every command takes, `--help` and `--version` not among them.
std::span<const Option> global_options();

/// What `--emit` takes: the names of all backends and of the stages that can be shown.
std::vector<std::string_view> emit_names();

/// The values an option may have, where they are known; for `--emit` those of `emit_names()`.
std::vector<std::string_view> choices_of(const Option& option);

}  // namespace stoa::driver
