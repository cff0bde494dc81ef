#include "compiler/layout/legend.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include "compiler/layout/badges.hpp"
#include "compiler/layout/dimensions.hpp"
#include "compiler/layout/itinerary.hpp"
#include "compiler/layout/narrate.hpp"
#include "compiler/layout/text_metrics.hpp"

namespace stoa::layout {
namespace {

using Item = LegendContents::Item;

constexpr double kPadding = 16;
constexpr double kTopPadding = 14;
constexpr double kColumnGap = 24;
constexpr double kStepLine = 18;
constexpr double kRouteLine = 16;
constexpr double kStepGap = 12;
constexpr double kHeadingHeight = 30;
constexpr double kHeadingGap = 8;  // Above a heading that is not the first of its column.
constexpr double kSampleHeight = 24;
constexpr double kSampleLength = 34;
constexpr double kMaxStretch = 10;  // More between two steps in a panel that is higher than it needs to be.
constexpr std::size_t kMaxTextLines = 40;
constexpr std::size_t kMaxRouteLines = 3;

std::string heading_of(const sema::Flow& flow, bool is_only) {
  if (!flow.title.empty())
    return std::string(flow.title);
  if (!flow.name.empty())
    return name_as_title(flow.name);
  return is_only ? "Flow" : "Other steps";
}

Item step_item(const sema::Design& design, sema::StepId step_id, const catalog::Catalog& catalog,
               std::size_t max_characters) {
  const sema::Step& step = design.steps[step_id];
  Item item;
  std::string route = cut_text(tell_itinerary(design, step, catalog), max_characters);
  if (step.text.empty()) {
    item.text = std::move(route);
  } else {
    item.text = cut_text(capitalize(step.text), max_characters);
    item.route = std::move(route);
  }
  item.note = cut_text(text_property(step.properties, "note"), max_characters);
  item.link = text_property(step.properties, "link");
  item.badge = make_badge(step, step_id, step.links.empty() ? sema::LinkId{} : step.links.front());
  return item;
}

// Only what differs from a plain line with a head: how many heads there are, and where, needs no words.
std::vector<Item> sample_items(const sema::Design& design) {
  constexpr std::array<std::pair<ast::Arrow, std::string_view>, 2> kSamples = {
      {{ast::Arrow::event, "Event"}, {ast::Arrow::data, "Data movement or replication"}}};
  std::vector<Item> items;
  for (const auto& sample : kSamples) {
    const bool occurs = std::any_of(design.links.begin(), design.links.end(),
                                    [&](const sema::Link& link) { return link.arrow == sample.first; });
    if (!occurs)
      continue;
    Item item;
    item.form = Item::Form::sample;
    item.text = sample.second;
    item.arrow = sample.first;
    items.push_back(std::move(item));
  }
  return items;
}

// The marks of a stage, or of what differs from another design, that occur.
std::vector<Item> mark_items(const sema::Design& design) {
  constexpr std::array<std::pair<sema::Change, std::string_view>, 3> kMarks = {
      {{sema::Change::added, "Added"},
       {sema::Change::changed, "Changed"},
       {sema::Change::removed, "Removed"}}};
  std::vector<Item> items;
  for (const auto& mark : kMarks) {
    const auto is_it = [&](const auto& part) { return part.change == mark.first; };
    if (std::none_of(design.nodes.begin(), design.nodes.end(), is_it) &&
        std::none_of(design.groups.begin(), design.groups.end(), is_it))
      continue;
    Item item;
    item.form = Item::Form::mark;
    item.text = mark.second;
    if (design.stage)
      item.text += " in this stage";
    item.change = mark.first;
    items.push_back(std::move(item));
  }
  return items;
}

/// An item with its lines broken for a column.
struct SetItem {
  const Item* item;
  std::vector<std::string> text;
  std::vector<std::string> route;
  std::vector<std::string> note;
  double height = 0;
};

struct Setter {
  double column_width;
  double indent;  // From a badge's left to its text.

