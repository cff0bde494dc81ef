#include "compiler/syntax/shape.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "compiler/base/suggest.hpp"
#include "compiler/diag/code.hpp"
#include "compiler/syntax/sentence.hpp"

namespace stoa::syntax {

namespace {

using ast::Statement;
using ast::Word;

std::string counted(std::size_t n, std::string_view what) {
  return n == 1   ? fmt::format("one {}", what)
         : n == 0 ? fmt::format("no {}", what)
                  : fmt::format("{} {}s", n, what);
}

class Checker {
 public:
  Checker(ast::Document& document, diag::Sink& sink) : document_(document), sink_(sink) {}

  void run() {
    has_scenario_ = std::ranges::any_of(document_.statements,
                                        [](const Statement& s) { return s.kind.text == "scenario"; });
    check_body(document_.statements, Context::file);
  }

  void check_words(Statement& statement, const Sentence& sentence) {
    const auto name = [&] { return fmt::format("`{}`", statement.kind.text); };
    std::size_t n_names = 0;
    std::size_t n_texts = 0;
    std::size_t n_values = 0;
    for (const Word& word : statement.words) {
      std::string surplus;
      switch (word.form) {
        case Word::Form::name:
        case Word::Form::list:
          if (++n_names > sentence.names.most)
            surplus = fmt::format("{} takes {}", name(), counted(sentence.names.most, "name"));
          break;
        case Word::Form::text:
          if (++n_texts > sentence.texts.most)
            surplus = fmt::format("{} takes {}", name(), counted(sentence.texts.most, "text"));
          break;
        case Word::Form::tag:
          if (!sentence.takes_tags)
            surplus = fmt::format("{} takes no pillar", name());
          break;
        case Word::Form::number:
        case Word::Form::date:
          if (++n_values > (sentence.takes_values ? 1U : 0U))
            surplus = fmt::format("{} takes {}", name(), sentence.takes_values ? "one value" : "no number");
          break;
        case Word::Form::arrow:
          break;
      }
      if (!surplus.empty()) {
        auto finding = diag::Diagnostic(diag::Code::unexpected_word, word.span, surplus);
        if (word.form == Word::Form::name && sentence.keyword.empty())
          finding.help("a title stands in quotes, and each sentence on a line of its own");
        else if (word.form == Word::Form::name && find_sentence(word.text) != nullptr)
          finding.help("each sentence stands on a line of its own");
        report(statement, std::move(finding).help(example_of(sentence)));
        return;
      }
    }
    const bool is_short = n_names < sentence.names.least || n_texts < sentence.texts.least ||
                          (sentence.takes_values && n_values == 0 && n_names == 0) ||
                          (sentence.takes_type && !statement.value);
    if (is_short) {
      report(statement, diag::Diagnostic(diag::Code::missing_word, end_of(statement.head),
                                         fmt::format("{} needs {}", name(), sentence.needs))
                            .help(example_of(sentence)));
      return;
    }
    if (statement.value && !sentence.takes_type) {
      report(statement, diag::Diagnostic(diag::Code::unexpected_word, statement.value->span,
                                         fmt::format("{} takes no value after a colon", name()))
                            .help(example_of(sentence)));
      return;
    }
    if (statement.has_body && !sentence.body)
      report(statement, diag::Diagnostic(diag::Code::unexpected_body, statement.body_span,
                                         fmt::format("{} has no body", name()))
                            .help(example_of(sentence)));
    else if (!statement.has_body && sentence.needs_body)
      report(statement, diag::Diagnostic(diag::Code::missing_body, end_of(statement.head),
                                         fmt::format("{} needs a body", name()))
                            .help(example_of(sentence)));
  }

 private:
  void check_body(ast::Body& body, Context context) {
    const Statement* before = nullptr;
    for (Statement& statement : body) {
      switch (statement.form) {
        case Statement::Form::step:
          check_step(statement, context, before != nullptr && before->form == Statement::Form::step);
          break;
        case Statement::Form::property:
          check_property(statement, context);
          break;
        case Statement::Form::sentence:
          check_sentence(statement, context);
          break;
      }
      before = &statement;
    }
  }

