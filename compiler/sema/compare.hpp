// Two states of a design, and what differs between them: what `stoa diff` tells, and the notes of stages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "compiler/sema/design.hpp"

namespace stoa::sema {

/// One thing about something that is in both states. A side that has nothing of it is empty.
struct Detail {
  std::string what;  ///< "kind", "in", "timeout", "because", …
  std::string before, after;

  friend bool operator==(const Detail&, const Detail&) = default;
};

/// One thing that only one of the states has, or that both have in different ways.
struct Difference {
  enum class Subject : std::uint8_t { design, question, place, part, flow, step, choice, tradeoff };
  Subject subject = Subject::design;
  Change change = Change::changed;
  std::string name;       ///< of a step: that of its flow, which may be empty
  std::string text;       ///< what else is known of it: the title of its kind, or a step as it is written
  std::size_t index = 0;  ///< among those of its kind in the state that has it, the later if both do
  std::vector<Detail> details;  ///< of what was changed

  /// Whether they say the same, wherever it stands.
  friend bool operator==(const Difference& a, const Difference& b) {
    return a.subject == b.subject && a.change == b.change && a.name == b.name && a.text == b.text &&
           a.details == b.details;
  }
};

/// A design together with the catalogue that its ids lead into.
struct State {
  const Design& design;
  const catalog::Catalog& catalog;
};

/// All that differs, subject by subject in the order of Subject, each in the order written, what is gone
/// before what is new. Parts, places and flows are the same if they have the same name, and places that are
/// left over if they are of the same kind in the same place; steps if they join the same parts in the same
/// flow; choices if they are about the same parts; trade-offs and questions if they say the same.
std::vector<Difference> compare(const State& before, const State& after);

/// `after`, marked with what is new, changed and gone, as stages are: what is drawn of a difference. Its ids
/// are valid in the catalogue of `after`; names that had to be made go into `pool`.
Design drawn_difference(const State& before, const State& after, Pool& pool);

}  // namespace stoa::sema
