#include "compiler/layout/measure.hpp"

#include <algorithm>
#include <cmath>

#include "compiler/layout/dimensions.hpp"
#include "compiler/layout/legend.hpp"
#include "compiler/layout/text_metrics.hpp"

namespace stoa::layout {
namespace {

constexpr std::size_t kLinesPerText = 2;

char to_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool contains_ignoring_case(std::string_view text, std::string_view part) {
  return std::search(text.begin(), text.end(), part.begin(), part.end(),
                     [](char a, char b) { return to_lower(a) == to_lower(b); }) != text.end();
}

void add_lines(Label& label, std::string_view text, const TextStyle& style, std::size_t max_characters) {
  const bool is_too_long = text.size() > max_characters && count_characters(text) > max_characters;
  const std::string cut = is_too_long ? cut_text(text, max_characters) : std::string();
  WrappedText wrapped = wrap_text_evenly(is_too_long ? cut : text, style, kLabelWidth, kLinesPerText);
  label.is_shortened |= wrapped.is_shortened || is_too_long;
  for (std::string& line : wrapped.lines) {
    label.width = std::max(label.width, text_width(line, style));
    label.lines.push_back({std::move(line), style});
  }
}

// A service is known by what it is, and then by what the author calls it; what lies outside has no official
// name, so there the author's word is the main one.
Label label_of(const sema::Node& node, const catalog::Catalog& catalog, std::size_t max_characters) {
  Label label;
  const catalog::Kind* kind = kind_of(node, catalog);
  const bool is_service =
      kind != nullptr && kind->klass != catalog::Kind::Class::actor && !kind->title.empty();
  const std::string_view title = title_of(node, catalog);
  if (!is_service || title == kind->title) {
    add_lines(label, title, kMainLabel, max_characters);
    return label;
  }
  add_lines(label, kind->title, kMainLabel, max_characters);
  add_lines(label, title, kSubLabel, max_characters);
  return label;
}

// Where a pictogram tells the kind, the title says it too: "Region: us-east-1". So it does where there is but
// a name.
Label label_of(const sema::Group& group, const catalog::Catalog& catalog) {
  const catalog::Kind* kind = kind_of(group, catalog);
  const bool has_corner = corner_glyph(group, catalog) != nullptr;
  std::string text(title_of(group, catalog));
  if ((has_corner || group.is_told_by_name) && !group.is_piece && !kind->title.empty() &&
      !contains_ignoring_case(text, kind->title))
    text = std::string(kind->title) + ": " + text;
  const TextStyle style = has_corner ? kFrameTitle : kPlainFrameTitle;
  WrappedText wrapped = wrap_text(text, style, kFrameTitleMax, 1);
  Label label;
  label.is_shortened = wrapped.is_shortened;
  label.lines.push_back({wrapped.lines.empty() ? std::string() : std::move(wrapped.lines[0]), style});
  label.width = text_width(label.lines[0].text, style);
  return label;
}

// All boxes are of one height, so that icons of one rank stand in one line; widths are even, so that an icon
// in the middle stands on a whole pixel.
void add_nodes(Measured& measured) {
  std::size_t max_lines = 1;
  for (const Label& label : measured.nodes)
    max_lines = std::max(max_lines, label.lines.size());
  const double height = kIconSize + kLabelGap + kLabelLine * static_cast<double>(max_lines);
  for (std::size_t i = 0; i < measured.nodes.size(); ++i) {
    const Label& label = measured.nodes[i];
    Graph::Node& node = measured.graph.nodes[i];
    node.width = 2 * std::ceil(std::max(kIconSize, label.width) / 2);
    node.height = height;
    node.icon = {(node.width - kIconSize) / 2, 0, kIconSize, kIconSize};
    node.label = {(node.width - label.width) / 2, kIconSize + kLabelGap, label.width,
                  kLabelLine * static_cast<double>(label.lines.size())};
  }
}

}  // namespace

Measured measure(const sema::Design& design, const catalog::Catalog& catalog, Direction direction,
                 std::size_t max_characters) {
  Measured measured;
  Graph& graph = measured.graph;
  graph.direction = direction;
  measured.nodes.reserve(design.nodes.size());
  graph.nodes.resize(design.nodes.size());
  for (std::size_t i = 0; i < design.nodes.size(); ++i) {
    const sema::Node& node = design.nodes[design.nodes.id(i)];
    measured.nodes.push_back(label_of(node, catalog, max_characters));
    if (node.group)
      graph.nodes[i].group = node.group->value;
    if (node.kind)
      graph.nodes[i].kind = node.kind->value + 1;
  }
  add_nodes(measured);
  measured.groups.reserve(design.groups.size());
  graph.groups.resize(design.groups.size());
  for (std::size_t i = 0; i < design.groups.size(); ++i) {
    const sema::Group& group = design.groups[design.groups.id(i)];
    measured.groups.push_back(label_of(group, catalog));
    const bool has_corner = corner_glyph(group, catalog) != nullptr;
    graph.groups[i].title_width = std::ceil(measured.groups[i].width) + (has_corner ? kCornerSize + 20 : 20);
    graph.groups[i].title_height = kCornerSize;
    if (group.parent)
      graph.groups[i].parent = group.parent->value;
    if (group.kind)
      graph.groups[i].kind = group.kind->value + 1;
  }
  graph.edges.reserve(design.links.size());
  for (const sema::Link& link : design.links)
    graph.edges.push_back({link.from.value, link.to.value, 1, static_cast<std::uint32_t>(link.arrow)});
  return measured;
}

const catalog::Kind* kind_of(const sema::Node& node, const catalog::Catalog& catalog) {
  return node.kind ? &catalog.kinds[*node.kind] : nullptr;
}

const catalog::Kind* kind_of(const sema::Group& group, const catalog::Catalog& catalog) {
  return group.kind ? &catalog.kinds[*group.kind] : nullptr;
}

std::string_view title_of(const sema::Node& node, const catalog::Catalog& catalog) {
  if (!node.title.empty())
    return node.title;
  if (node.is_told_by_name)
    return node.name;
  const catalog::Kind* kind = kind_of(node, catalog);
  return kind != nullptr && !kind->title.empty() ? kind->title : node.name;
}

std::string_view title_of(const sema::Group& group, const catalog::Catalog& catalog) {
  if (!group.title.empty())
    return group.title;
  if (group.is_told_by_name)
    return group.name;
  const catalog::Kind* kind = kind_of(group, catalog);
  return kind != nullptr && !kind->title.empty() ? kind->title : group.name;
}

const catalog::Glyph* corner_glyph(const sema::Group& group, const catalog::Catalog& catalog) {
  const catalog::Kind* kind = kind_of(group, catalog);
  return kind != nullptr ? catalog.glyph_of(*kind) : nullptr;
}

}  // namespace stoa::layout
