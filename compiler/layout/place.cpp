#include "compiler/layout/place.hpp"

#include <dlfcn.h>
#include <stdexcept>
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
    throw std::runtime_error("the placement failed");
  const Point way = graph.direction == Direction::right ? Point{1, 0} : Point{0, 1};
  for (std::vector<Point>& curve : curves)
    curve = smooth_curve(curve, way);
  placement.edges = unbundle(graph, bundles, curves);
  return pack(placement);
}

}  // namespace

std::unique_ptr<Worker> start_placement(const Graph& graph, bool uses_newrank, const Budget& budget) {
  return std::make_unique<Worker>([&graph, uses_newrank] { return place_in_worker(graph, uses_newrank); },
                                  budget);
}

PlacementOutcome finish_placement(Worker& worker, const Graph& graph) {
  Worker::Answer answer = worker.wait();
  if (answer.ending != Worker::Ending::answered)
    return {std::nullopt, std::move(answer.reason), answer.ending == Worker::Ending::timed_out};
  std::optional<Placement> placement = unpack(answer.bytes, graph);
  if (!placement)
    return {std::nullopt, "its answer cannot be read", false};
  fit_frames(graph, *placement);
  if (std::optional<std::string> fault = find_fault(graph, *placement))
    return {std::nullopt, std::move(*fault), false};
  return {std::move(placement), {}, false};
}

}  // namespace stoa::layout
