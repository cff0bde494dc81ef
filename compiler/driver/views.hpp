// Which designs of a run are drawn: whole ones, single flows, stages.
#pragma once

#include <deque>
#include <span>
#include <string>
#include <vector>

#include "compiler/catalog/catalog.hpp"
#include "compiler/diag/diagnostic.hpp"
#include "compiler/driver/read.hpp"
#include "compiler/driver/session.hpp"
#include "compiler/sema/design.hpp"

namespace stoa::driver {

/// An input with what was made of it.
struct Unit {
  const Input* input = nullptr;
  const catalog::Catalog* catalog = nullptr;
  std::vector<sema::Scenario> scenarios;
};

/// One design to be written, under a name of its own.
struct View {
  const Unit* unit = nullptr;
  const sema::Scenario* scenario = nullptr;
  const sema::Design* design = nullptr;
  const sema::Design* drawn = nullptr;  ///< for pictures: of a stage also what it took away
  std::string name;                     ///< `shop`, or `shop.checkout` for a flow or stage of it
};

/// The views that `wanted` names: `whole`, `all`, flows, stages, and flows in a stage. Nothing wanted means
/// `whole`. A name that no scenario has is reported. Designs that had to be made for it go into `made`, and
/// names into `pool`.
std::vector<View> choose_views(std::span<const Unit> units, std::span<const Argument> wanted,
                               std::deque<sema::Design>& made, sema::Pool& pool, diag::Sink& sink);

}  // namespace stoa::driver
