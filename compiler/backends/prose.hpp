// A text with headings, lists, tables and pictures, before it is written as Markdown or HTML: both forms of
// the notes say the same because they are written from the same prose. Private to backends/.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stoa::backends {

/// A stretch of text in one look, as the author wrote it: writers escape.
struct Run {
  enum class Style : std::uint8_t { plain, strong, emphasis };
  std::string text;
  Style style = Style::plain;
  std::string address = {};  ///< where it leads; empty if nowhere
};

using Line = std::vector<Run>;

struct Table {
  struct Row {
    std::vector<std::string> cells;
  };
  Row head;
  std::vector<Row> rows = {};
  bool holds_marks = false;  ///< all columns but the first hold a mark or nothing
};

struct Block {
  struct Item {
    Line text;
    std::vector<Block> blocks = {};  ///< what belongs to it, below its text
    std::uint32_t number = 0;        ///< 0 in a list without numbers
  };
  enum class Form : std::uint8_t {
    heading,
    paragraph,
    quote,
    list,
    table,
    picture,
    answer,  ///< what somebody who practises is to find first
    sketch,  ///< room to draw in
  };
  Form form = Form::paragraph;
  Line line = {};                  ///< of a heading, a paragraph, a quote; what a picture shows
  int level = 0;                   ///< of a heading, from 1
  std::vector<Item> items = {};    ///< of a list
  Table table = {};                ///< of a table
  std::string view = {};           ///< of a picture: the name of its view
  std::vector<Block> blocks = {};  ///< of an answer
};

using Item = Block::Item;
using Prose = std::vector<Block>;

inline Block heading(int level, std::string_view text) {
  return {.form = Block::Form::heading, .line = {{std::string(text)}}, .level = level};
}
inline Block paragraph(Line line) {
  return {.form = Block::Form::paragraph, .line = std::move(line)};
}
inline Block list(std::vector<Item> items) {
  return {.form = Block::Form::list, .items = std::move(items)};
}

}  // namespace stoa::backends
