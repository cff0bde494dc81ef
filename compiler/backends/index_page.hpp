// A page that leads to the notes of all scenarios of a run.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/sema/design.hpp"

namespace stoa::backends {

/// One scenario on it. Files are beside the page.
struct IndexEntry {
  const sema::Scenario* scenario = nullptr;  ///< never null
  std::string_view picture = {};             ///< the SVG itself; may be empty
  struct File {
    std::string_view title;  ///< "Notes"
    std::string path;
  };
  std::vector<File> files = {};  ///< the first is where the title leads
};

std::string emit_index(std::span<const IndexEntry> entries);

}  // namespace stoa::backends
