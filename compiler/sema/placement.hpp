// Where kinds may stand, by what the catalogue says of homes and places.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "compiler/catalog/catalog.hpp"

namespace stoa::sema {

enum class Standing : std::uint8_t { yes, no, unknown };

/// Whether a place says where something is, as a region does and a plain group does not.
bool is_location(const catalog::Kind& place);

/// Whether `kind`, a service or a place, may stand in `place`.
Standing may_stand_in(const catalog::Kind& kind, const catalog::Kind& place, const catalog::Catalog& catalog);

/// Says it once for each pair of kinds: there are few in a run, and many parts of each.
class Standings {
 public:
  explicit Standings(const catalog::Catalog& catalog) : catalog_(catalog) {}

  Standing of(catalog::KindId kind, catalog::KindId place);

 private:
  const catalog::Catalog& catalog_;
  std::unordered_map<std::uint64_t, Standing> known_;
};

/// Whether a service lives in `place` or in what stands in it, or may be attached there.
bool may_join(const catalog::Kind& kind, std::string_view place, const catalog::Catalog& catalog);

/// Why it may not stand there, as a sentence without its full stop.
std::string why_not_in(const catalog::Kind& kind, const catalog::Kind& place);

}  // namespace stoa::sema