  // Steps in a row that stand in the wrong place are one mistake.
  void check_step(Statement& statement, Context context, bool follows_step) {
    if (!takes_steps(context) && follows_step) {
      statement.is_broken = true;
    } else if (!takes_steps(context)) {
      report(statement, diag::Diagnostic(diag::Code::misplaced_sentence, statement.head,
                                         fmt::format("a step cannot stand in {}", describe(context)))
                            .help("move it into a `flow`"));
    } else if (context == Context::file && has_scenario_) {
      report_outside_scenario(statement, "a step");
    } else if (!statement.is_broken) {
      check_step_words(statement);
    }
    if (!statement.body.empty())
      check_body(statement.body, Context::step);
  }

  void check_step_words(Statement& statement) {
    std::size_t n_texts = 0;
    for (const Word& word : statement.words)
      if (word.form == Word::Form::text && ++n_texts == 2)
        report(statement, diag::Diagnostic(diag::Code::unexpected_word, word.span, "a step has one text")
                              .help("say in one sentence what happens, or write two steps"));
  }

  void check_property(Statement& statement, Context context) {
    const Span place = statement.kind.span;
    if (!takes_properties(context)) {
      report(statement, diag::Diagnostic(diag::Code::misplaced_sentence, place,
                                         fmt::format("a property cannot stand in {}", describe(context)))
                            .help("properties belong to components, places and steps"));
    } else if (statement.has_body) {
      report(statement,
             diag::Diagnostic(diag::Code::unexpected_body, statement.body_span, "a property has no body")
                 .help("close it with its value, as in `timeout: 5m`"));
    }
  }

  void check_sentence(Statement& statement, Context context) {
    const Sentence* sentence = statement.sentence == nullptr ? &declaration() : statement.sentence;
    if (const Sentence* meant = misspelt(statement, context)) {
      report(statement,
             diag::Diagnostic(diag::Code::unexpected_word, statement.kind.span,
                              fmt::format("`{}` does not read as a part of the design", statement.kind.text))
                 .fix(diag::rename_to_nearest(statement.kind.text, statement.kind.span,
                                              std::array{meant->keyword})));
      sentence = meant;
    } else if (!statement.is_broken) {
      if ((sentence->where & in_context(context)) == 0)
        report_misplaced(statement, *sentence, context);
      else if (context == Context::file && has_scenario_ && belongs_in_scenario(*sentence))
        report_outside_scenario(statement, fmt::format("`{}`", statement.kind.text));
      else
        check_words(statement, *sentence);
    }
    if (sentence->body && !statement.body.empty())
      check_body(statement.body, *sentence->body);
  }

  /// The sentence that a declaration is instead, if it is none: `chose a, b { because "…" }`.
  static const Sentence* misspelt(const Statement& statement, Context context) {
    if (statement.sentence != nullptr || statement.is_broken ||
        (declaration().where & in_context(context)) == 0 || is_plain(statement))
      return nullptr;
    const std::vector<std::string_view> near = suggest(statement.kind.text, keywords_of(context));
    if (near.empty() || could_be(statement, declaration(), context))
      return nullptr;
    const Sentence* const nearest = find_sentence(near.front());
    return could_be(statement, *nearest, context) ? nearest : nullptr;
  }

  /// Whether a declaration has one name, and in its body nothing that belongs elsewhere: most are.
  static bool is_plain(const Statement& statement) {
    const auto is_name = [](const Word& word) { return word.form == Word::Form::name; };
    const auto is_foreign = [](const Statement& inner) {
      if (inner.form == Statement::Form::step)
        return !takes_steps(Context::part);
      return inner.sentence != nullptr && (inner.sentence->where & in_context(Context::part)) == 0;
    };
    return std::ranges::count_if(statement.words, is_name) < 2 &&
           std::ranges::none_of(statement.body, is_foreign);
  }

  static bool belongs_in_scenario(const Sentence& sentence) {
    return (sentence.where & in_context(Context::scenario)) != 0 && sentence.keyword != "allow" &&
           !sentence.keyword.empty();
  }

