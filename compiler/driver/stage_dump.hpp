// The stages of the pipeline that `--emit` can show as text, beside what backends write.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace stoa::driver {

enum class Stage : std::uint8_t { ast, design, scene };

struct StageDump {
  Stage stage;
  std::string_view name;
  std::string_view extension;
  std::string_view summary;
};

std::span<const StageDump> stage_dumps();

}  // namespace stoa::driver