  SetItem set(const Item& item) const {
    SetItem set_item{&item, {}, {}, {}};
    switch (item.form) {
      case Item::Form::heading:
        set_item.text = wrap_text(item.text, kLegendHeading, column_width, 2).lines;
        set_item.height = kHeadingHeight + kStepLine * extra_lines(set_item.text);
        break;
      case Item::Form::step:
        set_item.text = wrap_text(item.text, kLegendStep, column_width - indent, kMaxTextLines).lines;
        set_item.route = wrap_text(item.route, kLegendRoute, column_width - indent, kMaxRouteLines).lines;
        set_item.note = wrap_text(item.note, kLegendRoute, column_width - indent, kMaxTextLines).lines;
        set_item.height = kStepLine * static_cast<double>(std::max<std::size_t>(set_item.text.size(), 1)) +
                          kRouteLine * static_cast<double>(set_item.route.size() + set_item.note.size()) +
                          kStepGap;
        break;
      case Item::Form::sample:
      case Item::Form::mark:
        set_item.text = wrap_text(item.text, kLegendRoute, column_width - kSampleLength - 12, 1).lines;
        set_item.height = kSampleHeight;
        break;
    }
    return set_item;
  }

  static double extra_lines(const std::vector<std::string>& lines) {
    return lines.size() < 2 ? 0 : static_cast<double>(lines.size() - 1);
  }
};

bool is_heading(const SetItem& set_item) {
  return set_item.item->form == Item::Form::heading;
}

/// The index of the first item of each column, and how high the highest is.
struct Columns {
  std::vector<std::size_t> starts;
  double height = 0;
};

// Fills columns up to `limit`; a heading stays with the step after it.
Columns fill_columns(const std::vector<SetItem>& items, double limit) {
  Columns columns;
  double height = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const bool is_first = columns.starts.empty() || columns.starts.back() == i;
    const double gap = is_heading(items[i]) && !is_first ? kHeadingGap : 0;
    double needed = gap + items[i].height;
    if (is_heading(items[i]) && i + 1 < items.size())
      needed += items[i + 1].height;
    const bool follows_heading = i > 0 && is_heading(items[i - 1]);
    if (columns.starts.empty() || (height + needed > limit && height > 0 && !follows_heading)) {
      columns.starts.push_back(i);
      height = items[i].height;
    } else {
      height += gap + items[i].height;
    }
    columns.height = std::max(columns.height, height);
  }
  return columns;
}

// The lowest columns of which there are not more than asked for.
Columns balance_columns(const std::vector<SetItem>& items, std::size_t n_columns) {
  double total = 0;
  for (const SetItem& item : items)
    total += item.height + (is_heading(item) ? kHeadingGap : 0);
  Columns best = fill_columns(items, total);
  double low = total / static_cast<double>(n_columns) - 1;
  double high = total;
  while (high - low > 3) {
    const double limit = (low + high) / 2;
    Columns columns = fill_columns(items, limit);
    if (columns.starts.size() > n_columns) {
      low = limit;
    } else {
      high = limit;
      if (columns.height <= best.height)
        best = std::move(columns);
    }
  }
  return best;
}

/// A heading is kept for the step that follows it.
void put(Legend& legend, SetItem& set_item, Point at, double indent, std::vector<TextLine>& heading) {
  const auto lines = [&](std::vector<std::string>& texts, const TextStyle& style, Point baseline, double line,
                         std::vector<TextLine>& out) {
    for (std::string& text : texts) {
      out.push_back({std::move(text), rounded(baseline), style, Anchor::start});
      baseline.y += line;
    }
  };
  switch (set_item.item->form) {
    case Item::Form::heading:
      lines(set_item.text, kLegendHeading, {at.x, at.y + 14}, kStepLine, heading);
      break;
    case Item::Form::step: {
      Legend::Entry entry{*set_item.item->badge, {}, set_item.item->link, std::exchange(heading, {})};
      move_badge(entry.badge, {at.x + entry.badge.radius, at.y + kBadgeRadius});
      const double below = kStepLine * static_cast<double>(set_item.text.size());
      const double last = below + kRouteLine * static_cast<double>(set_item.route.size());
      lines(set_item.text, kLegendStep, {at.x + indent, at.y + 15}, kStepLine, entry.lines);
      lines(set_item.route, kLegendRoute, {at.x + indent, at.y + below + 13}, kRouteLine, entry.lines);
      lines(set_item.note, kLegendRoute, {at.x + indent, at.y + last + 13}, kRouteLine, entry.lines);
      legend.entries.push_back(std::move(entry));
      break;
    }
    case Item::Form::sample: {
      const double y = at.y + 10;
      Legend::Sample sample{
          set_item.item->arrow, rounded(Point{at.x, y}), rounded(Point{at.x + kSampleLength, y}), {}};
      std::string text = set_item.text.empty() ? std::string() : std::move(set_item.text[0]);
      sample.text = {std::move(text), rounded(Point{at.x + kSampleLength + 12, y + 4}), kLegendRoute,
                     Anchor::start};
      legend.samples.push_back(std::move(sample));
      break;
    }
    case Item::Form::mark: {
      const double y = at.y + 10;
      std::string text = set_item.text.empty() ? std::string() : std::move(set_item.text[0]);
      legend.marks.push_back(
          {set_item.item->change,
           rounded(Point{at.x + kSampleLength / 2, y}),
           {std::move(text), rounded(Point{at.x + kSampleLength + 12, y + 4}), kLegendRoute, Anchor::start}});
      break;
    }
  }
}

}  // namespace

