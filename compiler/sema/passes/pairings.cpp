#include <string>
#include <utility>

#include <fmt/format.h>

#include "compiler/diag/code.hpp"
#include "compiler/sema/detour.hpp"
#include "compiler/sema/passes/passes.hpp"

namespace stoa::sema {

namespace {

using diag::Code;
using diag::Diagnostic;
using Level = Verdict::Level;

std::string part(const Design& design, NodeId id, const catalog::Catalog& catalog) {
  const Node& node = design.nodes[id];
  return fmt::format("`{}` ({})", node.name, catalog.kinds[*node.kind].title);
}

/// Data that is drawn as it flows, to the part that fetches it, is a habit and no mistake.
bool follows_data(const Verdict& verdict) {
  return verdict.kind &&
         (*verdict.kind == catalog::EdgeKind::read || *verdict.kind == catalog::EdgeKind::readwrite ||
          *verdict.kind == catalog::EdgeKind::mount);
}

Diagnostic about_missing_part(const Design& design, const Link& link, const Verdict& verdict,
                              std::string message, const catalog::Catalog& catalog) {
  Diagnostic found(Code::missing_part, link.span, std::move(message));
  found.help(fmt::format("it goes {}: draw that part too", verdict.missing));
  if (!verdict.missing_kind.empty())
    if (auto fix = lead_through(design, link, {verdict.missing_kind, {}}, catalog))
      found.fix(std::move(*fix));
  return found;
}

Diagnostic finding(const Design& design, const Link& link, const Verdict& verdict,
                   const catalog::Catalog& catalog) {
  const std::string from = part(design, link.from, catalog);
  const std::string to = part(design, link.to, catalog);
  const std::string way_out = "if another kind of step is meant, say so in its body, as in `{ via: read }`";
  if (verdict.is_reversed)
    return Diagnostic(Code::reversed_step, link.span, fmt::format("it is {} that acts on {}", to, from))
        .help(follows_data(verdict)
                  ? "an arrow that follows the data is understood; one that follows control is clearer"
                  : "turn the arrow");
  switch (verdict.level) {
    case Level::error:
      return Diagnostic(Code::impossible_step, link.span,
                        fmt::format("no step leads from {} to {}", from, to))
          .help(fmt::format("put a part between them that can do it; {}", way_out));
    case Level::warn:
      if (verdict.missing.empty())
        return Diagnostic(Code::missing_part, link.span,
                          fmt::format("{} does not act on {} like this", from, to));
      return about_missing_part(design, link, verdict,
                                fmt::format("{} does not reach {} by itself", from, to), catalog);
    case Level::ok:
    case Level::unknown:
      break;
  }
  return Diagnostic(Code::unknown_pair, link.span,
                    fmt::format("the catalogue has nothing on {} and {}", from, to));
}

}  // namespace

void check_pairings(const Design& design, Knowledge& knowledge, diag::Sink& sink) {
  for (const Link& link : design.links) {
    const Verdict* const verdict = knowledge.steps.read(design, link);
    if (verdict == nullptr || verdict->level == Level::ok)
      continue;
    Diagnostic found = finding(design, link, *verdict, knowledge.catalog);
    const bool says_why =
        verdict->level != Level::unknown && verdict->missing.empty() && !verdict->is_reversed;
    if (says_why && !verdict->reason.empty())
      found.note(verdict->reason);
    if (verdict->source && !verdict->is_reversed)
      found.note(fmt::format("known from {}", verdict->source->address));
    sink.report(std::move(found));
  }
}

}  // namespace stoa::sema
