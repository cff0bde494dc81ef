// What toml++ must not be given: it goes wrong where it should say that something is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stoa::driver {

struct TomlHazard {
  std::uint32_t at;  ///< its first byte
  std::string message, help;
};

/// The first one in a text, if there is any. No text that means something as TOML is refused but for keys of
/// a great many parts.
std::optional<TomlHazard> find_toml_hazard(std::string_view text);

}  // namespace stoa::driver
