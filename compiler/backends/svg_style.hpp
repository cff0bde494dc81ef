// Colours and measures of the picture that no catalogue decides. Pairs are for light and dark surroundings.
#pragma once

#include <string_view>

namespace stoa::backends::style {

struct Color {
  std::string_view light;
  std::string_view dark;
};

constexpr std::string_view kFont =
    "'Helvetica Neue',Helvetica,Arial,'Liberation Sans','Nimbus Sans',sans-serif";

constexpr Color kBackground{"#FFFFFF", "#0F1620"};
constexpr Color kText{"#16191F", "#E9EDF2"};
constexpr Color kSecondaryText{"#545B64", "#A9B4C2"};
constexpr Color kLine{"#545B64", "#9BA7B6"};
constexpr Color kBadge{"#16191F", "#F2F4F7"};
constexpr Color kBadgeNumber{"#FFFFFF", "#0F1620"};
constexpr Color kPanel{"#F7F8FA", "#18212D"};
constexpr Color kPanelFrame{"#E3E6EB", "#2C3846"};
constexpr Color kFrame{"#7D8998", "#98A4B3"};    // Where the catalogue names no colour.
constexpr Color kOutside{"#232F3E", "#DCE3EB"};  // Pictograms of what has no tile.
constexpr Color kDimTile{"", "#3B4A5C"};         // Tiles too dark to be seen on a dark background.
constexpr Color kChange{"#0972D3", "#6CB2F2"};   // Lines and marks of what a stage adds or changes.
constexpr Color kChangeHalo{"#DCEBFB", "#17344F"};
constexpr Color kGone{"#6B7785", "#8493A5"};  // Marks of what a stage removes.
/// Of the numbers, by flow: a second cue beside number and heading. White is read on all of the first, the
/// dark background's colour on all of the second.
constexpr Color kFlows[] = {kBadge,
                            {"#0B57B0", "#8CC1FF"},
                            {"#7A2E9D", "#DDB0F5"},
                            {"#0F6B4F", "#7FDDB8"},
                            {"#974706", "#FFC078"},
                            {"#A8174F", "#FF9DBB"}};
constexpr std::string_view kGlyph = "#FFFFFF";
constexpr std::string_view kIconPlate = "#FFFFFF";  // Behind dark icons, in dark surroundings only.

constexpr double kLineWidth = 1.5;
constexpr double kDataLineWidth = 3;
constexpr std::string_view kEventDash = "5 4";
constexpr std::string_view kGoneDash = "3 3";
constexpr double kCornerRadius = 7;  // Of lines.
constexpr double kTileRadius = 6;
constexpr double kGlyphInset = 8;     // In a tile of 48.
constexpr double kGlyphStroke = 1.3;  // On a grid of 24.
constexpr double kFrameWidth = 1.5;
constexpr double kCornerInset = 3;  // Of the glyph in the corner of a frame.
constexpr double kPanelRadius = 8;
constexpr double kBadgeText = 11;
constexpr double kSmallBadgeText = 9;  // From three digits on.
constexpr double kHaloWidth = 2;       // Round a badge.
constexpr double kChangeMargin = 5;    // Of the halo round a tile.
constexpr double kChangeMark = 7;      // Radius of the dot on a changed part.

}  // namespace stoa::backends::style
