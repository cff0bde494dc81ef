#include <string>
#include <vector>

#include <fmt/format.h>

#include "compiler/diag/code.hpp"
#include "compiler/sema/passes/passes.hpp"
#include "compiler/sema/support.hpp"

namespace stoa::sema {

namespace {

/// What somebody says that certain parts are good for.
struct Claim {
  Pillars pillars;
  Span span;
  std::string subject;
  std::vector<NodeId> parts;
};

std::string name_of(const Node& node) {
  return fmt::format("`{}`", node.name);
}

std::string subject_of(const Choice& choice, const Design& design) {
  constexpr std::size_t kMost = 3;
  std::string out;
  std::size_t n = 0;
  const auto add = [&](std::string_view name) {
    if (n++ < kMost)
      out += fmt::format("{}`{}`", out.empty() ? "" : ", ", name);
  };
  for (const NodeId node : choice.nodes)
    add(design.nodes[node].name);
  for (const GroupId group : choice.groups)
    add(design.groups[group].name);
  return n > kMost ? out + ", …" : out;
}

std::vector<Claim> claims_of(const Design& design, const catalog::Catalog& catalog) {
  std::vector<Claim> claims;
  for (std::size_t i = 0; i < design.nodes.size(); ++i)
    if (const Node& node = design.nodes[design.nodes.id(i)]; !node.pillars.empty())
      claims.push_back({node.pillars, node.span, name_of(node), {design.nodes.id(i)}});
  for (const Step& step : design.steps) {
    if (step.pillars.empty())
      continue;
    Claim claim{step.pillars, step.span, fmt::format("step {}", step.number), {}};
    for (const LinkId link : step.links)
      claim.parts.insert(claim.parts.end(), {design.links[link].from, design.links[link].to});
    claims.push_back(std::move(claim));
  }
  for (const Choice& choice : design.choices)
    if (!choice.pillars.empty())
      claims.push_back(
          {choice.pillars, choice.span, subject_of(choice, design), services_of(choice, design, catalog)});
  for (const Tradeoff& tradeoff : design.tradeoffs) {
    if (tradeoff.pillars.empty())
      continue;
    Claim claim{tradeoff.pillars, tradeoff.span, "the trade-off", {}};
    for (std::size_t i = 0; i < design.nodes.size(); ++i)
      claim.parts.push_back(design.nodes.id(i));
    claims.push_back(std::move(claim));
  }
  return claims;
}

/// What the catalogue says nothing on can carry anything: people, systems of others, kinds it does not know.
bool is_known(const Claim& claim, const Design& design, const catalog::Catalog& catalog) {
  for (const NodeId part : claim.parts)
    if (const auto kind = design.nodes[part].kind;
        kind && catalog.kinds[*kind].klass == catalog::Kind::Class::service)
      return true;
  return false;
}

}  // namespace

void check_claims(const Design& design, Knowledge& knowledge, diag::Sink& sink) {
  const catalog::Catalog& catalog = knowledge.catalog;
  if (!design.is_complete || catalog.supports.empty())
    return;
  const std::vector<Claim> claims = claims_of(design, catalog);
  if (claims.empty())
    return;
  SupportFinder finder(design, knowledge);
  for (const Claim& claim : claims) {
    if (!is_known(claim, design, catalog))
      continue;
    for (const catalog::PillarId pillar : claim.pillars) {
      if (!knows_supports(pillar, catalog) || finder.find(pillar, claim.parts))
        continue;
      sink.report(
          diag::Diagnostic(diag::Code::unsupported_claim, claim.span,
                           fmt::format("nothing in the design shows that {} serves {}", claim.subject,
                                       catalog.pillars[pillar].title))
              .help(fmt::format("it would be carried by any of these: {}", supports_text(pillar, catalog)))
              .help(fmt::format("draw or say what carries it, or take `@{}` away",
                                catalog.pillars[pillar].name)));
    }
  }
}

}  // namespace stoa::sema
