// The front end over a text in memory: parse, catalogue, resolve, check, `allow`. Nothing is read but
// stdlib/.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/limits.hpp"
#include "compiler/base/source.hpp"
#include "compiler/catalog/catalog.hpp"
#include "compiler/diag/code.hpp"
#include "compiler/diag/diagnostic.hpp"
#include "compiler/sema/design.hpp"
#include "compiler/syntax/ast.hpp"

namespace stoa::testing {

/// What a text is checked against besides what it declares itself.
struct Library {
  bool is_standard = true;  ///< stdlib/ as it stands in the tree
  std::string text;         ///< or this, so that a change of stdlib/ moves no test
};

/// All that the front end makes of a text. Its parts point into each other, so it stays where it is.
struct Analysis {
  Analysis() = default;
  Analysis(const Analysis&) = delete;
  Analysis& operator=(const Analysis&) = delete;

  SourceSet sources;
  diag::Sink sink;
  std::deque<ast::Document> library;
  std::deque<ast::Document> documents;  ///< imported ones first, the text itself last
  catalog::Catalog catalog;
  sema::Pool pool;
  std::vector<sema::Scenario> scenarios;
  SourceId source;  ///< of the text itself

  /// What was said about the text itself.
  std::vector<diag::Diagnostic> findings() const;
  /// "E0202 W0401", in the order of their places.
  std::string codes() const;
  const sema::Design& design() const { return scenarios.front().base; }
};

/// `imported` are texts that the text imports, in that order.
std::unique_ptr<Analysis> analyze(std::string text, const Library& library = {}, const Limits& limits = {},
                                  const std::vector<std::string>& imported = {});

/// Parses alone; the source stays alive with the result.
std::unique_ptr<Analysis> parse_only(std::string text, const Limits& limits = {});

/// A few services, places and pillars: enough for a design, and nobody else's to change.
extern const char* const kSmallLibrary;

}  // namespace stoa::testing
