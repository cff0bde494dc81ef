// What killed runs left beside the files that they were about to replace.
#pragma once

#include <ctime>
#include <string>
#include <string_view>

namespace stoa::driver {

/// What `mkostemp` makes the name of a temporary from.
inline constexpr std::string_view kTemporaryPattern = ".stoa-XXXXXX";

/// Removes the temporaries in `folder` that belong to whoever runs this and were not touched for an hour
/// before `now`, which is a time of that file system: no run takes that long from its first temporary to its
/// last rename. What cannot be removed stays, for it is in nobody's way.
void remove_leftovers(const std::string& folder, std::time_t now);

}  // namespace stoa::driver
