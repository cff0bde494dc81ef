// Places that span parts which stand apart: a piece of such a place stands around its parts in each place
// that holds some. So everything after this knows a tree of places and no other.
#include <algorithm>
#include <functional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "compiler/diag/code.hpp"
#include "compiler/sema/resolver.hpp"

namespace stoa::sema {

using ast::Statement;
using ast::Word;
using diag::Code;
using diag::Diagnostic;

void Resolver::report_spans(const Statement& statement, std::string_view name) {
  for (const Statement& fact : statement.body)
    if (is_sentence(fact, "spans"))
      report(Diagnostic(Code::misplaced_sentence, fact.kind.span,
                        fmt::format("`{}` is no place, and only places span others", name))
                 .label(statement.kind.span, "in its body"));
}

void Resolver::note_spans(const ast::Body& body, GroupId place) {
  for (const Statement& statement : body)
    if (is_sentence(statement, "spans") && !statement.is_broken)
      for (const Word& word : statement.words)
        if (word.form == Word::Form::name)
          spanning_.push_back({place, word});
}

void Resolver::spread_places() {
  if (spanning_.empty())
    return;
  // Naming a shared part may bring places along that span others.
  std::vector<GroupId> spread;
  for (std::size_t i = 0; i < spanning_.size(); ++i) {
    const Spanning one = spanning_[i];
    const Named* const named = find(one.part);
    if (named == nullptr)
      continue;
    if (const auto* part = std::get_if<NodeId>(&named->entity)) {
      span_part(one.place, *part);
      spread.push_back(one.place);
    } else {
      report(Diagnostic(Code::not_a_component, one.part.span,
                        fmt::format("`{}` is no component; a place spans components", one.part.text))
                 .label(named->span, "declared here")
                 .help("name the components themselves, wherever they stand"));
    }
  }
  spanning_.clear();
  // Where a place was written it stays only if something stands in it there.
  std::vector<bool> keep(design.groups.size(), true);
  std::ranges::sort(spread, std::greater<>());  // Inner ones first.
  for (const GroupId place : spread) {
    const auto has_part = [&](const Node& node) { return node.group == place; };
    bool is_empty = std::ranges::none_of(design.nodes, has_part);
    for (std::size_t i = 0; i < keep.size() && is_empty; ++i)
      is_empty = !keep[i] || design.groups[design.groups.id(i)].parent != place;
    keep[place.value] = !is_empty;
  }
  drop_places(keep);
  name_pieces();
}

void Resolver::span_part(GroupId place, NodeId part) {
  const std::optional<GroupId> home = design.nodes[part].group;
  if (!stands_in(home, place))
    design.nodes[part].group = piece_in(place, home);
}

bool Resolver::stands_in(std::optional<GroupId> inner, GroupId outer) const {
  const Group& place = design.groups[outer];
  for (; inner; inner = design.groups[*inner].parent)
    if (*inner == outer || (design.groups[*inner].is_piece && design.groups[*inner].span == place.span))
      return true;
  return false;
}

GroupId Resolver::piece_in(GroupId place, std::optional<GroupId> home) {
  const Span span = design.groups[place].span;
  design.groups[place].is_piece = true;
  for (std::size_t i = 0; i < design.groups.size(); ++i) {
    const Group& other = design.groups[design.groups.id(i)];
    if (other.is_piece && other.span == span && other.parent == home)
      return design.groups.id(i);
  }
  Group piece = design.groups[place];
  piece.parent = home;
  piece.change = in_stage_ ? Change::added : Change::none;
  return design.groups.add(piece);
}

/// The name of a place leads to one of its pieces; the others get a number.
void Resolver::name_pieces() {
  for (std::size_t i = 0; i < design.groups.size(); ++i) {
    Group& piece = design.groups[design.groups.id(i)];
    const Named* const named = piece.is_piece && !piece.name.empty() ? names_.find(piece.name) : nullptr;
    if (named == nullptr || named->entity == Entity(design.groups.id(i)))
      continue;
    std::string name;
    for (std::size_t n = 2; name.empty() || names_.contains(name); ++n)
      name = fmt::format("{}-{}", piece.name, n);
    piece.name = context_.pool.made.keep(std::move(name));
    names_.add(piece.name, {design.groups.id(i), piece.span});
  }
}

/// What led to a place that is dropped leads to its first piece.
void Resolver::drop_places(const std::vector<bool>& keep) {
  std::vector<GroupId> moved(keep.size());
  IdVec<GroupId, Group> kept;
  kept.reserve(keep.size());
  for (std::size_t i = 0; i < keep.size(); ++i)
    if (keep[i])
      moved[i] = kept.add(design.groups[design.groups.id(i)]);
  for (std::size_t i = 0; i < keep.size(); ++i) {
    if (keep[i])
      continue;
    const Group& gone = design.groups[design.groups.id(i)];
    const auto first = std::ranges::find_if(
        kept.items(), [&](const Group& group) { return group.is_piece && group.span == gone.span; });
    moved[i] = kept.id(static_cast<std::size_t>(first - kept.items().begin()));
  }
  for (Group& group : kept)
    if (group.parent)
      group.parent = moved[group.parent->value];
  for (Node& node : design.nodes)
    if (node.group)
      node.group = moved[node.group->value];
  for (Choice& choice : design.choices)
    for (GroupId& group : choice.groups)
      group = moved[group.value];
  for (const auto& entry : names_.entries())
    if (Entity& entity = names_.find(entry.name)->entity; std::holds_alternative<GroupId>(entity))
      entity = moved[std::get<GroupId>(entity).value];
  design.groups = std::move(kept);
}

}  // namespace stoa::sema
