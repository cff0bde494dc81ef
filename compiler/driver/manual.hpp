// The man page, from the table of commands.
#pragma once

#include <string>

namespace stoa::driver {

/// stoa(1), in troff with the man macros.
std::string manual_text();

}  // namespace stoa::driver
