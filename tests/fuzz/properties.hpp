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

/// Each repair that a finding offers, made by itself, leaves a text that can be read as well as before, and
/// without the finding.
void check_mending(std::string_view text);

/// A text in the place of an address, a title and a sentence adds no element, attribute or address to a
/// picture or a page that was not meant; an address that a browser would run or repair is refused.
void check_links(std::string_view text);

/// A text as `stoa.toml` and as a baseline ends in settings or in findings with a place; what is read from a
/// baseline can be written and read again.
void check_config(std::string_view text);

/// A file is an icon or has a problem with a place; an icon adds nothing to a picture but shapes, refers to
/// nothing outside of itself, and is read from the picture as it was read from its file.
void check_icons(std::string_view text);

}  // namespace stoa::testing
