// The vocabulary: which sentences there are, where each may stand and which words it takes.
//
// The grammar knows one shape of line; this table says what can be said with it. A kind that is not in the
// table declares a part of the design, and whether there is such a kind is for the catalogue to say.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "compiler/syntax/ast.hpp"

namespace stoa::syntax {

/// What a body is about, and so which sentences may stand in it.
enum class Context : std::uint16_t {
  file,
  scenario,
  part,
  step,
  ask,
  flow,
  choose,
  tradeoff,
  stage,
  in,
  service,
  property,
  entry,
  source,
  rule,
  support,
  search,
  condition,
  leaf,
};

/// A set of contexts.
using Contexts = std::uint32_t;
constexpr Contexts in_context(Context context) {
  return Contexts{1} << static_cast<unsigned>(context);
}
template <class... More>
constexpr Contexts in_contexts(More... contexts) {
  return (in_context(contexts) | ...);
}

/// How many of something a sentence takes.
struct Count {
  std::uint8_t least = 0;
  std::uint8_t most = 0;
};
constexpr std::uint8_t kMany = 255;

/// How the formatter lines up neighbours: only sentences of one class, and never `none`.
enum class Align : std::uint8_t { none, brief, ask, part, step, property, in, reason, weight, fact, bound };

struct Sentence {
  std::string_view keyword;
  Contexts where;
  Count names;  ///< lists included
  Count texts;
  bool takes_tags;
  bool takes_values;  ///< numbers, dates
  bool takes_type;    ///< `: type` after the words
  std::optional<Context> body;
  bool needs_body;
  Align align;
  std::string_view needs;    ///< what it says when complete: "a question in quotes"
  std::string_view example;  ///< a valid line
};

std::span<const Sentence> sentences();
/// The sentence of a keyword; null if the kind declares a part.
const Sentence* find_sentence(std::string_view keyword);
/// What a declaration such as `s3 docs "Documents"` takes.
const Sentence& declaration();
/// Whether a statement declares a part or a place: its kind is none of the table.
inline bool is_declaration(const ast::Statement& statement) {
  return statement.form == ast::Statement::Form::sentence && statement.sentence == nullptr;
}

/// Whether steps and whether properties may stand in a body.
bool takes_steps(Context context);
bool takes_properties(Context context);
/// "a scenario", "an `ask`": for messages.
std::string_view describe(Context context);

}  // namespace stoa::syntax
