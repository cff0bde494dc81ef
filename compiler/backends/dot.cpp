// Design -> DOT, written by hand rather than by Graphviz: readable, one statement a line, in the order of the
// design, and the same whatever version is installed.
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/backends/backend.hpp"
#include "compiler/backends/escape.hpp"
#include "compiler/base/format.hpp"

namespace stoa::backends {

namespace {

constexpr std::string_view kFrameColor = "#7D8998";

using sema::GroupId;
using sema::NodeId;

/// What stands directly in a group, or at the top.
struct Members {
  std::vector<GroupId> groups;
  std::vector<NodeId> nodes;
};

struct Writer {
  const sema::Design& design;
  const catalog::Catalog& catalog;
  std::string out;
  std::vector<Members> members;  // By group; the last one is the top.

  Writer(const sema::Design& of, const catalog::Catalog& in) : design(of), catalog(in) {
    members.resize(design.groups.size() + 1);
    for (std::size_t i = 0; i < design.groups.size(); ++i)
      members_of(design.groups.items()[i].parent).groups.push_back(design.groups.id(i));
    for (std::size_t i = 0; i < design.nodes.size(); ++i)
      members_of(design.nodes.items()[i].group).nodes.push_back(design.nodes.id(i));
    out.reserve(1024 + 160 * (design.nodes.size() + design.groups.size() + design.links.size()));
  }

  Members& members_of(std::optional<GroupId> group) { return group ? members[group->value] : members.back(); }

  std::string write() {
    const std::string_view title = design.title.empty() ? design.name : design.title;
    line(0, "// {}", dot_comment(title));
    if (design.stage)
      line(0, "// Stage: {}",
           dot_comment(design.stage->title.empty() ? design.stage->name : design.stage->title));
    line(0, "digraph {} {{", dot_id(design.name.empty() ? "design" : design.name));
    line(1,
         "graph [label={}, labelloc=t, labeljust=l, rankdir=LR, newrank=true, nodesep=0.4, ranksep=0.7, "
         "color=\"#7D8998\", "
         "fontname=\"Helvetica,Arial,sans-serif\", fontsize=18];",
         dot_string(title));
    line(1,
         "node [shape=box, style=rounded, margin=\"0.15,0.08\", penwidth=1.5, color=\"#545B64\", "
         "fontname=\"Helvetica,Arial,sans-serif\", fontsize=12];");
    line(1,
         "edge [arrowhead=vee, arrowtail=vee, arrowsize=0.7, color=\"#545B64\", "
         "fontname=\"Helvetica,Arial,sans-serif\", fontsize=11];");
    out.push_back('\n');
    write_members();
    write_flows();
    line(0, "}}");
    return std::move(out);
  }

  template <class... Args>
  void line(std::size_t depth, fmt::format_string<Args...> format, Args&&... args) {
    out.append(2 * depth, ' ');
    fmt::format_to(std::back_inserter(out), format, std::forward<Args>(args)...);
    out.push_back('\n');
  }

  /// Nodes and clusters from the top down, with a stack of ours: the author decides how deep they nest.
  void write_members() {
    struct Open {
      const Members* members;
      std::size_t next_group;
    };
    write_nodes(members.back(), 1);
    std::vector<Open> open = {{&members.back(), 0}};
    while (!open.empty()) {
      Open& top = open.back();
      if (top.next_group < top.members->groups.size()) {
        const GroupId group = top.members->groups[top.next_group++];
        begin_cluster(design.groups[group], open.size());
        const Members& inner = members[group.value];
        write_nodes(inner, open.size() + 1);
        open.push_back({&inner, 0});
        continue;
      }
      open.pop_back();
      if (!open.empty())
        line(open.size(), "}}");
    }
  }

