// Design -> JSON: all that was resolved, by name. The schema is docs/schema/design.schema.json.
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/backends/backend.hpp"
#include "compiler/base/json_writer.hpp"
#include "compiler/sema/step_reading.hpp"
#include "compiler/sema/support.hpp"

namespace stoa::backends {

namespace {

constexpr std::uint32_t kVersion = 1;

/// What the arrow means; `ast::to_string` says how it is written.
std::string_view meaning_of(ast::Arrow arrow) {
  switch (arrow) {
    case ast::Arrow::request:
      return "request";
    case ast::Arrow::event:
      return "event";
    case ast::Arrow::data:
      return "data";
    case ast::Arrow::answer:
      return "answer";
    case ast::Arrow::both:
      return "both";
  }
  return "";
}

std::string_view to_string(catalog::Kind::Class klass) {
  switch (klass) {
    case catalog::Kind::Class::service:
      return "service";
    case catalog::Kind::Class::actor:
      return "actor";
    case catalog::Kind::Class::place:
      return "place";
  }
  return "";
}

struct Writer {
  const sema::Design& design;
  const catalog::Catalog& catalog;
  std::vector<sema::Argument> arguments = sema::arguments_of(design, catalog);
  JsonWriter json = {};

  std::string write() {
    json.begin_object();
    json.member("format", "stoa-design");
    json.member("version", kVersion);
    json.key("scenario").begin_object();
    json.member("name", design.name);
    json.member("title", design.title);
    json.end();
    write_stage();
    json.key("brief").begin_object();
    json.member("like", design.like);
    json.member("prompt", design.prompt);
    json.end();
    write_entries("packs", design.packs, catalog.packs);
    write_questions();
    write_groups();
    write_components();
    write_flows();
    write_choices();
    write_tradeoffs();
    json.end();
    return json.take();
  }

  void write_stage() {
    json.key("stage");
    if (!design.stage) {
      json.null();
      return;
    }
    json.begin_object();
    json.member("name", design.stage->name);
    json.member("title", design.stage->title);
    json.member("when", design.stage->when);
    write_texts("removed", design.stage->removed);
    json.end();
  }

  void write_questions() {
    json.key("questions").begin_array();
    for (const sema::Question& question : design.questions) {
      json.begin_object();
      write_entry("category", question.category, catalog.questions);
      json.member("text", question.text);
      json.key("assumptions").begin_array();
      for (const sema::Assumption& assumption : question.assumptions)
        json.value(assumption.text);
      json.end();
      json.end();
    }
    json.end();
  }

  void write_groups() {
    json.key("groups").begin_array();
    for (const sema::Group& group : design.groups) {
      json.begin_object();
      json.member("name", group.name);
      json.member("title", group.title);
      write_kind(group.kind);
      write_group("parent", group.parent);
      write_properties(group.properties);
      json.member("change", to_string(group.change));
      json.end();
    }
    json.end();
  }

  void write_components() {
    json.key("components").begin_array();
    for (const sema::Node& node : design.nodes) {
      json.begin_object();
      json.member("name", node.name);
      json.member("title", node.title);
      write_kind(node.kind);
      const catalog::Kind* kind = node.kind ? &catalog.kinds[*node.kind] : nullptr;
      json.key("class");
      if (kind != nullptr)
        json.value(to_string(kind->klass));
      else
        json.null();
      write_entry("category", kind != nullptr ? kind->category : std::nullopt, catalog.categories);
      write_group("group", node.group);
      write_names("pillars", node.pillars, catalog.pillars);
      write_properties(node.properties);
      json.key("link");
      if (node.link.empty())
        json.null();
      else
        json.value(node.link);
      json.member("change", to_string(node.change));
      json.end();
    }
    json.end();
  }

  void write_flows() {
    json.key("flows").begin_array();
    for (const sema::Flow& flow : design.flows) {
      json.begin_object();
      json.member("name", flow.name);
      json.member("title", flow.title);
      json.key("steps").begin_array();
      for (const sema::StepId step : flow.steps)
        write_step(design.steps[step]);
      json.end();
      json.end();
    }
    json.end();
  }

  void write_step(const sema::Step& step) {
    json.begin_object();
    json.member("number", step.number);
    json.member("text", step.text);
    json.key("links").begin_array();
    for (const sema::LinkId id : step.links) {
      const sema::Link& link = design.links[id];
      json.begin_object();
      json.member("from", design.nodes[link.from].name);
      json.member("to", design.nodes[link.to].name);
      json.member("arrow", meaning_of(link.arrow));
      write_meaning(link);
      json.end();
    }
    json.end();
    write_names("pillars", step.pillars, catalog.pillars);
    write_properties(step.properties);
    json.member("change", to_string(step.change));
    json.end();
  }

