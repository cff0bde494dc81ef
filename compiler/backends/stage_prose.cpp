#include "compiler/backends/stage_prose.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "compiler/backends/notes_parts.hpp"
#include "compiler/base/joined.hpp"
#include "compiler/layout/itinerary.hpp"
#include "compiler/layout/measure.hpp"
#include "compiler/sema/compare.hpp"

namespace stoa::backends {

namespace {

using sema::Change;
using sema::Design;
using Style = Run::Style;

/// "timeout: 3s → 10s, now in Private subnet".
std::string tell_details(const std::vector<sema::Detail>& details, const std::string& place) {
  std::string out;
  for (const sema::Detail& detail : details) {
    out += out.empty() ? "" : ", ";
    if (detail.what == "in")
      out += place.empty() ? "now in no place" : fmt::format("now in {}", place);
    else if (detail.after.empty())
      out += fmt::format("no {}", detail.what);
    else if (detail.before.empty())
      out += fmt::format("{}: {}", detail.what, detail.after);
    else
      out += fmt::format("{}: {} → {}", detail.what, detail.before, detail.after);
  }
  return out;
}

void add_item(std::string_view what, const std::vector<std::string>& names, std::vector<Item>& items) {
  if (!names.empty())
    items.push_back({{{fmt::format("{}:", what), Style::emphasis}, {" " + joined(names)}}});
}

/// For each place, whether something stands in it that the stage adds.
std::vector<bool> holds_new_parts(const Design& stage) {
  std::vector<bool> holds(stage.groups.size());
  for (const sema::Node& node : stage.nodes)
    if (node.change == Change::added)
      for (auto place = node.group; place; place = stage.groups[*place].parent)
        holds[place->value] = true;
  return holds;
}

void tell_parts_that_differ(const Design& before, const Design& stage, const catalog::Catalog& catalog,
                            std::vector<Item>& items) {
  std::vector<std::string> added, changed, removed;
  // Places by the names that the stage gives: one that came is never one that went under another name. A
  // place comes with what stands in it, and is told only by itself.
  const std::vector<bool> holds_new = holds_new_parts(stage);
  for (std::size_t i = 0; i < stage.groups.size(); ++i)
    if (const sema::Group& group = stage.groups.items()[i]; group.change == Change::added && !holds_new[i])
      added.emplace_back(layout::title_of(group, catalog));
  std::vector<bool> is_gone;  // What stood in a place that is gone went with it, and is not told.
  for (const sema::Group& group : before.groups) {
    const bool is_named = std::ranges::find(stage.stage->removed, group.name) != stage.stage->removed.end();
    if (is_named)
      removed.emplace_back(layout::title_of(group, catalog));
    is_gone.push_back(is_named || (group.parent && is_gone[group.parent->value]));
  }
  for (const sema::Difference& difference : sema::compare({before, catalog}, {stage, catalog})) {
    if (difference.subject != sema::Difference::Subject::part)
      continue;
    const Design& design = difference.change == Change::removed ? before : stage;
    const sema::Node& node = design.nodes.items()[difference.index];
    if (difference.change == Change::added)
      added.push_back(full_name(node, catalog));
    else if (difference.change == Change::changed)
      changed.push_back(fmt::format("{} ({})", layout::title_of(node, catalog),
                                    tell_details(difference.details, place_of(node.group, stage, catalog))));
    else if (!node.group || !is_gone[node.group->value])
      removed.push_back(full_name(node, catalog));
  }
  add_item("Adds", added, items);
  add_item("Changes", changed, items);
  add_item("Removes", removed, items);
}

/// The step of `told` that says the same, or null.
const sema::Step* same_step(const Design& stage, const sema::Step& step, const Design* told,
                            const catalog::Catalog& catalog) {
  if (told == nullptr)
    return nullptr;
  const std::string itinerary = layout::tell_itinerary(stage, step, catalog);
  const auto is_same = [&](const sema::Step& other) {
    return other.text == step.text && layout::tell_itinerary(*told, other, catalog) == itinerary;
  };
  const auto found = std::ranges::find_if(told->steps, is_same);
  return found == told->steps.end() ? nullptr : &*found;
}

/// {1, 2, 4, 5, 6} -> "1, 2 and 4 to 6".
std::string ranges_of(const std::vector<std::uint32_t>& numbers) {
  std::vector<std::string> ranges;
  for (std::size_t begin = 0; begin < numbers.size();) {
    std::size_t end = begin + 1;
    while (end < numbers.size() && numbers[end] == numbers[end - 1] + 1)
      ++end;
    if (end - begin > 2)
      ranges.push_back(fmt::format("{} to {}", numbers[begin], numbers[end - 1]));
    else
      for (std::size_t i = begin; i < end; ++i)
        ranges.push_back(fmt::to_string(numbers[i]));
    begin = end;
  }
  return joined(ranges);
}

void tell_steps(const Design* before, const Design& stage, const Design* told,
                const catalog::Catalog& catalog, std::vector<Item>& items) {
  std::vector<std::uint32_t> told_before;
  std::vector<Item> steps;
  // Marks and not the comparison: a step of which a part went away is not a new one.
  for (const sema::Step& step : stage.steps) {
    if (before != nullptr && step.change != Change::added)
      continue;
    if (const sema::Step* same = same_step(stage, step, told, catalog); same != nullptr) {
      told_before.push_back(same->number);
      continue;
    }
    Line line = {
        {fmt::format("{} {}:", before == nullptr ? "Step" : "New step", step.number), Style::emphasis},
        {" "},
        {layout::tell_itinerary(stage, step, catalog), Style::strong}};
    if (!step.text.empty())
      line.push_back({fmt::format(": {}", step.text)});
    steps.push_back({std::move(line)});
  }
  if (!told_before.empty())
    items.push_back({{{before == nullptr ? "Steps:" : "New steps:", Style::emphasis},
                      {fmt::format(" {} of Part 2", ranges_of(told_before))}}});
  items.insert(items.end(), steps.begin(), steps.end());
}

}  // namespace

Prose tell_stage(const Design* before, const Design& stage, const Design* told,
                 const catalog::Catalog& catalog) {
  std::vector<Item> items;
  if (before != nullptr)
    tell_parts_that_differ(*before, stage, catalog, items);
  tell_steps(before, stage, told, catalog, items);
  if (items.empty())
    return {};
  return {list(std::move(items))};
}

}  // namespace stoa::backends
