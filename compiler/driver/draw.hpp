// Views of designs -> outputs in memory, in every form that was asked for.
#pragma once

#include <span>
#include <vector>

#include "compiler/driver/compile.hpp"

namespace stoa::driver {

/// Whether a picture has to be laid out for it.
bool needs_scene(const Emit& emit);

/// Whether it is written of a scenario with all its states, and not of one design.
bool is_story(const Emit& emit);

/// Every view in every form of the request, in order; nothing if one of them cannot be made or written.
/// `reading` is where the designs come from: none of its files is overwritten.
std::vector<Output> draw(const Request& request, std::span<const View> views, const Reading& reading,
                         const FileReader& reader, Session& session, Progress& progress);

}  // namespace stoa::driver
