#include "compiler/syntax/pieces.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/base/parallel.hpp"
#include "compiler/syntax/parse.hpp"
#include "compiler/syntax/shape.hpp"

namespace stoa::syntax {

namespace {

// Of each thread, so that one with more to read holds up none.
constexpr std::size_t kPiecesEach = 8;
// A `}` at the left margin closes what stands at the top of the file, unless it is part of a text.
constexpr std::string_view kEndOfItem = "\n}\n";

/// Parts of about one size, each ending with a line that is a `}`.
std::vector<Span> cut(const SourceFile& source, std::size_t n_pieces) {
  const std::string_view text = source.text();
  std::vector<Span> parts;
  std::size_t begin = 0;
  for (std::size_t i = 1; i <= n_pieces && begin < text.size(); ++i) {
    const std::size_t end = i == n_pieces
                                ? std::string_view::npos
                                : text.find(kEndOfItem, std::max(begin, text.size() * i / n_pieces));
    const std::size_t next = end == std::string_view::npos ? text.size() : end + kEndOfItem.size();
    parts.push_back({source.id(), static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(next)});
    begin = next;
  }
  return parts;
}

bool has_scenario(const ast::Document& document) {
  return std::ranges::any_of(document.statements,
                             [](const ast::Statement& s) { return s.kind.text == "scenario"; });
}

/// What `piece` says, after what `whole` says.
void append(ast::Document& whole, const ast::Document& piece) {
  whole.items.insert(whole.items.end(), piece.items.begin(), piece.items.end());
  whole.comments.insert(whole.comments.end(), piece.comments.begin(), piece.comments.end());
  for (const auto& kind : piece.kinds.entries())
    whole.kinds.add(kind.name, kind.value);
  for (const auto& name : piece.alternatives.entries())
    whole.alternatives.add(name.name, name.value);
  whole.has_allow = whole.has_allow || piece.has_allow;
}

}  // namespace

ast::Document parse_in_pieces(const SourceFile& source, const Limits& limits, std::size_t n_threads,
                              std::deque<ast::Document>& pieces, diag::Sink& sink) {
  const std::vector<Span> parts = cut(source, n_threads == 1 ? 1 : n_threads * kPiecesEach);
  if (parts.size() < 2)
    return parse(source, limits, sink);
  pieces.resize(parts.size());
  std::vector<diag::Sink> findings(parts.size());
  in_parallel(parts.size(), n_threads, [&](std::size_t i, std::size_t) {
    pieces[i] = parse_part(source, parts[i], limits, findings[i]);
    check_shape(pieces[i], findings[i]);
  });
  // If nothing is wrong in any part, each ended where a statement of the file ended, and the parts are the
  // whole. Else a mistake in one may be about another, and what may stand beside a scenario depends on one.
  const bool is_plain =
      std::ranges::all_of(findings, &diag::Sink::empty) && std::ranges::all_of(pieces, has_scenario);
  if (!is_plain) {
    pieces.clear();
    return parse(source, limits, sink);
  }
  ast::Document whole;
  whole.source = source.id();
  std::vector<ast::Statement> statements;
  for (const ast::Document& piece : pieces) {
    append(whole, piece);
    statements.insert(statements.end(), piece.statements.begin(), piece.statements.end());
  }
  whole.statements = whole.bodies.keep_slice(statements);
  return whole;
}

}  // namespace stoa::syntax
