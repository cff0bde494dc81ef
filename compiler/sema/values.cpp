// Properties: their names, types, units and ranges.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "compiler/diag/code.hpp"
#include "compiler/sema/resolver.hpp"
#include "compiler/syntax/sentence.hpp"
#include "compiler/syntax/word.hpp"

namespace stoa::sema {

using ast::Statement;
using ast::Word;
using catalog::ValueType;
using diag::Code;
using diag::Diagnostic;

namespace {

/// What any part and what any step may say about itself.
struct Common {
  std::string_view name;
  ValueType type;
  bool of_steps;
};
constexpr std::array kCommon = {
    Common{"attached", ValueType::name, false}, Common{"duration", ValueType::duration, false},
    Common{"link", ValueType::text, false},     Common{"link", ValueType::text, true},
    Common{"via", ValueType::name, true},       Common{"rate", ValueType::rate, true},
    Common{"size", ValueType::size, true},      Common{"timeout", ValueType::duration, true},
    Common{"note", ValueType::text, true},
};

bool is_flag_word(const Word& word) {
  return word.form == Word::Form::name && (word.text == "true" || word.text == "false");
}

bool has_type(const Word& word, ValueType type, const std::optional<catalog::Quantity>& quantity) {
  switch (type) {
    case ValueType::text:
      return word.form == Word::Form::text;
    case ValueType::name:
      return word.form == Word::Form::name || word.form == Word::Form::list;
    case ValueType::date:
      return word.form == Word::Form::date;
    case ValueType::flag:
      return is_flag_word(word);
    case ValueType::duration:
    case ValueType::size:
    case ValueType::rate:
    case ValueType::percent:
    case ValueType::count:
      return quantity && quantity->type == type;
  }
  return false;
}

}  // namespace

/// Reads the properties of one body.
class PropertyReader {
 public:
  PropertyReader(Resolver& resolver, const catalog::Kind* kind, bool is_step)
      : resolver_(resolver), kind_(kind), is_step_(is_step), properties_(resolver.properties_) {
    properties_.clear();
  }

  void read(const Statement& statement) {
    if (statement.is_broken)
      return;
    Property property;
    property.name = statement.kind.text;
    property.span = statement.span;
    const catalog::Property* known = kind_ == nullptr ? nullptr : kind_->find_property(property.name);
    if (statement.form == Statement::Form::sentence) {
      // A word alone: a flag, if the kind has such a property and nothing else has that name.
      const bool is_flag =
          statement.words.empty() && !statement.has_body && statement.sentence == nullptr &&
          (known != nullptr || resolver_.context_.catalog.find_kind(property.name) == nullptr);
      if (!is_flag || is_place())
        return;
      property.value = statement.kind;
      property.value.text = "true";
      if (known != nullptr && known->type != ValueType::flag) {
        report_type(known->name, known->type, property.value);
        return;
      }
    } else if (statement.form == Statement::Form::property) {
      property.value = *statement.value;
    } else {
      return;
    }
    if (property.value.form == Word::Form::number) {
      property.quantity = catalog::read_quantity(property.value.text);
      if (!property.quantity) {
        if (syntax::number_form(property.value.text))
          report_unit(known, property.value);
        return;
      }
    }
    if (report_repeated(property))
      return;
    if (known != nullptr)
      check(*known, property);
    else if (kind_ != nullptr || is_step_)
      check_common(property, statement.kind.span);
    properties_.push_back(property);
  }

 private:
  bool is_place() const { return kind_ != nullptr && kind_->klass == catalog::Kind::Class::place; }

  bool report_repeated(const Property& property) {
    const auto first = std::ranges::find(properties_, property.name, &Property::name);
    if (first == properties_.end())
      return false;
    resolver_.report(
        Diagnostic(Code::repeated_property, property.span, fmt::format("`{}` is given twice", property.name))
            .label(first->span, "first given here")
            .help("keep one of them"));
    return true;
  }

  void check(const catalog::Property& known, const Property& property) {
    const Word& value = property.value;
    if (!has_type(value, known.type, property.quantity)) {
      report_type(known.name, known.type, value);
      return;
    }
    if (property.quantity)
      check_range(known, property);
    if (!known.one_of.empty() && value.form == Word::Form::name &&
        std::ranges::find(known.one_of, value.text) == known.one_of.end())
      report_choice(known, value);
  }

