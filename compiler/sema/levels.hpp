// Which findings count as errors, which as warnings, and which are silent: what `--deny`, `--warn`, `--allow`
// and the project file say.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/catalog/catalog.hpp"
#include "compiler/diag/diagnostic.hpp"

namespace stoa::sema {

enum class Level : std::uint8_t { allow, warn, deny };

/// One wish about findings of a name: a rule, a code, the beginning of codes (`W03`), a family, a pillar, or
/// all `warnings` or `notes`.
struct LevelChoice {
  Level level = Level::allow;
  std::string name;
  Span place;          ///< where it was said, for findings about it
  std::string origin;  ///< for people: "`--deny W0401`"
};

/// The names of a catalogue that findings can be called by, besides their codes.
struct FindingNames {
  std::map<std::string_view, std::vector<std::string_view>> rules;  ///< and the pillars of each, by name
  std::map<std::string_view, std::string_view> pillars;             ///< by name or alias

  void add(const catalog::Catalog& catalog);
};

/// Gives the findings in `sink` the levels that were chosen. Of several choices that speak of a finding the
/// one that says more exactly which it means counts, of equally exact ones the last. A family or a pillar
/// speaks of notes only to allow them. Errors that leave nothing to draw stay errors. Names that mean nothing
/// are reported.
void apply_levels(std::span<const LevelChoice> choices, const FindingNames& names, diag::Sink& sink);

}  // namespace stoa::sema
