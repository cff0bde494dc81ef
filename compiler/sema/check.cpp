#include "compiler/sema/check.hpp"

#include <array>

#include "compiler/sema/passes/passes.hpp"
#include "compiler/sema/story.hpp"

namespace stoa::sema {

namespace {

constexpr std::array kPasses = {
    Pass{"places", "which place may stand in which", check_places},
    Pass{"parts", "what may stand where", check_parts},
    Pass{"pairings", "who may act on whom", check_pairings},
    Pass{"rules", "what the rules of the catalogue find", check_rules},
    Pass{"links", "addresses that are safe to follow", check_links},
    Pass{"claims", "pillars that are claimed and that nothing carries", check_claims},
    Pass{"arguments", "choices and trade-offs that say too little", check_arguments},
    Pass{"flows", "components that no flow touches, flows without steps", check_flows},
};

}  // namespace

std::span<const Pass> passes() {
  return kPasses;
}

void check(const Scenario& scenario, Knowledge& knowledge, diag::Sink& sink) {
  for (const Pass& pass : kPasses) {
    if (scenario.base_is_drawn)
      pass.run(scenario.base, knowledge, sink);
    for (const Design& stage : scenario.stages)
      pass.run(stage, knowledge, sink);
  }
  check_story(scenario, knowledge.catalog, sink);
}

}  // namespace stoa::sema
