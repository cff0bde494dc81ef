#include "compiler/catalog/supports.hpp"

#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "compiler/catalog/facts.hpp"
#include "compiler/catalog/references.hpp"
#include "compiler/catalog/rules.hpp"
#include "compiler/diag/code.hpp"

namespace stoa::catalog {

namespace {

using ast::Statement;
using ast::Word;
using diag::Code;
using diag::Diagnostic;

std::vector<Reference> tags_of(const Statement& statement) {
  std::vector<Reference> tags;
  for (const Word& word : statement.words)
    if (word.form == Word::Form::tag)
      tags.push_back({word.text, word.span});
  return tags;
}

std::vector<PillarId> find_pillars(const std::vector<Reference>& names, const Catalog& catalog, Extent extent,
                                   diag::Sink& sink) {
  std::vector<PillarId> pillars;
  for (const Reference& name : names) {
    if (const auto found = catalog.pillar_index.find(name.name); found != catalog.pillar_index.end()) {
      pillars.push_back(found->second);
    } else if (extent == Extent::whole) {
      std::vector<std::string_view> known;
      append_names(known, catalog.pillar_index);
      report_unknown(name, "pillar", std::move(known), sink);
    }
  }
  return pillars;
}

class SupportReader {
 public:
  SupportReader(Support& support, diag::Sink& sink) : support_(support), sink_(sink) {}

  void read(const Statement& statement) {
    fill(support_, statement);
    support_.names = tags_of(statement);
    bool has_broken = false;
    for (const Statement& fact : statement.body) {
      has_broken = has_broken || fact.is_broken;
      if (fact.is_broken)
        continue;
      const std::string_view keyword = fact.kind.text;
      if (keyword == "find") {
        support_.search = read_search(fact, sink_);
      } else if (keyword == "help") {
        support_.help = text_of(fact, Word::Form::text);
      } else if (keyword == "bad" || keyword == "good") {
        const Word& word = *find_word(fact, Word::Form::text);
        (keyword == "bad" ? support_.bad : support_.good) = word.text;
        (keyword == "bad" ? support_.bad_span : support_.good_span) = word.span;
      }
    }
    want(!support_.doc.empty(), "is not explained", "say in a `##` line above it why it helps");
    want(!support_.names.empty(), "serves no pillar", "add one after the phrase, such as `@reliability`");
    want((support_.search && support_.search->form == Search::Form::part) || has_broken, "looks at no part",
         "add a line such as `find part { is store }`");
    want(!support_.bad.empty(), "has no bad example", "add a small design that lacks it: `bad \"…\"`");
    want(!support_.good.empty(), "has no good example", "add a design that has it: `good \"…\"`");
    want(!support_.sources.empty(), "has no source",
         "say where it is known from: add `source \"address\" { read: DATE }`");
  }

 private:
  void want(bool is_there, std::string_view lack, std::string_view help) {
    if (!is_there)
      sink_.report(
          Diagnostic(Code::missing_fact, support_.span, fmt::format("evidence `{}` {}", support_.name, lack))
              .help(std::string(help)));
  }

  Support& support_;
  diag::Sink& sink_;
};

}  // namespace

void add_support(Catalog& catalog, const Statement& statement, diag::Sink& sink) {
  Support support;
  SupportReader(support, sink).read(statement);
  const auto [place, is_new] =
      catalog.support_index.try_emplace(support.name, catalog.supports.id(catalog.supports.size()));
  if (is_new) {
    catalog.supports.add(std::move(support));
    return;
  }
  sink.report(Diagnostic(Code::duplicate_kind, support.span,
                         fmt::format("there is evidence `{}` already", support.name))
                  .label(catalog.supports[place->second].span, "first declared here")
                  .help("give it another name"));
}

Merit merit_of(const Statement& fact, diag::Sink& sink) {
  Merit merit{tags_of(fact), {}, text_of(fact, Word::Form::text)};
  if (merit.names.empty())
    sink.report(Diagnostic(Code::missing_fact, fact.head, "this `supports` names no pillar")
                    .help("for example: `supports @cost \"costs nothing while nobody asks\"`"));
  return merit;
}

void link_supports(Catalog& catalog, Extent extent, diag::Sink& sink) {
  for (Support& support : catalog.supports) {
    support.pillars = find_pillars(support.names, catalog, extent, sink);
    if (extent == Extent::whole && support.search)
      link_search(*support.search, catalog, sink);
  }
  for (Kind& kind : catalog.kinds)
    for (Merit& merit : kind.merits)
      merit.pillars = find_pillars(merit.names, catalog, extent, sink);
}

}  // namespace stoa::catalog
