// What the files of name resolution share: the design under construction and the names it has. Private to
// sema/.
//
// outline.cpp walks the scenarios, resolve.cpp begins one, declare.cpp enters its parts, relate.cpp joins
// them, values.cpp reads properties, finish.cpp drops what a stage removed and numbers the steps.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <variant>
#include <vector>

#include "compiler/base/limits.hpp"
#include "compiler/base/name_map.hpp"
#include "compiler/base/suggest.hpp"
#include "compiler/catalog/catalog.hpp"
#include "compiler/diag/diagnostic.hpp"
#include "compiler/sema/compact.hpp"
#include "compiler/sema/design.hpp"
#include "compiler/syntax/ast.hpp"
#include "compiler/syntax/sentence.hpp"

namespace stoa::sema {

/// What a name of a scenario stands for.
struct Stage {
  friend bool operator==(const Stage&, const Stage&) = default;
};
using Entity = std::variant<NodeId, GroupId, FlowId, Stage>;

struct Named {
  Entity entity;
  Span span;
  bool is_default = false;    ///< it is the name of the kind: none was written
  bool is_ambiguous = false;  ///< several places have it by default; naming it is an error
};

/// A declaration at the top of a file: it enters a design when the design names it.
struct Shared {
  const ast::Statement* statement = nullptr;
  const Shared* parent = nullptr;
};

/// The parts that stand at the top of imported files and beside the scenarios of a file.
class SharedParts {
 public:
  void add(const ast::Statement& statement, const catalog::Catalog& catalog, const Shared* parent = nullptr);
  const Shared* find(std::string_view name) const;

 private:
  std::deque<Shared> parts_;
  std::unordered_map<std::string_view, const Shared*> by_name_;
};

/// What all scenarios of a file have in common.
struct Context {
  const catalog::Catalog& catalog;
  const Limits& limits;
  const SharedParts& shared;
  const std::unordered_set<std::string_view>& poisoned;  ///< names in statements that could not be read
  bool is_complete;                                      ///< false if a file could not be read whole
  bool is_truncated;
  bool has_scenario;  ///< then what else stands at the top of a file is shared
  Pool& pool;
  diag::Sink& sink;
};

/// One state of a scenario under construction: its base, then one stage after the other.
class Resolver {
 public:
  explicit Resolver(const Context& context) : context_(context), is_truncated_(context.is_truncated) {
    design.is_complete = context.is_complete;
  }

  /// Forgets the scenario before.
  void begin(const ast::Statement& head, std::string_view name);

  Design design;

  // declare.cpp: parts, places, flows and stages get their names.
  void declare_body(const ast::Body& body, std::optional<GroupId> group);
  void declare(const ast::Statement& statement, std::optional<GroupId> group);
  void declare_flow(const ast::Statement& statement);
  void declare_stage(const ast::Statement& statement);
  void continue_place(const ast::Statement& statement);

  // spread.cpp: what spans parts that stand in several places becomes a piece in each of them.
  void spread_places();

  // relate.cpp: what names other things.
  void relate_body(const ast::Body& body);
  void remove(const ast::Statement& statement);

  // brief, in resolve.cpp: what is said before and beside the drawing.
  void read_brief(const ast::Body& body);

  // finish.cpp
  void begin_stage(const ast::Statement& statement);
  /// Makes a design of its own of `state`, which is `design` or a copy of it.
  void finish(Design& state);

 private:
  friend class PropertyReader;

