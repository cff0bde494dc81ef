// Words of the command line -> Settings, by the table of commands. Only command_line.cpp sees CLI11.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/source.hpp"
#include "compiler/driver/commands.hpp"
#include "compiler/driver/session.hpp"
#include "compiler/driver/settings.hpp"

namespace stoa::driver {

/// The command line as a source, so that findings about it are shown like those about a file.
class CommandLine {
 public:
  /// `words` are those after the program's name.
  CommandLine(std::span<const std::string> words, SourceSet& sources);

  /// Where `text` stands: a word of its own, or the end of one (`--view=answer`), or a part of a list.
  /// The whole line if it stands nowhere.
  Span span_of(std::string_view text) const;
  Argument argument(std::string text) const;
  std::vector<Argument> arguments(std::span<const std::string> texts) const;

  /// Takes a setting of the project file for a word that was said.
  void add(const Argument& setting) { places_.push_back({setting.text, setting.span}); }

 private:
  struct Place {
    std::string word;
    Span span;
    bool is_verbatim = true;  ///< shown byte by byte as it is
  };
  std::vector<Place> places_;
  Span whole_;
};

/// What went wrong, and the way out; neither ends with a full stop.
struct UsageError {
  std::string message;
  std::string help;
};

struct ParsedCommand {
  const Command* command = nullptr;  ///< null where none was given
  Settings settings;
  std::set<std::string_view> given;  ///< the names of the options that were written
  bool wants_help = false;
  bool wants_version = false;
  std::optional<UsageError> error;
};

ParsedCommand parse_command_line(std::span<const std::string> words);

/// An error about a word that is none of `known`, with the nearest of them or all of them as help.
UsageError unknown_word(std::string_view message, std::string_view word,
                        std::span<const std::string_view> known);

}  // namespace stoa::driver
