#include "compiler/catalog/catalog.hpp"

#include <algorithm>

namespace stoa::catalog {

const Property* Kind::find_property(std::string_view wanted) const {
  const auto found = std::ranges::find(properties, wanted, &Property::name);
  return found == properties.end() ? nullptr : &*found;
}

std::string_view Pillar::short_name() const {
  std::string_view shortest = name;
  for (const std::string_view alias : aliases)
    if (alias.size() < shortest.size())
      shortest = alias;
  return shortest;
}

const Kind* Catalog::find_kind(std::string_view name) const {
  const auto found = kind_index.find(name);
  return found == kind_index.end() ? nullptr : &kinds[found->second];
}

const Port* Catalog::find_port(std::string_view name) const {
  const auto found = port_index.find(name);
  return found == port_index.end() ? nullptr : &ports[found->second];
}

std::string_view Catalog::color_of(const Kind& kind) const {
  return kind.category ? categories[*kind.category].color : std::string_view();
}

const Glyph* Catalog::glyph_of(const Kind& kind) const {
  if (kind.glyph)
    return &glyphs[*kind.glyph];
  if (kind.category && categories[*kind.category].glyph)
    return &glyphs[*categories[*kind.category].glyph];
  return nullptr;
}

}  // namespace stoa::catalog
