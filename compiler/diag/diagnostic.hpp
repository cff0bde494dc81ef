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

/// Renames what stands at `span` to the nearest of `near`, of which there is at least one. Safe if nothing
/// else is near and `word` is a misspelling of it, not another name for it.
Fix rename_to_nearest(std::string_view word, Span span, std::span<const std::string_view> near);

/// Why a finding is not shown: somebody has answered it.
struct Suppression {
  bool is_in_source = false;  ///< by an `allow` sentence; else by an option, the project file or a baseline
  std::string reason;
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

  /// Another severity than that of its code; `why` says who wants that.
  Diagnostic& set_severity(Severity severity, std::string why) & {
    severity_ = severity;
    severity_reason_ = std::move(why);
    return *this;
  }
  Diagnostic& set_suppression(Suppression suppression) & {
    suppression_ = std::move(suppression);
    return *this;
  }

  Code code() const { return code_; }
  Severity severity() const;
  /// Who raised or lowered it, as a sentence; empty if nobody did.
  const std::string& severity_reason() const { return severity_reason_; }
  const std::optional<Suppression>& suppression() const { return suppression_; }
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
  std::optional<Severity> severity_;
  std::string severity_reason_;
  std::optional<Suppression> suppression_;
};

/// Collects the findings of a run.
class Sink {
 public:
  void report(Diagnostic diagnostic);

  bool has_errors() const { return n_errors_ > 0; }
  std::size_t count(Severity severity) const;
  bool empty() const { return diagnostics_.empty(); }
  std::size_t count() const { return diagnostics_.size(); }

  /// By source, then offset, then code; equal ones once.
  std::vector<Diagnostic> sorted() const;

  /// All findings as they came, for another sink; this one is empty afterwards.
  std::vector<Diagnostic> take() {
    n_errors_ = 0;
    return std::exchange(diagnostics_, {});
  }

  /// Puts aside what `why` gives a suppression for. To be called when everything has reported.
  template <class Why>
  void suppress_if(Why why) {
    for (Diagnostic& diagnostic : take())
      if (std::optional<Suppression> suppression = why(std::as_const(diagnostic)))
        suppressed_.push_back(std::move(diagnostic.set_suppression(std::move(*suppression))));
      else
        report(std::move(diagnostic));
  }
  /// What was put aside, in the order of `sorted()`.
  std::vector<Diagnostic> suppressed() const;

  /// Lets `change` set severities.
  template <class Change>
  void adjust(Change change) {
    for (Diagnostic& diagnostic : take()) {
      change(diagnostic);
      report(std::move(diagnostic));
    }
  }

 private:
  std::vector<Diagnostic> diagnostics_;
  std::vector<Diagnostic> suppressed_;
  std::size_t n_errors_ = 0;
};

}  // namespace stoa::diag
