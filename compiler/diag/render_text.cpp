// Diagnostics for people: rustc's form, with excerpts of the source and carets under what is wrong.
#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

#include "compiler/base/escape.hpp"
#include "compiler/base/format.hpp"
#include "compiler/diag/render.hpp"
#include "compiler/diag/render_excerpt.hpp"
#include "compiler/diag/render_fix.hpp"

namespace stoa::diag {

namespace {

Ink ink_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return Ink::error;
    case Severity::warning:
      return Ink::warning;
    case Severity::note:
      return Ink::note;
  }
  return Ink::plain;
}

/// A path as the first thing on a line. CI systems take commands from lines that begin with these.
std::string shown_path(const std::string& path) {
  const bool is_odd = path.starts_with(':') || path.starts_with('#');
  return (is_odd ? "./" : "") + terminal_text(path);
}

/// Nothing where the diagnostic is about no source, as for a wrong command line.
const SourceFile* find_source(const SourceSet& sources, Span span) {
  return span.source.value < sources.size() ? &sources[span.source] : nullptr;
}

/// `path:line:column`, or the path alone where there is no text to point into.
std::string place_of(const SourceFile& source, Span span) {
  if (source.text().empty())
    return shown_path(source.path());
  const LineColumn place = source.line_column(span.begin);
  return fmt::format("{}:{}:{}", shown_path(source.path()), place.line, place.column);
}

/// What is said about one source: marks by line.
struct Block {
  const SourceFile* source;
  Span first;  // What the arrow above it points at.
  std::map<std::uint32_t, std::vector<Mark>> lines;
};

void add_mark(Block& block, Span span, Mark mark) {
  const SourceFile& source = *block.source;
  const auto size = static_cast<std::uint32_t>(source.text().size());
  const std::uint32_t begin = std::min(span.begin, size);
  const std::uint32_t end = std::clamp(span.end, begin, size);
  const std::uint32_t line = source.line_column(begin).line;
  const std::size_t line_begin = source.line_begin(line);
  const std::size_t line_size = source.line_text(line).size();
  mark.begin = std::min(begin - line_begin, line_size);
  mark.end = std::min(end - line_begin, line_size);
  // A line end at the end of a span does not make it a span of two lines.
  const std::uint32_t last_line = source.line_column(end > begin ? end - 1 : end).line;
  if (last_line > line)
    mark.text += fmt::format("{}(to line {})", mark.text.empty() ? "" : " ", last_line);
  block.lines[line].push_back(std::move(mark));
}

std::vector<Block> blocks_of(const Diagnostic& diagnostic, const SourceSet& sources) {
  std::vector<Block> blocks;
  const auto add = [&](Span span, Mark mark) {
    const SourceFile* source = find_source(sources, span);
    if (source == nullptr)
      return;
    auto block = std::ranges::find(blocks, source, &Block::source);
    if (block == blocks.end())
      block = blocks.insert(block, {source, span, {}});
    if (!source->text().empty())
      add_mark(*block, span, std::move(mark));
  };
  add(diagnostic.span(),
      {.sign = '^', .ink = ink_of(diagnostic.severity()), .text = diagnostic.here(), .is_primary = true});
  for (const Label& label : diagnostic.labels())
    add(label.span, {.sign = '-', .ink = Ink::label, .text = label.text});
  return blocks;
}

/// Writes one diagnostic; the gutter is as wide as its largest line number.
class Page {
 public:
  Page(std::string& out, const Painter& painter, std::size_t gutter)
      : out_(out), painter_(painter), gutter_(gutter) {}

  void heading(const Diagnostic& diagnostic) {
    const std::string level = fmt::format("{}[{}]", to_string(diagnostic.severity()), diagnostic.id());
    line(painter_.paint(ink_of(diagnostic.severity()), level) +
         painter_.paint(Ink::strong, ": " + terminal_text(diagnostic.message())));
  }

  void block(const Block& block, bool is_first) {
    if (!is_first)
      bar("");
    line(std::string(gutter_, ' ') + painter_.paint(Ink::gutter, is_first ? "--> " : "::: ") +
         place_of(*block.source, block.first));
    if (!block.lines.empty())
      bar("");
    std::uint32_t before = 0;
    for (const auto& [number, marks] : block.lines) {
      if (before != 0 && number > before + 1)
        bar("");
      const MarkedLine marked = mark_line(block.source->line_text(number), marks, painter_);
      numbered(number, '|', Ink::gutter, marked.shown);
      for (const std::string& row : marked.rows)
        bar(row);
      before = number;
    }
  }

  void remark(std::string_view kind, std::string_view text) {
    const std::string indent(gutter_ + 1, ' ');
    std::string head = indent + painter_.paint(Ink::gutter, "= ") + painter_.paint(Ink::strong, kind) + ": ";
    for (std::size_t begin = 0; begin <= text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      line(head + terminal_text(text.substr(begin, end - begin)));
      head = indent + std::string(kind.size() + 4, ' ');
      begin = end + 1;
    }
  }

  void fix(std::string_view title, std::span<const MendedLine> mended) {
    line(painter_.paint(Ink::help, "help") + painter_.paint(Ink::strong, ": " + terminal_text(title)));
    if (mended.empty())
      return;
    bar("");
    for (const MendedLine& one : mended) {
      const MarkedLine marked = mark_line(one.text, one.marks, painter_);
      const Ink ink = one.sign == '+' ? Ink::added : one.sign == '-' ? Ink::removed : Ink::gutter;
      numbered(one.number, one.sign, ink, marked.shown);
      for (const std::string& row : marked.rows)
        bar(row);
    }
  }

