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

constexpr std::string_view kOwnWay = "by stoa's own simple placement";

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

  // The ladder: as asked; then newrank, unless time was the matter. Nothing where only stoa's own way is
  // left, which cannot fail.
  std::optional<Placement> climb(diag::Sink& sink) {
    const Graph& graph = measured.graph;
    PlacementOutcome first = finish_placement(*worker, graph);
    worker.reset();
    if (first.placement)
      return std::move(first.placement);
    if (!first.timed_out) {
      worker = start_placement(graph, true, budget_of(options));
      PlacementOutcome second = finish_placement(*worker, graph);
      worker.reset();
      if (second.placement) {
        note(sink, "with ranks across all groups (newrank)", first.reason);
        return std::move(second.placement);
      }
    }
    note(sink, kOwnWay, first.reason);
    return std::nullopt;
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
  std::optional<Placement> placement = state.climb(sink);
  if (placement) {
    Scene scene = state.draw(std::move(*placement));
    if (state.fits(scene))
      return scene;
    state.note(sink, kOwnWay, fmt::format("it would be {:.0f} by {:.0f} px", scene.width, scene.height));
  }
  Placement own = place_layered(state.measured.graph);
  fit_frames(state.measured.graph, own);
  Scene scene = state.draw(std::move(own));
  if (state.fits(scene))
    return scene;
  sink.report(diag::Diagnostic(diag::Code::picture_too_large, state.design.span,
                               fmt::format("the picture would be {:.0f} by {:.0f} px; the limit is {:.0f} px",
                                           scene.width, scene.height, state.options.max_side))
                  .help("draw its flows one by one, or raise the limit with `--limit picture-side=…`"));
  return std::nullopt;
}

}  // namespace stoa::layout
