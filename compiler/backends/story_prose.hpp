// A scenario told whole: its four parts, its stages and what was found. Private to backends/.
#pragma once

#include "compiler/backends/backend.hpp"
#include "compiler/backends/prose.hpp"

namespace stoa::backends {

Prose tell_story(const Story& story);

}  // namespace stoa::backends
