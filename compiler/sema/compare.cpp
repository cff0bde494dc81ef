#include "compiler/sema/compare.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include <fmt/format.h>

#include "compiler/base/edit_script.hpp"
#include "compiler/sema/compare_details.hpp"
#include "compiler/sema/view.hpp"

namespace stoa::sema {

namespace {

using Subject = Difference::Subject;

/// `client -> api, cache ~> brain`: a step without its text.
std::string itinerary_of(const Step& step, const Design& design) {
  std::string out;
  const Link* last = nullptr;
  for (const LinkId id : step.links) {
    const Link& link = design.links[id];
    const std::string_view to = design.nodes[link.to].name;
    if (last != nullptr && last->from == link.from && last->arrow == link.arrow)
      out += fmt::format(", {}", to);
    else if (last != nullptr && last->to == link.from)
      out += fmt::format(" {} {}", ast::to_string(link.arrow), to);
    else
      out += fmt::format("{}{} {} {}", out.empty() ? "" : "; ", design.nodes[link.from].name,
                         ast::to_string(link.arrow), to);
    last = &link;
  }
  return out;
}

class Comparison {
 public:
  Comparison(const State& before, const State& after)
      : before_(before), after_(after), places_(before, after) {}

  std::vector<Difference> run() {
    compare_designs();
    compare_named<Question>(
        before_.design.questions, after_.design.questions, Subject::question,
        [](const Question& question, const State&) { return std::string(question.text); });
    compare_named<Group>(before_.design.groups.items(), after_.design.groups.items(), Subject::place,
                         [&](const Group& group, const State& state) { return place_name(group, state); });
    compare_named<Node>(before_.design.nodes.items(), after_.design.nodes.items(), Subject::part,
                        [](const Node& node, const State&) { return std::string(node.name); });
    compare_named<Flow>(before_.design.flows.items(), after_.design.flows.items(), Subject::flow,
                        [](const Flow& flow, const State&) { return std::string(flow.name); });
    compare_steps();
    compare_named<Choice>(before_.design.choices, after_.design.choices, Subject::choice, subject_of);
    compare_named<Tradeoff>(
        before_.design.tradeoffs, after_.design.tradeoffs, Subject::tradeoff,
        [](const Tradeoff& tradeoff, const State&) { return std::string(tradeoff.title); });
    return std::move(found_);
  }

 private:
  void add(Subject subject, Change change, std::string name, std::string text, std::size_t index,
           std::vector<Detail> details = {}) {
    found_.push_back({subject, change, std::move(name), std::move(text), index, std::move(details)});
  }

  void compare_designs() {
    if (std::vector<Detail> found = details_of(before_, after_); !found.empty())
      add(Subject::design, Change::changed, std::string(after_.design.name), "", 0, std::move(found));
  }

  /// What a place is called after.
  std::string place_name(const Group& group, const State& state) const {
    const std::size_t index = index_in(state.design.groups.items(), group);
    return std::string(&state == &before_ ? places_.of(state.design.groups.id(index)) : group.name);
  }

  static std::string subject_of(const Choice& choice, const State& state) {
    return names_of(choice, state.design);
  }

  static std::string text_of(const Node& node, const State& state) { return kind_title(node.kind, state); }
  static std::string text_of(const Group& group, const State& state) { return kind_title(group.kind, state); }
  static std::string text_of(const Flow& flow, const State&) { return std::string(flow.title); }
  static std::string text_of(const auto&, const State&) { return ""; }

  template <class T>
  static std::size_t index_in(std::span<const T> all, const T& one) {
    return static_cast<std::size_t>(&one - all.data());
  }

  /// Those of one name are matched in the order written.
  template <class T, class NameOf>
  void compare_named(std::span<const T> before, std::span<const T> after, Subject subject, NameOf name_of) {
    std::multimap<std::string, const T*> unmatched;
    for (const T& a : before)
      unmatched.emplace(name_of(a, before_), &a);
    std::vector<Difference> later;
    later.swap(found_);  // What is gone comes first, and is known last.
    for (const T& b : after) {
      std::string name = name_of(b, after_);
      const std::size_t index = index_in(after, b);
      const auto same = unmatched.lower_bound(name);
      if (same == unmatched.end() || same->first != name) {
        add(subject, Change::added, std::move(name), text_of(b, after_), index);
        continue;
      }
      if (std::vector<Detail> details = details_of(*same->second, before_, b, after_, places_);
          !details.empty())
        add(subject, Change::changed, std::move(name), text_of(b, after_), index, std::move(details));
      unmatched.erase(same);
    }
    later.swap(found_);
    for (const T& a : before) {
      const auto [begin, end] = unmatched.equal_range(name_of(a, before_));
      if (std::any_of(begin, end, [&](const auto& entry) { return entry.second == &a; }))
        add(subject, Change::removed, name_of(a, before_), text_of(a, before_), index_in(before, a));
    }
    std::ranges::move(later, std::back_inserter(found_));
  }

