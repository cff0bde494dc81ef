// What an output may hold, whatever went into it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace stoa::testing {

enum class Kind : std::uint8_t { picture, picture_with_icons, page };

/// Whether a browser that follows it runs nothing, and goes to no other host in disguise.
bool is_harmless(std::string_view address);

/// An output is markup with elements of ours alone, runs nothing, and leads only to these addresses, which
/// are the author's.
void check_markup(std::string_view markup, Kind kind, std::span<const std::string> addresses);

}  // namespace stoa::testing