  void bar(std::string_view text) {
    const std::string head = std::string(gutter_ + 1, ' ') + painter_.paint(Ink::gutter, "|");
    line(text.empty() ? head : fmt::format("{} {}", head, text));
  }

 private:
  void numbered(std::uint32_t number, char sign, Ink ink, std::string_view text) {
    const std::string head = painter_.paint(Ink::gutter, fmt::format("{:>{}}", number, gutter_)) + " " +
                             painter_.paint(ink, std::string_view(&sign, 1));
    line(text.empty() ? head : fmt::format("{} {}", head, text));
  }

  void line(std::string_view text) {
    out_ += text;
    out_.push_back('\n');
  }

  std::string& out_;
  const Painter& painter_;
  std::size_t gutter_;
};

void render(std::string& out, const Diagnostic& diagnostic, const SourceSet& sources,
            const Painter& painter) {
  const std::vector<Block> blocks = blocks_of(diagnostic, sources);
  const std::vector<MendedLine> mended =
      diagnostic.fix() ? mend(*diagnostic.fix(), sources) : std::vector<MendedLine>();
  std::uint32_t largest = 1;
  for (const Block& block : blocks)
    if (!block.lines.empty())
      largest = std::max(largest, block.lines.rbegin()->first);
  for (const MendedLine& line : mended)
    largest = std::max(largest, line.number);

  std::span<const std::string> helps = diagnostic.helps();
  std::string title;
  if (diagnostic.fix()) {
    title = diagnostic.fix()->title;
    const bool is_help = !helps.empty() && (title.empty() || title == helps.front());
    if (is_help) {  // It introduces the excerpt, so it is not said twice.
      title = helps.front();
      helps = helps.subspan(1);
    }
  }

  Page page(out, painter, fmt::formatted_size("{}", largest));
  page.heading(diagnostic);
  for (const Block& block : blocks)
    page.block(block, &block == &blocks.front());
  const bool has_excerpt = !blocks.empty() && !blocks.back().lines.empty();
  if (has_excerpt)
    page.bar("");
  if (!diagnostic.severity_reason().empty())
    page.remark("note", diagnostic.severity_reason());
  for (const std::string& note : diagnostic.notes())
    page.remark("note", note);
  for (const std::string& help : helps)
    page.remark("help", help);
  if (diagnostic.fix())
    page.fix(title, mended);
  page.remark("docs", fmt::format("stoa explain {}", diagnostic.id()));
}

/// "2 errors, 1 warning in 3 files".
std::string summary(std::span<const Diagnostic> diagnostics, const SourceSet& sources) {
  std::array<std::size_t, 3> counts{};
  std::vector<bool> is_named(sources.size());
  for (const Diagnostic& diagnostic : diagnostics) {
    ++counts[static_cast<std::size_t>(diagnostic.severity())];
    const SourceId source = diagnostic.span().source;
    if (source.value < sources.size() && sources[source].path() != kCommandLinePath)
      is_named[source.value] = true;
  }
  const auto counted = [](std::size_t n, std::string_view noun) {
    return fmt::format("{} {}{}", n, noun, n == 1 ? "" : "s");
  };
  std::string out;
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
    const std::size_t n = counts[static_cast<std::size_t>(severity)];
    if (n > 0)
      out += (out.empty() ? "" : ", ") + counted(n, to_string(severity));
  }
  const auto n_files = static_cast<std::size_t>(std::ranges::count(is_named, true));
  if (n_files > 0)
    out += " in " + counted(n_files, "file");
  return out + "\n";
}

std::string more(std::size_t n) {
  return fmt::format("… and {} more\n", n);
}

}  // namespace

std::string render_text(std::span<const Diagnostic> diagnostics, const SourceSet& sources,
                        const RenderOptions& options) {
  std::string out;
  if (diagnostics.empty())
    return out;
  const Painter painter{options.color};
  const std::size_t n_shown = std::min(diagnostics.size(), options.most);
  for (const Diagnostic& diagnostic : diagnostics.first(n_shown)) {
    render(out, diagnostic, sources, painter);
    out.push_back('\n');
  }
  if (n_shown < diagnostics.size())
    out += more(diagnostics.size() - n_shown);
  out += painter.paint(Ink::strong, summary(diagnostics, sources));
  return out;
}

std::string render_concise(std::span<const Diagnostic> diagnostics, const SourceSet& sources,
                           const RenderOptions& options) {
  const Painter painter{options.color};
  std::string out;
  const std::size_t n_shown = std::min(diagnostics.size(), options.most);
  for (const Diagnostic& diagnostic : diagnostics.first(n_shown)) {
    if (const SourceFile* source = find_source(sources, diagnostic.span()); source != nullptr)
      out += place_of(*source, diagnostic.span()) + ": ";
    const std::string level = fmt::format("{}[{}]", to_string(diagnostic.severity()), diagnostic.id());
    out += fmt::format("{}: {}\n", painter.paint(ink_of(diagnostic.severity()), level),
                       terminal_text(diagnostic.message()));
  }
  if (n_shown < diagnostics.size())
    out += more(diagnostics.size() - n_shown);
  return out;
}

}  // namespace stoa::diag
