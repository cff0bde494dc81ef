// Rules of a reviewer, as they are declared: what each looks for, and what it says. See sema/rule_match.hpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "compiler/catalog/edge_kind.hpp"
#include "compiler/catalog/entry.hpp"

namespace stoa::catalog {

/// What must hold of a part. The words stand in `names`, what stands in its body in `inner`.
struct Condition {
  enum class Form : std::uint8_t {
    all,        ///< all of what is inside; of a part itself
    any,        ///< one of what is inside
    none,       ///< not all of what is inside
    is,         ///< a capability or a kind
    offers,     ///< a port
    home,       ///< where its kind lives
    within,     ///< stands in a place of that kind, however deep
    has,        ///< says a property, and one of these values if there are any
    above,      ///< its property is more than `quantity`
    below,      ///< its property is less than `quantity`
    calls,      ///< a step leads from it to a part of which `inner` holds
    called_by,  ///< a step leads to it from a part of which `inner` holds
    beside,     ///< another part in the nearest place of that kind, or anywhere if it stands in none
    several,    ///< it asks two or more parts of which `inner` holds, and waits for each
    eligible,   ///< its kind may be used under one of these packs
  };
  Form form = Form::all;
  std::vector<Reference> names;
  Quantity quantity;
  std::vector<Condition> inner;
};

/// What a rule looks for.
struct Search {
  enum class Form : std::uint8_t {
    part,     ///< a part
    step,     ///< an arrow from `caller` to `target`
    overrun,  ///< a chain of requests from `caller` that ends in longer work of `target` than it waits for
    design,   ///< a design with parts of which `with` holds, and none of which `without` does
  };
  Form form = Form::part;
  Condition part, caller, target, with, without;
  EdgeKinds kinds;                  ///< of a step; any if empty
  Reference apart;                  ///< caller and target do not stand in one place of this kind
  Reference size;                   ///< the property of a step that is more than its target takes
  std::vector<Reference> messages;  ///< the properties of the target that say how much it takes
  Reference waits;                  ///< the property of the caller that says how long it waits
  std::vector<Reference> takes;     ///< the properties of the target that say how long it works
};

struct Rule : Entry {
  enum class Level : std::uint8_t { note, warning, error };
  Level level = Level::warning;
  std::vector<Reference> pillars;  ///< of a well-built system that it is about
  std::vector<Reference> packs;    ///< it is for designs that require one of these; for all if empty
  std::optional<Search> search;
  Span search_span;             ///< of its `find` sentence
  std::string_view says, help;  ///< with `{part}`, `{place}`, `{from}`, `{to}`, `{limit}` and `{value}`
  Reference mend, mend_in;      ///< the kind of the part that is missing, and of the place it goes into
  std::string_view bad, good;   ///< designs; one gives this finding, the other none
  Span bad_span, good_span;
};

}  // namespace stoa::catalog
