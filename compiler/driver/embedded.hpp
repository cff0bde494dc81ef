// Files that are part of the program.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "compiler/base/embedded_file.hpp"

namespace stoa::driver {

/// All of stdlib/: `places.stoa`, sorted by path.
std::span<const EmbeddedFile> embedded_stdlib();

/// What rules may find in something of one kind: a bit for each rule, in the order of their entries.
struct EmbeddedReach {
  static constexpr std::size_t kMostRules = 128;
  using Rules = std::array<std::uint64_t, kMostRules / 64>;
  Rules subject{};  ///< its part, or the caller of its step
  Rules target{};   ///< of its step; of rules that look for none, always
  Rules place{};    ///< one that it asks for; of rules that ask for none, always
};

/// What stdlib/ declares, read when the program was built. Places in texts are offsets: a table of pointers
/// would have to be mended at every start.
struct EmbeddedEntry {
  std::uint16_t file = 0;      ///< in embedded_stdlib()
  std::uint8_t sentence = 0;   ///< its keyword, in syntax::sentences()
  std::uint8_t name_size = 0;  ///< in EmbeddedEntries::names
  std::uint32_t name = 0;      ///< where it begins there
  std::uint32_t frozen = 0;    ///< where it begins in EmbeddedEntries::frozen
  std::uint32_t n_frozen = 0;  ///< its bytes there
};

/// Made by tools/library.cpp.
struct EmbeddedEntries {
  std::span<const EmbeddedEntry> entries;  ///< in the order of the files, and in them
  std::span<const std::uint16_t> by_name;  ///< places of entries, sorted by name and in their order
  std::span<const EmbeddedReach> reach;    ///< by entry; nothing in what is no kind
  std::string_view names;                  ///< one after the other
  std::string_view frozen;                 ///< what syntax::Thawer takes
};
EmbeddedEntries embedded_entries();

/// All of docs/diagnostics/: `E0201.md`, sorted by path.
std::span<const EmbeddedFile> embedded_pages();

/// All of docs/help/: `shop.stoa`, sorted by path.
std::span<const EmbeddedFile> embedded_help();

}  // namespace stoa::driver
