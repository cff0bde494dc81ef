#include "compiler/layout/layout.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "compiler/layout/compose.hpp"
#include "compiler/layout/curves.hpp"
#include "compiler/layout/frames.hpp"
#include "compiler/layout/layered.hpp"
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

  // The ladder: as asked; then newrank, unless time or size was the matter; then stoa's own way, which cannot
  // fail.
  Climb climb() {
    const Graph& graph = measured.graph;
    PlacementOutcome first = finish_placement(*worker, graph);
    worker.reset();
    std::string reason = std::move(first.reason);
    if (!first.placement && !first.timed_out) {
      worker = start_placement(graph, true, budget_of(options));
      PlacementOutcome second = finish_placement(*worker, graph);
      worker.reset();
      if (second.placement) {
        Scene scene = draw(std::move(*second.placement));
        if (fits(scene))
          return {std::move(scene), true, "with ranks across all groups (newrank)", std::move(reason)};
      }
    }
    if (first.placement) {
      Scene scene = draw(std::move(*first.placement));
      if (fits(scene))
        return {std::move(scene)};
      reason = fmt::format("it would be {:.0f} by {:.0f} px", scene.width, scene.height);
    }
    Placement own = place_layered(graph);
    fit_frames(graph, own);
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
    improve_curves(measured.graph, placement);
    return compose(design, catalog, measured, placement, options.label_length);
  }

  bool fits(const Scene& scene) const { return std::max(scene.width, scene.height) <= options.max_side; }
};

Job::Job(const sema::Design& design, const catalog::Catalog& catalog, const Options& options)
    : state_(std::make_unique<State>(State{
          design, catalog, options, measure(design, catalog, options.direction, options.label_length)})) {
  if (!state_->is_empty())
    state_->worker = start_placement(state_->measured.graph, false, budget_of(options));
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
