// The canonical layout: two blanks for each level, neighbours of one class in columns, comments where they
// were.
//
// A body is first cut into runs, then each run is measured and written. Comments are a sorted list beside the
// tree; those before a statement are written before it, one behind it stays behind it.
#include "compiler/syntax/format.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "compiler/base/utf8.hpp"
#include "compiler/syntax/sentence.hpp"
#include "compiler/syntax/text.hpp"

namespace stoa::syntax {

namespace {

using ast::Statement;
using ast::Word;

constexpr std::size_t kIndent = 2;
/// Longest line that a body may share with its head.
constexpr std::size_t kWidth = 110;
/// Columns that differ by more are not lined up: one long name should not push all others away.
constexpr std::size_t kMostPadding = 32;

/// The cells of a statement's line: kind, names, texts and tags, body; or first ends, rest of the chain,
/// texts, body.
using Cells = std::array<std::string, 4>;

/// Whether bodies on one line stand in a column of their own.
bool has_body_column(Align align) {
  return align == Align::part || align == Align::step || align == Align::in;
}

class Formatter {
 public:
  Formatter(const ast::Document& document, const SourceFile& source) : document_(document), source_(source) {}

  std::string run() {
    write_body(document_.statements, 0, static_cast<std::uint32_t>(source_.text().size()));
    while (out_.ends_with("\n\n"))
      out_.pop_back();
    return std::move(out_);
  }

 private:
  // A line to write, with the comments that stand before and behind it.
  struct Line {
    const Statement* statement = nullptr;
    Align align = Align::none;
    bool is_open = false;  // Its body has lines of its own.
    bool is_alone = true;  // Neither joins the run before nor lets the next one join.
    Cells cells;
    std::array<std::size_t, 4> widths{};
  };

  // Bodies.

  void write_body(const ast::Body& body, std::size_t depth, std::uint32_t end) {
    for (std::size_t i = 0; i < body.size();) {
      std::vector<Line> run;
      do {
        run.push_back(measure(body[i], depth));
        ++i;
      } while (i < body.size() && joins(run, body[i - 1], body[i], depth));
      write_run(run, depth);
    }
    write_comments_before(end, depth);
  }

  Line measure(const Statement& statement, std::size_t depth) const {
    Line line;
    line.statement = &statement;
    line.align = align_of(statement);
    line.cells = cells_of(statement);
    const bool keeps_body_inline = statement.has_body && fits_on_line(statement, line.cells, depth);
    if (keeps_body_inline && has_body_column(line.align))
      line.cells[3] = inline_body(statement);
    else if (keeps_body_inline)
      last_cell(line.cells) += " " + inline_body(statement);
    line.is_open = statement.has_body && !keeps_body_inline;
    line.is_alone =
        line.align == Align::none || has_block(statement) || (line.is_open && line.align != Align::ask);
    for (std::size_t i = 0; i < line.cells.size(); ++i)
      line.widths[i] = terminal_width(line.cells[i].substr(0, line.cells[i].find('\n')));
    return line;
  }

  bool joins(const std::vector<Line>& run, const Statement& before, const Statement& next,
             std::size_t depth) const {
    const Line line = measure(next, depth);
    const Line& last = run.back();
    if (last.align != line.align || line.align == Align::none)
      return false;
    if (gap_has_blank_or_comment(before.span.end, next.span.begin))
      return false;
    // A text over several lines ends a run but may begin behind it in the same column.
    const bool last_lets = !last.is_alone || has_block(before);
    const bool next_lets = !line.is_alone || has_block(next);
    return last_lets && next_lets;
  }

  void write_run(const std::vector<Line>& run, std::size_t depth) {
    std::array<std::size_t, 4> widths{};
    for (const Line& line : run)
      for (std::size_t i = 0; i < widths.size(); ++i)
        widths[i] = std::max(widths[i], line.widths[i]);
    for (const Line& line : run) {
      write_comments_before(line.statement->span.begin, depth);
      separate(line.statement->span.begin);
      indent(depth);
      write_cells(line, widths, depth);
      if (line.is_open)
        write_open_body(*line.statement, depth);
      write_trailing_comment(line.statement->span.end);
      out_ += '\n';
      last_end_ = line.statement->span.end;
    }
  }

