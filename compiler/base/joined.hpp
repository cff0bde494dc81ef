// A list as a sentence has it.
#pragma once

#include <span>
#include <string>

namespace stoa {

/// "a", "a and b", "a, b and c".
std::string joined(std::span<const std::string> names);

}  // namespace stoa
