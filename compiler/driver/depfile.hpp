// What a build read and wrote, for Make and Ninja.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "compiler/base/source.hpp"
#include "compiler/driver/target.hpp"

namespace stoa::driver {

/// A path as Make and Ninja read it; nothing if it holds what neither can: a line end.
std::optional<std::string> make_escaped(std::string_view path);

/// One rule: the outputs, or `target` if it is not empty, depend on all files among `sources`. Reports paths
/// that cannot be written down, and then is empty.
std::string depfile_text(std::span<const Output> outputs, std::string_view target, const SourceSet& sources,
                         Span blame, diag::Sink& sink);

}  // namespace stoa::driver
