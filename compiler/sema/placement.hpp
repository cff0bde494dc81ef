// Where kinds may stand, by what the catalogue says of homes and places.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "compiler/catalog/catalog.hpp"

namespace stoa::sema {

enum class Standing : std::uint8_t { yes, no, unknown };

/// Whether a place says where something is, as a region does and a plain group does not.
bool is_location(const catalog::Kind& place);

/// Whether `kind`, a service or a place, may stand in `place`.
Standing may_stand_in(const catalog::Kind& kind, const catalog::Kind& place, const catalog::Catalog& catalog);

/// Whether a service lives in `place` or in what stands in it, or may be attached there.
bool may_join(const catalog::Kind& kind, std::string_view place, const catalog::Catalog& catalog);

/// Why it may not stand there, as a sentence without its full stop.
std::string why_not_in(const catalog::Kind& kind, const catalog::Kind& place);

}  // namespace stoa::sema
