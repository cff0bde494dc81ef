#include "compiler/driver/depfile.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "compiler/diag/code.hpp"

namespace stoa::driver {

std::optional<std::string> make_escaped(std::string_view path) {
  std::string out;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const char c = path[i];
    if (c == '\n' || c == '\r')
      return std::nullopt;
    if (c == '$') {
      out += "$$";
    } else if (c == ' ' || c == '\t' || c == '#' || c == ':') {
      // Backslashes before what is escaped would be taken for escapes themselves.
      for (std::size_t back = i; back > 0 && path[back - 1] == '\\'; --back)
        out += '\\';
      out += '\\';
      out += c;
    } else {
      out += c;
    }
  }
  return out;
}

std::string depfile_text(std::span<const Output> outputs, std::string_view target, const SourceSet& sources,
                         Span blame, diag::Sink& sink) {
  std::vector<std::string> targets, files;
  bool is_whole = true;
  const auto add = [&](std::vector<std::string>& paths, std::string_view path) {
    auto escaped = make_escaped(path);
    is_whole = is_whole && escaped.has_value();
    if (!escaped)
      sink.report(diag::Diagnostic(diag::Code::cannot_write, blame,
                                   fmt::format("a depfile cannot name `{}`, which holds a line end", path))
                      .help("give the file another name"));
    else if (std::ranges::find(paths, *escaped) == paths.end())
      paths.push_back(std::move(*escaped));
  };
  if (!target.empty())
    add(targets, target);
  else
    for (const Output& output : outputs)
      if (output.path != "-")
        add(targets, output.path);
  for (std::size_t i = 0; i < sources.size(); ++i)
    if (const std::string& path = sources[SourceId{static_cast<std::uint32_t>(i)}].path();
        !path.starts_with('<'))  // What was built in, said or piped is no file.
      add(files, path);
  if (!is_whole || targets.empty())
    return "";
  return fmt::format("{}: \\\n  {}\n", fmt::join(targets, " "), fmt::join(files, " \\\n  "));
}

}  // namespace stoa::driver
