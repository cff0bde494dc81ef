#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "compiler/diag/code.hpp"
#include "compiler/sema/end.hpp"
#include "compiler/sema/passes/passes.hpp"

namespace stoa::sema {

namespace {

constexpr std::string_view kStanding = "standing";  // A capability: no step need name it.

}  // namespace

void check_flows(const Design& design, Knowledge& knowledge, diag::Sink& sink) {
  const catalog::Catalog& catalog = knowledge.catalog;
  if (!design.is_complete)
    return;  // The step that is missing may be the one that could not be understood.
  std::vector<bool> is_touched(design.nodes.size());
  for (const Link& link : design.links)
    is_touched[link.from.value] = is_touched[link.to.value] = true;
  for (std::size_t i = 0; i < design.nodes.size(); ++i) {
    const Node& node = design.nodes[design.nodes.id(i)];
    if (is_touched[i] || is(node, kStanding, catalog))
      continue;
    const std::string title =
        node.kind ? fmt::format(" ({})", catalog.kinds[*node.kind].title) : std::string();
    const std::string when = design.stage ? fmt::format(" in stage `{}`", design.stage->name) : std::string();
    sink.report(diag::Diagnostic(diag::Code::untouched_component, node.span,
                                 fmt::format("no flow touches `{}`{}{}", node.name, title, when))
                    .help(fmt::format("say in a step what it does, remove it, or put "
                                      "`allow W0401 \"reason\"` into its body")));
  }
  for (const Flow& flow : design.flows)
    if (flow.steps.empty() && !flow.name.empty())
      sink.report(diag::Diagnostic(diag::Code::empty_flow, flow.span,
                                   fmt::format("flow `{}` has no steps", flow.name))
                      .help("add a step, as in `client -> api \"asks a question\"`, or remove it"));
}

}  // namespace stoa::sema
