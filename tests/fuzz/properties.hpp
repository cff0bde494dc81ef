// What must hold for every text whatever. Each ends the process, with a word about what does not hold, if it
// fails.
#pragma once

#include <string_view>

namespace stoa::testing {

/// Parsing ends, and no span, finding or view leads out of the text.
void check_parsing(std::string_view text);

/// A text without errors has a canonical form with the same tree and the same comments; formatting that
/// changes nothing.
void check_formatting(std::string_view text);

/// Whatever can be resolved can be written in every form that needs no layout, and the JSON is JSON.
void check_compiling(std::string_view text);

}  // namespace stoa::testing