  void report_misplaced(Statement& statement, const Sentence& sentence, Context context) {
    const std::string_view kind = statement.kind.text;
    auto finding = diag::Diagnostic(diag::Code::misplaced_sentence, statement.kind.span,
                                    fmt::format("`{}` cannot stand in {}", kind, describe(context)));
    if (!sentence.keyword.empty()) {
      finding.help(fmt::format("it belongs in {}", homes_of(sentence)));
    } else {
      const std::vector<std::string_view> near = suggest(kind, keywords_of(context));
      if (!near.empty() && !could_be(statement, *find_sentence(near.front()), context)) {
        finding.help(did_you_mean(near));
      } else if (!near.empty()) {
        finding.fix(diag::rename_to_nearest(statement.kind.text, statement.kind.span, near));
      } else if (takes_steps(context)) {
        finding.help("here stand steps, as in `client -> api \"asks a question\"`; declare parts outside");
      } else {
        finding.help(fmt::format("here may stand {}", list_of_keywords(context)));
      }
    }
    report(statement, std::move(finding));
  }

  void report_outside_scenario(Statement& statement, std::string_view what) {
    report(statement, diag::Diagnostic(diag::Code::misplaced_sentence, statement.head,
                                       fmt::format("{} stands outside the scenarios of this file", what))
                          .help("move it into a `scenario`; only a file without one is a design by itself"));
  }

  static std::vector<Candidate> keywords_of(Context context) {
    std::vector<Candidate> keywords;
    for (const Sentence& sentence : sentences())
      if ((sentence.where & in_context(context)) != 0)
        keywords.push_back({sentence.keyword, sentence.keyword});
    return keywords;
  }

  static std::string list_of_keywords(Context context) {
    std::string out;
    for (const Candidate& keyword : keywords_of(context))
      out += fmt::format("{}`{}`", out.empty() ? "" : ", ", keyword.name);
    return out.empty() ? "nothing" : out;
  }

  static std::string homes_of(const Sentence& sentence) {
    std::string out;
    for (const Context context :
         {Context::file, Context::scenario, Context::part, Context::ask, Context::choose, Context::tradeoff,
          Context::stage, Context::service, Context::property, Context::entry, Context::rule,
          Context::support, Context::search, Context::condition})
      if ((sentence.where & in_context(context)) != 0 && out.find(describe(context)) == std::string::npos)
        out += fmt::format("{}{}", out.empty() ? "" : " or ", describe(context));
    return out;
  }

  static std::string example_of(const Sentence& sentence) {
    return fmt::format("for example: `{}`", sentence.example);
  }

  /// The last byte of a span: where something is missing after it.
  static Span end_of(Span span) {
    return {span.source, span.end > span.begin ? span.end - 1 : span.begin, span.end};
  }

  void report(Statement& statement, diag::Diagnostic finding) {
    if (statement.is_broken)
      return;
    statement.is_broken = document_.has_broken = true;
    sink_.report(std::move(finding));
  }

  ast::Document& document_;
  diag::Sink& sink_;
  bool has_scenario_ = false;
};

}  // namespace

void check_shape(ast::Document& document, diag::Sink& sink) {
  Checker(document, sink).run();
}

bool could_be(const Statement& unknown, const Sentence& sentence, Context context) {
  const auto has_place = [&](const Statement& inner) {
    const Context body = *sentence.body;
    switch (inner.form) {
      case Statement::Form::step:
        return takes_steps(body);
      case Statement::Form::property:
        return takes_properties(body);
      case Statement::Form::sentence:
        break;
    }
    const Sentence* const said = inner.sentence == nullptr ? &declaration() : inner.sentence;
    return (said->where & in_context(body)) != 0;
  };
  if ((sentence.where & in_context(context)) == 0 ||
      (sentence.body && !std::ranges::all_of(unknown.body, has_place)))
    return false;
  ast::Document document;
  diag::Sink unheard;
  Statement statement = unknown;
  Checker(document, unheard).check_words(statement, sentence);
  return !statement.is_broken;
}

}  // namespace stoa::syntax
