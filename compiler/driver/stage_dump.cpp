#include "compiler/driver/stage_dump.hpp"

#include <array>

namespace stoa::driver {

namespace {

constexpr std::array kDumps = {
    StageDump{Stage::ast, "ast", ".ast.txt", "what was parsed, as s-expressions"},
    StageDump{Stage::design, "design", ".design.txt", "the resolved design, as text"},
    StageDump{Stage::scene, "scene", ".scene.txt", "the picture's boxes and lines, as text"},
};

}  // namespace

std::span<const StageDump> stage_dumps() {
  return kDumps;
}

}  // namespace stoa::driver