  void write_cells(const Line& line, const std::array<std::size_t, 4>& widths, std::size_t depth) {
    std::size_t padding = 0;
    bool is_first = true;
    for (std::size_t i = 0; i < line.cells.size(); ++i) {
      if (line.cells[i].empty()) {
        padding += widths[i] == 0 ? 0 : widths[i] + 1;
        continue;
      }
      out_.append(padding + (is_first ? 0 : 1), ' ');
      append_lines(line.cells[i], depth + 1);
      const std::size_t missing = widths[i] - line.widths[i];
      padding = missing > kMostPadding ? 0 : missing;
      is_first = false;
    }
  }

  /// Text over several lines is indented like what stands in a body.
  void append_lines(std::string_view cell, std::size_t depth) {
    for (std::size_t end = cell.find('\n'); end != std::string_view::npos; end = cell.find('\n')) {
      out_ += cell.substr(0, end + 1);
      cell.remove_prefix(end + 1);
      if (!cell.starts_with('\n'))
        indent(depth);
    }
    out_ += cell;
  }

  static std::string& last_cell(Cells& cells) {
    std::size_t last = 0;
    for (std::size_t i = 0; i < cells.size(); ++i)
      if (!cells[i].empty())
        last = i;
    return cells[last];
  }

  void write_open_body(const Statement& statement, std::size_t depth) {
    if (statement.body.empty() && !has_comment_in(statement.body_span)) {
      out_ += " {}";
      return;
    }
    out_ += " {";
    last_end_ = statement.body_span.begin + 1;
    write_trailing_comment(last_end_);
    out_ += '\n';
    is_at_body_begin_ = true;
    write_body(statement.body, depth + 1, statement.body_span.end);
    is_at_body_begin_ = false;
    indent(depth);
    out_ += '}';
    last_end_ = statement.span.end;
  }

  // Cells.

  Cells cells_of(const Statement& statement) const {
    return statement.form == Statement::Form::step ? cells_of_step(statement) : cells_of_sentence(statement);
  }

  Cells cells_of_step(const Statement& statement) const {
    Cells cells;
    std::size_t cell = 0;
    for (const Word& word : statement.words) {
      if (cell == 0 && word.form == Word::Form::arrow)
        cell = 1;
      else if (cell < 2 && (word.form == Word::Form::text || word.form == Word::Form::tag))
        cell = 2;
      append(cells[cell], word);
    }
    return cells;
  }

  Cells cells_of_sentence(const Statement& statement) const {
    Cells cells;
    cells[0] = statement.kind.text;
    if (statement.form == Statement::Form::property) {
      cells[0] += ':';
      append(cells[1], *statement.value);
      return cells;
    }
    // Names have a column of their own only where a title may follow them.
    const Align align = align_of(statement);
    const bool has_two = align == Align::part || align == Align::ask;
    std::size_t cell = 1;
    for (const Word& word : statement.words) {
      if (has_two && word.form != Word::Form::name)
        cell = 2;
      append(cells[cell], word);
    }
    if (statement.value) {
      std::string& last = cells[2].empty() ? cells[1] : cells[2];
      last += ':';
      append(last, *statement.value);
    }
    return cells;
  }

  void append(std::string& cell, const Word& word) const {
    if (word.after_comma)
      cell += ',';
    if (!cell.empty())
      cell += ' ';
    cell += written(word);
  }

  std::string written(const Word& word) const {
    if (is_tall(word))
      return written_tall(word.text);
    if (word.form != Word::Form::list)
      return std::string(source_.text_of(word.span));
    std::string out = "[";
    for (const Word& item : document_.items_of(word))
      out += fmt::format("{}{}", out.size() == 1 ? "" : ", ", source_.text_of(item.span));
    return out + "]";
  }

  static std::string written_tall(std::string_view text) {
    if (text.empty())
      return "\"\"\"\"\"\"";
    // Blanks at its very beginning would pass for indentation on a line of its own.
    const bool begins_blank = text.front() == ' ' || text.front() == '\t';
    return fmt::format("\"\"\"{}{}\n\"\"\"", begins_blank ? "" : "\n", text);
  }

  Align align_of(const Statement& statement) const {
    if (statement.form == Statement::Form::step)
      return Align::step;
    if (statement.form == Statement::Form::property)
      return Align::property;
    return statement.sentence == nullptr ? Align::part : statement.sentence->align;
  }

  // Bodies on one line.

