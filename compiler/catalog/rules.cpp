#include "compiler/catalog/rules.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "compiler/catalog/facts.hpp"
#include "compiler/catalog/references.hpp"
#include "compiler/diag/code.hpp"

namespace stoa::catalog {

namespace {

using ast::Statement;
using ast::Word;
using diag::Code;
using diag::Diagnostic;

struct FormName {
  std::string_view keyword;
  Condition::Form form;
};
constexpr std::array kForms = {
    FormName{"any", Condition::Form::any},
    FormName{"not", Condition::Form::none},
    FormName{"is", Condition::Form::is},
    FormName{"offers", Condition::Form::offers},
    FormName{"home", Condition::Form::home},
    FormName{"within", Condition::Form::within},
    FormName{"has", Condition::Form::has},
    FormName{"above", Condition::Form::above},
    FormName{"below", Condition::Form::below},
    FormName{"calls", Condition::Form::calls},
    FormName{"beside", Condition::Form::beside},
    FormName{"called-by", Condition::Form::called_by},
    FormName{"eligible", Condition::Form::eligible},
    FormName{"several", Condition::Form::several},
};

constexpr std::array<std::string_view, 4> kSearches = {"part", "step", "overrun", "design"};
constexpr std::array<std::string_view, 3> kLevels = {"note", "warning", "error"};
constexpr std::array<std::string_view, 6> kHoles = {"part", "place", "from", "to", "limit", "value"};

/// Where `name` stands in a list that is in the order of its enumeration; reports it if it stands nowhere.
template <std::size_t N>
std::optional<std::size_t> one_of(const std::array<std::string_view, N>& names, const Word& name,
                                  std::string_view what, diag::Sink& sink) {
  const auto found = std::ranges::find(names, name.text);
  if (found != names.end())
    return static_cast<std::size_t>(found - names.begin());
  report_unknown({name.text, name.span}, what, {names.begin(), names.end()}, sink);
  return std::nullopt;
}

/// Whether it is a word for one of the two ends of a step.
bool names_an_end(const Reference& name) {
  return name.name == "caller" || name.name == "target";
}

Reference reference(const Statement& fact, std::size_t index = 0) {
  const Word* word = find_word(fact, Word::Form::name, index);
  return word == nullptr ? Reference{} : Reference{word->text, word->span};
}

class SearchReader {
 public:
  SearchReader(Search& search, diag::Sink& sink) : search_(search), sink_(sink) {}

  void read(const Statement& find) {
    for (const Statement& line : find.body) {
      if (line.is_broken)
        continue;
      const std::string_view keyword = line.kind.text;
      if (keyword == "caller")
        search_.caller = read_inner(line);
      else if (keyword == "target")
        search_.target = read_inner(line);
      else if (keyword == "with")
        search_.with = read_inner(line);
      else if (keyword == "without")
        search_.without = read_inner(line);
      else if (keyword == "apart")
        search_.apart = reference(line);
      else if (keyword == "waits")
        search_.waits = reference(line);
      else if (keyword == "takes")
        search_.takes = references(line);
      else if (keyword == "kinds")
        read_kinds(line);
      else if (keyword == "beyond")
        read_size(line);
      else
        search_.part.inner.push_back(read_condition(line));
    }
    check(find);
  }

 private:
  void read_size(const Statement& line) {
    search_.messages = references(line);
    search_.size = search_.messages.front();
    search_.messages.erase(search_.messages.begin());
  }

  void read_kinds(const Statement& line) {
    for (const Reference& name : references(line)) {
      if (const auto kind = find_edge_kind(name.name))
        search_.kinds.add(*kind);
      else
        report_unknown(name, "kind of step", names_of_kinds(), sink_);
    }
  }

  static std::vector<std::string_view> names_of_kinds() {
    std::vector<std::string_view> names;
    for (const EdgeKindInfo& kind : edge_kinds())
      names.push_back(kind.name);
    return names;
  }

  Condition read_inner(const Statement& line) {
    Condition all;
    for (const Statement& inner : line.body)
      if (!inner.is_broken)
        all.inner.push_back(read_condition(inner));
    return all;
  }

  Condition read_condition(const Statement& line) {
    Condition condition = read_inner(line);
    condition.form = std::ranges::find(kForms, line.kind.text, &FormName::keyword)->form;
    condition.names = references(line);
    const bool is_bound =
        condition.form == Condition::Form::above || condition.form == Condition::Form::below;
    if (is_bound && condition.names.size() == 1)
      condition.quantity = read_bound(line);
    if (condition.form == Condition::Form::is ? std::ranges::any_of(condition.names, names_an_end)
                                              : is_bound && condition.names.size() > 1)
      is_about_ends_ = true;
    if (condition.form == Condition::Form::calls || condition.form == Condition::Form::called_by ||
        condition.form == Condition::Form::several)
      for (const Reference& name : condition.names)
        if (!find_edge_kind(name.name))
          report_unknown(name, "kind of step", names_of_kinds(), sink_);
    return condition;
  }

