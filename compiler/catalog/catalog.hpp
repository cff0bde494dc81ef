// What stdlib/ and the author's own `service` sentences say, as tables. The compiler knows no kind by name.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "compiler/base/index.hpp"
#include "compiler/base/source.hpp"

namespace stoa::catalog {

using KindId = Id<struct KindTag>;
using CategoryId = Id<struct CategoryTag>;
using PillarId = Id<struct PillarTag>;
using QuestionId = Id<struct QuestionTag>;
using PackId = Id<struct PackTag>;
using GlyphId = Id<struct GlyphTag>;

/// Where a fact comes from.
struct Source {
  std::string_view address;
  std::string_view read;  ///< the date it was read, as written; may be empty
};

/// What every entry of the catalogue has.
struct Entry {
  std::string_view name;
  std::string_view title;
  std::string_view doc;
  Span span;  ///< of its name
  std::vector<std::string_view> aliases;
  std::vector<Source> sources;
};

/// The type of a property's value. Durations are in seconds, sizes in bytes, rates per second, percents 0 to 100.
enum class ValueType : std::uint8_t { duration, size, rate, percent, count, date, text, name, flag };

std::string_view to_string(ValueType type);
std::optional<ValueType> find_value_type(std::string_view name);

/// A number as its unit says it, in the unit of its type.
struct Quantity {
  ValueType type = ValueType::count;
  double value = 0;
};

/// Reads `15m`, `256KB`, `50/s`, `99.9%` or `12`; nothing if the unit is unknown.
std::optional<Quantity> read_quantity(std::string_view literal);
/// The units a type takes, for messages: "`ms`, `s`, `m`, `h`, `d`".
std::string_view units_of(ValueType type);

struct Property {
  std::string_view name;
  ValueType type = ValueType::text;
  Span span;
  std::optional<double> min, max;           ///< in the unit of the type
  std::string_view min_text, max_text;      ///< as the catalogue writes them
  std::vector<std::string_view> one_of;     ///< the names it may be; empty if any
  std::string_view help;
  std::optional<Source> source;
};

/// A pack under which a service may be used, and the date of the list that says so.
struct Eligibility {
  std::string_view pack;
  std::string_view as_of;  ///< as written; may be empty
};

/// A pair of colours, `#RRGGBB`, for light and dark; empty if the catalogue names none.
struct Paint {
  std::string_view light;
  std::string_view dark;
};

/// A name by which one entry refers to another, before `link` has found it.
struct Reference {
  std::string_view name;  ///< empty if there is none
  Span span;
};

/// Anything a declaration can be a kind of.
struct Kind : Entry {
  enum class Class : std::uint8_t {
    service,  ///< something that runs inside the cloud
    actor,    ///< someone or something outside
    place,    ///< a container that others stand in
  };
  Class klass = Class::service;
  Reference category_name, glyph_name;
  std::optional<CategoryId> category;
  std::optional<GlyphId> glyph;
  std::vector<Property> properties;
  std::string_view home;                  ///< where it lives: `region`, `subnet`; empty if nobody said
  std::vector<std::string_view> reaches;  ///< where it may be attached to besides
  std::vector<Eligibility> eligible;
  // Only for places:
  std::vector<Reference> within;  ///< places it may stand in; empty if any
  Paint stroke, fill;
  std::string_view dash;

  const Property* find_property(std::string_view name) const;
};

struct Category : Entry {
  std::string_view color;  ///< `#RRGGBB`, of the tiles
  Reference glyph_name;
  std::optional<GlyphId> glyph;
};
struct Pillar : Entry {};
struct Question : Entry {};
struct Pack : Entry {};

/// A pictogram: one SVG path on a 24 by 24 grid, stroked.
struct Glyph : Entry {
  std::string_view path;
};

/// All that is known. Entries are in the order of their declaration; the indices find them by name or alias.
struct Catalog {
  IdVec<KindId, Kind> kinds;
  IdVec<CategoryId, Category> categories;
  IdVec<PillarId, Pillar> pillars;
  IdVec<QuestionId, Question> questions;
  IdVec<PackId, Pack> packs;
  IdVec<GlyphId, Glyph> glyphs;

  template <class IdT>
  using Index = std::unordered_map<std::string_view, IdT>;
  Index<KindId> kind_index;
  Index<KindId> kind_aliases;  ///< also words such as "lambda function"; a name that is an alias is no kind
  Index<CategoryId> category_index;
  Index<PillarId> pillar_index;  ///< names and aliases: both may be written
  Index<QuestionId> question_index;
  Index<PackId> pack_index;
  Index<GlyphId> glyph_index;

  const Kind* find_kind(std::string_view name) const;
  std::string_view color_of(const Kind& kind) const;        ///< of its category; empty if none
  const Glyph* glyph_of(const Kind& kind) const;            ///< its own or its category's
};

}  // namespace stoa::catalog
