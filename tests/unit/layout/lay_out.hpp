// Layouts for tests, and what to ask of them.
#pragma once

#include <algorithm>
#include <optional>
#include <utility>

#include <gtest/gtest.h>

#include "compiler/layout/layout.hpp"
#include "tests/unit/layout/design_builder.hpp"

namespace stoa::layout {

inline Scene lay_out(const DesignBuilder& built, diag::Sink& sink, Options options = {}) {
  Job job(built.design, built.kinds.catalog, options);
  std::optional<Scene> scene = job.finish(sink);
  EXPECT_TRUE(scene);
  return scene ? std::move(*scene) : Scene();
}

inline Scene lay_out(const DesignBuilder& built, Options options = {}) {
  diag::Sink sink;
  Scene scene = lay_out(built, sink, options);
  EXPECT_TRUE(sink.empty()) << "the layout had something to say";
  return scene;
}

inline bool holds_all(const Scene& scene) {
  const Rect picture{0, 0, scene.width, scene.height};
  return std::all_of(scene.tiles.begin(), scene.tiles.end(),
                     [&](const Tile& tile) { return holds(picture, unite(tile.icon, tile.label_box), 0); }) &&
         std::ranges::all_of(scene.frames, [&](const Frame& one) { return holds(picture, one.box, 0); }) &&
         std::ranges::all_of(scene.badges, [&](const Badge& one) { return holds(picture, one.center); }) &&
         (!scene.legend || holds(picture, scene.legend->panel, 0));
}

}  // namespace stoa::layout
