// What moves: lines, the numbers on them, and the legend that tells them.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/backends/svg_drawing.hpp"
#include "compiler/backends/svg_path.hpp"

namespace stoa::backends {

using layout::Legend;
using layout::Line;
using layout::TextLine;
using sema::Change;

namespace {

constexpr layout::TextStyle kStepText{.size = 13};
constexpr layout::TextStyle kBadgeText{.size = style::kBadgeText, .weight = 700};

}  // namespace

void SvgDrawing::draw_lines() {
  svg_.begin("g").attr("class", "lines ed").attr("fill", "none").color("stroke", style::kLine.light);
  svg_.attr("stroke-width", style::kLineWidth);
  svg_.attr("marker-end", head_reference(ast::Arrow::request, Change::none)).open().line();
  for (const layout::Tile& tile : scene_.tiles)
    if (tile.change == Change::added || tile.change == Change::changed)
      draw_halo(tile);
  for (const Line& line : scene_.lines)
    draw_line(line);
  svg_.end().line();
}

void SvgDrawing::draw_line(const Line& line) {
  const bool is_curve = line.is_curved && line.points.size() >= 4 && line.points.size() % 3 == 1;
  const double blunt = is_heavy(line.arrow) ? style::kDataLineWidth / 2 : 0;
  const std::vector<Point> points =
      pull_back(line.points, line.head_at_start ? blunt : 0, line.head_at_end ? blunt : 0);
  const bool is_change = line.change != Change::none && !line.is_covered;
  svg_.begin("path").attr("class", is_change ? "edge cs" : "edge");
  svg_.attr("data-from", line.from).attr("data-to", line.to).attr("data-edge", line.link.value);
  svg_.attr("data-step", line.step.value);
  svg_.attr("d", is_curve ? curve_path(points) : polyline_path(points, style::kCornerRadius));
  if (line.is_covered)
    svg_.attr("stroke", "none").attr("marker-end", "none");
  else
    stroke(line.arrow, line.change, line.head_at_start, line.head_at_end);
  svg_.open();
  tooltip(line.tooltip);
  svg_.end().line();
}

std::string SvgDrawing::head_reference(ast::Arrow arrow, Change change) const {
  return "url(" + sheet_.reference(SvgSheet::head_name({is_heavy(arrow), change != Change::none})) + ")";
}

void SvgDrawing::stroke(ast::Arrow arrow, Change change, bool head_at_start, bool head_at_end) {
  const std::string head = head_reference(arrow, change);
  const bool is_plain = !is_heavy(arrow) && change == Change::none;
  if (change != Change::none)
    svg_.color("stroke", style::kChange.light);
  if (is_heavy(arrow))
    svg_.attr("stroke-width", style::kDataLineWidth);
  if (arrow == ast::Arrow::event)
    svg_.attr("stroke-dasharray", style::kEventDash);
  if (head_at_start)
    svg_.attr("marker-start", head);
  if (!head_at_end)
    svg_.attr("marker-end", "none");
  else if (!is_plain)
    svg_.attr("marker-end", head);
}

/// Numbers inherit from the group of their badges: what is filled are the discs.
void SvgDrawing::begin_badges(std::string_view classes) {
  svg_.begin("g").attr("class", classes).color("fill", style::kBadge.light);
  svg_.attr("font-size", kBadgeText.size).attr("font-weight", kBadgeText.weight);
  svg_.attr("text-anchor", "middle");
}

void SvgDrawing::draw_badges() {
  begin_badges("badges bc bh");
  svg_.color("stroke", style::kBackground.light).attr("stroke-width", style::kHaloWidth).open().line();
  for (const layout::Badge& badge : scene_.badges) {
    std::string classes = "badge";
    if (const std::string flow = sheet_.flow_class(badge.flow); !flow.empty())
      classes += " " + flow;
    svg_.begin("g").attr("class", classes).attr("data-edge", badge.link.value);
    svg_.attr("data-step", badge.step.value).open();
    draw_badge(badge);
    svg_.end().line();
  }
  svg_.end().line();
}

void SvgDrawing::draw_badge(const layout::Badge& badge) {
  svg_.begin("circle").circle(badge.center, badge.radius).leaf();
  svg_.begin("text").attr("class", "bt").attr("x", badge.baseline.x).attr("y", badge.baseline.y);
  if (badge.number.size() > 2)
    svg_.attr("font-size", style::kSmallBadgeText);
  svg_.open().text(badge.number).end();
}

void SvgDrawing::draw_legend(const Legend& legend) {
  begin_layer("legend", kStepText, layout::Anchor::start);
  svg_.attr("id", sheet_.id("legend")).open().line();
  svg_.begin("rect").attr("class", "pn").rect(legend.panel).attr("rx", style::kPanelRadius);
  svg_.color("fill", style::kPanel.light).color("stroke", style::kPanelFrame.light).leaf().line();
  for (const TextLine& heading : legend.headings)
    texts({&heading, 1});
  for (const Legend::Entry& entry : legend.entries) {
    svg_.begin("g").attr("class", "step").attr("data-step", entry.badge.step.value).open().line();
    texts(entry.lines);
    svg_.end().line();
  }
  if (!legend.samples.empty())
    draw_samples(legend.samples);
  for (const Legend::Mark& mark : legend.marks) {
    texts({&mark.text, 1});
    change_mark(mark.at, mark.change);
  }
  draw_legend_badges(legend.entries);
  svg_.end().line();
}

/// Those of one flow stand side by side, in a group of its colour.
void SvgDrawing::draw_legend_badges(std::span<const Legend::Entry> entries) {
  begin_badges("bc");
  svg_.open().line();
  for (std::size_t i = 0; i < entries.size();) {
    const std::string flow = sheet_.flow_class(entries[i].badge.flow);
    if (!flow.empty())
      svg_.begin("g").attr("class", flow).open().line();
    const std::size_t begin = i;
    while (i < entries.size() && entries[i].badge.flow == entries[begin].badge.flow) {
      draw_badge(entries[i++].badge);
      svg_.line();
    }
    if (!flow.empty())
      svg_.end().line();
  }
  svg_.end().line();
}

void SvgDrawing::draw_samples(std::span<const Legend::Sample> samples) {
  for (const Legend::Sample& sample : samples)
    texts({&sample.text, 1});
  svg_.begin("g").attr("class", "ed").attr("fill", "none").color("stroke", style::kLine.light);
  svg_.attr("stroke-width", style::kLineWidth);
  svg_.attr("marker-end", head_reference(ast::Arrow::request, Change::none)).open().line();
  for (const Legend::Sample& sample : samples) {
    const bool is_answer = sample.arrow == ast::Arrow::answer;
    const double blunt = is_heavy(sample.arrow) ? style::kDataLineWidth / 2 : 0;
    const std::vector<Point> ends = pull_back({sample.from, sample.to}, 0, blunt);
    svg_.begin("path").attr("d", polyline_path(ends, 0));
    stroke(sample.arrow, Change::none, is_answer || sample.arrow == ast::Arrow::both, !is_answer);
    svg_.leaf().line();
  }
  svg_.end().line();
}

}  // namespace stoa::backends
