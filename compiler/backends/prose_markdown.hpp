// Prose -> Markdown: plain CommonMark with GitHub's tables. Private to backends/.
#pragma once

#include <span>
#include <string>

#include "compiler/backends/backend.hpp"
#include "compiler/backends/prose.hpp"

namespace stoa::backends {

/// Pictures are referred to by the files they are written to; those that no run draws are left out.
std::string markdown_of(const Prose& prose, std::span<const Picture> pictures);

}  // namespace stoa::backends
