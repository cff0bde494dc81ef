#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "compiler/diag/code.hpp"
#include "compiler/sema/detour.hpp"
#include "compiler/sema/passes/passes.hpp"
#include "compiler/sema/rule_match.hpp"

namespace stoa::sema {

namespace {

using catalog::Rule;
using diag::Code;
using diag::Diagnostic;

/// Fills the holes of a rule's messages with what it found.
class Message {
 public:
  Message(const Design& design, const catalog::Catalog& catalog, const RuleMatch& match)
      : design_(design), catalog_(catalog), match_(match) {}

  std::string fill(std::string_view text) const {
    std::string out;
    while (!text.empty()) {
      const std::size_t open = text.find('{');
      const std::size_t close = text.find('}', open);
      out += text.substr(0, open);
      if (close == std::string_view::npos)
        return out + std::string(open == std::string_view::npos ? "" : text.substr(open));
      out += value_of(text.substr(open + 1, close - open - 1));
      text.remove_prefix(close + 1);
    }
    return out;
  }

 private:
  std::string value_of(std::string_view hole) const {
    if (hole == "part" || hole == "from")
      return part(match_.part);
    if (hole == "to")
      return match_.target ? part(*match_.target) : std::string("it");
    if (hole == "place")
      return match_.place ? place(*match_.place) : std::string("its place");
    return hole == "limit" ? match_.limit : match_.value;
  }

  std::string part(NodeId id) const {
    const Node& node = design_.nodes[id];
    return node.kind ? fmt::format("`{}` ({})", node.name, catalog_.kinds[*node.kind].title)
                     : fmt::format("`{}`", node.name);
  }

  std::string place(GroupId id) const {
    const Group& group = design_.groups[id];
    return group.kind ? fmt::format("`{}` ({})", group.name, catalog_.kinds[*group.kind].title)
                      : fmt::format("`{}`", group.name);
  }

  const Design& design_;
  const catalog::Catalog& catalog_;
  const RuleMatch& match_;
};

Code code_of(Rule::Level level) {
  switch (level) {
    case Rule::Level::error:
      return Code::rule_mistake;
    case Rule::Level::warning:
      return Code::rule_risk;
    case Rule::Level::note:
      return Code::rule_advice;
  }
  return Code::rule_risk;
}

Diagnostic finding(const Rule& rule, const RuleMatch& match, const Message& message, const Design& design,
                   const catalog::Catalog& catalog) {
  Diagnostic found(code_of(rule.level), match.span, message.fill(rule.says));
  found.rule(rule.name);
  if (!rule.sources.empty())
    found.note(fmt::format("known from {}", rule.sources.front().address));
  if (!rule.help.empty())
    found.help(message.fill(rule.help));
  if (!rule.mend.name.empty() && match.link)
    if (auto fix =
            lead_through(design, design.links[*match.link], {rule.mend.name, rule.mend_in.name}, catalog))
      found.fix(std::move(*fix));
  return found;
}

/// Whether the design requires what calls the rule in.
bool is_for(const Rule& rule, const Design& design, const catalog::Catalog& catalog) {
  return rule.packs.empty() || std::ranges::any_of(design.packs, [&](catalog::PackId pack) {
           return std::ranges::find(rule.packs, catalog.packs[pack].name, &catalog::Reference::name) !=
                  rule.packs.end();
         });
}

}  // namespace

void check_rules(const Design& design, Knowledge& knowledge, diag::Sink& sink) {
  const catalog::Catalog& catalog = knowledge.catalog;
  if (catalog.rules.empty() || design.nodes.empty())
    return;
  RuleMatcher matcher(design, knowledge);
  const catalog::RuleSet candidates = matcher.candidates();
  for (std::size_t i = 0; i < catalog.rules.size(); ++i)
    if (const catalog::RuleId id = catalog.rules.id(i);
        candidates.has(id) && is_for(catalog.rules[id], design, catalog))
      for (const RuleMatch& match : matcher.find(id))
        sink.report(finding(catalog.rules[id], match, Message(design, catalog, match), design, catalog));
}

}  // namespace stoa::sema
