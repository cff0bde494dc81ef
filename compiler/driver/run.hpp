// From the words of the command line to an exit code.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "compiler/base/file_reader.hpp"
#include "compiler/base/limits.hpp"
#include "compiler/driver/command_line.hpp"
#include "compiler/driver/console.hpp"
#include "compiler/driver/project_file.hpp"
#include "compiler/driver/read.hpp"
#include "compiler/driver/session.hpp"
#include "compiler/driver/settings.hpp"

namespace stoa::driver {

/// What a command works with.
struct Invocation {
  const Settings& settings;
  const CommandLine& command_line;
  const Limits& limits;
  const FileReader& reader;
  Console& console;
  Session& session;
  const ProjectFile& project;

  /// A setting as a word of the command line; nothing where it is empty.
  std::optional<Argument> argument(const std::string& setting) const;
  ReadOptions read_options() const { return {.limits = limits, .root = argument(settings.root)}; }
};

/// Shows the findings of the session as `--format` and `--color` ask for. JSON goes to standard output if
/// `is_data`, everything else to standard error.
void show_findings(Invocation& invocation, bool is_data);

/// Shows a usage error and returns its exit code.
int end_with(const UsageError& error, Console& console);

/// "1 file", "3 files".
std::string count_text(std::size_t count, std::string_view noun);

/// Runs stoa. `words` are those after the program's name. What it reads and makes stays in `session`. Does
/// not throw, save when memory runs out.
int run(std::span<const std::string> words, const FileReader& reader, Console& console, Session& session);

}  // namespace stoa::driver
