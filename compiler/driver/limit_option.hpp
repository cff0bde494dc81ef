// `--limit NAME=VALUE`: reads and writes the rows of the table of limits.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "compiler/base/limits.hpp"
#include "compiler/driver/command_line.hpp"

namespace stoa::driver {

/// Sets the row that `option` names; sizes may be written as 200MiB or 1GB, times as 30s or 2m.
/// An error leaves `limits` as they were.
std::optional<UsageError> set_limit(std::string_view option, Limits& limits);

/// `16 MiB`, `20 s`, `1000`: as people read it.
std::string limit_text(const LimitInfo& limit, std::uint64_t value);

}  // namespace stoa::driver
