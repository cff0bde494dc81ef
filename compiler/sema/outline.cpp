#include "compiler/sema/outline.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "compiler/diag/code.hpp"
#include "compiler/sema/resolve.hpp"
#include "compiler/sema/resolver.hpp"
#include "compiler/sema/view.hpp"
#include "compiler/syntax/sentence.hpp"

namespace stoa::sema {

using ast::Statement;
using ast::Word;
using diag::Code;
using diag::Diagnostic;

namespace {

/// What makes a file without `scenario` a design by itself.
bool makes_design(const Statement& statement) {
  if (statement.form == Statement::Form::step)
    return true;
  const syntax::Sentence* sentence = statement.sentence;
  return sentence != nullptr && sentence->keyword != "allow" &&
         (sentence->where & syntax::in_context(syntax::Context::scenario)) != 0;
}

/// Names in statements that could not be read: that they are unknown, or unused, follows from another
/// mistake.
void poison(const ast::Body& body, std::unordered_set<std::string_view>& names) {
  for (const Statement& statement : body) {
    if (statement.is_broken)
      for (const Word& word : statement.words)
        if (word.form == Word::Form::name)
          names.insert(word.text);
    poison(statement.body, names);
  }
}

/// One scenario from the statements of its body: the base, then a state for each stage.
Scenario resolve_scenario(const Statement& head, const ast::Body& body, std::string_view name,
                          Resolver& state) {
  Scenario scenario;
  scenario.name = name;
  scenario.block = head.span;
  state.begin(head, name);
  state.read_brief(body);
  state.declare_body(body, std::nullopt);
  for (const Statement& statement : body)
    if (is_sentence(statement, "in"))
      state.continue_place(statement);
  state.spread_places();
  state.relate_body(body);
  state.spread_places();  // Of what was brought along by its name.
  std::vector<const Statement*> stages;
  for (const Statement& statement : body)
    if (is_sentence(statement, "stage") && !statement.words.empty())
      stages.push_back(&statement);
  // The first stage goes on from the state that the base is in before it is finished.
  scenario.base = state.design;
  state.finish(scenario.base);
  scenario.stages.reserve(stages.size());
  for (const Statement* stage : stages) {
    state.begin_stage(*stage);
    state.declare_body(stage->body, std::nullopt);
    for (const Statement& inner : stage->body)
      if (is_sentence(inner, "in"))
        state.continue_place(inner);
    state.spread_places();
    state.relate_body(stage->body);
    state.spread_places();
    for (const Statement& inner : stage->body)
      if (is_sentence(inner, "remove"))
        state.remove(inner);
    state.finish(state.design);
    scenario.stages.push_back(state.design);
  }
  const bool a_stage_has_steps =
      std::ranges::any_of(scenario.stages, [](const Design& design) { return !design.steps.empty(); });
  scenario.base_is_drawn = !scenario.base.steps.empty() || !a_stage_has_steps;
  if (!scenario.base_is_drawn)
    unmark(scenario.stages.front());  // Nothing is drawn that it could differ from.
  return scenario;
}

}  // namespace

void SharedParts::add(const Statement& statement, const catalog::Catalog& catalog, const Shared* parent) {
  if (!syntax::is_declaration(statement))
    return;
  const catalog::Kind* kind = catalog.find_kind(statement.kind.text);
  const Word* name = find_word(statement, Word::Form::name);
  const Shared* part = &parts_.emplace_back(Shared{&statement, parent});
  by_name_.try_emplace(name == nullptr ? statement.kind.text : name->text, part);
  if (kind != nullptr && kind->klass == catalog::Kind::Class::place)
    for (const Statement& inner : statement.body)
      add(inner, catalog, part);
}

const Shared* SharedParts::find(std::string_view name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? nullptr : found->second;
}

Outline::Outline(std::span<const ast::Document* const> documents, std::string_view name,
                 const catalog::Catalog& catalog, const Limits& limits)
    : documents_(documents), catalog_(catalog), limits_(limits), shared_(std::make_unique<SharedParts>()) {
  const ast::Document& own = *documents.back();
  has_scenario_ =
      std::ranges::any_of(own.statements, [](const Statement& s) { return is_sentence(s, "scenario"); });
  is_design_ = !has_scenario_ && std::ranges::any_of(own.statements, makes_design);
  for (const ast::Document* document : documents) {
    is_complete_ = is_complete_ && document->is_complete && !document->has_broken;
    is_truncated_ = is_truncated_ || document->is_truncated;
    if (!document->is_complete || document->has_broken)
      poison(document->statements, poisoned_);
    if (document != &own || has_scenario_)
      for (const Statement& statement : document->statements)
        shared_->add(statement, catalog);
  }
  if (is_design_)
    heads_.push_back({nullptr, name, Span{own.source, 0, 0}, {}});
  std::unordered_map<std::string_view, Span> seen;
  for (const Statement& statement : own.statements) {
    if (!is_sentence(statement, "scenario"))
      continue;
    const Word* word = find_word(statement, Word::Form::name);
    const Span span = word == nullptr ? statement.kind.span : word->span;
    const std::string_view own_name = word == nullptr ? name : word->text;
    const auto [first, is_new] = seen.try_emplace(own_name, span);
    heads_.push_back({&statement, own_name, span, is_new ? std::nullopt : std::optional(first->second)});
  }
}

Outline::~Outline() = default;

void Outline::resolve_shared(Pool& pool, diag::Sink& sink) const {
  const Context context{catalog_,      limits_,       *shared_, poisoned_, is_complete_,
                        is_truncated_, has_scenario_, pool,     sink};
  for (const ast::Document* document : documents_)
    if (document != documents_.back() || !is_design_)
      Resolver(context).declare_body(document->statements, std::nullopt);
}

void Outline::resolve(std::size_t first, std::size_t last, Pool& pool, diag::Sink& sink,
                      const std::function<void(Scenario&&)>& take) const {
  const Context context{catalog_,      limits_,       *shared_, poisoned_, is_complete_,
                        is_truncated_, has_scenario_, pool,     sink};
  Resolver state(context);
  for (std::size_t i = first; i < last; ++i) {
    const Head& head = heads_[i];
    if (head.statement == nullptr) {
      Statement whole;
      whole.head = head.span;
      whole.span = Span{head.span.source, 0, UINT32_MAX};
      take(resolve_scenario(whole, documents_.back()->statements, head.name, state));
      continue;
    }
    if (head.earlier)
      sink.report(Diagnostic(Code::duplicate_name, head.span,
                             fmt::format("scenario `{}` is declared twice", head.name))
                      .label(*head.earlier, "first declared here")
                      .help("rename one of them: outputs are named after it"));
    take(resolve_scenario(*head.statement, head.statement->body, head.name, state));
  }
}

std::vector<Scenario> resolve(std::span<const ast::Document* const> documents, std::string_view name,
                              const catalog::Catalog& catalog, const Limits& limits, Pool& pool,
                              diag::Sink& sink) {
  const Outline outline(documents, name, catalog, limits);
  std::vector<Scenario> scenarios;
  outline.resolve_shared(pool, sink);
  outline.resolve(0, outline.size(), pool, sink,
                  [&](Scenario&& scenario) { scenarios.push_back(std::move(scenario)); });
  return scenarios;
}

}  // namespace stoa::sema
