#include "compiler/sema/placement.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace stoa::sema {

namespace {

using catalog::Catalog;
using catalog::Kind;
using catalog::Reference;

// The role of places that say where something is. All others, such as groups, may stand around anything.
constexpr std::string_view kLocation = "location";

bool is_location(const Kind* place) {
  return place != nullptr && sema::is_location(*place);
}

/// `home`, and all the locations that it may stand in, near and far.
std::vector<std::string_view> locations_around(std::string_view home, const Catalog& catalog) {
  std::vector<std::string_view> all = {home};
  for (std::size_t i = 0; i < all.size(); ++i)
    if (const Kind* place = catalog.find_kind(all[i]); place != nullptr)
      for (const Reference& outer : place->within)
        if (is_location(catalog.find_kind(outer.name)) && std::ranges::find(all, outer.name) == all.end())
          all.push_back(outer.name);
  return all;
}

std::vector<std::string_view> homes_of(const Kind& kind, const Catalog& catalog) {
  std::vector<std::string_view> homes(kind.reaches.begin(), kind.reaches.end());
  if (!kind.home.empty())
    homes.push_back(kind.home);
  if (kind.klass == Kind::Class::place)
    for (const Reference& outer : kind.within)
      if (is_location(catalog.find_kind(outer.name)))
        homes.push_back(outer.name);
  return homes;
}

bool lives_in(const Kind& kind, std::string_view place, const Catalog& catalog) {
  return std::ranges::any_of(homes_of(kind, catalog), [&](std::string_view home) {
    const std::vector<std::string_view> around = locations_around(home, catalog);
    return std::ranges::find(around, place) != around.end();
  });
}

}  // namespace

bool is_location(const Kind& place) {
  return std::ranges::find(place.roles, kLocation, &Reference::name) != place.roles.end();
}

Standing may_stand_in(const Kind& kind, const Kind& place, const Catalog& catalog) {
  if (!is_location(&place) || homes_of(kind, catalog).empty())
    return Standing::unknown;
  const bool may = lives_in(kind, place.name, catalog) ||
                   (!place.counts_as.name.empty() && lives_in(kind, place.counts_as.name, catalog));
  return may ? Standing::yes : Standing::no;
}

Standing Standings::of(catalog::KindId kind, catalog::KindId place) {
  const std::uint64_t key = std::uint64_t{kind.value} << 32U | place.value;
  const auto [known, is_new] = known_.try_emplace(key);
  if (is_new)
    known->second = may_stand_in(catalog_.kinds[kind], catalog_.kinds[place], catalog_);
  return known->second;
}

bool may_join(const Kind& kind, std::string_view place, const Catalog& catalog) {
  return homes_of(kind, catalog).empty() || lives_in(kind, place, catalog);
}

std::string why_not_in(const Kind& kind, const Kind& place) {
  if (kind.klass == Kind::Class::place)
    return fmt::format("a {} does not stand in a {}: it is the other way round, or beside it", kind.title,
                       place.title);
  if (kind.home.empty())
    return fmt::format("{} cannot be attached to a {}", kind.title, place.title);
  if (kind.reaches.empty())
    return fmt::format("{} lives at the level `{}` and cannot be placed in a {}", kind.title, kind.home,
                       place.title);
  return fmt::format("{} lives at the level `{}` and reaches no {}", kind.title, kind.home, place.title);
}

}  // namespace stoa::sema
