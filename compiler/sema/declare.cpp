// Declarations: every part, place, flow and stage gets its name before anything refers to it.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "compiler/diag/code.hpp"
#include "compiler/sema/resolver.hpp"
#include "compiler/syntax/sentence.hpp"
#include "compiler/syntax/shape.hpp"
#include "compiler/syntax/word.hpp"

namespace stoa::sema {

using ast::Statement;
using ast::Word;
using catalog::Kind;
using diag::Code;
using diag::Diagnostic;
using syntax::is_declaration;

namespace {

// Where the sentences stand that may be meant by an unknown kind.
constexpr syntax::Contexts kDesigns =
    syntax::in_contexts(syntax::Context::file, syntax::Context::scenario, syntax::Context::stage);

}  // namespace

void Resolver::declare_body(const ast::Body& body, std::optional<GroupId> group) {
  for (const Statement& statement : body) {
    if (is_declaration(statement))
      declare(statement, group);
    else if (statement.form != Statement::Form::sentence)
      continue;
    else if (statement.kind.text == "flow")
      declare_flow(statement);
    else if (statement.kind.text == "stage")
      declare_stage(statement);
  }
}

void Resolver::declare(const Statement& statement, std::optional<GroupId> group) {
  if (!fits_limit(statement.head))
    return;
  // A line that could not be read may be no declaration at all, such as a step with a broken arrow.
  const Word* word = find_word(statement, Word::Form::name);
  if (statement.is_broken && names_.contains(word == nullptr ? statement.kind.text : word->text))
    return;
  const std::optional<catalog::KindId> id = kind_of(statement);
  const Kind* known = kind(id);
  // Of an unknown kind, a body with declarations makes a place, so that what stands in it is not lost.
  const bool is_place = known != nullptr ? known->klass == Kind::Class::place
                                         : std::ranges::any_of(statement.body, is_declaration);
  if (is_place)
    declare_group(statement, id, group);
  else
    declare_part(statement, id, group);
}

bool Resolver::could_be(const Statement& statement, const syntax::Sentence& sentence) const {
  using syntax::Context;
  const bool is_in_scenario = design.span.begin != design.span.end;
  const bool belongs_in_scenario = (sentence.where & syntax::in_context(Context::scenario)) != 0;
  if (!is_in_scenario && context_.has_scenario && belongs_in_scenario)
    return false;
  // What makes the file a design by itself would then stand outside.
  if (!is_in_scenario && !design.name.empty() && sentence.keyword == "scenario")
    return false;
  const Context context = in_body_         ? Context::part
                          : in_stage_      ? Context::stage
                          : is_in_scenario ? Context::scenario
                                           : Context::file;
  return syntax::could_be(statement, sentence, context);
}

std::vector<Candidate> Resolver::kinds() const {
  std::vector<Candidate> all;
  for (const Kind& known : context_.catalog.kinds) {
    if (!syntax::is_name(known.name))  // What is not written as names are is mended where it is declared.
      continue;
    all.push_back({known.name, known.name});
    for (const std::string_view alias : known.aliases)
      all.push_back({alias, known.name});
  }
  return all;
}

const Kind* Resolver::kind_called(std::string_view name) const {
  const catalog::Catalog& catalog = context_.catalog;
  if (const auto found = catalog.kind_index.find(name); found != catalog.kind_index.end())
    return &catalog.kinds[found->second];
  const auto alias = catalog.kind_aliases.find(name);
  return alias == catalog.kind_aliases.end() ? nullptr : &catalog.kinds[alias->second];
}

std::optional<catalog::KindId> Resolver::kind_of(const Statement& statement) {
  const std::string_view name = statement.kind.text;
  const catalog::Catalog& catalog = context_.catalog;
  if (const auto found = catalog.kind_index.find(name); found != catalog.kind_index.end())
    return found->second;
  if (statement.is_broken || !syntax::is_name(name))
    return std::nullopt;
  std::vector<std::string_view> near;
  std::string written(name);
  Span span = statement.kind.span;
  const Word* const next = statement.words.empty() ? nullptr : &statement.words.front();
  const bool has_name = next != nullptr && next->form == Word::Form::name;
  if (const Kind* const meant = has_name ? kind_called(fmt::format("{}-{}", name, next->text)) : nullptr;
      meant != nullptr) {  // `public subnet`
    near.push_back(meant->name);
    written = fmt::format("{} {}", name, next->text);
    span = join(span, next->span);
  } else if (const auto alias = catalog.kind_aliases.find(name); alias != catalog.kind_aliases.end()) {
    near.push_back(catalog.kinds[alias->second].name);
  } else if (n_suggested_++ < context_.limits.diagnostics) {
    std::vector<Candidate> candidates = kinds();
    for (const syntax::Sentence& sentence : syntax::sentences())
      if ((sentence.where & kDesigns) != 0 && could_be(statement, sentence))
        candidates.push_back({sentence.keyword, sentence.keyword});
    near = suggest(name, candidates);
  }
  auto finding = Diagnostic(Code::unknown_kind, statement.kind.span,
                            fmt::format("there is no kind `{}` in the catalogue", name));
  if (near.empty())
    finding.help("`stoa catalog WORD` searches it; `service` declares a kind of your own");
  else
    finding.fix(diag::rename_to_nearest(written, span, near));
  report(std::move(finding));
  return std::nullopt;
}

void Resolver::declare_part(const Statement& statement, std::optional<catalog::KindId> id,
                            std::optional<GroupId> group) {
  const Kind* known = kind(id);
  const Word* word = find_word(statement, Word::Form::name);
  Node node;
  node.has_own_name = word != nullptr;
  node.name = node.has_own_name ? word->text : statement.kind.text;
  node.span = word == nullptr ? statement.kind.span : word->span;
  node.title = text_of(statement, Word::Form::text);
  node.group = group;
  node.statement = statement.span;
  node.change = in_stage_ ? Change::added : Change::none;
  node.kind = id;
  if (!enter(node.name, NodeId{static_cast<std::uint32_t>(design.nodes.size())}, node.span, word == nullptr))
    return;
  node.pillars = pillars_of(statement);
  node.properties = properties_of(statement, known, false);
  for (const Property& property : node.properties)
    if (property.name == "link" && property.value.form == Word::Form::text)
      node.link = property.value.text;
  design.nodes.add(node);

  report_spans(statement, node.name);
  const auto inner = std::ranges::find_if(statement.body, [&](const Statement& s) {
    return is_declaration(s) && (!s.words.empty() || s.has_body);
  });
  if (known == nullptr || inner == statement.body.end())
    return;
  report(
      Diagnostic(Code::not_a_container, inner->kind.span,
                 fmt::format("`{}` stands in `{}`, which holds no components", inner->kind.text, known->name))
          .label(statement.kind.span, fmt::format("{} is no place", known->title))
          .help("close its body first, or put both into a `group`"));
  const bool was_in_body = std::exchange(in_body_, true);
  for (const Statement& part : statement.body)
    if (is_declaration(part) && (!part.words.empty() || part.has_body))
      declare(part, group);
  in_body_ = was_in_body;
}

void Resolver::declare_group(const Statement& statement, std::optional<catalog::KindId> kind_id,
                             std::optional<GroupId> parent) {
  const Word* word = find_word(statement, Word::Form::name);
  const GroupId id{static_cast<std::uint32_t>(design.groups.size())};
  Group group;
  group.title = text_of(statement, Word::Form::text);
  group.span = word == nullptr ? statement.kind.span : word->span;
  group.parent = parent;
  group.statement = statement.span;
  group.change = in_stage_ ? Change::added : Change::none;
  group.kind = kind_id;
  const std::string_view called = word == nullptr ? statement.kind.text : word->text;
  const bool was_in_body = std::exchange(in_body_, true);
  if (!enter(called, id, group.span, word == nullptr)) {
    declare_body(statement.body, parent);  // What stands in it has names of its own.
    in_body_ = was_in_body;
    return;
  }
  group.has_own_name = word != nullptr;
  if (group.has_own_name)
    group.name = called;
  group.properties = properties_of(statement, kind(kind_id), false);
  design.groups.add(group);
  note_spans(statement.body, id);
  declare_body(statement.body, id);
  in_body_ = was_in_body;
}

void Resolver::declare_flow(const Statement& statement) {
  const Word* word = find_word(statement, Word::Form::name);
  Flow flow;
  flow.title = text_of(statement, Word::Form::text);
  flow.span = word == nullptr ? statement.kind.span : word->span;
  const FlowId id{static_cast<std::uint32_t>(design.flows.size())};
  if (word != nullptr) {
    if (!enter(word->text, id, word->span, false))
      return;
    flow.name = word->text;
  }
  flows_.emplace(&statement, id);
  design.flows.add(std::move(flow));
}

void Resolver::declare_stage(const Statement& statement) {
  if (const Word* word = find_word(statement, Word::Form::name); word != nullptr)
    enter(word->text, Stage{}, word->span, false);
}

void Resolver::continue_place(const Statement& statement) {
  const Word* word = find_word(statement, Word::Form::name);
  if (word == nullptr)
    return;
  const Named* named = find(*word);
  if (named == nullptr)
    return;
  if (const auto* group = std::get_if<GroupId>(&named->entity)) {
    const GroupId id = *group;  // Declaring may move what `named` points to.
    note_spans(statement.body, id);
    in_body_ = true;
    declare_body(statement.body, id);
    in_body_ = false;
    const Properties more = properties_of(statement, kind(design.groups[id].kind), false);
    const Properties old = design.groups[id].properties;
    properties_.assign(old.begin(), old.end());
    properties_.insert(properties_.end(), more.begin(), more.end());
    design.groups[id].properties = context_.pool.properties.keep(properties_);
  } else if (const auto* node = std::get_if<NodeId>(&named->entity)) {
    Node& part = design.nodes[*node];
    report_spans(statement, part.name);
    if (in_stage_ && part.change == Change::none)
      part.change = Change::changed;
    const Properties changed = properties_of(statement, kind(part.kind), false);
    properties_.assign(part.properties.begin(), part.properties.end());
    for (const Property& property : changed) {
      std::erase_if(properties_, [&](const Property& old) { return old.name == property.name; });
      properties_.push_back(property);
    }
    part.properties = context_.pool.properties.keep(properties_);
  }
}

bool Resolver::enter(std::string_view name, Entity entity, Span span, bool by_default) {
  const auto [first, is_new] = names_.add(name, {entity, span, by_default});
  if (is_new)
    return true;
  const bool are_places =
      std::holds_alternative<GroupId>(entity) && std::holds_alternative<GroupId>(first->entity);
  if (by_default && are_places) {
    first->is_ambiguous = true;
    return true;
  }
  auto finding = Diagnostic(Code::duplicate_name, span, fmt::format("`{}` is declared twice", name))
                     .label(first->span, "first declared here");
  if (by_default)
    finding.help(fmt::format(
        "a part without a name is called like its kind: give this one a name, as in `{} other`", name));
  else if (std::holds_alternative<FlowId>(entity) && std::holds_alternative<FlowId>(first->entity))
    finding.help(fmt::format("go on with a flow by `in {} {{ … }}`, or rename one of them", name));
  else
    finding.help("names are unique in a scenario, over parts, places, flows and stages: rename one of them");
  report(std::move(finding));
  return false;
}

bool Resolver::fits_limit(Span span) {
  const std::size_t n = design.nodes.size() + design.groups.size();
  if (n < context_.limits.components)
    return true;
  if (n == context_.limits.components && design.is_complete)
    report(Diagnostic(Code::too_many_components, span,
                      fmt::format("this is component {}; the limit is {}", n + 1, context_.limits.components))
               .help("split the scenario, or raise the limit with `--limit components=N`"));
  design.is_complete = false;
  is_truncated_ = true;  // What is left out cannot be named, and that is no mistake of its own.
  return false;
}

const Named* Resolver::instantiate(std::string_view name) {
  const Shared* part = context_.shared.find(name);
  if (part == nullptr)
    return nullptr;
  // The places around it first, from the outside in. Nesting is bounded by the parser.
  std::optional<GroupId> group;
  std::vector<const Shared*> chain;
  for (const Shared* at = part; at != nullptr; at = at->parent)
    chain.push_back(at);
  std::ranges::reverse(chain);
  for (const Shared* at : chain) {
    const Word* word = find_word(*at->statement, Word::Form::name);
    const std::string_view called = word == nullptr ? at->statement->kind.text : word->text;
    const Named* found = names_.find(called);
    if (found == nullptr) {
      Statement alone = *at->statement;
      std::vector<Statement> rest(alone.body.begin(), alone.body.end());
      if (at != part || context_.catalog.find_kind(alone.kind.text) == nullptr ||
          context_.catalog.find_kind(alone.kind.text)->klass == Kind::Class::place)
        std::erase_if(rest, is_declaration);
      alone.body = {rest.data(), rest.size()};
      declare(alone, group);
      found = names_.find(called);
    }
    if (found == nullptr)
      return nullptr;
    if (const auto* id = std::get_if<GroupId>(&found->entity))
      group = *id;
  }
  return names_.find(name);
}

}  // namespace stoa::sema
