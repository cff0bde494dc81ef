// Which rules may be about a part, as far as its kind tells: most rules are about few kinds, and most designs
// have few kinds, so that most rules need not look at a design at all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "compiler/catalog/catalog.hpp"

namespace stoa::catalog {

/// A set of rules of one catalogue.
class RuleSet {
 public:
  explicit RuleSet(std::size_t n_rules) : words_((n_rules + 63) / 64) {}

  void add(RuleId rule) { words_[rule.value / 64] |= bit(rule); }
  bool has(RuleId rule) const { return (words_[rule.value / 64] & bit(rule)) != 0; }
  RuleSet& operator|=(const RuleSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i)
      words_[i] |= other.words_[i];
    return *this;
  }
  RuleSet& operator&=(const RuleSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i)
      words_[i] &= other.words_[i];
    return *this;
  }

 private:
  static std::uint64_t bit(RuleId rule) { return std::uint64_t{1} << rule.value % 64; }
  std::vector<std::uint64_t> words_;
};

/// What a rule may find in something of one kind.
struct RuleRoles {
  RuleSet subject;  ///< its part, the caller of its step, or what a design must have
  RuleSet target;   ///< of its step
  RuleSet place;    ///< a place that it asks for
};

/// The roles of kinds, each worked out when it is first asked for. The catalogue must not change meanwhile.
class RuleIndex {
 public:
  explicit RuleIndex(const Catalog& catalog);

  const RuleRoles& of(KindId kind);
  RuleSet none() const { return RuleSet(catalog_.rules.size()); }
  /// Rules that need no target, and that need no place.
  const RuleSet& without_target() const { return without_target_; }
  const RuleSet& without_place() const { return without_place_; }

 private:
  const Catalog& catalog_;
  RuleSet without_target_, without_place_;
  std::vector<std::optional<RuleRoles>> of_;  ///< by kind
};

}  // namespace stoa::catalog
