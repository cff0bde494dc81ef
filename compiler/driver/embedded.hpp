// Files that are part of the program.
#pragma once

#include <span>

#include "compiler/base/embedded_file.hpp"

namespace stoa::driver {

/// All of stdlib/: `places.stoa`, sorted by path.
std::span<const EmbeddedFile> embedded_stdlib();
/// What its files declare, sorted by name.
std::span<const EmbeddedHead> embedded_stdlib_heads();

/// Whether a head of that keyword declares a kind.
constexpr bool is_kind(std::string_view keyword) {
  return keyword == "service" || keyword == "actor" || keyword == "place";
}

/// By head: what rules may find in a kind; nothing of what is no kind. Made by tools/reach.cpp.
std::span<const EmbeddedReach> embedded_reach();

/// All of docs/diagnostics/: `E0201.md`, sorted by path.
std::span<const EmbeddedFile> embedded_pages();

/// All of docs/help/: `shop.stoa`, sorted by path.
std::span<const EmbeddedFile> embedded_help();

}  // namespace stoa::driver
