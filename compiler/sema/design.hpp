// The resolved model of one state of one scenario: parts, places, flows and what was argued, all by id.
//
// A scenario with stages gives several designs: the base and one for each stage, each complete in itself.
// Ids are valid within their own design only. Parts, places and steps are plain bytes, so that a design is
// cheap to copy; the arrays they point to stand in a Pool.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/arena.hpp"
#include "compiler/base/index.hpp"
#include "compiler/base/source.hpp"
#include "compiler/catalog/catalog.hpp"
#include "compiler/syntax/ast.hpp"

namespace stoa::sema {

using NodeId = Id<struct NodeTag>;
using GroupId = Id<struct GroupTag>;
using FlowId = Id<struct FlowTag>;
using StepId = Id<struct StepTag>;
using LinkId = Id<struct LinkTag>;

/// How a part differs from the state before: only in stages. What is removed is no part of a design; it
/// occurs only in what is drawn of one, see `with_removed`.
enum class Change : std::uint8_t { none, added, changed, removed };

/// "none", "added" and so on, as outputs have it.
std::string_view to_string(Change change);

struct Property {
  std::string_view name;
  ast::Word value;
  std::optional<catalog::Quantity> quantity;  ///< when the value is a number
  Span span;
};

using Pillars = std::span<const catalog::PillarId>;
using Properties = std::span<const Property>;
using Texts = std::span<const std::string_view>;

/// A component: a service or an actor.
struct Node {
  std::string_view name;
  std::string_view title;               ///< the author's; empty if none
  std::optional<catalog::KindId> kind;  ///< empty if unknown: passes skip it
  std::optional<GroupId> group;         ///< empty at the top
  Pillars pillars;
  Properties properties;
  std::string_view link;      ///< the address a `link:` property gives; empty if none
  bool has_own_name = false;  ///< a name that the author wrote
  /// Another part of its kind has no title either, so that only its name tells it from that.
  bool is_told_by_name = false;
  Span span;  ///< of its name, or of its kind where it has none
  Span statement;
  Change change = Change::none;
};

/// A container.
struct Group {
  std::string_view name;   ///< unique in the design, made from title or kind where none is written
  std::string_view title;  ///< the author's; empty if none
  std::optional<catalog::KindId> kind;
  std::optional<GroupId> parent;
  Properties properties;
  bool has_own_name = false;     ///< a name that the author wrote
  bool is_told_by_name = false;  ///< as of a part
  Span span;
  Span statement;
  Change change = Change::none;
  /// A piece of a place that spans parts which stand apart; all pieces of one place have its `span`.
  bool is_piece = false;
};

/// One arrow between two nodes, part of a step.
struct Link {
  NodeId from;                             ///< the left end as written
  NodeId to;                               ///< the right end as written
  ast::Arrow arrow = ast::Arrow::request;  ///< `answer` points from `to` back to `from`
  StepId step;
  Span span;  ///< of both ends and the arrow
};

/// One statement of a flow: `client -> api -> brain "asks a question"` is one step with two links.
struct Step {
  FlowId flow;
  std::uint32_t number = 0;  ///< from 1, through all flows of the design
  std::string_view text;     ///< may be empty
  IdRange<LinkId> links;     ///< in the order written
  Pillars pillars;
  Properties properties;
  Span span;
  Change change = Change::none;
};

struct Flow {
  std::string_view name;  ///< empty for steps that stand outside any flow
  std::string_view title;
  IdRange<StepId> steps;
  Span span;
};

struct Assumption {
  std::string_view text;
  Span span;
};

/// Part 1: what is asked before anything is drawn.
struct Question {
  std::optional<catalog::QuestionId> category;
  std::string_view text;
  std::span<const Assumption> assumptions;
  Span span;
};

struct Alternative {
  std::string_view what;  ///< as written
  std::string_view why_not;
  Span span;
  bool is_name = false;  ///< of a part of the design, of one that an earlier stage removed, or of a kind
};

/// Part 3: why these parts.
struct Choice {
  std::vector<NodeId> nodes;
  std::vector<GroupId> groups;
  Pillars pillars;
  Texts because;
  std::span<const Alternative> alternatives;
  Span span;
};

/// Part 4: what is won and what is paid.
struct Tradeoff {
  std::string_view title;
  Texts gains, costs, mitigations;
  Pillars pillars;
  Span span;
};

/// Owns what designs point to and no document holds.
struct Pool {
  StringPool made;
  Arena<std::string_view> texts;
  Arena<catalog::PillarId> pillars;
  Arena<Property> properties;
  Arena<Assumption> assumptions;
  Arena<Alternative> alternatives;
};

/// What a stage says about itself; absent in the base design.
struct StageInfo {
  std::string_view name;
  std::string_view title;
  std::string_view when;
  std::vector<std::string_view> removed;  ///< names of nodes and groups that the stage takes away
  Span span;
  bool is_reference = false;  ///< it is said to stand for the scenario
};

struct Design {
  std::string_view name;  ///< of the scenario
  std::string_view title;
  std::string_view like;
  std::string_view prompt;
  std::optional<StageInfo> stage;
  std::vector<catalog::PackId> packs;
  std::vector<Question> questions;
  std::vector<Choice> choices;
  std::vector<Tradeoff> tradeoffs;

  IdVec<NodeId, Node> nodes;
  IdVec<GroupId, Group> groups;  ///< parents before children
  IdVec<FlowId, Flow> flows;
  IdVec<StepId, Step> steps;  ///< by number
  IdVec<LinkId, Link> links;
  Span span;
  bool is_complete = true;  ///< false if something in it was not understood: what seems missing may not be
};

/// "orders, table": the parts and places that a choice is about, in the order written.
std::string names_of(const Choice& choice, const Design& design);

/// One scenario: its base design and one design for each of its stages, in order.
struct Scenario {
  std::string_view name;
  Span block;  ///< all of its text
  Design base;
  std::vector<Design> stages;
  bool base_is_drawn = true;  ///< false where the base has no steps and a stage has: only stages are designs

  /// The design that stands for the scenario: the stage that says so, or else the base, or the last stage
  /// where the base is none.
  const Design& reference() const {
    for (const Design& stage : stages)
      if (stage.stage->is_reference)
        return stage;
    return base_is_drawn || stages.empty() ? base : stages.back();
  }
};

}  // namespace stoa::sema
