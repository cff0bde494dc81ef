// What a command line says, after parsing and before anything is done about it.
#pragma once

#include <string>
#include <vector>

namespace stoa::driver {

struct Settings {
  std::vector<std::string> operands;  ///< files and folders, a code, or the words of a query

  // Options of every command.
  std::string color = "auto";
  std::string format = "full";
  std::string stdlib_folder;        ///< empty: the embedded library
  std::string root;                 ///< empty: the nearest folder upwards that holds `.git`
  std::vector<std::string> limits;  ///< `NAME=VALUE`
  std::string config;               ///< the project file; empty: the nearest `stoa.toml` upwards
  bool no_config = false;

  // Options of all that checks.
  std::vector<std::string> allows, warns, denies;  ///< codes, rules, families and pillars
  std::string max_warnings;                        ///< empty: as the command has it
  std::string baseline;

  // Options of `build`.
  std::string output;
  std::vector<std::string> emits;
  std::vector<std::string> views;
  std::string direction = "auto";
  std::string edges = "orthogonal";
  std::string depfile;
  std::string depfile_target;
  std::string theme = "auto";
  std::string scale = "1";
  std::string icons;  ///< a folder; of `notes` and `diff` too

  // Options of `notes`.
  bool blank = false;

  // Options of `check`.
  bool explain_steps = false;
  bool pillars = false;
  bool fix = false;
  bool unsafe_fixes = false;

  // Options of `diff`.
  bool exit_code = false;

  // Options of `new`.
  std::string from = "uploads";

  // Options of `pair`.
  std::string batch;

  // Options of `fmt`; `check` has `diff` too, and `build` has `check`.
  bool check = false;
  bool diff = false;
};

}  // namespace stoa::driver
