// Small designs made by hand, with a small catalogue of their own, so that no change of the library moves a
// test.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/catalog/catalog.hpp"
#include "compiler/sema/design.hpp"

namespace stoa::layout {

/// A service, an actor and two places: a plain one and one with a pictogram.
struct TestKinds {
  catalog::Catalog catalog;
  catalog::KindId worker, person, box, zone;

  TestKinds() {
    catalog::Glyph glyph;
    glyph.name = "cube";
    glyph.path = "M4 4h16v16H4z";
    const catalog::GlyphId cube = catalog.glyphs.add(glyph);
    catalog::Category compute;
    compute.name = "compute";
    compute.color = "#ED7100";
    compute.glyph = cube;
    const catalog::CategoryId category = catalog.categories.add(compute);
    const auto add = [&](std::string_view name, std::string_view title, catalog::Kind::Class klass) {
      catalog::Kind kind;
      kind.name = name;
      kind.title = title;
      kind.doc = "Does what it is told.\nAnd more.";
      kind.klass = klass;
      return catalog.kinds.add(kind);
    };
    worker = add("worker", "Acme Worker", catalog::Kind::Class::service);
    catalog.kinds[worker].category = category;
    person = add("person", "Person", catalog::Kind::Class::actor);
    catalog.kinds[person].glyph = cube;
    box = add("box", "Box", catalog::Kind::Class::place);
    zone = add("zone", "Zone", catalog::Kind::Class::place);
    catalog.kinds[zone].glyph = cube;
  }
};

/// Adds parts to a design; names and titles must be literals.
struct DesignBuilder {
  TestKinds kinds;
  sema::Design design;

  DesignBuilder() {
    design.name = "test-design";
    design.title = "A test design";
  }

  sema::GroupId group(std::string_view name, std::string_view title,
                      std::optional<sema::GroupId> parent = std::nullopt) {
    sema::Group made;
    made.name = name;
    made.title = title;
    made.kind = kinds.box;
    made.parent = parent;
    return design.groups.add(made);
  }

  sema::NodeId node(std::string_view name, std::string_view title = {},
                    std::optional<sema::GroupId> group = std::nullopt) {
    sema::Node made;
    made.name = name;
    made.title = title;
    made.kind = kinds.worker;
    made.group = group;
    return design.nodes.add(made);
  }

  sema::NodeId actor(std::string_view name, std::string_view title) {
    const sema::NodeId id = node(name, title);
    design.nodes[id].kind = kinds.person;
    return id;
  }

  sema::FlowId flow(std::string_view title) {
    sema::Flow made;
    made.title = title;
    return design.flows.add(made);
  }

  /// One step of one arrow, in the last flow.
  sema::StepId step(sema::NodeId from, sema::NodeId to, std::string_view text = {},
                    ast::Arrow arrow = ast::Arrow::request) {
    if (design.flows.empty())
      flow({});
    const sema::FlowId flow_id = design.flows.id(design.flows.size() - 1);
    sema::Step made;
    made.flow = flow_id;
    made.number = static_cast<std::uint32_t>(design.steps.size() + 1);
    made.text = text;
    const sema::StepId id = design.steps.add(made);
    design.flows[flow_id].steps.push_back(id);
    also(id, from, to, arrow);
    return id;
  }

  /// One more arrow of a step, for chains and fan-outs.
  void also(sema::StepId step_id, sema::NodeId from, sema::NodeId to,
            ast::Arrow arrow = ast::Arrow::request) {
    sema::Link link;
    link.from = from;
    link.to = to;
    link.arrow = arrow;
    link.step = step_id;
    design.steps[step_id].links.push_back(design.links.add(link));
  }
};

}  // namespace stoa::layout
