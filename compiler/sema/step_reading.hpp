// What a step of a design means, as far as the catalogue can tell.
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>

#include "compiler/catalog/catalog.hpp"
#include "compiler/sema/design.hpp"
#include "compiler/sema/pairing.hpp"

namespace stoa::sema {

/// The verdict on one arrow between two services: `via:` settles the kind, the arrow narrows it. Nothing
/// where an end is no service, has no known kind or is one the catalogue says nothing about, and for answers.
std::optional<Verdict> read_link(const Design& design, const Link& link, const catalog::Catalog& catalog);

/// Reads each kind of step once: a verdict depends on the kinds of both ends, on the arrow and on `via:`, and
/// a design has few such combinations.
class StepReader {
 public:
  explicit StepReader(const catalog::Catalog& catalog) : catalog_(catalog) {}

  /// As `read_link`; null where that gives nothing. Stays valid as long as the reader.
  const Verdict* read(const Design& design, const Link& link);

 private:
  const catalog::Catalog& catalog_;
  std::unordered_map<std::uint64_t, Verdict> verdicts_;
};

}  // namespace stoa::sema