  void check_range(const catalog::Property& known, const Property& property) {
    const double value = property.quantity->value;
    // Units are factors such as 1/60, so an exact bound may come out a little beside itself.
    constexpr double kTolerance = 1e-9;
    const bool is_above = known.max && value > *known.max * (1 + kTolerance);
    const bool is_below = known.min && value < *known.min * (1 - kTolerance);
    if (!is_above && !is_below)
      return;
    auto finding = Diagnostic(
        Code::value_out_of_range, property.value.span,
        fmt::format("`{}` of {} is {} {}", known.name, kind_->title, is_above ? "at most" : "at least",
                    is_above ? known.max_text : known.min_text));
    if (known.source)
      finding.note(known.source->read.empty()
                       ? std::string(known.source->address)
                       : fmt::format("{} (read {})", known.source->address, known.source->read));
    finding.help(known.help.empty() ? fmt::format("write {}", is_above ? known.max_text : known.min_text)
                                    : std::string(known.help));
    const std::string bound(is_above ? known.max_text : known.min_text);
    finding.fix({fmt::format("write {}", bound), {{property.value.span, bound}}, false});
    resolver_.report(std::move(finding));
  }

  void report_choice(const catalog::Property& known, const Word& value) {
    std::vector<Candidate> candidates;
    std::string all;
    for (const std::string_view name : known.one_of) {
      candidates.push_back({name, name});
      all += fmt::format("{}`{}`", all.empty() ? "" : ", ", name);
    }
    auto finding = Diagnostic(Code::wrong_value_type, value.span,
                              fmt::format("`{}` cannot be `{}`", known.name, value.text))
                       .note(fmt::format("it is one of {}", all));
    const auto near = suggest(value.text, candidates);
    if (!near.empty())
      finding.fix(diag::rename_to_nearest(value.text, value.span, near));
    resolver_.report(std::move(finding));
  }

  void report_type(std::string_view name, ValueType type, const Word& value) {
    const std::string found = value.form == Word::Form::text   ? "a text"
                              : value.form == Word::Form::list ? "a list"
                              : is_flag_word(value)            ? "a flag"
                                                               : fmt::format("`{}`", value.text);
    resolver_.report(
        Diagnostic(Code::wrong_value_type, value.span,
                   fmt::format("`{}` is a {}, not {}", name, catalog::to_string(type), found))
            .help(fmt::format("a {} is written with {}", catalog::to_string(type), catalog::units_of(type))));
  }

  void report_unit(const catalog::Property* known, const Word& value) {
    auto finding = Diagnostic(Code::wrong_value_type, value.span,
                              fmt::format("`{}` has no unit that is known", value.text));
    if (known != nullptr)
      finding.help(fmt::format("a {} is written with {}", catalog::to_string(known->type),
                               catalog::units_of(known->type)));
    else
      finding.help("units are `ms` to `d`, `B` to `TB`, `/s` to `/d` and `%`");
    resolver_.report(std::move(finding));
  }

  void check_common(const Property& property, Span name) {
    const auto common = std::ranges::find_if(
        kCommon, [&](const Common& row) { return row.name == property.name && row.of_steps == is_step_; });
    if (common != kCommon.end()) {
      if (!has_type(property.value, common->type, property.quantity))
        report_type(property.name, common->type, property.value);
      return;
    }
    std::vector<Candidate> candidates;
    if (kind_ != nullptr)
      for (const catalog::Property& known : kind_->properties)
        candidates.push_back({known.name, known.name});
    for (const Common& row : kCommon)
      if (row.of_steps == is_step_)
        candidates.push_back({row.name, row.name});
    const auto near = suggest(property.name, candidates);
    const std::string owner = is_step_ ? "a step" : std::string(kind_->title);
    if (near.empty()) {
      resolver_.report(
          Diagnostic(Code::uncatalogued_property, name,
                     fmt::format("the catalogue has no property `{}` of {}", property.name, owner))
              .note("it is kept, and nothing checks it"));
      return;
    }
    resolver_.report(
        Diagnostic(Code::unknown_property, name, fmt::format("{} has no property `{}`", owner, property.name))
            .fix(diag::rename_to_nearest(property.name, name, near)));
  }

  Resolver& resolver_;
  const catalog::Kind* kind_;
  bool is_step_;
  std::vector<Property>& properties_;
};

Properties Resolver::properties_of(const Statement& statement, const catalog::Kind* known, bool is_step) {
  if (statement.body.empty())
    return {};
  PropertyReader reader(*this, known, is_step);
  for (const Statement& inner : statement.body)
    reader.read(inner);
  return context_.pool.properties.keep(properties_);
}

}  // namespace stoa::sema
