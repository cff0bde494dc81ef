#include "compiler/layout/layout.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "compiler/diag/code.hpp"
#include "compiler/layout/compose.hpp"
#include "compiler/layout/curves.hpp"
#include "compiler/layout/frames.hpp"
#include "compiler/layout/layered.hpp"
#include "compiler/layout/legend.hpp"
#include "compiler/layout/measure.hpp"
#include "compiler/layout/place.hpp"

namespace stoa::layout {
namespace {

Budget budget_of(const Options& options) {
  return {options.seconds, options.memory_bytes};
}

void report_shortened(const sema::Design& design, const Measured& measured, diag::Sink& sink) {
  const auto report = [&](Span span, std::string_view name) {
    sink.report(diag::Diagnostic(diag::Code::label_shortened, span,
                                 fmt::format("the label of `{}` does not fit and is shortened", name))
                    .help("give it a shorter title; tooltips, notes and other outputs keep the long one"));
  };
  for (std::size_t i = 0; i < measured.nodes.size(); ++i)
    if (measured.nodes[i].is_shortened)
      report(design.nodes[design.nodes.id(i)].span, design.nodes[design.nodes.id(i)].name);
  for (std::size_t i = 0; i < measured.groups.size(); ++i)
    if (measured.groups[i].is_shortened)
      report(design.groups[design.groups.id(i)].span, design.groups[design.groups.id(i)].name);
}

}  // namespace

struct Job::State {
  const sema::Design& design;
  const catalog::Catalog& catalog;
  Options options;
  Measured measured;
  std::unique_ptr<Worker> worker{};  // None if there is nothing to place.

  bool is_empty() const { return measured.graph.nodes.empty() && measured.graph.groups.empty(); }

  /// The picture of the first rung that gives one within the limits, and why the rungs before it gave none.
  struct Climb {
    Scene scene;
    bool fits = true;
    std::string_view way{};  // Empty if it is the one that was asked for.
    std::string reason{};
  };

  bool is_routed() const {
    return options.lines == LineStyle::orthogonal && measured.graph.nodes.size() <= kMostRoutedNodes;
  }

  std::unique_ptr<Worker> start_routed(bool is_plain) const {
    const PortfolioOptions portfolio{options.direction, legend_height(design, catalog, options.label_length),
                                     is_plain, options.n_threads};
    return start_best_placement(measured.graph, portfolio, budget_of(options));
  }

  std::unique_ptr<Worker> start_curved(bool uses_newrank) const {
    return start_curved_placement(measured.graph, uses_newrank, budget_of(options));
  }

  // The ladder. A rung is tried if those before it gave nothing, and neither time nor size was the matter.
  // The last one is stoa's own way, which cannot fail.
  Climb climb() {
    std::string reason;
    bool may_go_on = true;
    const auto step_on = [&](std::unique_ptr<Worker> rung, std::string_view way) -> std::optional<Climb> {
      PlacementOutcome outcome = finish_placement(*rung, measured.graph);
      if (outcome.placement) {
        Scene scene = draw(std::move(*outcome.placement));
        if (fits(scene))
          return Climb{std::move(scene), true, way, reason};
        outcome.reason = fmt::format("it would be {:.0f} by {:.0f} px", scene.width, scene.height);
        may_go_on = false;
      }
      may_go_on = may_go_on && !outcome.timed_out;
      if (reason.empty())
        reason = std::move(outcome.reason);
      return std::nullopt;
    };
    std::optional<Climb> done = step_on(std::move(worker), "");
    if (!done && is_routed() && may_go_on)
      done = step_on(start_routed(true), "from one placement alone");
    if (!done && is_routed() && may_go_on)
      done = step_on(start_curved(false), "with curved lines");
    if (!done && may_go_on)
      done = step_on(start_curved(true), "with ranks across all groups (newrank)");
    if (done)
      return std::move(*done);
    Placement own = place_layered(measured.graph);
    fit_frames(measured.graph, own);
    Scene scene = draw(std::move(own));
    const bool does_fit = fits(scene);
    return {std::move(scene), does_fit, "by stoa's own simple placement", std::move(reason)};
  }

  void note(diag::Sink& sink, std::string_view way, std::string_view reason) const {
    sink.report(diag::Diagnostic(diag::Code::layout_fell_back, design.span,
                                 fmt::format("the picture of `{}` was laid out {}", design.name, way))
                    .note(fmt::format("the usual layout did not do: {}", reason)));
  }

  Scene draw(Placement placement) const {
    if (placement.is_curved)
      improve_curves(measured.graph, placement);
    return compose(design, catalog, measured, placement, options.label_length);
  }

  bool fits(const Scene& scene) const { return std::max(scene.width, scene.height) <= options.max_side; }
};

Job::Job(const sema::Design& design, const catalog::Catalog& catalog, const Options& options)
    : state_(std::make_unique<State>(State{
          design, catalog, options,
          measure(design, catalog, options.direction.value_or(Direction::right), options.label_length)})) {
  State& state = *state_;
  if (!state.is_empty())
    state.worker = state.is_routed() ? state.start_routed(false) : state.start_curved(false);
}

Job::~Job() = default;
Job::Job(Job&&) noexcept = default;
Job& Job::operator=(Job&&) noexcept = default;

std::optional<Scene> Job::finish(diag::Sink& sink) {
  State& state = *state_;
  report_shortened(state.design, state.measured, sink);
  if (state.is_empty())
    return state.draw(Placement{});
  State::Climb climb = state.climb();
  if (!climb.fits) {
    sink.report(
        diag::Diagnostic(diag::Code::picture_too_large, state.design.span,
                         fmt::format("the picture would be {:.0f} by {:.0f} px; the limit is {:.0f} px",
                                     climb.scene.width, climb.scene.height, state.options.max_side))
            .help("draw its flows one by one, or raise the limit with `--limit picture-side=…`"));
    return std::nullopt;
  }
  if (!climb.way.empty())
    state.note(sink, climb.way, climb.reason);
  return std::move(climb.scene);
}

}  // namespace stoa::layout
