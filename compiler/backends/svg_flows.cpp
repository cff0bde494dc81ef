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

}  // namespace

void SvgDrawing::draw_lines() {
  begin_lines("lines ed");
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
  std::string classes = "edge";
  const auto add = [&](std::string_view more) {
    if (!more.empty())
      classes.append(" ").append(more);
  };
  add(line.is_covered ? "under" : SvgSheet::line_class(line.arrow));
  add(line.change != Change::none && !line.is_covered ? "cs" : "");
  svg_.begin("path").attr("class", classes).attr("data-from", line.from).attr("data-to", line.to);
  svg_.attr("d", is_curve ? curve_path(points) : polyline_path(points, style::kCornerRadius));
  svg_.leaf().line();
}

void SvgDrawing::begin_lines(std::string_view classes) {
  svg_.begin("g").attr("class", classes).attr("fill", "none").color("stroke", style::kLine.light);
  svg_.attr("stroke-width", style::kLineWidth).attr("marker-end", sheet_.head_reference({})).open().line();
}

/// A step's sentence is told where one points at a number of it.
void SvgDrawing::draw_badges() {
  svg_.begin("g").attr("class", "badges bc bh");
  svg_.color("stroke", style::kBackground.light).attr("stroke-width", style::kHaloWidth).open().line();
  const std::vector<layout::Badge>& badges = scene_.badges;
  for (std::size_t i = 0; i < badges.size();) {
    const std::size_t begin = i;
    while (i < badges.size() && badges[i].step == badges[begin].step)
      ++i;
    const std::string flow = sheet_.flow_class(badges[begin].flow);
    const std::string_view told = scene_.lines[begin].tooltip;
    if (i - begin == 1) {
      draw_badge(badges[begin], flow, told);
      continue;
    }
    svg_.begin("g");
    reference_to("class", flow);
    svg_.open();
    tooltip(told);
    svg_.line();
    for (std::size_t k = begin; k < i; ++k)
      draw_badge(badges[k], {}, {});
    svg_.end().line();
  }
  svg_.end().line();
}

void SvgDrawing::draw_badge(const layout::Badge& badge, std::string_view flow, std::string_view told) {
  std::string classes = "badge";
  if (!flow.empty())
    classes.append(" ").append(flow);
  svg_.begin("g").attr("class", classes).attr("data-edge", badge.link.value).open();
  tooltip(told);
  draw_disc(badge, {0, 0}, {});
  svg_.end().line();
}

void SvgDrawing::draw_disc(const layout::Badge& badge, Point origin, std::string_view color) {
  const Point center = badge.center - origin;
  svg_.begin("circle");
  reference_to("class", color);
  if (center.x != 0)
    svg_.attr("cx", center.x);
  svg_.attr("cy", center.y).attr("r", badge.radius).leaf();
  svg_.begin("text").attr("class", badge.number.size() > 2 ? "bt b3" : "bt");
  if (badge.baseline.x != origin.x)
    svg_.attr("x", badge.baseline.x - origin.x);
  svg_.attr("y", badge.baseline.y - origin.y);
  svg_.open().text(badge.number).end();
}

void SvgDrawing::draw_legend(const Legend& legend) {
  begin_layer("legend", kStepText, layout::Anchor::start);
  svg_.attr("id", sheet_.id("legend")).open().line();
  svg_.begin("rect").attr("class", "pn").rect(legend.panel).attr("rx", style::kPanelRadius);
  svg_.color("fill", style::kPanel.light).color("stroke", style::kPanelFrame.light).leaf().line();
  draw_legend_steps(legend);
  if (!legend.samples.empty())
    draw_samples(legend.samples);
  for (const Legend::Mark& mark : legend.marks) {
    text(mark.text);
    change_mark(mark.at, mark.change);
  }
  svg_.end().line();
}

/// Steps of one column say only how far down they stand. Each says its number before its text, for those who
/// hear the legend.
void SvgDrawing::draw_legend_steps(const Legend& legend) {
  const std::vector<Legend::Entry>& entries = legend.entries;
  for (std::size_t i = 0; i < entries.size();) {
    const Point origin{entries[i].badge.center.x, legend.panel.y};
    std::string transform = "translate(";
    append_number(transform, origin.x);
    transform.push_back(' ');
    append_number(transform, origin.y);
    svg_.begin("g").attr("class", "steps").attr("transform", transform + ")").open().line();
    for (; i < entries.size() && entries[i].badge.center.x == origin.x; ++i) {
      const std::string flow = sheet_.flow_class(entries[i].badge.flow);
      texts(entries[i].heading, {}, origin);
      svg_.begin("g").open();
      draw_disc(entries[i].badge, origin, flow.empty() ? "bc" : flow);
      begin_link(entries[i].link);
      texts(entries[i].lines, {}, origin);
      end_link(entries[i].link);
      svg_.end().line();
    }
    svg_.end().line();
  }
}

void SvgDrawing::draw_samples(std::span<const Legend::Sample> samples) {
  for (const Legend::Sample& sample : samples)
    text(sample.text);
  begin_lines("ed");
  for (const Legend::Sample& sample : samples) {
    const double blunt = is_heavy(sample.arrow) ? style::kDataLineWidth / 2 : 0;
    const std::vector<Point> ends = pull_back({sample.from, sample.to}, 0, blunt);
    svg_.begin("path");
    reference_to("class", SvgSheet::line_class(sample.arrow));
    svg_.attr("d", polyline_path(ends, 0)).leaf().line();
  }
  svg_.end().line();
}

}  // namespace stoa::backends
