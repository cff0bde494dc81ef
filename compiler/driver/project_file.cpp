#include "compiler/driver/project_file.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

#include <fmt/format.h>

#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#define TOML_HEADER_ONLY 1
// Its assertions are about what is read, such as a line end after `[`, and not about itself: one build would
// end there, another take them for granted. Without them it goes on to the error that it has for each.
#define TOML_ASSERT(condition) static_cast<void>(0)
#pragma push_macro("NDEBUG")
#undef NDEBUG
#include <toml++/toml.h>
#pragma pop_macro("NDEBUG")

#include "compiler/base/suggest.hpp"
#include "compiler/base/utf8.hpp"
#include "compiler/diag/code.hpp"
#include "compiler/driver/commands.hpp"
#include "compiler/driver/limit_option.hpp"
#include "compiler/driver/read.hpp"
#include "compiler/driver/toml_hazard.hpp"

namespace stoa::driver {

namespace fs = std::filesystem;

namespace {

using diag::Code;
using diag::Diagnostic;
using Form = SettingKey::Form;

constexpr std::array kKeys = {
    SettingKey{"", "format", Form::text, "format", &ProjectFile::format},
    SettingKey{"", "max-warnings", Form::number, "max-warnings", &ProjectFile::max_warnings},
    SettingKey{"", "baseline", Form::path, "baseline", &ProjectFile::baseline},
    SettingKey{"", "icons", Form::path, "icons", &ProjectFile::icons},
    SettingKey{"", "packs", Form::texts, "", &ProjectFile::packs},
    SettingKey{"", "rules", Form::paths, "", &ProjectFile::rules},
    SettingKey{"build", "output", Form::folder, "output", &ProjectFile::output},
    SettingKey{"build", "emit", Form::texts, "emit", &ProjectFile::emits},
    SettingKey{"build", "view", Form::texts, "view", &ProjectFile::views},
    SettingKey{"build", "direction", Form::text, "direction", &ProjectFile::direction},
    SettingKey{"build", "edges", Form::text, "edges", &ProjectFile::edges},
};
constexpr std::array<std::string_view, 3> kTables = {"levels", "limits", "build"};
constexpr std::array<std::string_view, 3> kLevels = {"allow", "warn",
                                                     "deny"};  // In the order of sema::Level.

std::vector<std::string_view> choices_for(std::string_view option) {
  for (const Command* command : commands())
    for (const Option& known : command->options)
      if (known.name == option)
        return choices_of(known);
  for (const Option& known : global_options())
    if (known.name == option)
      return choices_of(known);
  return {};
}

/// Whether the folder at `path`, or what will be there, is inside `folder`.
bool is_inside(const std::string& path, const std::string& folder, const FileReader& reader) {
  const auto root = reader.canonical(folder);
  fs::path there(path);
  while (!there.empty() && !reader.canonical(there.string()) && there.has_relative_path())
    there = there.parent_path();
  const auto canonical = reader.canonical(there.empty() ? "." : there.string());
  if (!root || !canonical)
    return false;
  const fs::path relative = fs::path(*canonical).lexically_relative(*root);
  return !relative.empty() && *relative.begin() != "..";
}

class Loader {
 public:
  Loader(const SourceFile& source, const FileReader& reader, ProjectFile& project, diag::Sink& sink)
      : source_(source), reader_(reader), project_(project), sink_(sink) {}

  void load() {
    if (const std::optional<TomlHazard> hazard = find_toml_hazard(source_.text())) {
      sink_.report(Diagnostic(Code::bad_project_file, {source_.id(), hazard->at, hazard->at}, hazard->message)
                       .help(hazard->help));
      return;
    }
    const toml::parse_result result = toml::parse(source_.text(), source_.path());
    if (!result) {
      sink_.report(Diagnostic(Code::bad_project_file, span_of(result.error().source()),
                              fmt::format("this is no TOML: {}", lowered(result.error().description())))
                       .help("https://toml.io says how it is written"));
      return;
    }
    read_table(result.table(), "");
  }

 private:
  static std::string lowered(std::string_view text) {
    std::string out(text);
    if (!out.empty() && 'A' <= out.front() && out.front() <= 'Z')
      out.front() = static_cast<char>(out.front() - 'A' + 'a');
    return out;
  }

  std::uint32_t offset_of(const toml::source_position& place) const {
    if (place.line == 0 || place.line > source_.line_count())
      return static_cast<std::uint32_t>(source_.text().size());
    const std::string_view line = source_.line_text(static_cast<std::uint32_t>(place.line));
    std::size_t at = 0;
    for (std::uint32_t column = 1; column < place.column && at < line.size(); ++column)
      at += decode_utf8(line, at).size;
    return source_.line_begin(static_cast<std::uint32_t>(place.line)) + static_cast<std::uint32_t>(at);
  }