  Quantity read_bound(const Statement& line) {
    const Word* word = find_word(line, Word::Form::number);
    const auto quantity = word == nullptr ? std::nullopt : read_quantity(word->text);
    if (!quantity)
      sink_.report(Diagnostic(Code::wrong_value_type, word == nullptr ? line.head : word->span,
                              fmt::format("`{}` needs a number with a unit that is known", line.kind.text))
                       .help("for example: `above timeout 29s`"));
    return quantity.value_or(Quantity{});
  }

  /// What stands in a search of another form would never be asked.
  void check(const Statement& find) {
    if (search_.form == Search::Form::design) {
      if (search_.with.inner.empty() || search_.without.inner.empty())
        lacks(find, "does not say `with` what and `without` what");
      return;
    }
    const bool is_part = search_.form == Search::Form::part;
    const bool has_ends = !search_.caller.inner.empty() || !search_.target.inner.empty();
    if (is_part ? search_.part.inner.empty() : !has_ends)
      lacks(find, is_part ? "says nothing of the part" : "says nothing of `caller` or `target`");
    if (is_part ? has_ends : !search_.part.inner.empty())
      lacks(find, is_part ? "has no `caller` and no `target`: it looks at one part"
                          : "says of parts what belongs into `caller` or `target`");
    if (search_.form != Search::Form::step && is_about_ends_)
      lacks(find, "speaks of the other end of a step, and does not look at steps");
    if (search_.form == Search::Form::overrun && (search_.waits.name.empty() || search_.takes.empty()))
      lacks(find, "does not say what the caller `waits` and what the target `takes`");
  }

  void lacks(const Statement& find, std::string_view what) {
    sink_.report(Diagnostic(Code::missing_fact, find.head, fmt::format("this `find` {}", what))
                     .help("for example: `find step { caller { is active } }`"));
  }

  Search& search_;
  diag::Sink& sink_;
  bool is_about_ends_ = false;  ///< a condition compares the two ends of a step
};

class RuleReader {
 public:
  RuleReader(Rule& rule, diag::Sink& sink) : rule_(rule), sink_(sink) {}

  void read(const Statement& statement) {
    fill(rule_, statement);
    for (const Word& word : statement.words)
      if (word.form == Word::Form::tag)
        rule_.pillars.push_back({word.text, word.span});
    bool has_level = false;
    for (const Statement& fact : statement.body) {
      if (fact.is_broken)
        continue;
      const std::string_view keyword = fact.kind.text;
      if (keyword == "under") {
        rule_.packs = references(fact);
      } else if (keyword == "level") {
        has_level = true;
        if (const auto level = one_of(kLevels, fact.words.front(), "level", sink_))
          rule_.level = static_cast<Rule::Level>(*level);
      } else if (keyword == "find") {
        read_search(fact);
      } else if (keyword == "says") {
        rule_.says = read_message(fact);
      } else if (keyword == "help") {
        rule_.help = read_message(fact);
      } else if (keyword == "mend") {
        rule_.mend = reference(fact);
        rule_.mend_in = reference_of(fact, "in");
      } else if (keyword == "bad" || keyword == "good") {
        const Word& word = *find_word(fact, Word::Form::text);
        (keyword == "bad" ? rule_.bad : rule_.good) = word.text;
        (keyword == "bad" ? rule_.bad_span : rule_.good_span) = word.span;
      }
    }
    want(!rule_.doc.empty(), "is not explained", "say in a `##` line above it why it matters");
    want(has_level, "has no level", "add a line such as `level warning`");
    want(rule_.search.has_value() || has_broken(statement), "looks for nothing",
         "add a line such as `find part { is store }`");
    want(!rule_.says.empty(), "says nothing", "add a line such as `says \"{part} stands in the open\"`");
    want(!rule_.bad.empty(), "has no bad example", "add a small design that it finds: `bad \"…\"`");
    want(!rule_.good.empty(), "has no good example", "add the same design, mended: `good \"…\"`");
    want(!rule_.sources.empty(), "has no source",
         "a rule says where it is known from: add `source \"address\" { read: DATE }`");
  }

 private:
  static bool has_broken(const Statement& statement) {
    return std::ranges::any_of(statement.body, &Statement::is_broken);
  }

  void read_search(const Statement& fact) {
    rule_.search = catalog::read_search(fact, sink_);
    rule_.search_span = fact.span;
  }

  /// A message whose `{…}` are all known.
  std::string_view read_message(const Statement& fact) {
    const Word& word = *find_word(fact, Word::Form::text);
    for (std::size_t at = word.text.find('{'); at != std::string_view::npos;
         at = word.text.find('{', at + 1)) {
      const std::string_view name = word.text.substr(at + 1, word.text.find('}', at) - at - 1);
      if (std::ranges::find(kHoles, name) == kHoles.end())
        report_hole(name, word);
    }
    return word.text;
  }