  void compare_steps() {
    std::vector<std::string_view> names;
    for (const State* state : {&before_, &after_})
      for (const Flow& flow : state->design.flows)
        if (std::ranges::find(names, flow.name) == names.end())
          names.push_back(flow.name);
    for (const std::string_view name : names)
      compare_steps(name);
  }

  /// The steps of a flow, where each leads, and the same with its text.
  struct Walk {
    std::vector<const Step*> steps;
    std::vector<std::string> itineraries, texts;
    Walk(const State& state, std::string_view flow_name) {
      for (const Flow& flow : state.design.flows)
        if (flow.name == flow_name)
          for (const StepId id : flow.steps) {
            const Step& step = *steps.emplace_back(&state.design.steps[id]);
            const std::string& way = itineraries.emplace_back(itinerary_of(step, state.design));
            texts.push_back(step.text.empty() ? way : fmt::format("{} \"{}\"", way, step.text));
          }
    }
  };

  /// Calls `same` with the places of each two that are alike, and `differ` with each edit, in order.
  static void align(std::span<const std::string> before, std::span<const std::string> after, auto same,
                    auto differ) {
    const std::vector<std::string_view> a(before.begin(), before.end());
    const std::vector<std::string_view> b(after.begin(), after.end());
    Edit last;
    const auto pass_same = [&](std::size_t until) {
      for (std::size_t i = last.after + last.n_added; i < until; ++i)
        same(i - (last.after + last.n_added) + last.before + last.n_removed, i);
    };
    for (const Edit& edit : edit_script(a, b)) {
      pass_same(edit.after);
      differ(edit);
      last = edit;
    }
    pass_same(b.size());
  }

  void compare_steps(std::string_view flow) {
    const Walk a(before_, flow);
    const Walk b(after_, flow);
    const auto add_step = [&](Change change, const Walk& walk, std::size_t at, const State& state,
                              std::vector<Detail> details = {}) {
      add(Subject::step, change, std::string(flow), walk.texts[at],
          index_in(state.design.steps.items(), *walk.steps[at]), std::move(details));
    };
    const auto compare_step = [&](std::size_t i, std::size_t j) {
      if (auto details = details_of(*a.steps[i], before_, *b.steps[j], after_); !details.empty())
        add_step(Change::changed, b, j, after_, std::move(details));
    };
    // What says the same is the same; what only leads the same way was reworded.
    align(a.texts, b.texts, compare_step, [&](const Edit& edit) {
      const auto part = [](const std::vector<std::string>& all, std::size_t begin, std::size_t size) {
        return std::span(all).subspan(begin, size);
      };
      align(
          part(a.itineraries, edit.before, edit.n_removed), part(b.itineraries, edit.after, edit.n_added),
          [&](std::size_t i, std::size_t j) { compare_step(edit.before + i, edit.after + j); },
          [&](const Edit& inner) {
            for (std::size_t i = 0; i < inner.n_removed; ++i)
              add_step(Change::removed, a, edit.before + inner.before + i, before_);
            for (std::size_t i = 0; i < inner.n_added; ++i)
              add_step(Change::added, b, edit.after + inner.after + i, after_);
          });
    });
  }

  const State& before_;
  const State& after_;
  PlaceNames places_;
  std::vector<Difference> found_;
};

/// A copy of the state before, for its parts and places: with the kinds of the catalogue after, and the names
/// that places have there.
Design translated(const State& state, const State& after) {
  Design design = state.design;
  const PlaceNames names(state, after);
  const catalog::Catalog& other = after.catalog;
  const auto translate = [&](std::optional<catalog::KindId>& kind) {
    if (!kind)
      return;
    const auto found = other.kind_index.find(state.catalog.kinds[*kind].name);
    kind = found == other.kind_index.end() ? std::nullopt : std::optional(found->second);
  };
  for (Node& node : design.nodes) {
    translate(node.kind);
    node.pillars = {};
  }
  for (std::size_t i = 0; i < design.groups.size(); ++i) {
    Group& group = design.groups.items()[i];
    translate(group.kind);
    group.name = names.of(design.groups.id(i));
  }
  return design;
}

}  // namespace

std::vector<Difference> compare(const State& before, const State& after) {
  return Comparison(before, after).run();
}

Design drawn_difference(const State& before, const State& after, Pool& pool) {
  Design drawn = after.design;
  unmark(drawn);
  for (const Difference& difference : compare(before, after)) {
    if (difference.change == Change::removed)
      continue;
    if (difference.subject == Subject::part)
      drawn.nodes.items()[difference.index].change = difference.change;
    else if (difference.subject == Subject::place)
      drawn.groups.items()[difference.index].change = difference.change;
    else if (difference.subject == Subject::step)
      drawn.steps.items()[difference.index].change = difference.change;
  }
  return with_removed(translated(before, after), drawn, pool);
}

}  // namespace stoa::sema
