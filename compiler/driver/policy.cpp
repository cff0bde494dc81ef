#include "compiler/driver/policy.hpp"

#include <charconv>
#include <string>

#include <fmt/format.h>

namespace stoa::driver {

std::vector<sema::LevelChoice> level_choices(const Invocation& invocation) {
  std::vector<sema::LevelChoice> choices = invocation.project.levels;
  const auto add = [&](sema::Level level, std::string_view option, std::span<const std::string> names) {
    for (Argument& name : invocation.command_line.arguments(names))
      choices.push_back({level, name.text, name.span, fmt::format("`--{} {}`", option, name.text)});
  };
  const Settings& settings = invocation.settings;
  add(sema::Level::allow, "allow", settings.allows);
  add(sema::Level::warn, "warn", settings.warns);
  add(sema::Level::deny, "deny", settings.denies);
  return choices;
}

bool do_warnings_count(Invocation& invocation, bool usual) {
  const std::string& text = invocation.settings.max_warnings;
  if (text.empty())
    return usual;
  std::size_t most = 0;
  std::from_chars(text.data(), text.data() + text.size(), most);
  const std::size_t n_warnings = invocation.session.sink.count(diag::Severity::warning);
  if (n_warnings <= most)
    return false;
  invocation.console.err(
      fmt::format("{}, more than the {} of `max-warnings`\n", count_text(n_warnings, "warning"), most));
  return true;
}

}  // namespace stoa::driver
