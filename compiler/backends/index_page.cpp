#include "compiler/backends/index_page.hpp"

#include <array>

#include <fmt/format.h>

#include "compiler/backends/base64.hpp"
#include "compiler/backends/page.hpp"
#include "compiler/base/escape.hpp"
#include "compiler/layout/narrate.hpp"

namespace stoa::backends {

namespace {

constexpr std::string_view kTitle = "Scenarios";
constexpr std::array<std::string_view, 3> kStyles = {"base.css", "notes.css", "index.css"};
constexpr std::array<std::string_view, 1> kScripts = {"theme.js"};

std::string article(const IndexEntry& entry) {
  const sema::Design& design = entry.scenario->reference();
  const std::string title = layout::picture_title(design);
  const std::string address = entry.files.empty() ? std::string() : xml_attr(entry.files.front().path);
  std::string out = fmt::format("<article>\n<h2><a href=\"{}\">{}</a></h2>\n", address, xml_text(title));
  if (!entry.picture.empty())
    out += fmt::format(
        "<a href=\"{}\" tabindex=\"-1\" aria-hidden=\"true\"><img alt=\"\" "
        "src=\"data:image/svg+xml;base64,{}\"></a>\n",
        address, base64(entry.picture));
  const sema::Design& base = entry.scenario->base;
  if (!base.like.empty())
    out += fmt::format("<p><em>Like {}.</em></p>\n", xml_text(base.like));
  if (!base.prompt.empty())
    out += fmt::format("<p>{}</p>\n", xml_text(base.prompt));
  out += "<p class=\"files\">";
  for (const IndexEntry::File& file : entry.files)
    out += fmt::format("<a href=\"{}\">{}</a> ", xml_attr(file.path), xml_text(file.title));
  out += "</p>\n</article>\n";
  return out;
}

}  // namespace

std::string emit_index(std::span<const IndexEntry> entries) {
  std::string body =
      "<header><button type=\"button\" id=\"theme\" aria-pressed=\"false\" hidden>Dark</button></header>\n";
  body += fmt::format("<main>\n<h1>{}</h1>\n<div class=\"scenarios\">\n", kTitle);
  for (const IndexEntry& entry : entries)
    body += article(entry);
  body += "</div>\n</main>\n";
  return write_page({std::string(kTitle), std::move(body), kStyles, kScripts});
}

}  // namespace stoa::backends
