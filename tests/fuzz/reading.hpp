// A text read against what comes with stoa, which is loaded once: what most properties begin with.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "compiler/base/source.hpp"
#include "compiler/catalog/catalog.hpp"
#include "compiler/diag/diagnostic.hpp"
#include "compiler/sema/design.hpp"
#include "compiler/syntax/ast.hpp"

namespace stoa::testing {

/// Its parts point into each other, so it stays where it is.
struct Reading {
  Reading() = default;
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  SourceSet sources;
  diag::Sink sink;
  ast::Document document;
  catalog::Catalog own;  ///< of a text that adds to the catalogue
  const catalog::Catalog* catalog = nullptr;
  sema::Pool pool;
  std::vector<sema::Scenario> scenarios;
  SourceId source;  ///< of the text itself
};

/// Reads, resolves and checks, as the command does.
std::unique_ptr<Reading> read_against_standard(std::string_view text);

/// Ends the process unless every finding stands in its text and every form of report is whole.
void check_rendering(const diag::Sink& sink, const SourceSet& sources);

/// Calls `act` with every design of a scenario: its base and its stages.
template <class Act>
void for_each_design(const sema::Scenario& scenario, Act act) {
  act(scenario.base);
  for (const sema::Design& stage : scenario.stages)
    act(stage);
}

}  // namespace stoa::testing
