// A small catalogue and a design in it, made by hand: two services, a place in a place, three steps.
#pragma once

#include <string_view>

#include "compiler/catalog/catalog.hpp"
#include "compiler/sema/design.hpp"

namespace stoa::backends {

struct SampleDesign {
  catalog::Catalog catalog;
  sema::Pool pool;
  sema::Design design;

  SampleDesign() {
    using catalog::Kind;
    catalog::Category storing;
    storing.name = "storage";
    storing.title = "Storage";
    storing.color = "#7AA116";
    const auto storage = catalog.categories.add(storing);
    const auto bucket = add_kind("bucket", "Bucket Service", Kind::Class::service, storage);
    const auto person = add_kind("user", "User", Kind::Class::actor, std::nullopt);
    const auto cloud = add_kind("cloud", "Cloud", Kind::Class::place, std::nullopt);
    const auto network = add_kind("network", "Network", Kind::Class::place, std::nullopt);
    catalog.kinds[network].stroke = {"#8C4FFF", "#A97BFF"};
    catalog.kinds[network].dash = "6 4";
    catalog::Pillar security;
    security.name = "security";
    security.title = "Security";
    const auto pillar = catalog.pillars.add(security);

    design.name = "my-shop";
    design.title = "A \"small\" shop";
    const auto outer = add_group("cloud", "", cloud, std::nullopt);
    const auto inner = add_group("net", "Inner net", network, outer);
    const auto client = add_node("client", "Shopper", person, std::nullopt);
    const auto docs = add_node("docs", "Documents", bucket, inner);
    const auto node = add_node("node", "", bucket, outer);
    design.nodes[docs].pillars = pool.pillars.keep({&pillar, 1});
    sema::Property keep;
    keep.name = "keep";
    keep.value.text = "15m";
    keep.quantity = catalog::Quantity{catalog::ValueType::duration, 900};
    design.nodes[docs].properties = pool.properties.keep({&keep, 1});

    sema::Flow buy;
    buy.name = "buy";
    buy.title = "Buying\nthings";
    const auto flow = design.flows.add(buy);
    add_step(flow, "puts a file", client, docs, ast::Arrow::request);
    add_step(flow, "", docs, node, ast::Arrow::data);
    add_step(flow, "answers", client, docs, ast::Arrow::answer);
  }

  catalog::KindId add_kind(std::string_view name, std::string_view title, catalog::Kind::Class klass,
                           std::optional<catalog::CategoryId> category) {
    catalog::Kind kind;
    kind.name = name;
    kind.title = title;
    kind.klass = klass;
    kind.category = category;
    return catalog.kinds.add(kind);
  }

  sema::GroupId add_group(std::string_view name, std::string_view title, catalog::KindId kind,
                          std::optional<sema::GroupId> parent) {
    sema::Group group;
    group.name = name;
    group.title = title;
    group.kind = kind;
    group.parent = parent;
    return design.groups.add(group);
  }

  sema::NodeId add_node(std::string_view name, std::string_view title, catalog::KindId kind,
                        std::optional<sema::GroupId> group) {
    sema::Node node;
    node.name = name;
    node.title = title;
    node.kind = kind;
    node.group = group;
    return design.nodes.add(node);
  }

  void add_step(sema::FlowId flow, std::string_view text, sema::NodeId from, sema::NodeId to,
                ast::Arrow arrow) {
    sema::Step step;
    step.flow = flow;
    step.number = static_cast<std::uint32_t>(design.steps.size() + 1);
    step.text = text;
    const auto step_id = design.steps.add(step);
    sema::Link link;
    link.from = from;
    link.to = to;
    link.arrow = arrow;
    link.step = step_id;
    design.steps[step_id].links.push_back(design.links.add(link));
    design.flows[flow].steps.push_back(step_id);
  }
};

}  // namespace stoa::backends