  void declare_part(const ast::Statement& statement, std::optional<catalog::KindId> kind,
                    std::optional<GroupId> group);
  void declare_group(const ast::Statement& statement, std::optional<catalog::KindId> kind,
                     std::optional<GroupId> group);
  /// By its name or by another one; null if there is none.
  const catalog::Kind* kind_called(std::string_view name) const;
  std::optional<catalog::KindId> kind_of(const ast::Statement& statement);
  /// Whether a declaration with an unknown kind may be a misspelt sentence.
  bool could_be(const ast::Statement& statement, const syntax::Sentence& sentence) const;
  /// Notes the parts that a body says its place spans, for `spread_places`.
  void note_spans(const ast::Body& body, GroupId place);
  /// Reports what a body says so where it is none of a place.
  void report_spans(const ast::Statement& statement, std::string_view name);
  void span_part(GroupId place, NodeId part);
  GroupId piece_in(GroupId place, std::optional<GroupId> home);
  bool stands_in(std::optional<GroupId> inner, GroupId outer) const;
  void name_pieces();
  void drop_places(const std::vector<bool>& keep);
  bool enter(std::string_view name, Entity entity, Span span, bool by_default);
  bool fits_limit(Span span);
  void name_the_unnamed(Design& state);
  void follow_removals();
  const Named* instantiate(std::string_view name);

  /// What a name is looked up for: an unknown one is said to be near to such things only.
  enum class Sought : std::uint8_t { anything, part };
  const Named* find(const ast::Word& name, Sought sought = Sought::anything);
  void report_unknown(const ast::Word& name, Sought sought);
  std::vector<Candidate> names(Sought sought) const;
  /// All kinds of the catalogue, by their names and by what else they are called.
  std::vector<Candidate> kinds() const;
  /// Reports a name that is neither a part nor a kind.
  void check_alternative(const ast::Word& name);

  void add_step(const ast::Statement& statement, std::optional<FlowId> flow);
  void add_steps(const ast::Body& body, std::optional<FlowId> flow);
  std::optional<NodeId> node_of(const ast::Word& name);
  FlowId loose_flow();
  void add_choice(const ast::Statement& statement);
  void add_tradeoff(const ast::Statement& statement);
  Texts texts_in(const ast::Body& body, std::string_view keyword);
  void continue_flow(const ast::Statement& statement);
  Pillars pillars_of(const ast::Statement& statement);
  void add_question(const ast::Statement& statement);
  void add_packs(const ast::Statement& statement);

  /// The properties of a body; `kind` may be null. Reports what is of a wrong type or unknown.
  Properties properties_of(const ast::Statement& statement, const catalog::Kind* kind, bool is_step);

  /// Whether the stage is the one that stands for the scenario; reports a second one.
  bool take_reference(const ast::Statement& statement, std::string_view stage);

  void report(diag::Diagnostic finding);
  const catalog::Kind* kind(std::optional<catalog::KindId> id) const;

  struct End {
    NodeId node;
    Span span;
  };

  const Context& context_;
  std::vector<End> left_, right_;           // Of the hop at hand.
  std::vector<catalog::PillarId> pillars_;  // Of the statement at hand.
  std::vector<Property> properties_;        // As all that follow up to the next blank line.
  std::vector<std::string_view> texts_;
  std::vector<Assumption> assumptions_;
  std::vector<Alternative> alternatives_;

  struct Spanning {
    GroupId place;
    ast::Word part;
  };
  std::vector<Spanning> spanning_;  // Since places were spread the last time.

  NameMap<Named> names_;
  std::unordered_map<const ast::Statement*, FlowId> flows_;  // By the sentence that declares them.
  std::unordered_set<std::string_view> removed_;             // By the stage at hand.
  std::unordered_set<std::string_view> gone_;                // By stages before.
  std::optional<Renumbering> moved_;                         // By the stage before, if it removed something.
  std::optional<FlowId> loose_;
  struct Reference {
    std::string_view stage;
    Span said;
  };
  std::optional<Reference> reference_;  // The first stage that says it stands for the scenario.
  std::size_t n_suggested_ = 0;
  bool in_stage_ = false;
  bool in_body_ = false;  ///< of a part or a place
  bool is_truncated_;
};

/// Whether a statement is a sentence of that keyword.
bool is_sentence(const ast::Statement& statement, std::string_view keyword);
/// The first word of a form, or null.
const ast::Word* find_word(const ast::Statement& statement, ast::Word::Form form, std::size_t index = 0);
/// What it says, or an empty text.
std::string_view text_of(const ast::Statement& statement, ast::Word::Form form, std::size_t index = 0);

}  // namespace stoa::sema