  void write_nodes(const Members& of, std::size_t depth) {
    for (const NodeId id : of.nodes) {
      const sema::Node& node = design.nodes[id];
      std::string attributes = fmt::format(
          "label={}",
          dot_string(label_of(node.kind, node.is_told_by_name ? node.name : node.title, node.name)));
      if (node.kind) {
        const std::string_view color = css_color(catalog.color_of(catalog.kinds[*node.kind]));
        if (!color.empty())
          attributes += fmt::format(", color={}", dot_string(color));
      }
      line(depth, "{} [{}];", node_id(id), attributes);
    }
  }

  void begin_cluster(const sema::Group& group, std::size_t depth) {
    line(depth, "subgraph {} {{", dot_id("cluster_" + std::string(group.name)));
    const std::string_view kind = group.kind ? catalog.kinds[*group.kind].title : std::string_view();
    const std::string told = group.is_told_by_name ? fmt::format("{}: {}", kind, group.name) : std::string();
    line(depth + 1, "label={};",
         dot_string(!group.title.empty() ? group.title
                    : !told.empty()      ? std::string_view(told)
                    : !kind.empty()      ? kind
                                         : group.name));
    line(depth + 1, "fontsize=13;");
    // Clusters inherit from the one around them, so each says its own look.
    const catalog::Kind* place = group.kind ? &catalog.kinds[*group.kind] : nullptr;
    const std::string_view color = place != nullptr ? css_color(place->stroke.light) : std::string_view();
    line(depth + 1, "color={};", dot_string(color.empty() ? kFrameColor : color));
    line(depth + 1, "style={};", place != nullptr && !place->dash.empty() ? "dashed" : "solid");
    if (const auto fill = place != nullptr ? css_color(place->fill.light) : std::string_view(); !fill.empty())
      line(depth + 1, "bgcolor={};", dot_string(fill));
  }

  /// The kind's title and, below it, the author's; either where the other is missing. An actor with a title
  /// of its own needs no other.
  std::string label_of(std::optional<catalog::KindId> kind, std::string_view title,
                       std::string_view name) const {
    const bool is_actor = kind && catalog.kinds[*kind].klass == catalog::Kind::Class::actor;
    std::string label(kind && (!is_actor || title.empty()) ? catalog.kinds[*kind].title : std::string_view());
    if (!title.empty() && title != label)
      label += (label.empty() ? "" : "\n") + std::string(title);
    return label.empty() ? std::string(name) : label;
  }

  std::string node_id(NodeId id) const {
    const std::string_view name = design.nodes[id].name;
    return name.empty() ? fmt::format("node_{}", id.value + 1) : dot_id(name);
  }

  void write_flows() {
    for (const sema::Flow& flow : design.flows) {
      if (flow.steps.empty())
        continue;
      out.push_back('\n');
      const std::string_view title = flow.title.empty() ? flow.name : flow.title;
      if (!title.empty())
        line(1, "// {}", dot_comment(title));
      for (const sema::StepId step : flow.steps)
        for (const sema::LinkId link : design.steps[step].links)
          write_edge(design.links[link], design.steps[step]);
    }
  }

  void write_edge(const sema::Link& link, const sema::Step& step) {
    std::string attributes = fmt::format("label=\"{}\"", step.number);
    switch (link.arrow) {
      case ast::Arrow::request:
        break;
      case ast::Arrow::event:
        attributes += ", style=dashed";
        break;
      case ast::Arrow::data:
        attributes += ", penwidth=2.5";
        break;
      case ast::Arrow::answer:
        attributes += ", dir=back";
        break;
      case ast::Arrow::both:
        attributes += ", dir=both";
        break;
    }
    if (!step.text.empty())
      attributes += fmt::format(", tooltip={}", dot_string(step.text));
    line(1, "{} -> {} [{}];", node_id(link.from), node_id(link.to), attributes);
  }
};

}  // namespace

std::string emit_dot(const sema::Design& design, const catalog::Catalog& catalog) {
  return Writer(design, catalog).write();
}

}  // namespace stoa::backends
