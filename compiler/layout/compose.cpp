#include "compiler/layout/compose.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "compiler/layout/badges.hpp"
#include "compiler/layout/bands.hpp"
#include "compiler/layout/curves.hpp"
#include "compiler/layout/dimensions.hpp"
#include "compiler/layout/legend.hpp"
#include "compiler/layout/narrate.hpp"
#include "compiler/layout/page.hpp"
#include "compiler/layout/text_metrics.hpp"

namespace stoa::layout {
namespace {

constexpr double kLineClearance = 8;  // From lines to the edge of the picture.
constexpr double kLeastHeader = 560;  // A header is not wrapped to less than this.
constexpr std::size_t kUsualColumns = 4;
constexpr std::size_t kManySteps = 40;  // Above it, a legend has as many columns as it needs.
constexpr double kTallLegend = 1600;

struct Composer {
  const sema::Design& design;
  const catalog::Catalog& catalog;
  const Measured& measured;
  const Placement& placement;
  std::size_t max_characters;
  Scene scene{};

  // Around all nodes, frames and lines; nothing if there are none.
  std::optional<Rect> bounds() const {
    std::optional<Rect> bounds;
    const auto extend = [&](Rect rect) { bounds = bounds ? unite(*bounds, rect) : rect; };
    for (const Rect& node : placement.nodes)
      extend(node);
    for (const Rect& group : placement.groups)
      extend(group);
    for (const std::vector<Point>& edge : placement.edges)
      for (const Point& point : placement.is_curved ? trace_curve(edge, 12) : edge)
        extend(grow({point.x, point.y, 0, 0}, kLineClearance));
    return bounds;
  }

  // Returns the height that the header takes. Lines are wrapped to the picture, but not to a narrow one.
  double add_header(double picture_width) {
    const double width = std::max(picture_width - 2 * kMargin, kLeastHeader);
    double baseline = 34;
    bool is_first = true;
    const auto add = [&](std::string_view text, const TextStyle& style, double first_step, double step) {
      double next = is_first ? 0 : first_step;
      for (std::string& line : wrap_text(cut_text(text, max_characters), style, width, 2).lines) {
        baseline += next;
        next = step;
        is_first = false;
        scene.header.push_back({std::move(line), {kMargin, baseline}, style, Anchor::start});
      }
    };
    add(picture_title(design), kPictureTitle, 0, 26);
    add(picture_subtitle(design), kPictureSubtitle, 20, 18);
    return scene.header.empty() ? kMargin : baseline + 24;
  }

  double widest_header() const {
    double widest = 0;
    for (const TextLine& line : scene.header)
      widest = std::max(widest, text_width(line.text, line.style));
    return widest;
  }

  void add_frames(Point offset) {
    scene.frames.reserve(placement.groups.size());
    for (std::size_t i = 0; i < placement.groups.size(); ++i) {
      const sema::GroupId id = design.groups.id(i);
      const sema::Group& group = design.groups[id];
      const catalog::Kind* kind = kind_of(group, catalog);
      Frame frame;
      frame.group = id;
      frame.id = group.name;
      frame.parent = group.parent ? design.groups[*group.parent].name : std::string_view();
      frame.box = rounded(move(placement.groups[i], offset));
      frame.glyph = corner_glyph(group, catalog);
      if (frame.glyph != nullptr)
        frame.corner = Rect{frame.box.x, frame.box.y, kCornerSize, kCornerSize};
      const Label::Line& line = measured.groups[i].lines[0];
      const double indent = frame.corner ? kCornerSize + 8 : 10;
      frame.title_box = rounded(Rect{frame.box.x + indent, frame.box.y + 5, measured.groups[i].width, 18});
      frame.title = {line.text, rounded(Point{frame.box.x + indent, frame.box.y + 19}), line.style,
                     Anchor::start};
      if (kind != nullptr) {
        frame.place = kind->name;
        frame.stroke = kind->stroke;
        frame.fill = kind->fill;
        frame.dash = kind->dash;
      }
      frame.link = text_property(group.properties, "link");
      frame.change = group.change;
      if (measured.groups[i].is_shortened)
        frame.tooltip = title_of(group, catalog);
      scene.frames.push_back(std::move(frame));
    }
  }

  void add_tiles(Point offset) {
    scene.tiles.reserve(placement.nodes.size());
    for (std::size_t i = 0; i < placement.nodes.size(); ++i) {
      const sema::NodeId id = design.nodes.id(i);
      const sema::Node& node = design.nodes[id];
      const catalog::Kind* kind = kind_of(node, catalog);
      const Graph::Node& sizes = measured.graph.nodes[i];
      const Point corner = Point{placement.nodes[i].x, placement.nodes[i].y} + offset;
      Tile tile;
      tile.node = id;
      tile.id = node.name;
      tile.group = node.group ? design.groups[*node.group].name : std::string_view();
      tile.icon = rounded(move(sizes.icon, corner));
      if (kind != nullptr) {
        tile.service = kind->name;
        tile.glyph = catalog.glyph_of(*kind);
        if (kind->klass != catalog::Kind::Class::actor)
          tile.color = catalog.color_of(*kind);
      }
      if (!measured.nodes[i].lines.empty())
        tile.label_box = rounded(move(sizes.label, corner));
      Point baseline{tile.icon.center().x, tile.icon.bottom() + kLabelGap + kLabelAscent};
      for (const Label::Line& line : measured.nodes[i].lines) {
        tile.label.push_back({line.text, rounded(baseline), line.style, Anchor::middle});
        baseline.y += kLabelLine;
      }
      tile.tooltip = tell_part(node, catalog);
      if (measured.nodes[i].is_shortened)
        tile.tooltip = fmt::format("{}. {}", title_of(node, catalog), tile.tooltip);
      tile.link = node.link;
      tile.change = node.change;
      scene.tiles.push_back(std::move(tile));
    }
  }

