// Makes the repairs that findings offer, in memory, until nothing more can be repaired.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "compiler/driver/compile.hpp"
#include "compiler/driver/overlay_reader.hpp"
#include "compiler/driver/session.hpp"

namespace stoa::driver {

/// A file before and after.
struct MendedFile {
  std::string path;       ///< as shown
  std::string canonical;  ///< empty for standard input
  std::string before, after;
  Span argument;
};

struct Mending {
  std::vector<MendedFile> files;  ///< that changed, in the order they were read
  std::size_t n_fixes = 0;
};

/// Repairs what the request reads. `reader` is left saying what the files would say. `start` is the session
/// before anything was read. A file in canonical form stays in it; another keeps the lines that are not
/// repaired. What the author may not have meant is repaired only with `is_unsafe`.
Mending mend(const Request& request, bool is_unsafe, OverlayReader& reader, const Session& start);

/// Reports files that do not say any more what they said before the mending.
void check_unchanged(const Mending& mending, const FileReader& reader, const Limits& limits,
                     diag::Sink& sink);

}  // namespace stoa::driver
