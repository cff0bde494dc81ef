// The measures of the picture in pixels: what placement, routing and drawing must agree on.
#pragma once

#include "compiler/layout/scene.hpp"

namespace stoa::layout {

inline constexpr double kIconSize = 48;
inline constexpr double kLabelGap = 6;      ///< between an icon and its label
inline constexpr double kLabelLine = 15;    ///< height of a line of a label
inline constexpr double kLabelAscent = 11;  ///< from the top of a line to its baseline
inline constexpr double kLabelWidth = 132;  ///< where a label is wrapped

inline constexpr double kCornerSize = 28;      ///< the square with a place's pictogram
inline constexpr double kFrameSide = 22;       ///< from a frame to what it holds, left and right
inline constexpr double kFrameTop = 44;        ///< the same above, with the title
inline constexpr double kFrameBottom = 18;     ///< the same below, where labels end
inline constexpr double kFrameTitleMax = 360;  ///< a title is cut there
inline constexpr double kEmptyFrame = 30;      ///< height of the nothing in an empty frame

inline constexpr double kNodeGap = 26;      ///< between neighbors of one rank
inline constexpr double kRankGap = 46;      ///< between ranks that run to the right
inline constexpr double kRankGapDown = 56;  ///< between ranks that run downwards
inline constexpr double kFrameGap = 26;     ///< between frames

inline constexpr double kMargin = 28;  ///< around the picture
inline constexpr double kBadgeRadius = 10;
inline constexpr double kLegendWidth = 288;
inline constexpr double kLegendGap = 28;  ///< between the picture and its legend

inline constexpr TextStyle kMainLabel{12, 600, TextStyle::Tone::primary};
inline constexpr TextStyle kSubLabel{12, 400, TextStyle::Tone::secondary};
inline constexpr TextStyle kFrameTitle{13, 600, TextStyle::Tone::primary};
inline constexpr TextStyle kPlainFrameTitle{13, 600, TextStyle::Tone::secondary};
inline constexpr TextStyle kPictureTitle{20, 700, TextStyle::Tone::primary};
inline constexpr TextStyle kPictureSubtitle{13, 400, TextStyle::Tone::secondary};
inline constexpr TextStyle kLegendHeading{14, 700, TextStyle::Tone::primary};
inline constexpr TextStyle kLegendStep{13, 400, TextStyle::Tone::primary};
inline constexpr TextStyle kLegendRoute{12, 400, TextStyle::Tone::secondary};

}  // namespace stoa::layout
