// Families of findings: the middle two digits of their codes.
#pragma once

#include <span>
#include <string_view>

#include "compiler/diag/diagnostic.hpp"

namespace stoa::diag {

struct Family {
  std::string_view digits;  ///< "03" of E0301
  std::string_view name;    ///< what `--deny` takes
  std::string_view title;   ///< for lists
};

std::span<const Family> families();
/// The digits of the family that a code belongs to.
std::string_view family_of(Code code);

std::string_view name_of_family(Code code);

/// Errors of bytes, syntax, names, files and limits leave nothing to draw: nobody can wave them through.
bool can_be_silenced(Code code);

/// Whether something of a text could not be read: an error of bytes or syntax.
bool is_unreadable(const Diagnostic& finding);

}  // namespace stoa::diag