  /// A body stays on its line if the author wrote it there and everything in it can stand there.
  bool fits_on_line(const Statement& statement, const Cells& cells, std::size_t depth) const {
    const std::string_view text = source_.text_of(statement.body_span);
    if (has_comment_in(statement.body_span))
      return false;
    if (statement.body.empty())
      return true;
    if (text.find('\n') != std::string_view::npos)
      return false;
    if (!can_be_inline(statement))
      return false;
    std::size_t width = depth * kIndent + terminal_width(inline_body(statement));
    for (const std::string& cell : cells)
      width += cell.empty() ? 0 : terminal_width(cell) + 1;
    return width <= kWidth;
  }

  /// Only properties share a line; any other sentence stands there alone.
  bool can_be_inline(const Statement& statement) const {
    const bool are_properties = std::ranges::all_of(
        statement.body, [](const Statement& s) { return s.form == Statement::Form::property; });
    if (!are_properties && statement.body.size() != 1)
      return false;
    return std::ranges::all_of(statement.body, [this](const Statement& s) {
      return !has_block(s) && (!s.has_body || can_be_inline(s));
    });
  }

  std::string inline_body(const Statement& statement) const {
    if (statement.body.empty())
      return "{}";
    std::string out = "{ ";
    for (std::size_t i = 0; i < statement.body.size(); ++i) {
      const Statement& inner = statement.body[i];
      std::string line;
      for (const std::string& cell : cells_of(inner))
        if (!cell.empty())
          line += fmt::format("{}{}", line.empty() ? "" : " ", cell);
      if (inner.has_body)
        line += " " + inline_body(inner);
      out += fmt::format("{}{}", i == 0 ? "" : ", ", line);
    }
    return out + " }";
  }

  /// A block that the author wrote over several lines has them for itself, however short it is.
  bool is_tall(const Word& word) const {
    return word.is_block && source_.text_of(word.span).find('\n') != std::string_view::npos;
  }

  bool has_block(const Statement& statement) const {
    const auto is_long = [this](const Word& word) { return is_tall(word); };
    return std::ranges::any_of(statement.words, is_long) || (statement.value && is_long(*statement.value));
  }

  // Blank lines and comments.

  void indent(std::size_t depth) { out_.append(depth * kIndent, ' '); }

  /// Keeps one blank line where the author left some, but none at the beginning of a body.
  void separate(std::uint32_t next) {
    const std::string_view gap = source_.text().substr(last_end_, next - last_end_);
    if (!is_at_body_begin_ && !out_.empty() && std::ranges::count(gap, '\n') > 1)
      out_ += '\n';
    is_at_body_begin_ = false;
  }

  void write_comments_before(std::uint32_t offset, std::size_t depth) {
    for (; next_comment_ < document_.comments.size(); ++next_comment_) {
      const Span span = document_.comments[next_comment_].span;
      if (span.begin >= offset)
        return;
      separate(span.begin);
      indent(depth);
      out_ += source_.text_of(span);
      out_ += '\n';
      last_end_ = span.end;
    }
  }

  void write_trailing_comment(std::uint32_t end) {
    if (next_comment_ >= document_.comments.size())
      return;
    const ast::Comment& comment = document_.comments[next_comment_];
    if (!comment.is_trailing || comment.span.begin < end)
      return;
    const std::string_view gap = source_.text().substr(end, comment.span.begin - end);
    if (gap.find_first_not_of(" \t,") != std::string_view::npos)
      return;
    out_ += "  ";
    out_ += source_.text_of(comment.span);
    last_end_ = comment.span.end;
    ++next_comment_;
  }

  bool has_comment_in(Span span) const {
    const auto first = std::ranges::lower_bound(
        document_.comments, span.begin, {}, [](const ast::Comment& comment) { return comment.span.begin; });
    return first != document_.comments.end() && first->span.begin < span.end;
  }

  bool gap_has_blank_or_comment(std::uint32_t begin, std::uint32_t end) const {
    const std::string_view gap = source_.text().substr(begin, end - begin);
    if (std::ranges::count(gap, '\n') > 1)
      return true;
    const std::size_t first = gap.find_first_not_of(" \t\r\n,");
    const std::size_t line_end = gap.find('\n');
    // A comment behind the line before stays there and separates nothing.
    return first != std::string_view::npos && first > line_end;
  }

  const ast::Document& document_;
  const SourceFile& source_;
  std::string out_;
  std::size_t next_comment_ = 0;
  std::uint32_t last_end_ = 0;  // Where what was written last ends in the source.
  bool is_at_body_begin_ = true;
};

}  // namespace

std::string format(const ast::Document& document, const SourceFile& source) {
  return Formatter(document, source).run();
}

}  // namespace stoa::syntax
