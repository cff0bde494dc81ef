#include "compiler/layout/place.hpp"

#include <dlfcn.h>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

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
  void* library = dlopen(kPlacerLibrary, RTLD_LAZY | RTLD_LOCAL);
  if (library == nullptr)
    throw std::runtime_error("the placement module cannot be opened");
  void* symbol = dlsym(library, kPlacerFunction);
  if (symbol == nullptr)
    throw std::runtime_error("the placement module lacks its function");
  return reinterpret_cast<PlaceFunction>(symbol);
}

std::string place_in_worker(const Graph& graph, bool uses_newrank) {
  const Bundles bundles = bundle_edges(graph);
  std::vector<std::vector<Point>> curves(bundles.graph.edges.size());
  Placement placement;
  placement.nodes.resize(graph.nodes.size());
  placement.groups.resize(graph.groups.size());
  const auto take_corners = [](void* context, std::uint32_t edge, const Point* points, std::size_t n_points) {
    (*static_cast<std::vector<std::vector<Point>>*>(context))[edge].assign(points, points + n_points);
  };
  const PlacementRequest request{&bundles.graph,          uses_newrank, placement.nodes.data(),
                                 placement.groups.data(), take_corners, &curves};
  if (!open_placer()(request))
    throw std::runtime_error("Graphviz gave up");
  const Point way = graph.direction == Direction::right ? Point{1, 0} : Point{0, 1};
  for (std::vector<Point>& curve : curves)
    curve = smooth_curve(curve, way);
  placement.edges = unbundle(graph, bundles, curves);
  return pack(placement);
}

}  // namespace

std::unique_ptr<Worker> start_placement(const Graph& graph, bool uses_newrank, const Budget& budget) {
  const auto work = [&graph, uses_newrank] {
    try {
      return kPlaced + place_in_worker(graph, uses_newrank);
    } catch (const std::runtime_error& error) {
      return kFailed + std::string(error.what());
    }
  };
  return std::make_unique<Worker>(work, budget);
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
  fit_frames(graph, *placement);
  if (std::optional<std::string> fault = find_fault(graph, *placement))
    return {std::nullopt, std::move(*fault), false};
  return {std::move(placement), {}, false};
}

}  // namespace stoa::layout
