// Scenario -> a page to study from, on a screen or printed.
#include <array>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "compiler/backends/backend.hpp"
#include "compiler/backends/page.hpp"
#include "compiler/backends/prose_html.hpp"
#include "compiler/backends/story_prose.hpp"
#include "compiler/base/escape.hpp"
#include "compiler/layout/narrate.hpp"

namespace stoa::backends {

namespace {

constexpr std::array<std::string_view, 2> kStyles = {"base.css", "notes.css"};
constexpr std::array<std::string_view, 1> kScripts = {"theme.js"};

}  // namespace

std::string emit_notes_page(const Story& story) {
  const Prose prose = tell_story(story);
  std::string body =
      "<header><button type=\"button\" id=\"theme\" aria-pressed=\"false\" hidden>Dark</button></header>\n"
      "<nav aria-label=\"Contents\"><ul>\n";
  for (const Chapter& chapter : chapters_of(prose))
    body += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", chapter.id, xml_text(chapter.title));
  body += fmt::format("</ul></nav>\n<main>\n{}</main>\n", html_of(prose, story.pictures));
  return write_page({layout::picture_title(story.scenario.reference()), std::move(body), kStyles, kScripts});
}

}  // namespace stoa::backends
