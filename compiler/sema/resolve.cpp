// How a scenario begins: what is said before and beside the drawing.
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

bool is_sentence(const Statement& statement, std::string_view keyword) {
  return statement.form == Statement::Form::sentence && statement.kind.text == keyword;
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
  spanning_.clear();
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

}  // namespace stoa::sema
