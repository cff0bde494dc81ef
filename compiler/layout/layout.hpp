// Design -> Scene. Placement runs in a process of its own; see isolate.hpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compiler/catalog/catalog.hpp"
#include "compiler/diag/diagnostic.hpp"
#include "compiler/layout/graph.hpp"
#include "compiler/layout/scene.hpp"
#include "compiler/sema/design.hpp"

namespace stoa::layout {

/// How lines run.
enum class LineStyle : std::uint8_t { orthogonal, curved };

struct Options {
  std::optional<Direction> direction{};  ///< otherwise whichever makes the better picture
  LineStyle lines = LineStyle::orthogonal;
  double seconds = 20;  ///< CPU and wall clock a placement may take
  std::uint64_t memory_bytes = std::uint64_t{1} << 30;
  double max_side = 32000;         ///< px
  std::size_t label_length = 500;  ///< characters of one text that are drawn at most
  std::size_t n_threads = 1;       ///< of a placement; all give the same picture
};

/// A layout under way: making it forks the worker, `finish` waits for it. Two may be under way at a time, so
/// that a run over many files uses two cores while this process stays in one thread.
class Job {
 public:
  /// The design and the catalog must outlive the job and its scene.
  Job(const sema::Design& design, const catalog::Catalog& catalog, const Options& options);
  ~Job();  ///< kills a worker that nobody waited for
  Job(Job&&) noexcept;
  Job& operator=(Job&&) noexcept;

  /// Waits, climbs down the ladder if need be (routed lines, one plain placement of them, curves, newrank,
  /// stoa's own placement) and builds the picture. Every node, group and link of the design is in it.
  /// Nothing, and an error in `sink`, if the picture would be larger than allowed; a note tells which rung
  /// was needed where it was not the first.
  std::optional<Scene> finish(diag::Sink& sink);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace stoa::layout
