#include "compiler/backends/prose_html.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "compiler/backends/base64.hpp"
#include "compiler/base/escape.hpp"

namespace stoa::backends {

namespace {

bool is_chapter(const Block& block) {
  return block.form == Block::Form::heading && block.level == 2;
}

std::string chapter_id(std::size_t number) {
  return fmt::format("s{}", number);
}

struct Html {
  std::span<const Picture> pictures;
  std::string out = {};
  std::size_t n_chapters = 0;

  void line(const Line& runs) {
    for (const Run& run : runs) {
      const std::string_view tag = run.style == Run::Style::strong     ? "strong"
                                   : run.style == Run::Style::emphasis ? "em"
                                                                       : "";
      std::string text = xml_text(run.text);
      if (!run.address.empty())
        text = fmt::format("<a href=\"{}\">{}</a>", xml_attr(run.address), text);
      out += tag.empty() ? text : fmt::format("<{0}>{1}</{0}>", tag, text);
    }
  }

  void element(std::string_view tag, const Line& runs) {
    out += fmt::format("<{}>", tag);
    line(runs);
    out += fmt::format("</{}>\n", tag);
  }

  void blocks(const Prose& prose) {
    for (const Block& one : prose)
      block(one);
  }

  void block(const Block& one) {
    switch (one.form) {
      case Block::Form::heading:
        if (is_chapter(one))
          out += fmt::format("<h2 id=\"{}\">", chapter_id(++n_chapters));
        else
          out += fmt::format("<h{}>", one.level);
        line(one.line);
        out += fmt::format("</h{}>\n", one.level);
        break;
      case Block::Form::paragraph:
        element("p", one.line);
        break;
      case Block::Form::quote:
        out += "<blockquote>";
        element("p", one.line);
        out += "</blockquote>\n";
        break;
      case Block::Form::list:
        list(one.items);
        break;
      case Block::Form::table:
        table(one.table);
        break;
      case Block::Form::picture:
        picture(one);
        break;
      case Block::Form::answer:
        out += "<details><summary>Answer</summary>\n";
        blocks(one.blocks);
        out += "</details>\n";
        break;
      case Block::Form::sketch:
        out += "<div class=\"sketch\" role=\"img\" aria-label=\"An empty frame to sketch in\"></div>\n";
        break;
    }
  }

  void list(const std::vector<Item>& items) {
    const bool is_numbered = !items.empty() && items.front().number != 0;
    out += is_numbered ? "<ol>\n" : "<ul>\n";
    for (const Item& item : items) {
      out += item.number == 0 ? "<li>" : fmt::format("<li value=\"{}\">", item.number);
      line(item.text);
      if (!item.blocks.empty())
        out += '\n';
      blocks(item.blocks);
      out += "</li>\n";
    }
    out += is_numbered ? "</ol>\n" : "</ul>\n";
  }

  void table(const Table& table) {
    // What is wider than the page scrolls by itself, and whoever uses the keyboard must be able to get there.
    out +=
        fmt::format("<div class=\"wide\" role=\"region\" aria-label=\"Table: {}\" tabindex=\"0\"><table{}>\n",
                    xml_attr(table.head.cells.empty() ? std::string() : table.head.cells.front()),
                    table.holds_marks ? " class=\"marks\"" : "");
    out += "<thead><tr>";
    for (const std::string& cell : table.head.cells)
      out += fmt::format("<th scope=\"col\">{}</th>", xml_text(cell));
    out += "</tr></thead>\n<tbody>\n";
    for (const Table::Row& row : table.rows) {
      out += "<tr>";
      for (std::size_t i = 0; i < row.cells.size(); ++i)
        out += i == 0 ? fmt::format("<th scope=\"row\">{}</th>", xml_text(row.cells[i]))
                      : fmt::format("<td>{}</td>", xml_text(row.cells[i]));
      out += "</tr>\n";
    }
    out += "</tbody>\n</table></div>\n";
  }

  /// As an image and not as a part of the page, so that ids and styles of several pictures cannot meet.
  void picture(const Block& one) {
    const auto found = std::ranges::find(pictures, one.view, &Picture::view);
    if (found == pictures.end() || found->bytes.empty())
      return;
    std::string title;
    for (const Run& run : one.line)
      title += run.text;
    out += fmt::format("<figure><img alt=\"{}\" src=\"data:image/svg+xml;base64,{}\"></figure>\n",
                       xml_attr(title), base64(found->bytes));
  }
};

}  // namespace

std::string html_of(const Prose& prose, std::span<const Picture> pictures) {
  Html html{pictures};
  html.blocks(prose);
  return std::move(html.out);
}

std::string html_of(const Line& line) {
  Html html{{}};
  html.line(line);
  return std::move(html.out);
}

std::vector<Chapter> chapters_of(const Prose& prose) {
  std::vector<Chapter> chapters;
  for (const Block& block : prose)
    if (is_chapter(block))
      chapters.push_back({chapter_id(chapters.size() + 1), block.line.front().text});
  return chapters;
}

}  // namespace stoa::backends