  Span span_of(const toml::source_region& region) const {
    const std::uint32_t begin = offset_of(region.begin);
    return {source_.id(), begin, std::max(begin, offset_of(region.end))};
  }

  void read_table(const toml::table& table, std::string_view name) {
    for (const auto& [key, value] : table) {
      if (name == "levels") {
        read_level(key, value);
      } else if (name == "limits") {
        read_limit(key, value);
      } else if (const SettingKey* known = find(name, key.str())) {
        read_setting(*known, value);
      } else if (name.empty() && std::ranges::find(kTables, key.str()) != kTables.end()) {
        if (const toml::table* inner = value.as_table())
          read_table(*inner, key.str());
        else
          wrong(value, fmt::format("`{}` is a table", key.str()),
                fmt::format("write `[{}]` on a line of its own", key.str()));
      } else {
        report_unknown(name, key);
      }
    }
  }

  static const SettingKey* find(std::string_view table, std::string_view name) {
    const auto* const found = std::ranges::find_if(
        kKeys, [&](const SettingKey& key) { return key.table == table && key.name == name; });
    return found == kKeys.end() ? nullptr : found;
  }

  void report_unknown(std::string_view table, const toml::key& key) {
    std::vector<Candidate> candidates;
    std::string home;
    for (const SettingKey& known : kKeys) {
      if (known.table == table)
        candidates.push_back({known.name, known.name});
      else if (known.name == key.str())
        home = known.table.empty() ? "it stands at the top, before all tables"
                                   : fmt::format("it belongs below `[{}]`", known.table);
    }
    if (table.empty())
      for (const std::string_view known : kTables)
        candidates.push_back({known, known});
    const Span place = span_of(key.source());
    auto finding = Diagnostic(Code::unknown_setting, place,
                              table.empty() ? fmt::format("there is no setting `{}`", key.str())
                                            : fmt::format("`[{}]` has no setting `{}`", table, key.str()));
    const auto near = suggest(key.str(), candidates);
    if (!home.empty())
      finding.help(home);
    else if (!near.empty())
      finding.fix(diag::rename_to_nearest(key.str(), place, near));
    else
      finding.help(fmt::format("known are {}", listed(candidates)));
    sink_.report(std::move(finding));
  }

  static std::string listed(std::span<const Candidate> candidates) {
    std::string all;
    for (const Candidate& candidate : candidates)
      all += fmt::format("{}`{}`", all.empty() ? "" : ", ", candidate.name);
    return all;
  }

  void wrong(const toml::node& value, std::string message, std::string help) {
    auto finding = Diagnostic(Code::wrong_setting, span_of(value.source()), std::move(message));
    if (!help.empty())
      finding.help(std::move(help));
    sink_.report(std::move(finding));
  }

  void wrong_choice(const toml::node& value, std::string_view name, std::string_view word,
                    std::span<const std::string_view> choices) {
    const UsageError error =
        unknown_word(fmt::format("`{}` is nothing that `{}` takes", word, name), word, choices);
    wrong(value, error.message, error.help);
  }

  void read_level(const toml::key& key, const toml::node& value) {
    const auto text = value.value_exact<std::string>();
    const auto level = std::ranges::find(kLevels, text.value_or(""));
    if (level == kLevels.end()) {
      wrong(value, fmt::format("`{}` has no level", key.str()),
            "it is one of \"allow\", \"warn\" or \"deny\"");
      return;
    }
    project_.levels.push_back({static_cast<sema::Level>(level - kLevels.begin()), std::string(key.str()),
                               span_of(key.source()),
                               fmt::format("`{} = \"{}\"` in {}", key.str(), *level, source_.path())});
  }

  void read_limit(const toml::key& key, const toml::node& value) {
    std::string text = value.value_exact<std::string>().value_or("");
    if (const auto number = value.value_exact<std::int64_t>())
      text = fmt::format("{}", *number);
    std::string option = fmt::format("{}={}", key.str(), text);
    Limits limits;
    if (const auto error = set_limit(option, limits)) {
      wrong(value, error->message, error->help);
      return;
    }
    const Limits usual;
    for (const LimitInfo& limit : limit_table())
      if (limits.*limit.value > usual.*limit.value) {
        wrong(value, fmt::format("the limit `{}` is raised on the command line only", key.str()),
              fmt::format("a project may lower it; `--limit {}` raises it for a run", option));
        return;
      }
    project_.limits.push_back({std::move(option), span_of(value.source())});
  }

