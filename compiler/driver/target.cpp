#include "compiler/driver/target.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

#include <fmt/format.h>

#include "compiler/diag/code.hpp"

namespace stoa::driver {

namespace fs = std::filesystem;

namespace {

using diag::Code;
using diag::Diagnostic;

constexpr std::string_view kStandardOutput = "-";

/// Equal for two paths where the second file would replace the first, even if neither is there yet.
std::string place_of(const std::string& path, const FileReader& reader) {
  const fs::path written(path);
  const std::string parent = written.parent_path().empty() ? "." : written.parent_path().string();
  const fs::path folder = reader.canonical(parent).value_or(fs::path(parent).lexically_normal().string());
  return (folder / written.filename()).string();
}

void report_same(const Output& output, std::size_t n_outputs, diag::Sink& sink) {
  if (output.path == kStandardOutput)
    sink.report(Diagnostic(Code::same_output, output.argument,
                           fmt::format("{} outputs would go to standard output", n_outputs))
                    .help("ask for one view in one form, or write to a folder with `-o out/`"));
  else
    sink.report(Diagnostic(Code::same_output, output.argument,
                           fmt::format("{} outputs would be written as `{}`", n_outputs, output.path))
                    .help("write `-o out/` for a folder, or give scenarios names of their own"));
}

}  // namespace

Destination destination_of(const std::optional<Argument>& output, const FileReader& reader) {
  if (!output)
    return {};
  if (output->text == kStandardOutput)
    return {Destination::Form::standard_output, {}, output->span};
  const bool is_folder = output->text.ends_with('/') || reader.kind(output->text) == PathKind::folder;
  return {is_folder ? Destination::Form::folder : Destination::Form::file, output->text, output->span};
}

Output planned_output(const Destination& destination, const Input& input, std::string_view name) {
  const Span argument = destination.argument.value_or(input.argument);
  switch (destination.form) {
    case Destination::Form::standard_output:
      return {std::string(kStandardOutput), {}, argument};
    case Destination::Form::file:
      return {destination.path, {}, argument};
    case Destination::Form::folder:
      return {(fs::path(destination.path) / name).string(), {}, argument};
    case Destination::Form::beside_input:
      break;
  }
  if (input.path == "-")
    return {std::string(kStandardOutput), {}, argument};
  return {(fs::path(input.path).parent_path() / name).string(), {}, argument};
}

void check_outputs(std::span<const Output> outputs, const Reading& reading, const FileReader& reader,
                   diag::Sink& sink) {
  std::map<std::string, std::vector<const Output*>> by_place;
  for (const Output& output : outputs)
    by_place[output.path == kStandardOutput ? output.path : place_of(output.path, reader)].push_back(&output);
  for (const auto& [place, sharing] : by_place) {
    const Output& output = *sharing.front();
    if (sharing.size() > 1)
      report_same(output, sharing.size(), sink);
    if (output.path == kStandardOutput)
      continue;
    if (reader.kind(output.path) == PathKind::folder)
      sink.report(Diagnostic(Code::cannot_write, output.argument,
                             fmt::format("`{}` cannot be written: it is a folder", output.path))
                      .help(fmt::format("`-o {}/` writes into it", output.path)));
    const auto identity = reader.identity(output.path);
    const auto is_it = [&](const File& file) {
      return !file.canonical.empty() && file.identity == *identity;
    };
    if (identity && std::ranges::any_of(reading.files, is_it))
      sink.report(Diagnostic(Code::output_is_input, output.argument,
                             fmt::format("`{}` is one of the files that are read", output.path)));
  }
}

}  // namespace stoa::driver