LegendContents tell_steps(const sema::Design& design, const catalog::Catalog& catalog,
                          std::size_t max_characters) {
  LegendContents contents;
  const auto n_told = std::count_if(design.flows.begin(), design.flows.end(),
                                    [](const sema::Flow& flow) { return !flow.steps.empty(); });
  for (const sema::Flow& flow : design.flows) {
    if (flow.steps.empty())
      continue;
    Item heading;
    heading.form = Item::Form::heading;
    heading.text = cut_text(heading_of(flow, n_told == 1), max_characters);
    contents.items.push_back(std::move(heading));
    for (const sema::StepId step : flow.steps)
      contents.items.push_back(step_item(design, step, catalog, max_characters));
  }
  if (!contents.items.empty())
    for (Item& sample : sample_items(design))
      contents.items.push_back(std::move(sample));
  for (Item& mark : mark_items(design))
    contents.items.push_back(std::move(mark));
  return contents;
}

Legend set_legend(const LegendContents& contents, Point at, double width, std::size_t n_columns,
                  double min_height) {
  double indent = 0;
  for (const Item& item : contents.items)
    if (item.badge)
      indent = std::max(indent, 2 * item.badge->radius + 10);
  const double gaps = kColumnGap * static_cast<double>(n_columns - 1);
  const double column_width = (width - 2 * kPadding - gaps) / static_cast<double>(n_columns);
  const Setter setter{column_width, indent};
  std::vector<SetItem> items;
  items.reserve(contents.items.size());
  for (const Item& item : contents.items)
    items.push_back(setter.set(item));
  const Columns columns = balance_columns(items, n_columns);
  Legend legend;
  const double height = std::max(kTopPadding + columns.height + kPadding - kStepGap / 2, min_height);
  legend.panel = rounded(Rect{at.x, at.y, width, height});
  const double spare = height - (kTopPadding + columns.height + kPadding);
  const double stretch =
      n_columns > 1 ? 0 : std::clamp(std::floor(spare / static_cast<double>(items.size())), 0.0, kMaxStretch);
  std::vector<TextLine> heading;
  for (std::size_t column = 0; column < columns.starts.size(); ++column) {
    const std::size_t begin = columns.starts[column];
    const std::size_t end = column + 1 < columns.starts.size() ? columns.starts[column + 1] : items.size();
    Point place{at.x + kPadding + static_cast<double>(column) * (column_width + kColumnGap),
                at.y + kTopPadding};
    for (std::size_t i = begin; i < end; ++i) {
      if (is_heading(items[i]) && i > begin)
        place.y += kHeadingGap;
      put(legend, items[i], place, indent, heading);
      place.y += items[i].height + (items[i].item->form == Item::Form::step ? stretch : 0);
    }
  }
  return legend;
}

double legend_height(const sema::Design& design, const catalog::Catalog& catalog,
                     std::size_t max_characters) {
  const LegendContents contents = tell_steps(design, catalog, max_characters);
  return contents.items.empty() ? 0 : set_legend(contents, {}, kLegendWidth, 1, 0).panel.height;
}

}  // namespace stoa::layout