  /// What kind of step an arrow was taken for, and how that works; null where nobody can tell.
  void write_meaning(const sema::Link& link) {
    const std::optional<sema::Verdict> verdict = sema::read_link(design, link, catalog);
    const bool is_ok = verdict && verdict->level == sema::Verdict::Level::ok;
    json.key("kind");
    if (is_ok)
      json.value(catalog::to_string(*verdict->kind));
    else
      json.null();
    json.key("mechanism");
    if (is_ok)
      json.value(std::string_view(verdict->mechanism));
    else
      json.null();
  }

  void write_choices() {
    json.key("choices").begin_array();
    for (std::size_t i = 0; i < design.choices.size(); ++i) {
      const sema::Choice& choice = design.choices[i];
      json.begin_object();
      write_names("components", std::span(choice.nodes), design.nodes);
      write_names("groups", std::span(choice.groups), design.groups);
      write_names("pillars", choice.pillars, catalog.pillars);
      write_evidence(i);
      write_texts("because", choice.because);
      json.key("alternatives").begin_array();
      for (const sema::Alternative& alternative : choice.alternatives) {
        json.begin_object();
        json.member("what", alternative.what);
        json.member("why_not", alternative.why_not);
        json.end();
      }
      json.end();
      json.end();
    }
    json.end();
  }

  /// What carries each pillar of a choice; those that nothing carries are not among them.
  void write_evidence(std::size_t choice) {
    json.key("evidence").begin_array();
    for (const sema::Argument& argument : arguments) {
      if (argument.choice != choice || !argument.evidence)
        continue;
      json.begin_object();
      json.member("pillar", catalog.pillars[argument.pillar].name);
      json.member("component", design.nodes[argument.evidence->part].name);
      json.member("by", argument.evidence->what);
      json.end();
    }
    json.end();
  }

  void write_tradeoffs() {
    json.key("tradeoffs").begin_array();
    for (const sema::Tradeoff& tradeoff : design.tradeoffs) {
      json.begin_object();
      json.member("title", tradeoff.title);
      write_texts("gains", tradeoff.gains);
      write_texts("costs", tradeoff.costs);
      write_texts("mitigations", tradeoff.mitigations);
      write_names("pillars", tradeoff.pillars, catalog.pillars);
      json.end();
    }
    json.end();
  }

  /// `value` is what the author wrote; a value with a unit also says its `type` and its `number` in the unit
  /// of that type.
  void write_properties(std::span<const sema::Property> properties) {
    json.key("properties").begin_array();
    for (const sema::Property& property : properties) {
      json.begin_object();
      json.member("name", property.name);
      json.member("value", property.value.text);
      if (property.quantity) {
        json.member("type", catalog::to_string(property.quantity->type));
        json.member("number", property.quantity->value);
      }
      json.end();
    }
    json.end();
  }

  void write_kind(std::optional<catalog::KindId> id) { write_entry("kind", id, catalog.kinds); }

  void write_group(std::string_view member, std::optional<sema::GroupId> id) {
    json.key(member);
    if (id)
      json.value(design.groups[*id].name);
    else
      json.null();
  }

  void write_entry_object(const catalog::Entry& entry) {
    json.begin_object();
    json.member("name", entry.name);
    json.member("title", entry.title);
    json.end();
  }

  template <class IdT, class T>
  void write_entry(std::string_view member, std::optional<IdT> id, const IdVec<IdT, T>& table) {
    json.key(member);
    if (id)
      write_entry_object(table[*id]);
    else
      json.null();
  }

  template <class IdT, class T>
  void write_entries(std::string_view member, const std::vector<IdT>& ids, const IdVec<IdT, T>& table) {
    json.key(member).begin_array();
    for (const IdT id : ids)
      write_entry_object(table[id]);
    json.end();
  }

  template <class IdT, class T>
  void write_names(std::string_view member, std::span<const IdT> ids, const IdVec<IdT, T>& table) {
    json.key(member).begin_array();
    for (const IdT id : ids)
      json.value(table[id].name);
    json.end();
  }

  void write_texts(std::string_view member, sema::Texts texts) {
    json.key(member).begin_array();
    for (const std::string_view text : texts)
      json.value(text);
    json.end();
  }
};

}  // namespace

std::string emit_json(const sema::Design& design, const catalog::Catalog& catalog) {
  return Writer{design, catalog}.write();
}

}  // namespace stoa::backends
