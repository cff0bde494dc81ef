// What differs between two texts, line by line, in the form that `patch` reads.
#pragma once

#include <string>
#include <string_view>

namespace stoa::driver {

/// Empty if the texts are equal. `path` is named in the two header lines. Texts that differ almost everywhere
/// are shown as one large change, so that the work stays bounded.
std::string unified_diff(std::string_view path, std::string_view before, std::string_view after);

}  // namespace stoa::driver
