// What differs in one thing that two states of a design have. Private to the comparison of states.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/sema/compare.hpp"

namespace stoa::sema {

/// The places of the state before, by what they are called after. One that is left over on either side is the
/// same under another name if it is the first of its kind in its place.
class PlaceNames {
 public:
  PlaceNames(const State& before, const State& after);

  /// Of a place of the state before; empty at the top.
  std::string_view of(std::optional<GroupId> group) const {
    return group ? names_[group->value] : std::string_view();
  }
  static std::string_view name_of(std::optional<GroupId> group, const Design& design) {
    return group ? design.groups[*group].name : std::string_view();
  }

 private:
  std::vector<std::string_view> names_;
};

/// Empty if the kind is unknown.
std::string kind_title(std::optional<catalog::KindId> kind, const State& state);

/// Of the brief.
std::vector<Detail> details_of(const State& before, const State& after);
std::vector<Detail> details_of(const Node& a, const State& before, const Node& b, const State& after,
                               const PlaceNames& places);
std::vector<Detail> details_of(const Group& a, const State& before, const Group& b, const State& after,
                               const PlaceNames& places);
std::vector<Detail> details_of(const Flow& a, const State&, const Flow& b, const State&, const PlaceNames&);
std::vector<Detail> details_of(const Step& a, const State& before, const Step& b, const State& after);
std::vector<Detail> details_of(const Question& a, const State& before, const Question& b, const State& after,
                               const PlaceNames&);
std::vector<Detail> details_of(const Choice& a, const State& before, const Choice& b, const State& after,
                               const PlaceNames&);
std::vector<Detail> details_of(const Tradeoff& a, const State& before, const Tradeoff& b, const State& after,
                               const PlaceNames&);

}  // namespace stoa::sema
