// What follows where neither lists nor ports say a word of a step: a part that runs nobody's code does only
// what the catalogue states, and what takes no such steps is reached by none.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compiler/catalog/catalog.hpp"

namespace stoa::sema {

/// Why a step cannot be, and what says so.
struct Refusal {
  std::string reason;  ///< a sentence without its full stop
  const std::vector<catalog::Source>& sources;
};

/// Nothing if silence proves nothing, such as of parts that the catalogue only names.
std::optional<Refusal> refuse_by_silence(const catalog::Kind& from, const catalog::Kind& to,
                                         catalog::EdgeKind kind, const catalog::Catalog& catalog);

}  // namespace stoa::sema
