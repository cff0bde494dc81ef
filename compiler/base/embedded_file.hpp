// A file that is part of the program. The .cpp behind a table of them is made by tools/embed.cpp at build.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace stoa {

struct EmbeddedFile {
  std::string_view path;
  std::string_view text;
};

/// What an embedded design declares, as its first line says: `service till "…"` -> service, till.
struct EmbeddedHead {
  std::string_view keyword;
  std::string_view name;
  std::uint32_t file = 0;            ///< place in the table of files
  std::uint32_t begin = 0, end = 0;  ///< its bytes there, up to the next head
};

/// What rules may find in something of one kind: a bit for each rule, in the order of their heads.
struct EmbeddedReach {
  static constexpr std::size_t kMostRules = 128;
  using Rules = std::array<std::uint64_t, kMostRules / 64>;
  Rules subject{};  ///< its part, or the caller of its step
  Rules target{};   ///< of its step; of rules that look for none, always
  Rules place{};    ///< one that it asks for; of rules that ask for none, always
};

}  // namespace stoa
