// What the author wrote: one shape of statement, nested, with comments beside it. No behaviour.
//
// Every line of the language is `kind word* { body }`, `key: value` or `a -> b "what happens"`. Which words
// a kind takes is said by the table of sentences (sentence.hpp), not by the tree.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "compiler/base/arena.hpp"
#include "compiler/base/name_map.hpp"
#include "compiler/base/source.hpp"

namespace stoa::syntax {
struct Sentence;
}

namespace stoa::ast {

/// How control or data walks along a step: `->`, `~>`, `=>`, `<-`, `<->`.
enum class Arrow : std::uint8_t { request, event, data, answer, both };

/// As written in a source: `->` and so on.
std::string_view to_string(Arrow arrow);

/// One word of a statement after its kind. Every text is a view into the source or into Document::pool.
struct Word {
  enum class Form : std::uint8_t {
    name,    ///< `orders`
    text,    ///< `"…"` or `"""…"""`; `text` is what it says, unescaped and unindented
    number,  ///< `15m`, `99.9%`, `50/s`; `text` is as written
    date,    ///< `2026-11-22`
    tag,     ///< `@security`; `text` is without the `@`
    list,    ///< `[a, b]`: what stands in it is given by Document::items_of
    arrow,   ///< only in steps
  };
  Form form = Form::name;
  Arrow arrow = Arrow::request;
  bool after_comma = false;  ///< a comma stands before it
  bool is_block = false;     ///< written as `"""…"""`
  Span span;
  std::string_view text;
};

struct Statement;
/// In Document::bodies.
using Body = Slice<Statement>;

struct Statement {
  enum class Form : std::uint8_t {
    sentence,  ///< `kind word* { body }`; may carry a value: `property timeout: duration { … }`
    property,  ///< `key: value`, a sentence without words
    step,      ///< `a, b -> c "text" { body }`; words hold names, arrows, then texts and tags
  };
  Form form = Form::sentence;
  bool has_body = false;
  bool is_broken = false;       ///< its head could not be read to its end; it keeps the words it had
  Span span;                    ///< from its first byte to the last of its body
  Span head;                    ///< the same without the body
  Word kind;                    ///< empty for a step
  Span body_span;               ///< with both braces
  std::span<const Word> words;  ///< in Document::words
  const Word* value = nullptr;  ///< in Document::words; null if there is none
  /// The row of the kind in the table of sentences; null if it declares a part, or is no sentence.
  const syntax::Sentence* sentence = nullptr;
  std::string_view doc;  ///< its `##` lines, joined by newlines; empty if none
  Body body;
};

/// A `#` or `##` comment, from the `#` to the end of its line.
struct Comment {
  Span span;
  bool is_doc = false;
  bool is_trailing = false;  ///< something else stands before it on its line
};

/// One file, as far as it could be read. Views point into its source and into `pool`.
struct Document {
  SourceId source;
  Body statements;
  Arena<Statement> bodies;
  Arena<Word> words;
  std::vector<Word> items;        ///< of all lists, by position
  std::vector<Comment> comments;  ///< by position
  StringPool pool;
  NameMap<Span> kinds;         ///< of its declarations: each with where it stands first
  NameMap<Span> alternatives;  ///< the names that its choices have after `over`
  bool has_allow = false;      ///< true if there is an `allow` in it
  bool is_complete = true;     ///< false if something could not be read; then nothing may be rewritten
  bool has_broken = false;     ///< true if a statement is broken, by its form or by its words
  bool is_truncated = false;   ///< true if an open text swallowed the rest: what is missing may stand there

  /// The words of a list, in the order written.
  std::span<const Word> items_of(const Word& list) const;
};

}  // namespace stoa::ast
