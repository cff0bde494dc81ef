#include "compiler/layout/place.hpp"

#include <dlfcn.h>
#include <functional>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/base/module.hpp"
#include "compiler/layout/bundle.hpp"
#include "compiler/layout/curves.hpp"
#include "compiler/layout/faults.hpp"
#include "compiler/layout/frames.hpp"
#include "compiler/layout/placer.hpp"
#include "compiler/layout/transfer.hpp"

namespace stoa::layout {
namespace {

// What a worker's answer begins with.
constexpr char kPlaced = 'p';
constexpr char kFailed = 'f';

// Opens the module in this process, which must be a worker: see placer.hpp.
PlaceFunction open_placer() {
  void* library = open_module(kPlacerLibrary, false);
  if (library == nullptr)
    throw std::runtime_error("the placement module cannot be opened");
  void* symbol = dlsym(library, kPlacerFunction);
  if (symbol == nullptr)
    throw std::runtime_error("the placement module lacks its function");
  return reinterpret_cast<PlaceFunction>(symbol);
}

Placement empty_placement(const Graph& graph) {
  Placement placement;
  placement.nodes.resize(graph.nodes.size());
  placement.groups.resize(graph.groups.size());
  return placement;
}

Placement place_curved(const Graph& graph, bool uses_newrank) {
  const Bundles bundles = bundle_edges(graph);
  std::vector<std::vector<Point>> curves(bundles.graph.edges.size());
  Placement placement = empty_placement(graph);
  const auto take_corners = [](void* context, std::uint32_t edge, const Point* points, std::size_t n_points) {
    (*static_cast<std::vector<std::vector<Point>>*>(context))[edge].assign(points, points + n_points);
  };
  if (!open_placer()({.graph = &bundles.graph,
                      .uses_newrank = uses_newrank,
                      .pins_ends = false,
                      .reverses_groups = false,
                      .nodes = placement.nodes.data(),
                      .groups = placement.groups.data(),
                      .take_corners = take_corners,
                      .context = &curves}))
    throw std::runtime_error("Graphviz gave up");
  const Point way = graph.direction == Direction::right ? Point{1, 0} : Point{0, 1};
  for (std::vector<Point>& curve : curves)
    curve = smooth_curve(curve, way);
  placement.edges = unbundle(graph, bundles, curves);
  return placement;
}

Placement place_routed(const Graph& graph, const PortfolioOptions& options) {
  const PlaceFunction placer = open_placer();
  Graph bundled = bundle_edges(graph).graph;
  const auto place = [&](const Variant& variant) -> std::optional<Placement> {
    bundled.direction = variant.direction;
    Placement placement = empty_placement(graph);
    if (!placer({.graph = &bundled,
                 .uses_newrank = variant.uses_newrank,
                 .pins_ends = variant.pins_ends,
                 .reverses_groups = variant.reverses_groups,
                 .nodes = placement.nodes.data(),
                 .groups = placement.groups.data(),
                 .take_corners = nullptr,
                 .context = nullptr}))
      return std::nullopt;
    return placement;
  };
  std::optional<Placement> best = place_best(graph, options, place);
  if (!best)
    throw std::runtime_error("no way to route its lines was found");
  return std::move(*best);
}

std::unique_ptr<Worker> start_worker(const std::function<Placement()>& place, const Budget& budget) {
  const auto work = [&place] {
    try {
      return kPlaced + pack(place());
    } catch (const std::runtime_error& error) {
      return kFailed + std::string(error.what());
    }
  };
  return std::make_unique<Worker>(work, budget);
}

}  // namespace

std::unique_ptr<Worker> start_curved_placement(const Graph& graph, bool uses_newrank, const Budget& budget) {
  return start_worker([&graph, uses_newrank] { return place_curved(graph, uses_newrank); }, budget);
}

std::unique_ptr<Worker> start_best_placement(const Graph& graph, const PortfolioOptions& options,
                                             const Budget& budget) {
  return start_worker([&graph, &options] { return place_routed(graph, options); }, budget);
}

PlacementOutcome finish_placement(Worker& worker, const Graph& graph) {
  Worker::Answer answer = worker.wait();
  if (answer.ending != Worker::Ending::answered)
    return {std::nullopt, std::move(answer.reason), answer.ending == Worker::Ending::timed_out};
  if (answer.bytes.starts_with(kFailed))
    return {std::nullopt, answer.bytes.substr(1), false};
  std::optional<Placement> placement;
  if (answer.bytes.starts_with(kPlaced))
    placement = unpack(std::string_view(answer.bytes).substr(1), graph);
  if (!placement)
    return {std::nullopt, "its answer cannot be read", false};
  if (placement->is_curved)
    fit_frames(graph, *placement);
  if (std::optional<std::string> fault = find_fault(graph, *placement))
    return {std::nullopt, std::move(*fault), false};
  return {std::move(placement), {}, false};
}

}  // namespace stoa::layout
