// What a picture needs once: its id prefix, its style sheet for dark surroundings, and the symbols and arrow
// heads that its parts use.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/backends/backend.hpp"
#include "compiler/backends/svg_writer.hpp"
#include "compiler/layout/scene.hpp"

namespace stoa::backends {

/// The four forms of an arrow head.
struct Head {
  bool is_heavy = false;
  bool is_change = false;
};

/// Names are made from what they stand for, after a prefix from the picture's titles, so that pictures can be
/// put into one page and a change in one part changes no other.
class SvgSheet {
 public:
  SvgSheet(const layout::Scene& scene, Theme theme);

  /// Class of the root element; all rules hold below it only.
  const std::string& prefix() const { return prefix_; }
  std::string id(std::string_view name) const;
  std::string reference(std::string_view name) const { return "#" + id(name); }

  static std::string head_name(Head head);
  static std::string glyph_name(const catalog::Glyph& glyph);
  /// Of a glyph on a tile, which takes the color of its use.
  static std::string tile_name(const catalog::Glyph& glyph);
  static std::string corner_name(const catalog::Glyph& glyph);
  static std::string icon_name(const catalog::Icon& icon);
  std::string head_reference(Head head) const;
  /// The class of lines of one kind; none for requests.
  static std::string_view line_class(ast::Arrow arrow);
  /// The class of small texts in the second color, whatever their layer.
  static constexpr std::string_view kSmallText = "sm";
  static constexpr std::string_view kHeadingText = "hd";
  /// Names the class of pictograms' lines, which is looked for in the whole page.
  static constexpr std::string_view kGlyphClass = "g";
  /// The class of what stands behind an icon that would sink into a dark background.
  static constexpr std::string_view kIconPlate = "ip";
  /// The class of texts in `style` within a layer of `around`; none where attributes must say it.
  static std::string_view text_class(const layout::TextStyle& style, const layout::TextStyle& around);
  /// The class that colours the numbers of a flow; none for the first, and where there is only one.
  std::string flow_class(std::uint32_t flow) const;
  /// The classes that give a frame its dark colours.
  static std::string frame_classes(const layout::Frame& frame);

  /// <style> and <defs>.
  void write(SvgWriter& svg) const;

 private:
  struct Declared {
    std::string selector;  // Below the picture.
    std::string declarations;
  };
  struct Rule {
    std::string selector;  // Below the picture.
    std::string_view property;
    std::string color;
  };

  void collect(const layout::Scene& scene);
  void collect_symbols(const layout::Scene& scene);
  void add_frame_rule(char kind, std::string_view property, std::string_view color);
  std::vector<Rule> dark_rules() const;
  std::vector<Declared> line_rules() const;
  void write_style(SvgWriter& svg) const;
  void write_head(SvgWriter& svg, Head head) const;
  void write_symbols(SvgWriter& svg) const;
  void write_icon(SvgWriter& svg, const catalog::Icon& icon) const;

  Theme theme_;
  std::string prefix_;
  std::vector<const catalog::Glyph*> glyphs_;
  std::vector<const catalog::Glyph*> tiles_;    // Those on a tile,
  std::vector<const catalog::Glyph*> corners_;  // and those in the corner of a frame.
  std::vector<const catalog::Icon*> icons_;     // Of either, in the place of a glyph.
  std::vector<Rule> frame_rules_;
  std::uint32_t n_flows_ = 1;
  bool has_head_[2][2] = {};                // Heavy or not, a change or not.
  std::vector<ast::Arrow> changed_arrows_;  // Those of lines that are changed.
  std::vector<ast::Arrow> arrows_;          // Those that occur and look different from a request.
  bool has_covered_ = false;
  bool has_long_numbers_ = false;
  bool has_headings_ = false;
  bool has_changes_ = false;
  bool has_removals_ = false;
};

/// The icon of a set that is drawn; null where our own glyph is. What a stage takes away is faint, and icons
/// are drawn as they are or not at all.
template <class Drawn>
const catalog::Icon* shown_icon(const Drawn& part) {
  return part.change == sema::Change::removed ? nullptr : part.art;
}

/// Whether a fill is so dark that it would sink into a dark background.
bool is_dim(std::string_view color);

/// Whether a line is drawn heavier: data that moves.
inline bool is_heavy(ast::Arrow arrow) {
  return arrow == ast::Arrow::data;
}

}  // namespace stoa::backends
