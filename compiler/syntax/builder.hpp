// What the grammar's actions do: builds the tree statement by statement. Private to syntax/; knows no PEGTL.
//
// No rule is tried twice, so an effect is never undone. Statements that are open, and those of bodies that
// are, stand on one stack; the statements of a body move into the document when it is closed. A statement
// that broke keeps the words it had.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/limits.hpp"
#include "compiler/diag/diagnostic.hpp"
#include "compiler/syntax/ast.hpp"

namespace stoa::syntax {

inline constexpr std::string_view kArrowHelp =
    "arrows are `->`, `~>`, `=>`, `<-` and `<->`, for example: `client -> api \"asks a question\"`";

/// Ends the parse: nothing recovers from it.
struct Stop {};

/// What did not match: `expected` goes on after that word, `example` is a valid line.
struct Failure {
  enum class Inside : std::uint8_t { line, head, text, block, list };
  std::string_view expected;
  std::string_view example;
  Inside inside = Inside::line;
};

/// What tells where a body ends. By indentation, a `}` that is one too many or too few is found where it is;
/// but whoever indents in another way means the braces alone.
enum class Braces : std::uint8_t { by_indentation, alone };

class Builder {
 public:
  /// What is read begins at `begin`, at the start of a line. Where indentation and braces differ, `braces`
  /// says what is trusted.
  Builder(const SourceFile& source, std::size_t begin, const Limits& limits, Braces braces, diag::Sink& sink);

  /// The document, with what is open closed as it is.
  ast::Document take();
  void stop_incomplete() { document_.is_complete = false; }
  /// Whether a `}` was taken for a mistake for its indentation alone.
  bool has_judged_by_indentation() const { return has_judged_by_indentation_; }

  // Statements. Every `text` is a view into the source.
  void begin(std::string_view at);
  void set_kind(std::string_view text);
  void add_name(std::string_view text);
  void add_tag(std::string_view text);
  void add_number(std::string_view text);
  void add_text(std::string_view text);
  void add_block(std::string_view text);
  void add_arrow(ast::Arrow arrow, std::string_view text);
  void mark_comma() { after_comma_ = true; }
  void mark_value();
  void begin_list(std::string_view text);
  void end_list(std::string_view text);
  void check_comma(std::string_view text);
  void commit();

  // Bodies.
  void open_body(std::string_view brace);
  /// Whether this `}` closes the innermost body. It does not if by its indentation it belongs to an outer
  /// one.
  bool close_body(std::string_view brace);
  /// The innermost body is not closed. What stands in it but is indented like its head, or less, belongs
  /// outside.
  void miss_close(std::string_view at);
  /// Whether this `}` closes nothing, by its indentation, though some body is open.
  bool is_stray(std::string_view brace);
  void unmatched(std::string_view brace);

  // Comments and failures.
  void add_comment(std::string_view text, bool is_doc);
  void mark_escape() { has_escape_ = true; }
  void set_token(std::string_view text) { token_ = source_.span_of(text); }
  void fail(const Failure& failure, std::string_view rest);
  void break_statement();

 private:
  struct Brace {
    Span span;
    std::uint32_t indent = 0;
  };
  /// How deep a line is indented, if nothing but blanks stands before a place on it.
  struct Indent {
    std::uint32_t columns = 0;
    bool is_first_on_line = false;
  };

  ast::Statement& current() { return stack_[open_.back()]; }
  const ast::Statement& current() const { return stack_[open_.back()]; }
  /// Where the statements of the innermost open body, or of the file, begin on the stack.
  std::size_t body_begin() const { return open_.empty() ? 0 : open_.back() + std::size_t{1}; }
  void classify(ast::Statement& statement);
  void note_alternatives(const ast::Statement& statement);
  void splice_headless();

  ast::Word make_word(ast::Word::Form form, std::string_view text) const;
  void add(const ast::Word& word);
  void add_judged_text(const ast::Word& word);
  void judge_name(std::string_view text);
  bool is_code_of_allow() const;
  void report_bad_name(std::string_view text);
  void seal_words();
  void reset_word() { after_comma_ = next_is_value_ = in_list_ = false; }
  void end_body(std::uint32_t end);
  std::string_view doc_before(std::uint32_t offset);
  bool is_one_line_end(std::uint32_t begin, std::uint32_t end) const;
  std::uint32_t indent_at(Span part);
  Indent indent_of(std::string_view part) const;
  Span before(Span place) const;

  void error(diag::Diagnostic finding);
  void fail_in_text(bool in_block, std::string_view rest);
  std::string describe(std::string_view token) const;

  const SourceFile& source_;
  std::string_view text_;
  const Limits& limits_;
  Braces braces_meant_;
  bool has_judged_by_indentation_ = false;
  diag::Sink& sink_;
  ast::Document document_;
  std::vector<ast::Statement> stack_;
  std::vector<std::uint32_t> open_;  // Places on the stack, from the outermost to the innermost.
  std::vector<Brace> braces_;
  std::vector<ast::Statement> spilled_;  // What a body without its `}` held of the body around it.
  std::size_t next_line_;                // Where the line after the one looked at last begins.
  std::uint32_t line_indent_ = 0;
  ast::Word list_;
  Span token_;  // Where the text or list being read begins.
  bool after_comma_ = false;
  bool next_is_value_ = false;
  bool in_list_ = false;
  bool has_value_ = false;   // The last of the words is the value.
  bool has_escape_ = false;  // In the text being read.
  std::size_t n_errors_ = 0;
};

}  // namespace stoa::syntax
