// Whether one kind of part may have to do with another, by what the catalogue says of both.
//
// A step needs a way out of its source, a way into its target, and a kind. What the catalogue states about
// the two kinds beats the rules, and where nothing applies the answer is that nobody knows. The order is that
// of `judge`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "compiler/catalog/catalog.hpp"

namespace stoa::sema {

struct Verdict {
  enum class Level : std::uint8_t { ok, warn, error, unknown };
  Level level = Level::unknown;
  std::optional<catalog::EdgeKind> kind;  ///< as asked, or as inferred
  std::string mechanism;                  ///< how it works, in the words of the catalogue
  std::string reason;                     ///< why it is so, as a sentence without its full stop
  std::string missing;                    ///< the part between, where one is; a phrase
  std::string_view missing_kind;          ///< its kind, where one is the obvious; empty if none is
  std::optional<catalog::Source> source;
  bool is_reversed = false;  ///< drawn against control: the target acts on the source
  bool is_general = false;   ///< by a port that every service has, so that it says little of these two
};

/// `ok`, `warn`, `error` or `unknown`.
std::string_view to_string(Verdict::Level level);

/// What the catalogue says of a step of `kind`.
Verdict judge(const catalog::Kind& from, const catalog::Kind& to, catalog::EdgeKind kind,
              const catalog::Catalog& catalog);

/// What the catalogue says of a step whose kind is not given: the best answer, the likeliest kind first. With
/// `among`, only those kinds are thought of.
Verdict infer(const catalog::Kind& from, const catalog::Kind& to, const catalog::Catalog& catalog,
              std::optional<catalog::EdgeKinds> among = std::nullopt);

}  // namespace stoa::sema
