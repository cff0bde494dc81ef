// What stoa has to say about a text, as data. Only diag/render_*.cpp turns it into words on a screen.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/base/source.hpp"

namespace stoa::diag {

enum class Severity : std::uint8_t { error, warning, note };

/// `error`, `warning` or `note`.
std::string_view to_string(Severity severity);

/// One of the rows of codes.def; its members are in code.hpp.
enum class Code : std::uint16_t;

/// A second place that explains the first.
struct Label {
  Span span;
  std::string text;
};

/// Replaces the bytes of `span` by `text`.
struct Edit {
  Span span;
  std::string text;
};

/// A repair. `is_safe` means it cannot change what the author meant.
struct Fix {
  std::string title;
  std::vector<Edit> edits;
  bool is_safe = true;
};

/// One finding. Built by chaining and handed whole to a Sink:
/// `sink.report(Diagnostic(Code::duplicate_name, span, "…").label(first, "first declared here"));`
class [[nodiscard]] Diagnostic {
 public:
  Diagnostic(Code code, Span span, std::string message)
      : code_(code), span_(span), message_(std::move(message)) {}

  /// What stands at `span_` itself; shown beside the carets.
  Diagnostic& here(std::string text) & {
    here_ = std::move(text);
    return *this;
  }
  Diagnostic&& here(std::string text) && { return std::move(here(std::move(text))); }
  Diagnostic& label(Span span, std::string text) & {
    labels_.push_back({span, std::move(text)});
    return *this;
  }
  Diagnostic&& label(Span span, std::string text) && { return std::move(label(span, std::move(text))); }
  Diagnostic& note(std::string text) & {
    notes_.push_back(std::move(text));
    return *this;
  }
  Diagnostic&& note(std::string text) && { return std::move(note(std::move(text))); }
  Diagnostic& help(std::string text) & {
    helps_.push_back(std::move(text));
    return *this;
  }
  Diagnostic&& help(std::string text) && { return std::move(help(std::move(text))); }
  Diagnostic& fix(Fix fix) & {
    fix_ = std::move(fix);
    return *this;
  }
  Diagnostic&& fix(Fix value) && { return std::move(fix(std::move(value))); }
  /// The rule of the catalogue that found it.
  Diagnostic& rule(std::string_view name) & {
    rule_ = name;
    return *this;
  }
  Diagnostic&& rule(std::string_view name) && { return std::move(rule(name)); }

  Code code() const { return code_; }
  Severity severity() const;
  Span span() const { return span_; }
  const std::string& message() const { return message_; }
  const std::string& here() const { return here_; }
  std::span<const Label> labels() const { return labels_; }
  std::span<const std::string> notes() const { return notes_; }
  std::span<const std::string> helps() const { return helps_; }
  const std::optional<Fix>& fix() const { return fix_; }
  const std::string& rule() const { return rule_; }  ///< empty if a pass of the compiler found it
  /// What it is called where findings are shown and silenced: its rule, or the id of its code.
  std::string_view id() const;

 private:
  Code code_;
  Span span_;
  std::string message_;
  std::string here_;
  std::vector<Label> labels_;
  std::vector<std::string> notes_;
  std::vector<std::string> helps_;
  std::optional<Fix> fix_;
  std::string rule_;
};

/// Collects the findings of a run.
class Sink {
 public:
  void report(Diagnostic diagnostic);

  bool has_errors() const { return n_errors_ > 0; }
  std::size_t count(Severity severity) const;
  bool empty() const { return diagnostics_.empty(); }

  /// By source, then offset, then code; equal ones once.
  std::vector<Diagnostic> sorted() const;

  /// All findings as they came, for another sink; this one is empty afterwards.
  std::vector<Diagnostic> take() {
    n_errors_ = 0;
    return std::exchange(diagnostics_, {});
  }

  /// Drops what `drop` says yes to, before anyone has read `sorted()`: for `allow` sentences.
  template <class Predicate>
  void drop_if(Predicate drop) {
    std::vector<Diagnostic> kept;
    for (Diagnostic& diagnostic : diagnostics_)
      if (!drop(std::as_const(diagnostic)))
        kept.push_back(std::move(diagnostic));
    diagnostics_.clear();
    n_errors_ = 0;
    for (Diagnostic& diagnostic : kept)
      report(std::move(diagnostic));
  }

 private:
  std::vector<Diagnostic> diagnostics_;
  std::size_t n_errors_ = 0;
};

}  // namespace stoa::diag
