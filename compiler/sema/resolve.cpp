#include "compiler/sema/resolve.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "compiler/diag/code.hpp"
#include "compiler/sema/resolver.hpp"
#include "compiler/syntax/sentence.hpp"

namespace stoa::sema {

using ast::Statement;
using ast::Word;
using diag::Code;
using diag::Diagnostic;

const Word* find_word(const Statement& statement, Word::Form form, std::size_t index) {
  for (const Word& word : statement.words)
    if (word.form == form && index-- == 0)
      return &word;
  return nullptr;
}

std::string_view text_of(const Statement& statement, Word::Form form, std::size_t index) {
  const Word* word = find_word(statement, form, index);
  return word == nullptr ? std::string_view() : word->text;
}

namespace {

bool is_sentence(const Statement& statement, std::string_view keyword) {
  return statement.form == Statement::Form::sentence && statement.kind.text == keyword;
}

/// What makes a file without `scenario` a design by itself.
bool makes_design(const Statement& statement) {
  if (statement.form == Statement::Form::step)
    return true;
  const syntax::Sentence* sentence = syntax::find_sentence(statement.kind.text);
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
  state.begin(head, name);
  state.read_brief(body);
  state.declare_body(body, std::nullopt);
  for (const Statement& statement : body)
    if (is_sentence(statement, "in"))
      state.continue_place(statement);
  state.relate_body(body);
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
    state.relate_body(stage->body);
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

void Resolver::begin(const Statement& head, std::string_view name) {
  Design next;
  next.name = name;
  next.title = text_of(head, Word::Form::text);
  next.span = head.head;
  next.is_complete = context_.is_complete;
  // A file may hold many scenarios, and each finds the room that the one before it needed.
  next.nodes = std::move(design.nodes);
  next.groups = std::move(design.groups);
  next.flows = std::move(design.flows);
  next.steps = std::move(design.steps);
  next.links = std::move(design.links);
  next.nodes.truncate(0);
  next.groups.truncate(0);
  next.flows.truncate(0);
  next.steps.truncate(0);
  next.links.truncate(0);
  design = std::move(next);
  names_.clear();
  flows_.clear();
  removed_.clear();
  gone_.clear();
  moved_.reset();
  loose_.reset();
  n_suggested_ = 0;
  in_stage_ = false;
  is_truncated_ = context_.is_truncated;
}

void Resolver::read_brief(const ast::Body& body) {
  for (const Statement& statement : body) {
    if (statement.is_broken || statement.form != Statement::Form::sentence)
      continue;
    if (is_sentence(statement, "like"))
      design.like = text_of(statement, Word::Form::text);
    else if (is_sentence(statement, "prompt"))
      design.prompt = text_of(statement, Word::Form::text);
    else if (is_sentence(statement, "ask"))
      add_question(statement);
    else if (is_sentence(statement, "requires"))
      add_packs(statement);
  }
}

void Resolver::add_question(const Statement& statement) {
  Question question;
  const Word& category = *find_word(statement, Word::Form::name);
  question.text = text_of(statement, Word::Form::text);
  question.span = statement.head;
  const auto found = context_.catalog.question_index.find(category.text);
  if (found != context_.catalog.question_index.end()) {
    question.category = found->second;
  } else {
    std::vector<Candidate> candidates;
    for (const catalog::Question& known : context_.catalog.questions)
      candidates.push_back({known.name, known.name});
    auto finding = Diagnostic(Code::unknown_question_category, category.span,
                              fmt::format("questions have no category `{}`", category.text));
    const auto near = suggest(category.text, candidates);
    if (!near.empty())
      finding.fix(diag::rename_to_nearest(category.text, category.span, near));
    std::string all;
    for (const Candidate& candidate : candidates)
      all += fmt::format("{}`{}`", all.empty() ? "" : ", ", candidate.name);
    report(std::move(finding).note(fmt::format("the categories are {}", all)));
  }
  assumptions_.clear();
  for (const Statement& inner : statement.body)
    if (is_sentence(inner, "assume") && !inner.is_broken)
      assumptions_.push_back({text_of(inner, Word::Form::text), inner.span});
  question.assumptions = context_.pool.assumptions.keep(assumptions_);
  design.questions.push_back(question);
}

void Resolver::add_packs(const Statement& statement) {
  for (const Word& word : statement.words) {
    const auto found = context_.catalog.pack_index.find(word.text);
    if (found != context_.catalog.pack_index.end()) {
      design.packs.push_back(found->second);
      continue;
    }
    std::vector<Candidate> candidates;
    for (const catalog::Pack& known : context_.catalog.packs)
      candidates.push_back({known.name, known.name});
    auto finding =
        Diagnostic(Code::unknown_pack, word.span, fmt::format("the catalogue has no pack `{}`", word.text));
    const auto near = suggest(word.text, candidates);
    if (!near.empty())
      finding.fix(diag::rename_to_nearest(word.text, word.span, near));
    report(std::move(finding));
  }
}

void Resolver::report(Diagnostic finding) {
  if (finding.severity() == diag::Severity::error)
    design.is_complete = false;
  context_.sink.report(std::move(finding));
}

const catalog::Kind* Resolver::kind(std::optional<catalog::KindId> id) const {
  return id ? &context_.catalog.kinds[*id] : nullptr;
}

void resolve(std::span<const ast::Document* const> documents, std::string_view name,
             const catalog::Catalog& catalog, const Limits& limits, Pool& pool, diag::Sink& sink,
             const std::function<void(Scenario&&)>& take) {
  const ast::Document& own = *documents.back();
  const bool has_scenario =
      std::ranges::any_of(own.statements, [](const Statement& s) { return is_sentence(s, "scenario"); });
  const bool is_design = !has_scenario && std::ranges::any_of(own.statements, makes_design);

  SharedParts shared;
  std::unordered_set<std::string_view> poisoned;
  bool is_complete = true;
  bool is_truncated = false;
  for (const ast::Document* document : documents) {
    is_complete = is_complete && document->is_complete && !document->has_broken;
    is_truncated = is_truncated || document->is_truncated;
    if (!document->is_complete || document->has_broken)
      poison(document->statements, poisoned);
    if (document != &own || has_scenario)
      for (const Statement& statement : document->statements)
        shared.add(statement, catalog);
  }
  const Context context{catalog, limits, shared, poisoned, is_complete, is_truncated, pool, sink};
  // What is shared is checked where it stands, also when no scenario names it.
  for (const ast::Document* document : documents)
    if (document != &own || !is_design)
      Resolver(context).declare_body(document->statements, std::nullopt);

  Resolver state(context);
  if (is_design) {
    Statement head;
    head.head = head.span = Span{own.source, 0, 0};
    take(resolve_scenario(head, own.statements, name, state));
  }
  std::unordered_map<std::string_view, Span> seen;
  for (const Statement& statement : own.statements) {
    if (!is_sentence(statement, "scenario"))
      continue;
    const Word* word = find_word(statement, Word::Form::name);
    const Span span = word == nullptr ? statement.kind.span : word->span;
    const std::string_view own_name = word == nullptr ? name : word->text;
    const auto [first, is_new] = seen.try_emplace(own_name, span);
    if (!is_new)
      sink.report(
          Diagnostic(Code::duplicate_name, span, fmt::format("scenario `{}` is declared twice", own_name))
              .label(first->second, "first declared here")
              .help("rename one of them: outputs are named after it"));
    take(resolve_scenario(statement, statement.body, own_name, state));
  }
}

std::vector<Scenario> resolve(std::span<const ast::Document* const> documents, std::string_view name,
                              const catalog::Catalog& catalog, const Limits& limits, Pool& pool,
                              diag::Sink& sink) {
  std::vector<Scenario> scenarios;
  resolve(documents, name, catalog, limits, pool, sink,
          [&](Scenario&& scenario) { scenarios.push_back(std::move(scenario)); });
  return scenarios;
}

}  // namespace stoa::sema
