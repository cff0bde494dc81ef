// Completions for shells, from the table of commands.
#pragma once

#include <string>

namespace stoa::driver {

std::string bash_completion();
std::string zsh_completion();
std::string fish_completion();

}  // namespace stoa::driver