  /// At its own place, so that it can be mended there; a text that is not written as it reads has none.
  void report_hole(std::string_view name, const Word& word) {
    const bool is_verbatim = word.text.size() + 2 == word.span.size();
    if (!is_verbatim) {
      report_unknown({name, word.span}, "placeholder", {}, sink_);
      return;
    }
    const auto begin = word.span.begin + 1 + static_cast<std::uint32_t>(name.data() - word.text.data());
    const Span place{word.span.source, begin, begin + static_cast<std::uint32_t>(name.size())};
    report_unknown({name, place}, "placeholder", {kHoles.begin(), kHoles.end()}, sink_);
  }

  void want(bool is_there, std::string_view lack, std::string_view help) {
    if (!is_there)
      sink_.report(Diagnostic(Code::missing_fact, rule_.span, fmt::format("rule `{}` {}", rule_.name, lack))
                       .help(std::string(help)));
  }

  Rule& rule_;
  diag::Sink& sink_;
};

class RuleLinker {
 public:
  RuleLinker(const Catalog& catalog, diag::Sink& sink) : catalog_(catalog), sink_(sink) {}

  void run() {
    for (const Rule& rule : catalog_.rules) {
      for (const Reference& pillar : rule.pillars)
        want(pillar, "pillar", catalog_.pillar_index, catalog_.pillar_index);
      for (const Reference& pack : rule.packs)
        want(pack, "pack", catalog_.pack_index, catalog_.pack_index);
      if (!rule.mend.name.empty())
        want(rule.mend, "kind", catalog_.kind_index, catalog_.kind_index);
      if (!rule.mend_in.name.empty())
        want_place(rule.mend_in);
      if (rule.search)
        check(*rule.search);
    }
  }

  void check(const Search& search) {
    for (const Condition* part :
         {&search.part, &search.caller, &search.target, &search.with, &search.without})
      check(*part);
    if (!search.apart.name.empty())
      want_place(search.apart);
  }

 private:
  void check(const Condition& condition) {
    using Form = Condition::Form;
    for (const Reference& name : condition.names)
      if (condition.form == Form::is && !names_an_end(name))
        want(name, "capability or kind", catalog_.capability_index, catalog_.kind_index);
      else if (condition.form == Form::offers)
        want(name, "port", catalog_.port_index, catalog_.port_index);
      else if (condition.form == Form::eligible)
        want(name, "pack", catalog_.pack_index, catalog_.pack_index);
      else if (condition.form == Form::within || condition.form == Form::beside)
        want_place(name);
    for (const Condition& inner : condition.inner)
      check(inner);
  }

  void want_place(const Reference& name) {
    const Kind* kind = catalog_.find_kind(name.name);
    if (kind != nullptr && kind->klass == Kind::Class::place)
      return;
    std::vector<std::string_view> names;
    for (const Kind& place : catalog_.kinds)
      if (place.klass == Kind::Class::place)
        names.push_back(place.name);
    report_unknown(name, "place", std::move(names), sink_);
  }

  template <class A, class B>
  void want(const Reference& name, std::string_view what, const A& first, const B& second) {
    if (first.contains(name.name) || second.contains(name.name))
      return;
    std::vector<std::string_view> names;
    append_names(names, first);
    append_names(names, second);
    report_unknown(name, what, std::move(names), sink_);
  }

  const Catalog& catalog_;
  diag::Sink& sink_;
};

}  // namespace

std::optional<Search> read_search(const Statement& find, diag::Sink& sink) {
  const auto form = one_of(kSearches, find.words.front(), "thing to look for", sink);
  if (!form)
    return std::nullopt;
  Search search;
  search.form = static_cast<Search::Form>(*form);
  SearchReader(search, sink).read(find);
  return search;
}

void link_search(const Search& search, const Catalog& catalog, diag::Sink& sink) {
  RuleLinker(catalog, sink).check(search);
}

void add_rule(Catalog& catalog, const Statement& statement, diag::Sink& sink) {
  Rule rule;
  RuleReader(rule, sink).read(statement);
  const auto [place, is_new] =
      catalog.rule_index.try_emplace(rule.name, catalog.rules.id(catalog.rules.size()));
  if (is_new) {
    catalog.rules.add(std::move(rule));
    return;
  }
  sink.report(
      Diagnostic(Code::duplicate_kind, rule.span, fmt::format("there is a rule `{}` already", rule.name))
          .label(catalog.rules[place->second].span, "first declared here")
          .help("give it another name"));
}

void link_rules(const Catalog& catalog, Extent extent, diag::Sink& sink) {
  if (extent == Extent::whole)
    RuleLinker(catalog, sink).run();
}

}  // namespace stoa::catalog
