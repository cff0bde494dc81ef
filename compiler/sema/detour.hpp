// A repair: a step led through a part that is missing between its two ends.
#pragma once

#include <optional>
#include <string_view>

#include "compiler/catalog/catalog.hpp"
#include "compiler/diag/diagnostic.hpp"
#include "compiler/sema/design.hpp"

namespace stoa::sema {

/// The part in between, and where it stands.
struct Detour {
  std::string_view kind;
  std::string_view
      place;  ///< a kind of place near the caller that the part goes into; empty: beside the caller
};

/// Writes the part into the step, and declares it unless a fitting one stands there. Nothing where the step
/// shares an end with other arrows of its statement, or where there is no room for the place.
std::optional<diag::Fix> lead_through(const Design& design, const Link& link, const Detour& detour,
                                      const catalog::Catalog& catalog);

}  // namespace stoa::sema
