// A catalogue, and what was worked out from it so far, which many designs ask for again. One for each thread;
// the catalogue must not change meanwhile.
#pragma once

#include "compiler/catalog/catalog.hpp"
#include "compiler/catalog/rule_index.hpp"
#include "compiler/sema/placement.hpp"
#include "compiler/sema/step_reading.hpp"

namespace stoa::sema {

struct Knowledge {
  explicit Knowledge(const catalog::Catalog& known)
      : catalog(known), rules(known), steps(known), standings(known) {}

  const catalog::Catalog& catalog;
  catalog::RuleIndex rules;
  StepReader steps;
  Standings standings;
};

}  // namespace stoa::sema
