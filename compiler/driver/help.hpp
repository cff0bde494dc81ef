// What `--help` says, from the table of commands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/driver/commands.hpp"

namespace stoa::driver {

std::string help_text();
std::string help_text(const Command& command);

/// `-o, --output PATH`
std::string option_head(const Option& option);

/// What a first design may look like: docs/help/shop.stoa.
std::string_view first_design();

/// What `stoa new` can begin with: the files of docs/help/start/, by name.
std::vector<std::string_view> starting_points();

/// A file of docs/help/, which must be there.
std::string_view help_file(std::string_view name);

}  // namespace stoa::driver
