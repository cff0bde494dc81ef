#include "compiler/sema/compare_details.hpp"

#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

#include "compiler/base/edit_script.hpp"

namespace stoa::sema {

namespace {

template <class IdT, class T>
std::string title_of(std::optional<IdT> id, const IdVec<IdT, T>& table) {
  return id ? std::string(table[*id].title) : std::string();
}

std::string names_of(Pillars pillars, const catalog::Catalog& catalog) {
  std::string out;
  for (const catalog::PillarId pillar : pillars)
    out += fmt::format("{}@{}", out.empty() ? "" : ", ", catalog.pillars[pillar].name);
  return out;
}

/// Gathers what differs in something that both states have.
class Details {
 public:
  void add(std::string_view what, std::string_view before, std::string_view after) {
    if (before != after)
      found_.push_back({std::string(what), std::string(before), std::string(after)});
  }

  void add(Properties before, Properties after) {
    const auto value_in = [](Properties properties, std::string_view name) {
      const auto found = std::ranges::find(properties, name, &Property::name);
      return found == properties.end() ? std::string_view() : found->value.text;
    };
    for (const Property& property : before)
      add(property.name, property.value.text, value_in(after, property.name));
    for (const Property& property : after)
      if (std::ranges::find(before, property.name, &Property::name) == before.end())
        add(property.name, "", property.value.text);
  }

  /// Texts of which each stands for itself.
  void add(std::string_view what, const std::vector<std::string_view>& before,
           const std::vector<std::string_view>& after) {
    for (const Edit& edit : edit_script(before, after)) {
      for (std::size_t i = 0; i < edit.n_removed; ++i)
        add(what, before[edit.before + i], "");
      for (std::size_t i = 0; i < edit.n_added; ++i)
        add(what, "", after[edit.after + i]);
    }
  }

  std::vector<Detail> take() { return std::move(found_); }

 private:
  std::vector<Detail> found_;
};

std::vector<std::string_view> listed(Texts texts) {
  return {texts.begin(), texts.end()};
}

}  // namespace

PlaceNames::PlaceNames(const State& before, const State& after) {
  std::unordered_set<std::string_view> old_names, new_names;
  for (const Group& group : before.design.groups)
    old_names.insert(group.name);
  for (const Group& group : after.design.groups)
    new_names.insert(group.name);
  std::vector<const Group*> left;  // What only the later state has.
  for (const Group& group : after.design.groups)
    if (!old_names.contains(group.name))
      left.push_back(&group);
  for (const Group& old : before.design.groups) {
    names_.push_back(old.name);
    if (new_names.contains(old.name))
      continue;
    const auto same = std::ranges::find_if(left, [&](const Group* other) {
      return kind_title(old.kind, before) == kind_title(other->kind, after) &&
             of(old.parent) == name_of(other->parent, after.design);
    });
    if (same != left.end()) {
      names_.back() = (*same)->name;
      left.erase(same);
    }
  }
}

std::string kind_title(std::optional<catalog::KindId> kind, const State& state) {
  return title_of(kind, state.catalog.kinds);
}

std::vector<Detail> details_of(const State& before, const State& after) {
  const Design& a = before.design;
  const Design& b = after.design;
  Details details;
  details.add("title", a.title, b.title);
  details.add("like", a.like, b.like);
  details.add("prompt", a.prompt, b.prompt);
  const auto packs = [](const State& state) {
    std::vector<std::string_view> found;
    for (const catalog::PackId pack : state.design.packs)
      found.push_back(state.catalog.packs[pack].name);
    return found;
  };
  details.add("requires", packs(before), packs(after));
  return details.take();
}

std::vector<Detail> details_of(const Node& a, const State& before, const Node& b, const State& after,
                               const PlaceNames& places) {
  Details details;
  details.add("kind", title_of(a.kind, before.catalog.kinds), title_of(b.kind, after.catalog.kinds));
  details.add("title", a.title, b.title);
  details.add("in", places.of(a.group), PlaceNames::name_of(b.group, after.design));
  details.add("pillars", names_of(a.pillars, before.catalog), names_of(b.pillars, after.catalog));
  details.add(a.properties, b.properties);
  return details.take();
}

std::vector<Detail> details_of(const Group& a, const State& before, const Group& b, const State& after,
                               const PlaceNames& places) {
  Details details;
  details.add("name", a.name, b.name);
  details.add("kind", title_of(a.kind, before.catalog.kinds), title_of(b.kind, after.catalog.kinds));
  details.add("title", a.title, b.title);
  details.add("in", places.of(a.parent), PlaceNames::name_of(b.parent, after.design));
  details.add(a.properties, b.properties);
  return details.take();
}

std::vector<Detail> details_of(const Flow& a, const State&, const Flow& b, const State&, const PlaceNames&) {
  Details details;
  details.add("title", a.title, b.title);
  return details.take();
}

std::vector<Detail> details_of(const Step& a, const State& before, const Step& b, const State& after) {
  Details details;
  details.add("text", a.text, b.text);
  details.add("pillars", names_of(a.pillars, before.catalog), names_of(b.pillars, after.catalog));
  details.add(a.properties, b.properties);
  return details.take();
}

std::vector<Detail> details_of(const Question& a, const State& before, const Question& b, const State& after,
                               const PlaceNames&) {
  Details details;
  details.add("category", title_of(a.category, before.catalog.questions),
              title_of(b.category, after.catalog.questions));
  const auto texts = [](const Question& question) {
    std::vector<std::string_view> found;
    for (const Assumption& assumption : question.assumptions)
      found.push_back(assumption.text);
    return found;
  };
  details.add("assume", texts(a), texts(b));
  return details.take();
}

std::vector<Detail> details_of(const Choice& a, const State& before, const Choice& b, const State& after,
                               const PlaceNames&) {
  Details details;
  details.add("pillars", names_of(a.pillars, before.catalog), names_of(b.pillars, after.catalog));
  details.add("because", listed(a.because), listed(b.because));
  const auto rejected = [](const Choice& choice) {
    std::vector<std::string> found;
    for (const Alternative& other : choice.alternatives)
      found.push_back(other.why_not.empty() ? std::string(other.what)
                                            : fmt::format("{}: {}", other.what, other.why_not));
    return found;
  };
  const std::vector<std::string> of_a = rejected(a), of_b = rejected(b);
  details.add("over", {of_a.begin(), of_a.end()}, {of_b.begin(), of_b.end()});
  return details.take();
}

std::vector<Detail> details_of(const Tradeoff& a, const State& before, const Tradeoff& b, const State& after,
                               const PlaceNames&) {
  Details details;
  details.add("pillars", names_of(a.pillars, before.catalog), names_of(b.pillars, after.catalog));
  details.add("gain", listed(a.gains), listed(b.gains));
  details.add("cost", listed(a.costs), listed(b.costs));
  details.add("mitigate", listed(a.mitigations), listed(b.mitigations));
  return details.take();
}

}  // namespace stoa::sema
