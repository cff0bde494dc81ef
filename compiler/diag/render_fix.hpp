// The lines of a source as a Fix would leave them, for an excerpt.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "compiler/diag/diagnostic.hpp"
#include "compiler/diag/render_excerpt.hpp"

namespace stoa::diag {

struct MendedLine {
  std::uint32_t number = 0;
  char sign = '|';  ///< `+` for a line that is new, `-` for one that goes, else `|`
  std::string text{};
  std::vector<Mark> marks{};  ///< under what is new in it
};

/// The lines that the edits touch, at most a screenful. Empty if the edits overlap or lie in no source.
std::vector<MendedLine> mend(const Fix& fix, const SourceSet& sources);

}  // namespace stoa::diag
