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
#include "compiler/catalog/edge_kind.hpp"
#include "compiler/catalog/entry.hpp"
#include "compiler/catalog/rule.hpp"

namespace stoa::catalog {

using KindId = Id<struct KindTag>;
using CategoryId = Id<struct CategoryTag>;
using PillarId = Id<struct PillarTag>;
using QuestionId = Id<struct QuestionTag>;
using PackId = Id<struct PackTag>;
using GlyphId = Id<struct GlyphTag>;
using CapabilityId = Id<struct CapabilityTag>;
using PortId = Id<struct PortTag>;
using FeedId = Id<struct FeedTag>;
using RouterId = Id<struct RouterTag>;
using PairingId = Id<struct PairingTag>;
using RuleId = Id<struct RuleTag>;
using SupportId = Id<struct SupportTag>;

struct Property {
  std::string_view name;
  ValueType type = ValueType::text;
  Span span;
  std::optional<double> min, max;       ///< in the unit of the type
  std::string_view min_text, max_text;  ///< as the catalogue writes them
  std::optional<double> usual;          ///< what it is unless somebody says otherwise
  std::string_view usual_text;
  std::vector<std::string_view> one_of;  ///< the names it may be; empty if any
  std::string_view help;
  std::optional<Source> source;
};

/// A pack under which a service may be used, and the date of the list that says so.
struct Eligibility {
  std::string_view pack;
  std::string_view as_of;  ///< as written; may be empty
};

/// Pillars that everything of a kind serves by itself, and why.
struct Merit {
  std::vector<Reference> names;
  std::vector<PillarId> pillars;
  std::string_view reason;
};

/// A pair of colours, `#RRGGBB`, for light and dark; empty if the catalogue names none.
struct Paint {
  std::string_view light;
  std::string_view dark;
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
  std::vector<std::string_view> icons;  ///< what its icon is called in a set of them, if not like its title
  std::vector<Property> properties;
  std::string_view home;                  ///< where it lives: `region`, `subnet`; empty if nobody said
  std::vector<std::string_view> reaches;  ///< where it may be attached to besides
  std::vector<Eligibility> eligible;
  std::vector<Merit> merits;
  // How it meets others; see sema/pairing.hpp.
  std::vector<Reference> roles;   ///< capabilities: what it is
  std::vector<Reference> offers;  ///< ports that others may use
  std::vector<Reference> feeds;   ///< feeds that others may poll
  std::vector<Reference> polls;   ///< feeds of others that start it
  std::vector<Reference> emits;   ///< ports of others that it uses by itself
  bool is_described = false;      ///< any of these or a router says how it meets others; for `link` to tell
  // Only for places:
  std::vector<Reference> within;  ///< places it may stand in; empty if any
  Reference counts_as;            ///< what may stand in that place may stand in this one
  Paint stroke, fill;
  std::string_view dash;

  const Property* find_property(std::string_view name) const;
};

struct Category : Entry {
  std::string_view color;  ///< `#RRGGBB`, of the tiles
  Reference glyph_name;
  std::optional<GlyphId> glyph;
};
struct Pillar : Entry {
  std::string_view short_name() const;  ///< the shortest of its name and aliases
};
struct Question : Entry {};

/// What carries a claim that a part serves a pillar; the title is a phrase for it: "a copy in a second zone".
struct Support : Entry {
  std::vector<Reference> names;
  std::vector<PillarId> pillars;
  std::optional<Search> search;  ///< of a part
  std::string_view help;         ///< how it is said or drawn; may be empty
  std::string_view bad, good;    ///< designs; one lacks it, the other has it
  Span bad_span, good_span;
};
struct Pack : Entry {};

/// A pictogram: one SVG path on a 24 by 24 grid, stroked.
struct Glyph : Entry {
  std::string_view path;
};

/// What a service may be: `active`, `store`.
struct Capability : Entry {};

/// What is missing between two parts that are often drawn side by side.
struct Hop {
  std::vector<Reference> to;  ///< kinds or ports
  std::string_view text;      ///< the part between, as a phrase: "a bus, which starts it"
  Reference by;               ///< its kind, where one is the obvious; else no name
};

/// A way in: the kinds of steps it takes, and from whom.
struct Port : Entry {
  EdgeKinds kinds;
  std::vector<Reference>
      from;          ///< capabilities, or `any`; empty if only routers and those who emit it lead here
  Reference within;  ///< a place that who uses it must be able to stand in; empty if none
  bool is_everywhere = false;  ///< every service has it
  std::vector<Hop> hops;       ///< what those who emit it may start by way of another
};

/// A way out of a store: what happens in it can be polled.
struct Feed : Entry {
  std::vector<Hop> hops;
};

/// A closed list: where one kind leads, or what leads into it, by steps of certain kinds.
struct Router : Entry {
  Reference owner;
  bool is_into = false;  ///< the list says what leads into the owner
  EdgeKinds kinds;
  std::vector<Reference> ends;  ///< kinds or ports
  std::string_view says;        ///< the mechanism, for people
  std::vector<Hop> hops;
};

enum class Level : std::uint8_t { ok, warn, error };

/// A fact about two kinds that no rule gives.
struct Pairing : Entry {
  Reference from, to;
  EdgeKinds kinds;
  Level level = Level::ok;
  std::string_view reason;
};

/// All that is known. Entries are in the order of their declaration; the indices find them by name or alias.
struct Catalog {
  IdVec<KindId, Kind> kinds;
  IdVec<CategoryId, Category> categories;
  IdVec<PillarId, Pillar> pillars;
  IdVec<QuestionId, Question> questions;
  IdVec<PackId, Pack> packs;
  IdVec<GlyphId, Glyph> glyphs;
  IdVec<CapabilityId, Capability> capabilities;
  IdVec<PortId, Port> ports;
  IdVec<FeedId, Feed> feeds;
  IdVec<RouterId, Router> routers;
  IdVec<PairingId, Pairing> pairings;
  IdVec<RuleId, Rule> rules;
  IdVec<SupportId, Support> supports;

  template <class IdT>
  using Index = std::unordered_map<std::string_view, IdT>;
  Index<KindId> kind_index;
  Index<KindId> kind_aliases;  ///< also of several words; an alias is no kind
  Index<CategoryId> category_index;
  Index<PillarId> pillar_index;  ///< names and aliases: both may be written
  Index<QuestionId> question_index;
  Index<PackId> pack_index;
  Index<GlyphId> glyph_index;
  Index<CapabilityId> capability_index;
  Index<PortId> port_index;
  Index<FeedId> feed_index;
  Index<RouterId> router_index;
  Index<RuleId> rule_index;
  Index<SupportId> support_index;
  Index<std::vector<RouterId>> routers_of;  ///< by the name of the owner

  const Kind* find_kind(std::string_view name) const;
  const Port* find_port(std::string_view name) const;
  std::string_view color_of(const Kind& kind) const;  ///< of its category; empty if none
  const Glyph* glyph_of(const Kind& kind) const;      ///< its own or its category's
};

}  // namespace stoa::catalog
