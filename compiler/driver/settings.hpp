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

  // Options of `build` and `check`.
  std::vector<std::string> allows;  ///< codes and rules

  // Options of `build`.
  std::string output;
  std::vector<std::string> emits;
  std::vector<std::string> views;
  std::string direction = "auto";
  std::string edges = "orthogonal";
  std::string theme = "auto";
  std::string scale = "1";

  // Options of `notes`.
  bool blank = false;

  // Options of `check`.
  bool explain_steps = false;

  // Options of `pair`.
  std::string batch;

  // Options of `fmt`.
  bool check = false;
  bool diff = false;
};

}  // namespace stoa::driver
