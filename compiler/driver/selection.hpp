// Which entries of the embedded library a run needs.
#pragma once

#include <string_view>
#include <unordered_set>
#include <vector>

#include "compiler/driver/embedded.hpp"

namespace stoa::driver {

/// What a run needs of the library. Reading all of it takes longer than checking a design.
struct Wanted {
  bool everything = false;
  bool pictograms = false;
  bool all_rules = false;  ///< also those that kinds of the library give nothing to find
  std::unordered_set<std::string_view> names{};  ///< of the services in the inputs, used or declared
};

/// What an entry of the library declares: `service`, `till`.
struct Head {
  std::string_view keyword, name;
};
Head head_of(const EmbeddedEntry& entry);

/// Whether the library declares that.
bool is_embedded(std::string_view keyword, std::string_view name);
bool is_embedded_kind(std::string_view name);

struct Selection {
  std::vector<bool> files;                     ///< of embedded_stdlib(): read whole
  std::vector<std::string_view> unread_rules;  ///< the names of rules that could find nothing
};

/// A service comes with all that stands in its file, a rule if it may find something, and pictograms come one
/// by one when it is known which; all else is read always.
Selection select(const Wanted& wanted);

}  // namespace stoa::driver
