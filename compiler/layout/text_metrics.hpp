// How wide a text is, from a table in the source: the same on every machine, whatever fonts it has.
//
// The table is that of Helvetica, which the fonts that stand in for it share; a margin of 4 % covers the
// rest.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/layout/scene.hpp"

namespace stoa::layout {

/// In pixels. What is no UTF-8 counts as the character that stands in for it.
double text_width(std::string_view text, const TextStyle& style);

struct WrappedText {
  std::vector<std::string> lines;  ///< no line is empty; no lines if the text is blank
  bool is_shortened = false;       ///< something did not fit; the last line then ends in an ellipsis
};

/// Breaks a text between words so that no line is wider than `max_width`. A word that is wider than a line is
/// broken where it must be; any run of white space counts as one blank.
WrappedText wrap_text(std::string_view text, const TextStyle& style, double max_width, std::size_t max_lines);

/// The same, but the lines are as even as they can be without becoming more.
WrappedText wrap_text_evenly(std::string_view text, const TextStyle& style, double max_width,
                             std::size_t max_lines);

/// The text if it has at most `max_characters`, else as much of it as fits before an ellipsis.
std::string cut_text(std::string_view text, std::size_t max_characters);

/// How many code points the text has.
std::size_t count_characters(std::string_view text);

/// The text with its first letter in upper case, where that is a letter of ASCII.
std::string capitalize(std::string_view text);

}  // namespace stoa::layout
