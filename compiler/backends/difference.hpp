// What differs between the states of scenarios, for people and for programs.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/sema/compare.hpp"

namespace stoa::backends {

/// One state of a scenario, compared with the one of the same name on the other side.
struct StateDifference {
  std::string_view scenario;
  std::string_view stage;  ///< empty for the design itself
  sema::Change change = sema::Change::none;
  std::vector<sema::Difference> differences;  ///< where both sides have it
};

/// A line for each thing, `+`, `-` or `~` before it, and a last line that counts them. States that do not
/// differ are left out; nothing at all if none does.
std::string difference_text(std::span<const StateDifference> states, bool has_color);

/// The schema is docs/schema/diff.schema.json.
std::string difference_json(std::span<const StateDifference> states);

}  // namespace stoa::backends
