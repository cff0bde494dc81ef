// Relations: steps, choices, trade-offs and removals, all by names that were declared.
#include <algorithm>

#include <fmt/format.h>

#include "compiler/diag/code.hpp"
#include "compiler/sema/resolver.hpp"
#include "compiler/syntax/word.hpp"

namespace stoa::sema {

using ast::Statement;
using ast::Word;
using diag::Code;
using diag::Diagnostic;

namespace {

/// Where what an author tells stands, and not what the catalogue knows.
constexpr syntax::Contexts kStories =
    syntax::in_contexts(syntax::Context::scenario, syntax::Context::stage, syntax::Context::ask,
                        syntax::Context::choose, syntax::Context::tradeoff);

}  // namespace

void Resolver::relate_body(const ast::Body& body) {
  for (const Statement& statement : body) {
    if (statement.form == Statement::Form::step) {
      add_step(statement, std::nullopt);
    } else if (statement.form != Statement::Form::sentence) {
      continue;
    } else if (statement.kind.text == "flow") {
      if (const auto flow = flows_.find(&statement); flow != flows_.end())
        add_steps(statement.body, flow->second);
    } else if (statement.kind.text == "in") {
      continue_flow(statement);
    } else if (statement.kind.text == "choose") {
      if (!statement.is_broken)
        add_choice(statement);
    } else if (statement.kind.text == "tradeoff") {
      if (!statement.is_broken)
        add_tradeoff(statement);
    }
  }
}

void Resolver::continue_flow(const Statement& statement) {
  const Word* word = find_word(statement, Word::Form::name);
  if (word == nullptr)
    return;
  const bool has_steps =
      std::ranges::any_of(statement.body, [](const Statement& s) { return s.form == Statement::Form::step; });
  if (!has_steps)
    return;
  const Named* named = find(*word);
  if (named == nullptr)
    return;
  if (const auto* flow = std::get_if<FlowId>(&named->entity)) {
    add_steps(statement.body, *flow);
    return;
  }
  report(Diagnostic(Code::not_a_component, word->span,
                    fmt::format("`{}` is no flow, so it has no steps", word->text))
             .label(named->span, "declared here")
             .help("name a flow, or put the steps into a `flow` of their own"));
}

void Resolver::add_steps(const ast::Body& body, std::optional<FlowId> flow) {
  for (const Statement& statement : body)
    if (statement.form == Statement::Form::step)
      add_step(statement, flow);
}

FlowId Resolver::loose_flow() {
  if (!loose_)
    loose_ = design.flows.add(Flow{});
  return *loose_;
}

void Resolver::add_step(const Statement& statement, std::optional<FlowId> flow) {
  if (statement.is_broken)
    return;
  if (design.steps.size() >= context_.limits.steps) {
    if (design.steps.size() == context_.limits.steps && design.is_complete)
      report(Diagnostic(Code::too_many_steps, statement.head,
                        fmt::format("this is step {}; the limit is {}", design.steps.size() + 1,
                                    context_.limits.steps))
                 .help("split the scenario, or raise the limit with `--limit steps=N`"));
    design.is_complete = false;
    return;
  }
  Step step;
  step.flow = flow ? *flow : loose_flow();
  step.text = text_of(statement, Word::Form::text);
  step.span = statement.span;
  step.change = in_stage_ ? Change::added : Change::none;
  step.pillars = pillars_of(statement);
  step.properties = properties_of(statement, nullptr, true);
  const StepId id{static_cast<std::uint32_t>(design.steps.size())};

  // Names up to the first arrow are the left ends; those after an arrow are its right ends, and the left ends
  // of the next one.
  left_.clear();
  right_.clear();
  const Word* arrow = nullptr;
  const std::size_t n_links = design.links.size();
  bool is_too_much = false;
  const auto close_hop = [&] {
    is_too_much =
        is_too_much || left_.size() * right_.size() + design.links.size() > context_.limits.steps * 4;
    if (arrow != nullptr && !is_too_much)
      for (const End& from : left_)
        for (const End& to : right_)
          step.links.push_back(
              design.links.add({from.node, to.node, arrow->arrow, id, join(from.span, to.span)}));
    left_.swap(right_);
    right_.clear();
  };
  for (const Word& word : statement.words) {
    if (word.form == Word::Form::arrow) {
      close_hop();
      arrow = &word;
    } else if (word.form == Word::Form::name) {
      if (const std::optional<NodeId> node = node_of(word))
        right_.push_back({*node, word.span});
    }
  }
  close_hop();
  if (is_too_much) {
    report(Diagnostic(Code::too_many_steps, statement.head,
                      fmt::format("the steps join more than {} pairs", context_.limits.steps * 4))
               .help("say it with fewer arrows, or raise the limit with `--limit steps=N`"));
    design.links.truncate(n_links);
    return;
  }
  if (step.links.empty())
    return;
  design.steps.add(step);
}

std::optional<NodeId> Resolver::node_of(const Word& name) {
  const Named* named = find(name, Sought::part);
  if (named == nullptr)
    return std::nullopt;
  if (const auto* node = std::get_if<NodeId>(&named->entity))
    return *node;
  const bool is_place = std::holds_alternative<GroupId>(named->entity);
  const std::string_view what = is_place                                        ? "a place"
                                : std::holds_alternative<FlowId>(named->entity) ? "a flow"
                                                                                : "a stage";
  report(Diagnostic(Code::not_a_component, name.span,
                    fmt::format("`{}` is {}; a step joins components", name.text, what))
             .label(named->span, "declared here")
             .help(is_place ? "name the component in it that takes the step" : "name a component"));
  return std::nullopt;
}

const Named* Resolver::find(const Word& name, Sought sought) {
  const Named* named = names_.find(name.text);
  if (named == nullptr)
    named = instantiate(name.text);
  if (named == nullptr) {
    report_unknown(name, sought);
    return nullptr;
  }
  if (named->is_ambiguous) {
    report(Diagnostic(Code::ambiguous_name, name.span,
                      fmt::format("several places are called `{}` by default", name.text))
               .label(named->span, "this is the first of them")
               .help("give the one that is meant a name of its own"));
    return nullptr;
  }
  return named;
}

void Resolver::report_unknown(const Word& name, Sought sought) {
  design.is_complete = false;
  if (context_.poisoned.contains(name.text) || is_truncated_ || !syntax::is_name(name.text))
    return;
  if (gone_.contains(name.text)) {
    report(Diagnostic(Code::unknown_name, name.span,
                      fmt::format("`{}` was removed by a stage before", name.text))
               .help("declare it again, or let a later stage remove it"));
    return;
  }
  auto finding = Diagnostic(Code::unknown_name, name.span, fmt::format("nothing is called `{}`", name.text));
  std::vector<std::string_view> near;
  if (n_suggested_++ < context_.limits.diagnostics)
    near = suggest(name.text, names(sought));
  if (!near.empty())
    finding.fix(diag::rename_to_nearest(name.text, name.span, near));
  else if (const syntax::Sentence* sentence = syntax::find_sentence(name.text);
           sentence != nullptr && (sentence->where & kStories) != 0)
    finding.help(fmt::format("`{}` begins a line of its own: `{}`", name.text, sentence->example));
  else if (const catalog::Kind* const meant = kind_called(name.text);
           meant != nullptr && meant->klass != catalog::Kind::Class::place)
    finding.help(meant->name == name.text
                     ? fmt::format("declare it first: `{}` alone is enough", name.text)
                     : fmt::format("declare it first, as in `{} {}`", meant->name, name.text));
  else
    finding.help(fmt::format("declare it first, as in `external {} \"…\"`", name.text));
  report(std::move(finding));
}

std::vector<Candidate> Resolver::names(Sought sought) const {
  std::vector<Candidate> all;
  // From the tables, which have an order; places and flows that have no name of their own are left out.
  for (const Node& node : design.nodes)
    all.push_back({node.name, node.name});
  if (sought == Sought::anything) {
    for (const Group& group : design.groups)
      if (names_.contains(group.name))
        all.push_back({group.name, group.name});
    for (const Flow& flow : design.flows)
      if (names_.contains(flow.name))
        all.push_back({flow.name, flow.name});
  }
  // A kind leads to the parts of that kind: `redis` to the cache that is called `pages`.
  for (const Node& node : design.nodes) {
    const catalog::Kind* known = kind(node.kind);
    if (known == nullptr)
      continue;
    all.push_back({known->name, node.name});
    for (const std::string_view alias : known->aliases)
      all.push_back({alias, node.name});
  }
  // What is not written as names are is mended where it is declared.
  std::erase_if(all, [](const Candidate& one) { return !syntax::is_name(one.name); });
  return all;
}

Pillars Resolver::pillars_of(const Statement& statement) {
  pillars_.clear();
  for (const Word& word : statement.words) {
    if (word.form != Word::Form::tag)
      continue;
    const auto found = context_.catalog.pillar_index.find(word.text);
    if (found != context_.catalog.pillar_index.end()) {
      if (std::ranges::find(pillars_, found->second) == pillars_.end())
        pillars_.push_back(found->second);
      continue;
    }
    std::vector<Candidate> candidates;
    std::string all;
    for (const catalog::Pillar& pillar : context_.catalog.pillars) {
      candidates.push_back({pillar.name, pillar.name});
      for (const std::string_view alias : pillar.aliases)
        candidates.push_back({alias, alias});
      all += fmt::format("{}`@{}`", all.empty() ? "" : ", ", pillar.name);
    }
    auto finding =
        Diagnostic(Code::unknown_pillar, word.span, fmt::format("`@{}` is none of the pillars", word.text))
            .note(fmt::format("the pillars are {}", all));
    const auto near = suggest(word.text, candidates);
    if (!near.empty())
      finding.fix({fmt::format("did you mean `@{}`?", near.front()),
                   {{word.span, fmt::format("@{}", near.front())}},
                   near.size() == 1});
    report(std::move(finding));
  }
  return context_.pool.pillars.keep(pillars_);
}

void Resolver::check_alternative(const Word& name) {
  if (names_.contains(name.text) || gone_.contains(name.text) || context_.shared.find(name.text) != nullptr ||
      context_.catalog.find_kind(name.text) != nullptr || context_.poisoned.contains(name.text) ||
      is_truncated_ || !syntax::is_name(name.text))
    return;
  auto finding = Diagnostic(Code::unknown_name, name.span, fmt::format("nothing is called `{}`", name.text));
  std::vector<std::string_view> near;
  if (n_suggested_++ < context_.limits.diagnostics) {
    std::vector<Candidate> candidates = kinds();
    for (const Node& node : design.nodes)
      if (syntax::is_name(node.name))
        candidates.push_back({node.name, node.name});
    near = suggest(name.text, candidates);
  }
  if (near.empty())
    finding.help(
        fmt::format("name a component or a kind of the catalogue, or say it as a text: \"{}\"", name.text));
  else
    finding.fix(diag::rename_to_nearest(name.text, name.span, near));
  report(std::move(finding));
}

void Resolver::add_choice(const Statement& statement) {
  Choice choice;
  choice.span = statement.head;
  choice.pillars = pillars_of(statement);
  // `choose tasks over "functions" "why not"`: what follows `over` is what was passed over.
  bool is_over = false;
  texts_.clear();
  alternatives_.clear();
  for (std::size_t i = 0; i < statement.words.size(); ++i) {
    const Word& word = statement.words[i];
    if (word.form == Word::Form::name && i > 0 && !word.after_comma && word.text == "over" && !is_over) {
      is_over = true;
      alternatives_.push_back({{}, {}, word.span});
    } else if (is_over && (word.form == Word::Form::text || word.form == Word::Form::name)) {
      Alternative& alternative = alternatives_.back();
      if (word.form == Word::Form::name) {
        alternative.is_name = true;
        check_alternative(word);
      }
      (alternative.what.empty() ? alternative.what : alternative.why_not) = word.text;
    } else if (word.form == Word::Form::text) {
      texts_.push_back(word.text);
    } else if (word.form == Word::Form::name) {
      if (const Named* named = find(word)) {
        if (const auto* node = std::get_if<NodeId>(&named->entity))
          choice.nodes.push_back(*node);
        else if (const auto* group = std::get_if<GroupId>(&named->entity))
          choice.groups.push_back(*group);
        else
          report(Diagnostic(
                     Code::not_a_component, word.span,
                     fmt::format("`{}` is no component; a choice is about components and places", word.text))
                     .label(named->span, "declared here"));
      }
    }
  }
  for (const Statement& inner : statement.body) {
    if (inner.is_broken)
      continue;
    if (inner.kind.text == "because") {
      texts_.push_back(text_of(inner, Word::Form::text));
    } else if (inner.kind.text == "over") {
      const Word* name = find_word(inner, Word::Form::name);
      if (name != nullptr)
        check_alternative(*name);
      alternatives_.push_back({name != nullptr ? name->text : text_of(inner, Word::Form::text),
                               text_of(inner, Word::Form::text, name != nullptr ? 0 : 1), inner.span,
                               name != nullptr});
    }
  }
  choice.because = context_.pool.texts.keep(texts_);
  choice.alternatives = context_.pool.alternatives.keep(alternatives_);
  design.choices.push_back(std::move(choice));
}

void Resolver::add_tradeoff(const Statement& statement) {
  Tradeoff tradeoff;
  tradeoff.title = text_of(statement, Word::Form::text);
  tradeoff.span = statement.head;
  tradeoff.pillars = pillars_of(statement);
  tradeoff.gains = texts_in(statement.body, "gain");
  tradeoff.costs = texts_in(statement.body, "cost");
  tradeoff.mitigations = texts_in(statement.body, "mitigate");
  design.tradeoffs.push_back(tradeoff);
}

Texts Resolver::texts_in(const ast::Body& body, std::string_view keyword) {
  texts_.clear();
  for (const Statement& inner : body)
    if (!inner.is_broken && inner.kind.text == keyword)
      texts_.push_back(text_of(inner, Word::Form::text));
  return context_.pool.texts.keep(texts_);
}

void Resolver::remove(const Statement& statement) {
  if (statement.is_broken)
    return;
  for (const Word& word : statement.words) {
    const Named* named = find(word);
    if (named == nullptr)
      continue;
    if (std::holds_alternative<Stage>(named->entity)) {
      report(Diagnostic(Code::not_a_component, word.span,
                        fmt::format("`{}` is a stage and cannot be removed", word.text)));
      continue;
    }
    removed_.insert(word.text);
    design.stage->removed.push_back(word.text);
  }
}

}  // namespace stoa::sema
