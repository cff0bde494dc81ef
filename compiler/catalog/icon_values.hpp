// The values that attributes of an icon may have. Private to catalog/.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "compiler/catalog/icon.hpp"
#include "compiler/catalog/icon_words.hpp"

namespace stoa::catalog {

/// Without blanks at its ends.
std::string_view trimmed(std::string_view text);

/// Whether it is numbers, words, colors or functions of these, as `word` takes them, and refers to nothing.
bool is_plain_value(IconWord word, std::string_view value);

/// Whether it refers to something, here or elsewhere.
bool calls_url(std::string_view value);

/// `a` of `url(#a)`, `url('#a')` or `url("#a")`; nothing for anything else.
std::optional<std::string_view> name_in_url(std::string_view value);

/// The numbers of a view box as they were written, with one blank between; nothing if it is no square.
std::optional<std::string> square_of(std::string_view text);

}  // namespace stoa::catalog