  void add_lines(Point offset) {
    scene.lines.reserve(placement.edges.size());
    sema::StepReader reader(catalog);
    for (std::size_t i = 0; i < placement.edges.size(); ++i) {
      const sema::LinkId id = design.links.id(i);
      const sema::Link& link = design.links[id];
      const sema::Step& step = design.steps[link.step];
      const bool is_answer = link.arrow == ast::Arrow::answer;
      Line line;
      line.link = id;
      line.step = link.step;
      line.from = design.nodes[is_answer ? link.to : link.from].name;
      line.to = design.nodes[is_answer ? link.from : link.to].name;
      line.arrow = link.arrow;
      line.is_curved = placement.is_curved;
      line.points.reserve(placement.edges[i].size());
      for (const Point& point : placement.edges[i])
        line.points.push_back(rounded(point + offset));
      line.head_at_end = !is_answer;
      line.head_at_start = is_answer || link.arrow == ast::Arrow::both;
      const bool is_first = scene.lines.empty() || scene.lines.back().step != link.step;
      line.tooltip = is_first ? tell_step(design, step, catalog, reader) : scene.lines.back().tooltip;
      line.change = step.change;
      scene.lines.push_back(std::move(line));
    }
  }

  struct Arrangement {
    std::optional<Legend> legend;
    double width = 0;  // Of diagram and legend together.
    double height = 0;
    double shift = 0;  // How far down the diagram goes, to stand in the middle beside a longer legend.
  };

  Arrangement beside(const LegendContents& contents, Rect diagram, double header) const {
    const Point at{kMargin + diagram.width + kLegendGap, header};
    Legend legend = set_legend(contents, at, kLegendWidth, 1, diagram.height);
    if (contents.items.size() > kManySteps) {
      const double wanted = std::ceil(legend.panel.height / std::max(diagram.height, kTallLegend));
      if (wanted > 1)
        legend =
            set_legend(contents, at, wanted * kLegendWidth, static_cast<std::size_t>(wanted), diagram.height);
    }
    const double height = std::max(legend.panel.height, diagram.height);
    const double shift = std::floor((height - diagram.height) / 2);
    return {std::move(legend), diagram.width + kLegendGap + legend.panel.width, height, shift};
  }

  Arrangement below(const LegendContents& contents, Rect diagram, double header) const {
    const double width = std::max(diagram.width, kLegendWidth);
    const std::size_t most = contents.items.size() > kManySteps ? contents.items.size() : kUsualColumns;
    const std::size_t n_columns = columns_below(width, most);
    Legend legend = set_legend(contents, {kMargin, header + diagram.height + 24}, width, n_columns, 0);
    const double height = diagram.height + 24 + legend.panel.height;
    return {std::move(legend), width, height, 0};
  }

  Arrangement arrange(const LegendContents& contents, Rect diagram, double header) const {
    if (contents.items.empty())
      return {std::nullopt, diagram.width, diagram.height, 0};
    Arrangement right = beside(contents, diagram, header);
    Arrangement under = below(contents, diagram, header);
    const auto misfit_of = [&](const Arrangement& arrangement) {
      return page_misfit(arrangement.width + 2 * kMargin, arrangement.height + header + kMargin);
    };
    return misfit_of(right) <= misfit_of(under) ? std::move(right) : std::move(under);
  }

  Scene run() {
    scene.title = accessible_title(design);
    scene.description = tell_design(design, catalog);
    const std::optional<Rect> around = bounds();
    const Rect diagram = around.value_or(Rect{});
    const double header = add_header(diagram.width + 2 * kMargin);
    Arrangement arrangement = arrange(tell_steps(design, catalog, max_characters), diagram, header);
    scene.legend = std::move(arrangement.legend);
    scene.width = std::ceil(2 * kMargin + std::max(arrangement.width, widest_header()));
    scene.height = std::ceil(header + arrangement.height + (around ? kMargin : 0));
    const Point offset = rounded(Point{kMargin - diagram.x, header + arrangement.shift - diagram.y});
    add_frames(offset);
    add_tiles(offset);
    add_lines(offset);
    join_bands(scene, design);
    place_badges(scene, design);
    return std::move(scene);
  }
};

}  // namespace

Scene compose(const sema::Design& design, const catalog::Catalog& catalog, const Measured& measured,
              const Placement& placement, std::size_t max_characters) {
  return Composer{design, catalog, measured, placement, max_characters}.run();
}

}  // namespace stoa::layout
