// How names, numbers and dates are written.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "compiler/syntax/ast.hpp"

namespace stoa::syntax {

/// `[a-z][a-z0-9]*(-[a-z0-9]+)*`
bool is_name(std::string_view text);
/// `W0401`: what `allow` takes.
bool is_code(std::string_view text);
/// Whether a byte may stand in something that is meant as a name, even a bad one.
bool is_name_byte(char c);
/// The name that `text` seems to mean: `My_Bucket` -> `my-bucket`, `region.vpc.fn` -> `fn`; empty if there is
/// none.
std::string nearest_name(std::string_view text);
/// A title as a name: `My shop.stoa` -> `my-shop-stoa`. It may begin with a digit, and is empty if no letter
/// or digit of ASCII is in it.
std::string slug(std::string_view title);

/// Whether a word that starts with a digit is a number or a date; nothing if it is neither. Units are not
/// judged.
std::optional<ast::Word::Form> number_form(std::string_view text);

}  // namespace stoa::syntax
