#include "compiler/backends/prose_markdown.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "compiler/backends/escape.hpp"

namespace stoa::backends {

namespace {

struct Markdown {
  std::span<const Picture> pictures;
  std::string out = {};

  void line(const Line& runs) {
    for (const Run& run : runs) {
      const std::string_view mark = run.style == Run::Style::strong     ? "**"
                                    : run.style == Run::Style::emphasis ? "*"
                                                                        : "";
      // A blank at the begin is one between two runs.
      if (run.text.starts_with(' '))
        out += ' ';
      const std::string text = markdown_text(run.text);
      if (run.address.empty())
        out += fmt::format("{0}{1}{0}", text.empty() ? "" : mark, text);
      else
        out += fmt::format("{0}[{1}]({2}){0}", mark, text, markdown_address(run.address));
    }
  }

  /// `indent` is the column of the text that the blocks belong to.
  void blocks(const Prose& prose, const std::string& indent = "") {
    for (const Block& one : prose)
      block(one, indent);
  }

  void block(const Block& one, const std::string& indent) {
    switch (one.form) {
      case Block::Form::heading:
        begin(indent);
        out += fmt::format("{} ", std::string(static_cast<std::size_t>(one.level), '#'));
        line(one.line);
        out += '\n';
        break;
      case Block::Form::paragraph:
        begin(indent);
        line(one.line);
        out += '\n';
        break;
      case Block::Form::quote:
        begin(indent);
        out += "> ";
        line(one.line);
        out += '\n';
        break;
      case Block::Form::list:
        // Within an item, a list may follow its text at once.
        if (indent.empty() || out.ends_with(">\n"))
          gap();
        for (const Item& item : one.items)
          list_item(item, indent);
        break;
      case Block::Form::table:
        gap();
        table(one.table, indent);
        break;
      case Block::Form::picture:
        picture(one, indent);
        break;
      case Block::Form::answer:
        begin(indent);
        out += "<details><summary>Answer</summary>\n";
        blocks(one.blocks, indent);
        gap();
        out += fmt::format("{}</details>\n", indent);
        break;
      case Block::Form::sketch:
        begin(indent);
        out += "*Sketch it here before you look.*\n";
        break;
    }
  }

  void list_item(const Item& item, const std::string& indent) {
    const std::string mark = item.number == 0 ? "- " : fmt::format("{}. ", item.number);
    out += indent + mark;
    line(item.text);
    out += '\n';
    blocks(item.blocks, indent + std::string(mark.size(), ' '));
  }

  void table(const Table& table, const std::string& indent) {
    row(table.head, indent);
    out += indent + '|';
    for (std::size_t i = 0; i < table.head.cells.size(); ++i)
      out += table.holds_marks && i > 0 ? ":-:|" : "---|";
    out += '\n';
    for (const Table::Row& cells : table.rows)
      row(cells, indent);
  }

  void row(const Table::Row& cells, const std::string& indent) {
    out += indent + '|';
    for (const std::string& cell : cells.cells)
      out += cell.empty() ? " |" : fmt::format(" {} |", markdown_text(cell));
    out += '\n';
  }

  void picture(const Block& one, const std::string& indent) {
    const auto found = std::ranges::find(pictures, one.view, &Picture::view);
    if (found == pictures.end())
      return;
    begin(indent);
    out += "![";
    line(one.line);
    out += fmt::format("]({})\n", markdown_address(found->file));
  }

  /// A line between two blocks.
  void gap() {
    if (!out.empty() && !out.ends_with("\n\n"))
      out += '\n';
  }
  void begin(const std::string& indent) {
    gap();
    out += indent;
  }
};

}  // namespace

std::string markdown_of(const Prose& prose, std::span<const Picture> pictures) {
  Markdown markdown{pictures};
  markdown.blocks(prose);
  return std::move(markdown.out);
}

}  // namespace stoa::backends
