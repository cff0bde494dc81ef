#include "compiler/backends/svg_sheet.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <iterator>
#include <span>
#include <utility>

#include "compiler/backends/escape.hpp"
#include "compiler/backends/svg_path.hpp"
#include "compiler/backends/svg_style.hpp"
#include "compiler/base/format.hpp"

namespace stoa::backends {

namespace {

/// FNV-1a: short, and the same on every machine.
std::uint32_t hash(std::string_view text, std::uint32_t seed = 2166136261U) {
  for (const char c : text)
    seed = (seed ^ static_cast<unsigned char>(c)) * 16777619U;
  return seed;
}

/// A letter and two letters or digits: enough for the pictures of one page.
std::string short_name(std::uint32_t seed) {
  constexpr std::string_view kSigns = "abcdefghijklmnopqrstuvwxyz0123456789";
  const std::uint32_t rest = seed / 26;
  return {kSigns[seed % 26], kSigns[rest % 36], kSigns[rest / 36 % 36]};
}

std::string_view or_else(std::string_view color, std::string_view fallback) {
  return css_color(color).empty() ? fallback : color;
}

/// A class name for a colour: "s2BC4C6".
std::string color_class(char kind, std::string_view color) {
  return kind + std::string(color.substr(1));
}

std::string_view dark_stroke(const layout::Frame& frame) {
  if (css_color(frame.stroke.light).empty())
    return style::kFrame.dark;
  return css_color(frame.stroke.dark);
}

/// A tint that has no dark form would make the texts on it unreadable: the background stands in for it.
std::string_view dark_fill(const layout::Frame& frame) {
  if (css_color(frame.fill.light).empty())
    return {};
  return or_else(frame.fill.dark, style::kBackground.dark);
}

struct FixedRule {
  std::string_view name;
  std::string_view property;
  std::string_view color;
};

constexpr FixedRule kDarkRules[] = {
    {"bg", "fill", style::kBackground.dark},    {"tx", "fill", style::kText.dark},
    {"t2", "fill", style::kSecondaryText.dark}, {SvgSheet::kSmallText, "fill", style::kSecondaryText.dark},
    {"ed", "stroke", style::kLine.dark},        {"bc", "fill", style::kBadge.dark},
    {"bh", "stroke", style::kBackground.dark},  {"bt", "fill", style::kBadgeNumber.dark},
    {"pn", "fill", style::kPanel.dark},         {"pn", "stroke", style::kPanelFrame.dark},
    {"gn", "color", style::kOutside.dark},      {"dm", "fill", style::kDimTile.dark},
};
constexpr FixedRule kDarkChangeRules[] = {
    {"cs", "stroke", style::kChange.dark},
    {"cf", "fill", style::kChange.dark},
    {"cm", "stroke", style::kBackground.dark},
    {"ch", "fill", style::kChangeHalo.dark},
};
constexpr FixedRule kDarkRemovalRules[] = {
    {"go", "color", style::kFrame.dark},
    {"gf", "fill", style::kGone.dark},
};

constexpr std::string_view kBare = "g-";  // Begins the names of glyphs without a plate.
constexpr std::size_t kFlowColors = std::size(style::kFlows);

}  // namespace

bool is_dim(std::string_view color) {
  if (css_color(color).empty())
    return false;
  unsigned value = 0;
  std::from_chars(color.data() + 1, color.data() + color.size(), value, 16);
  const unsigned red = value >> 16;
  const unsigned green = (value >> 8) & 0xFFU;
  const unsigned blue = value & 0xFFU;
  return 2 * red + 5 * green + blue < 8 * 80;
}

SvgSheet::SvgSheet(const layout::Scene& scene, Theme theme) : theme_(theme) {
  std::uint32_t seed = hash(scene.title);
  for (const layout::TextLine& line : scene.header)
    seed = hash(line.text, seed);
  prefix_ = short_name(seed);
  collect(scene);
  collect_symbols(scene);
}

void SvgSheet::add_frame_rule(char kind, std::string_view property, std::string_view color) {
  const std::string name = color.empty() ? "" : color_class(kind, color);
  if (!name.empty() && std::ranges::find(frame_rules_, name, &Rule::selector) == frame_rules_.end())
    frame_rules_.push_back({name, property, short_color(color)});
}

void SvgSheet::collect(const layout::Scene& scene) {
  const auto note_change = [&](sema::Change change) {
    has_changes_ |= change != sema::Change::none;
    has_removals_ |= change == sema::Change::removed;
  };
  const auto note_arrow = [](std::vector<ast::Arrow>& arrows, ast::Arrow arrow) {
    if (!line_class(arrow).empty() && std::ranges::find(arrows, arrow) == arrows.end())
      arrows.push_back(arrow);
  };
  for (const layout::Frame& frame : scene.frames) {
    add_frame_rule('s', "stroke", dark_stroke(frame));
    add_frame_rule('t', "fill", dark_fill(frame));
    note_change(frame.change);
  }
  for (const layout::Tile& tile : scene.tiles) {
    note_change(tile.change);
  }
  for (const layout::Badge& badge : scene.badges) {
    n_flows_ = std::max(n_flows_, badge.flow + 1);
    has_long_numbers_ |= badge.number.size() > 2;
  }
  has_head_[false][false] = !scene.lines.empty();  // The group of all lines names it.
  for (const layout::Line& line : scene.lines) {
    note_change(line.change);
    has_head_[is_heavy(line.arrow)][line.change != sema::Change::none] = true;
    has_covered_ |= line.is_covered;
    note_arrow(arrows_, line.arrow);
    if (line.change != sema::Change::none)
      note_arrow(changed_arrows_, line.arrow);
  }
  if (!scene.legend)
    return;
  has_headings_ = std::ranges::any_of(
      scene.legend->entries, [](const layout::Legend::Entry& entry) { return !entry.heading.empty(); });
  if (!scene.legend->samples.empty())
    has_head_[false][false] = true;
  for (const layout::Legend::Sample& sample : scene.legend->samples) {
    has_head_[is_heavy(sample.arrow)][false] = true;
    note_arrow(arrows_, sample.arrow);
  }
}

std::string SvgSheet::id(std::string_view name) const {
  return fmt::format("{}-{}", prefix_, name);
}

std::string SvgSheet::head_reference(Head head) const {
  return fmt::format("url({})", reference(head_name(head)));
}

std::string_view SvgSheet::line_class(ast::Arrow arrow) {
  switch (arrow) {
    case ast::Arrow::request:
      return {};
    case ast::Arrow::event:
      return "event";
    case ast::Arrow::data:
      return "data";
    case ast::Arrow::answer:
      return "answer";
    case ast::Arrow::both:
      return "both";
  }
  return {};
}

std::string SvgSheet::head_name(Head head) {
  return fmt::format("head{}{}", head.is_heavy ? "-heavy" : "", head.is_change ? "-change" : "");
}

std::string SvgSheet::glyph_name(const catalog::Glyph& glyph) {
  const auto is_plain = [](char c) {
    return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') || c == '-' || c == '_';
  };
  if (std::ranges::all_of(glyph.name, is_plain))
    return fmt::format("{}{}", kBare, glyph.name);
  return fmt::format("{}{:08x}", kBare, hash(glyph.name));
}

std::string SvgSheet::tile_name(const catalog::Glyph& glyph) {
  return fmt::format("t-{}", glyph_name(glyph).substr(kBare.size()));
}

std::string SvgSheet::corner_name(const catalog::Glyph& glyph) {
  return fmt::format("c-{}", glyph_name(glyph).substr(kBare.size()));
}

std::string_view SvgSheet::text_class(const layout::TextStyle& style, const layout::TextStyle& around) {
  if (style.tone != layout::TextStyle::Tone::secondary)
    return style.size == 14 && style.weight == 700 ? kHeadingText : std::string_view();
  if (style.size == 12 && style.weight == 400 && (around.size != 12 || around.weight != 400))
    return kSmallText;
  return "t2";
}

std::string SvgSheet::flow_class(std::uint32_t flow) const {
  const std::size_t color = flow % kFlowColors;
  return n_flows_ < 2 || color == 0 ? std::string() : fmt::format("f{}", color);
}

std::string SvgSheet::frame_classes(const layout::Frame& frame) {
  std::string classes;
  if (const auto color = dark_stroke(frame); !color.empty())
    classes += color_class('s', color);
  if (const auto color = dark_fill(frame); !color.empty())
    classes += " " + color_class('t', color);
  return classes;
}

void SvgSheet::write(SvgWriter& svg) const {
  write_style(svg);
  svg.begin("defs").attr("fill", "none").attr("stroke-linecap", "round").attr("stroke-linejoin", "round");
  svg.open().line();
  for (const bool is_heavy : {false, true})
    for (const bool is_change : {false, true})
      if (has_head_[is_heavy][is_change])
        write_head(svg, {is_heavy, is_change});
  write_symbols(svg);
  svg.end().line();
}

std::vector<SvgSheet::Rule> SvgSheet::dark_rules() const {
  std::vector<Rule> rules;
  const auto add = [&](std::span<const FixedRule> fixed) {
    for (const FixedRule& rule : fixed)
      rules.push_back({std::string(rule.name), rule.property, short_color(rule.color)});
  };
  add(kDarkRules);
  if (has_changes_)
    add(kDarkChangeRules);
  if (has_removals_)
    add(kDarkRemovalRules);
  if (std::ranges::any_of(icons_, [](const catalog::Icon* icon) { return icon->is_dark; }))
    rules.push_back({std::string(kIconPlate), "fill", short_color(style::kIconPlate)});
  if (n_flows_ > 1)
    for (std::size_t i = 1; i < std::min<std::size_t>(n_flows_, kFlowColors); ++i)
      rules.push_back({fmt::format("f{}", i), "fill", short_color(style::kFlows[i].dark)});
  rules.insert(rules.end(), frame_rules_.begin(), frame_rules_.end());
  return rules;
}

std::vector<SvgSheet::Declared> SvgSheet::line_rules() const {
  std::vector<Declared> rules;
  if (has_covered_)
    rules.push_back({"under", "stroke:none;marker-end:none"});
  for (const bool is_change : {false, true}) {
    if (is_change && !has_changes_)
      break;
    if (is_change)
      rules.push_back({"cs", fmt::format("stroke:{}", short_color(style::kChange.light))});
    const std::string head = head_reference({false, is_change});
    const std::string_view before = is_change ? "edge.cs" : "";
    if (is_change)
      rules.push_back({std::string(before), fmt::format("marker-end:{}", head)});
    for (const ast::Arrow arrow : is_change ? changed_arrows_ : arrows_) {
      const std::string selector = fmt::format("{}{}{}", before, is_change ? "." : "", line_class(arrow));
      switch (arrow) {
        case ast::Arrow::request:
          break;
        case ast::Arrow::event:
          if (!is_change)
            rules.push_back({selector, fmt::format("stroke-dasharray:{}", style::kEventDash)});
          break;
        case ast::Arrow::data:
          rules.push_back({selector, fmt::format("stroke-width:{};marker-end:{}", style::kDataLineWidth,
                                                 head_reference({true, is_change}))});
          break;
        case ast::Arrow::answer:
          rules.push_back({selector, fmt::format("marker-start:{};marker-end:none", head)});
          break;
        case ast::Arrow::both:
          rules.push_back({selector, fmt::format("marker-start:{}", head)});
          break;
      }
    }
  }
  return rules;
}

void SvgSheet::write_style(SvgWriter& svg) const {
  std::string css;
  const auto add = [&](std::string_view selector, std::string_view declarations) {
    fmt::format_to(std::back_inserter(css), ".{} .{}{{{}}}\n", prefix_, selector, declarations);
  };
  // What is used from elsewhere may not see what stands around it: its class alone must find it.
  fmt::format_to(std::back_inserter(css),
                 ".{}{{fill:none;stroke:currentColor;stroke-linecap:round;stroke-linejoin:round}}\n",
                 id(kGlyphClass));
  add("t2", fmt::format("fill:{}", short_color(style::kSecondaryText.light)));
  add(kSmallText,
      fmt::format("fill:{};font-size:12px;font-weight:400", short_color(style::kSecondaryText.light)));
  if (has_headings_)
    add(kHeadingText, "font-size:14px;font-weight:700");
  add("bc", fmt::format("fill:{}", short_color(style::kBadge.light)));
  add("bt", fmt::format("fill:{};stroke:none;font-size:{}px;font-weight:700;text-anchor:middle",
                        short_color(style::kBadgeNumber.light), style::kBadgeText));
  if (has_long_numbers_)
    add("b3", fmt::format("font-size:{}px", style::kSmallBadgeText));
  if (has_removals_)
    add("gone", "text-decoration:line-through");
  for (const Declared& rule : line_rules())
    add(rule.selector, rule.declarations);
  if (n_flows_ > 1)
    for (std::size_t i = 1; i < std::min<std::size_t>(n_flows_, kFlowColors); ++i)
      add(fmt::format("f{}", i), fmt::format("fill:{}", short_color(style::kFlows[i].light)));
  if (theme_ == Theme::adaptive)
    css += "@media (prefers-color-scheme: dark) {\n";
  if (theme_ != Theme::light)
    for (const Rule& rule : dark_rules())
      add(rule.selector, fmt::format("{}:{}", rule.property, rule.color));
  if (theme_ == Theme::adaptive)
    css += "}";
  svg.element("style", css).line();
}

}  // namespace stoa::backends
