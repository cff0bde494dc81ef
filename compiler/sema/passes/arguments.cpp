#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "compiler/diag/code.hpp"
#include "compiler/sema/end.hpp"
#include "compiler/sema/passes/passes.hpp"
#include "compiler/sema/story.hpp"
#include "compiler/sema/support.hpp"

namespace stoa::sema {

namespace {

using catalog::Kind;
using diag::Code;
using diag::Diagnostic;

// What the catalogue calls parts that do nothing by themselves, and people who wait for an answer.
constexpr std::string_view kStarted = "started";
constexpr std::string_view kHuman = "human";

/// A choice that names neither a service nor something that nobody can judge.
bool is_idle(const Choice& choice, const Design& design, const catalog::Catalog& catalog) {
  const auto is_unknown = [&](NodeId node) { return !design.nodes[node].kind; };
  return services_of(choice, design, catalog).empty() && std::ranges::none_of(choice.nodes, is_unknown);
}

void check_choices(const Design& design, const catalog::Catalog& catalog, diag::Sink& sink) {
  for (const Choice& choice : design.choices) {
    if (is_idle(choice, design, catalog))
      sink.report(Diagnostic(Code::idle_choice, choice.span, "this choice is about nothing that is built")
                      .help("name the services that were chosen, or the place that they stand in"));
    else if (choice.alternatives.empty() && is_argued(design))
      sink.report(Diagnostic(Code::lone_choice, choice.span, "this choice names nothing that was passed over")
                      .help("say what else could have been taken, and why not: `over \"…\" \"why not\"`"));
  }
}

void check_tradeoffs(const Design& design, diag::Sink& sink) {
  for (const Tradeoff& tradeoff : design.tradeoffs) {
    if (!tradeoff.gains.empty() && !tradeoff.costs.empty())
      continue;
    const bool has_neither = tradeoff.gains.empty() && tradeoff.costs.empty();
    sink.report(Diagnostic(Code::one_sided_tradeoff, tradeoff.span,
                           has_neither              ? "this trade-off has neither a gain nor a cost"
                           : tradeoff.gains.empty() ? "this trade-off costs something and gains nothing"
                                                    : "this trade-off gains something and costs nothing")
                    .help(tradeoff.gains.empty() ? "say what is won: `gain \"…\"`"
                                                 : "say what is paid for it: `cost \"…\"`"));
  }
}

/// The parts that some step leads back to.
std::vector<bool> led_to_in(const Design& design) {
  std::vector<bool> is_led_to(design.nodes.size());
  for (const Link& link : design.links) {
    is_led_to[link.to.value] = true;
    if (link.arrow == ast::Arrow::answer || link.arrow == ast::Arrow::both)
      is_led_to[link.from.value] = true;
  }
  return is_led_to;
}

/// Whether a step of a flow is an event, so that nobody waits for what follows from it.
bool goes_on_alone(const Flow& flow, const Design& design) {
  for (const StepId step : flow.steps)
    for (const LinkId link : design.steps[step].links)
      if (design.links[link].arrow == ast::Arrow::event)
        return true;
  return false;
}

void check_beginnings(const Design& design, const std::vector<bool>& is_led_to,
                      const catalog::Catalog& catalog, diag::Sink& sink) {
  for (const Flow& flow : design.flows) {
    if (flow.steps.empty())
      continue;
    const Link& first = design.links[*design.steps[*flow.steps.begin()].links.begin()];
    const Node& begins = design.nodes[first.from];
    if (is_led_to[first.from.value] || !is(begins, kStarted, catalog))
      continue;
    sink.report(
        Diagnostic(Code::rootless_flow, first.span,
                   fmt::format("this flow begins at `{}` ({}), which does nothing until something starts it",
                               begins.name, catalog.kinds[*begins.kind].title))
            .help("begin it with who asks, or with the event or the clock that starts it"));
  }
}

/// Who waits for a request has its answer with it; who handed over work that goes on by itself has not.
void check_answers(const Design& design, const std::vector<bool>& is_answered,
                   const catalog::Catalog& catalog, diag::Sink& sink) {
  for (const Flow& flow : design.flows) {
    if (flow.steps.empty())
      continue;
    const Link& first = design.links[*design.steps[*flow.steps.begin()].links.begin()];
    if (!is(design.nodes[first.from], kHuman, catalog) || is_answered[first.from.value])
      continue;
    if (goes_on_alone(flow, design))
      sink.report(Diagnostic(Code::unanswered_request, first.span,
                             fmt::format("`{}` asks, the work goes on by itself, and no step leads back",
                                         design.nodes[first.from].name))
                      .help(fmt::format("say how the result gets there, as in `{} <- …`, or by a message",
                                        design.nodes[first.from].name)));
  }
}

}  // namespace

void check_arguments(const Design& design, Knowledge& knowledge, diag::Sink& sink) {
  const catalog::Catalog& catalog = knowledge.catalog;
  if (!design.is_complete || (design.choices.empty() && design.tradeoffs.empty()))
    return;
  check_choices(design, catalog, sink);
  check_tradeoffs(design, sink);
  if (!is_argued(design))
    return;
  const std::vector<bool> is_led_to = led_to_in(design);
  check_beginnings(design, is_led_to, catalog, sink);
  check_answers(design, is_led_to, catalog, sink);
}

}  // namespace stoa::sema
