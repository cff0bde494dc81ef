#include <algorithm>

#include <fmt/format.h>

#include "compiler/backends/difference.hpp"
#include "compiler/base/escape.hpp"
#include "compiler/base/utf8.hpp"
#include "compiler/diag/render_excerpt.hpp"

namespace stoa::backends {

namespace {

using diag::Ink;
using sema::Change;
using sema::Difference;
using Subject = Difference::Subject;

constexpr std::size_t kMostWidth = 24;  // Of the column of names; a longer one moves its own line alone.

std::string_view heading_of(Subject subject) {
  switch (subject) {
    case Subject::design:
      return "scenario";
    case Subject::question:
      return "questions";
    case Subject::place:
      return "places";
    case Subject::part:
      return "components";
    case Subject::flow:
      return "flows";
    case Subject::step:
      return "steps";
    case Subject::choice:
      return "choices";
    case Subject::tradeoff:
      return "trade-offs";
  }
  return "";
}

char sign_of(Change change) {
  return change == Change::added ? '+' : change == Change::removed ? '-' : '~';
}

Ink ink_of(Change change) {
  return change == Change::added ? Ink::added : change == Change::removed ? Ink::removed : Ink::warning;
}

struct Writer {
  diag::Painter painter;
  std::string out = {};
  std::size_t n_added = 0, n_changed = 0, n_removed = 0;

  void count(Change change) {
    ++(change == Change::added ? n_added : change == Change::removed ? n_removed : n_changed);
  }

  /// `+ orders  Function`, colored as a whole.
  void write_line(std::size_t indent, Change change, std::string_view text) {
    out += fmt::format("{:{}}{}\n", "", indent,
                       painter.paint(ink_of(change), fmt::format("{} {}", sign_of(change), text)));
    count(change);
  }

  void write_state(const StateDifference& state) {
    std::string title = terminal_text(state.scenario);
    if (!state.stage.empty())
      title += fmt::format(", stage {}", terminal_text(state.stage));
    if (state.change == Change::added || state.change == Change::removed) {
      write_line(0, state.change, title);
      return;
    }
    out += fmt::format("{}\n", painter.paint(Ink::strong, title));
    for (auto first = state.differences.begin(); first != state.differences.end();) {
      const auto is_of_other = [&](const Difference& other) {
        return other.subject != first->subject ||
               (first->subject == Subject::step && other.name != first->name);
      };
      const auto last = std::find_if(first, state.differences.end(), is_of_other);
      write_section({first, last});
      first = last;
    }
  }

  void write_section(std::span<const Difference> section) {
    const Difference& first = section.front();
    const bool has_steps = first.subject == Subject::step;
    const std::string heading = has_steps && !first.name.empty()
                                    ? fmt::format("flow {}", terminal_text(first.name))
                                    : std::string(heading_of(first.subject));
    if (first.subject != Subject::design)
      out += fmt::format("  {}\n", heading);
    std::size_t width = 0;
    for (const Difference& difference : section)
      if (const std::size_t own = terminal_width(terminal_text(difference.name));
          !has_steps && own <= kMostWidth)
        width = std::max(width, own);
    for (const Difference& difference : section) {
      if (first.subject != Subject::design)
        write_line(4, difference.change, line_of(difference, width));
      else
        count(Change::changed);
      for (const sema::Detail& detail : difference.details)
        write_detail(first.subject == Subject::design ? 2 : 8, detail);
    }
  }

  static std::string line_of(const Difference& difference, std::size_t width) {
    if (difference.subject == Subject::step)
      return terminal_text(difference.text);
    const std::string name = terminal_text(difference.name);
    if (difference.text.empty())
      return name;
    const std::size_t own = terminal_width(name);
    return fmt::format("{}{:{}}  {}", name, "", own < width ? width - own : 0,
                       terminal_text(difference.text));
  }

  void write_detail(std::size_t indent, const sema::Detail& detail) {
    const std::string what = terminal_text(detail.what);
    const std::string before = terminal_text(detail.before);
    const std::string after = terminal_text(detail.after);
    std::string text;
    if (detail.before.empty())
      text = painter.paint(Ink::added, fmt::format("+ {}: {}", what, after));
    else if (detail.after.empty())
      text = painter.paint(Ink::removed, fmt::format("- {}: {}", what, before));
    else
      text = fmt::format("{}: {} → {}", what, painter.paint(Ink::removed, before),
                         painter.paint(Ink::added, after));
    out += fmt::format("{:{}}{}\n", "", indent, text);
  }

  void write_counts() {
    std::string counts;
    const auto add = [&](std::size_t n, std::string_view what) {
      if (n > 0)
        counts += fmt::format("{}{} {}", counts.empty() ? "" : ", ", n, what);
    };
    add(n_added, "added");
    add(n_changed, "changed");
    add(n_removed, "removed");
    if (!counts.empty())
      out += counts + '\n';
  }
};

}  // namespace

std::string difference_text(std::span<const StateDifference> states, bool has_color) {
  Writer writer{{has_color}};
  for (const StateDifference& state : states)
    if (state.change != Change::none)
      writer.write_state(state);
  writer.write_counts();
  return std::move(writer.out);
}

}  // namespace stoa::backends