  void read_setting(const SettingKey& key, const toml::node& value) {
    if (const auto* one = std::get_if<std::optional<Argument> ProjectFile::*>(&key.target)) {
      project_.*(*one) = key.form == Form::number ? read_number(key, value) : read_text(key, value);
      return;
    }
    auto& all = project_.*std::get<std::vector<Argument> ProjectFile::*>(key.target);
    const toml::array* items = value.as_array();
    if (items == nullptr) {
      wrong(value, fmt::format("`{}` is a list of texts", key.name),
            fmt::format("write `{} = [\"…\"]`", key.name));
      return;
    }
    for (const toml::node& item : *items)
      if (auto text = read_text(key, item))
        all.push_back(std::move(*text));
  }

  std::optional<Argument> read_number(const SettingKey& key, const toml::node& value) {
    const auto number = value.value_exact<std::int64_t>();
    if (number && *number >= 0)
      return Argument{fmt::format("{}", *number), span_of(value.source())};
    wrong(value, fmt::format("`{}` is a whole number, 0 or more", key.name), "");
    return std::nullopt;
  }

  std::optional<Argument> read_text(const SettingKey& key, const toml::node& value) {
    const auto text = value.value_exact<std::string>();
    if (!text || text->empty()) {
      wrong(value, fmt::format("`{}` is a text in quotes", key.name), "");
      return std::nullopt;
    }
    const std::vector<std::string_view> choices = choices_for(key.option);
    if (!choices.empty() && std::ranges::find(choices, *text) == choices.end()) {
      wrong_choice(value, key.name, *text, choices);
      return std::nullopt;
    }
    if (key.form == Form::text || key.form == Form::texts)
      return Argument{*text, span_of(value.source())};
    return read_path(key, *text, value);
  }

  /// A project may be somebody else's: its file has no say outside its own folder.
  std::optional<Argument> read_path(const SettingKey& key, const std::string& text, const toml::node& value) {
    const fs::path path(text);
    const std::string joined = (fs::path(project_.folder) / path).lexically_normal().string();
    const bool leads_up = std::ranges::find(path, fs::path("..")) != path.end();
    if (path.is_absolute() || leads_up || !is_inside(joined, project_.folder, reader_)) {
      wrong(value, fmt::format("`{}` leads out of the folder of the project file", key.name),
            "name something below that folder; on the command line any path will do");
      return std::nullopt;
    }
    const bool needs_slash = key.form == Form::folder && !joined.ends_with('/');
    return Argument{needs_slash ? joined + '/' : joined, span_of(value.source())};
  }

  const SourceFile& source_;
  const FileReader& reader_;
  ProjectFile& project_;
  diag::Sink& sink_;
};

/// Upwards from an absolute folder; empty if there is none.
std::string nearest_above(fs::path folder, const FileReader& reader) {
  while (true) {
    const std::string path = (folder / kProjectFileName).string();
    if (reader.kind(path) != PathKind::missing)
      return path;
    if (reader.kind((folder / ".git").string()) != PathKind::missing || folder == folder.parent_path())
      return "";
    folder = folder.parent_path();
  }
}

}  // namespace

std::span<const SettingKey> setting_keys() {
  return kKeys;
}

std::string find_project_file(std::span<const Argument> operands, const FileReader& reader,
                              diag::Sink& sink) {
  const std::string here = reader.canonical(".").value_or("/");
  std::vector<std::pair<std::string, Span>> folders;
  for (const Argument& operand : operands) {
    const auto there = operand.text == "-" ? std::nullopt : reader.canonical(operand.text);
    if (!there)
      continue;
    std::string folder =
        reader.kind(*there) == PathKind::folder ? *there : fs::path(*there).parent_path().string();
    if (std::ranges::find(folders, folder, &std::pair<std::string, Span>::first) == folders.end())
      folders.emplace_back(std::move(folder), operand.span);
  }
  if (folders.empty())
    folders.emplace_back(here, Span{});
  const std::string first = nearest_above(folders.front().first, reader);
  const auto shown = [&](const std::string& path) {
    return path.empty() ? std::string("none") : fs::path(path).lexically_relative(here).string();
  };
  for (const auto& [folder, place] : folders)
    if (const std::string other = nearest_above(folder, reader); other != first) {
      sink.report(Diagnostic(Code::bad_project_file, place,
                             fmt::format("one run has one project file, and these files belong to {} and {}",
                                         shown(first), shown(other)))
                      .help("run stoa once for each, or say `--config FILE` or `--no-config`"));
      break;
    }
  return first.empty() ? first : fs::path(first).lexically_relative(here).string();
}

ProjectFile read_project_file(const std::string& path, Span blame, const FileReader& reader,
                              SourceSet& sources, diag::Sink& sink) {
  ProjectFile project;
  project.path = path;
  const std::string folder = fs::path(path).parent_path().string();
  project.folder = folder.empty() ? "." : folder;
  if (auto text = driver::read_text({path, blame}, Limits(), reader, sink))
    Loader(sources.add(path, std::move(*text)), reader, project, sink).load();
  return project;
}

}  // namespace stoa::driver
