#include "compiler/sema/dump.hpp"

#include <iterator>

#include "compiler/base/format.hpp"

namespace stoa::sema {

namespace {

class Dumper {
 public:
  Dumper(const Design& design, const catalog::Catalog& catalog) : design_(design), catalog_(catalog) {}

  std::string run() {
    line("design {} \"{}\"", design_.name, design_.title);
    if (design_.stage)
      line("stage {} \"{}\" removes [{}]", design_.stage->name, design_.stage->title,
           fmt::join(design_.stage->removed, ", "));
    for (const Question& question : design_.questions)
      line("ask {} \"{}\" assumes {}", question.category ? catalog_.questions[*question.category].name : "?",
           question.text, question.assumptions.size());
    for (std::size_t i = 0; i < design_.groups.size(); ++i) {
      const Group& group = design_.groups[design_.groups.id(i)];
      line("group {} {}: {} \"{}\" in {}{}", i, group.name, kind(group.kind), group.title,
           place(group.parent), change(group.change));
      dump(group.properties);
    }
    for (std::size_t i = 0; i < design_.nodes.size(); ++i) {
      const Node& node = design_.nodes[design_.nodes.id(i)];
      line("node {} {}: {} \"{}\" in {}{}{}", i, node.name, kind(node.kind), node.title, place(node.group),
           pillars(node.pillars), change(node.change));
      dump(node.properties);
    }
    for (const Flow& flow : design_.flows) {
      line("flow {} \"{}\"", flow.name, flow.title);
      for (const StepId id : flow.steps)
        dump(design_.steps[id]);
    }
    for (const Choice& choice : design_.choices) {
      std::string what;
      for (const NodeId node : choice.nodes)
        what += fmt::format(" {}", design_.nodes[node].name);
      for (const GroupId group : choice.groups)
        what += fmt::format(" {}", design_.groups[group].name);
      line("choose{}{} because {} over {}", what, pillars(choice.pillars), choice.because.size(),
           choice.alternatives.size());
    }
    for (const Tradeoff& tradeoff : design_.tradeoffs)
      line("tradeoff \"{}\" {} gains, {} costs, {} mitigations", tradeoff.title, tradeoff.gains.size(),
           tradeoff.costs.size(), tradeoff.mitigations.size());
    return std::move(out_);
  }

 private:
  template <class... Args>
  void line(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
    out_ += '\n';
  }

  std::string_view kind(std::optional<catalog::KindId> id) const {
    return id ? catalog_.kinds[*id].name : "?";
  }

  std::string_view place(std::optional<GroupId> id) const { return id ? design_.groups[*id].name : "-"; }

  std::string pillars(Pillars ids) const {
    std::string out;
    for (const catalog::PillarId id : ids)
      out += fmt::format(" @{}", catalog_.pillars[id].name);
    return out;
  }

  static std::string change(Change change) {
    return change == Change::none ? "" : fmt::format(" ({})", to_string(change));
  }

  void dump(Properties properties) {
    for (const Property& property : properties)
      line("  {}: {}", property.name, property.value.text);
  }

  void dump(const Step& step) {
    std::string links;
    for (const LinkId id : step.links) {
      const Link& link = design_.links[id];
      links += fmt::format(" {} {} {};", design_.nodes[link.from].name, ast::to_string(link.arrow),
                           design_.nodes[link.to].name);
    }
    line("  {}.{} \"{}\"{}{}", step.number, links, step.text, pillars(step.pillars), change(step.change));
    dump(step.properties);
  }

  const Design& design_;
  const catalog::Catalog& catalog_;
  std::string out_;
};

}  // namespace

std::string dump(const Design& design, const catalog::Catalog& catalog) {
  return Dumper(design, catalog).run();
}

}  // namespace stoa::sema
