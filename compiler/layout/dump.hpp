// A Scene as short readable text with whole pixels, for goldens and for people.
#pragma once

#include <string>

#include "compiler/layout/scene.hpp"

namespace stoa::layout {

std::string dump_scene(const Scene& scene);

}  // namespace stoa::layout
