// The one table of limits. `stoa limits` prints it; `--limit NAME=VALUE` raises a row.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace stoa {

/// What a run may use. Sizes in bytes, times in seconds, lengths of labels in characters, pictures in pixels.
struct Limits {
  std::uint64_t file_size = 16ULL << 20;
  std::uint64_t input_size = 64ULL << 20;
  std::uint64_t files = 1000;
  std::uint64_t import_depth = 64;
  std::uint64_t nesting = 64;
  std::uint64_t name_length = 255;
  std::uint64_t text_length = 64ULL << 10;
  std::uint64_t label_length = 500;
  std::uint64_t components = 10000;
  std::uint64_t steps = 20000;
  std::uint64_t diagnostics = 100;
  std::uint64_t layout_seconds = 20;
  std::uint64_t layout_memory = 1ULL << 30;
  std::uint64_t picture_side = 32000;
  std::uint64_t icon_size = 64ULL << 10;
  std::uint64_t icon_elements = 1000;
  std::uint64_t icon_files = 20000;
};

struct LimitInfo {
  std::string_view name;  ///< `file-size`: what `--limit` takes
  std::uint64_t Limits::*value;
  std::string_view unit;  ///< "bytes", "seconds", "px", or what is counted
  std::string_view summary;
};

std::span<const LimitInfo> limit_table();

}  // namespace stoa
