#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "compiler/diag/code.hpp"
#include "compiler/driver/limit_option.hpp"
#include "compiler/driver/read.hpp"

namespace stoa::driver {

namespace {

using diag::Code;
using diag::Diagnostic;

constexpr std::string_view kExtension = ".stoa";

const LimitInfo& limit_row(std::uint64_t Limits::*value) {
  return *std::ranges::find(limit_table(), value, &LimitInfo::value);
}

std::string_view way_out_of(ReadError::Reason reason) {
  switch (reason) {
    case ReadError::Reason::missing:
      return "name a file or a folder that is there; `-` is standard input";
    case ReadError::Reason::folder:
      return "name a file in it";
    case ReadError::Reason::special:
      return "what is no file may never end; `-` reads standard input to its end";
    case ReadError::Reason::too_large:
    case ReadError::Reason::failed:
      break;
  }
  return "the system says so: see who may read it, and look at the disk";
}

struct Finder {
  const Limits& limits;
  const FileReader& reader;
  diag::Sink& sink;
  FoundFiles found{};
  std::set<FileId> seen{};
  bool has_standard_input = false;

  void report_too_many(const FoundFile& file) const {
    sink.report(Diagnostic(Code::too_many_files, file.argument,
                           fmt::format("`{}` would be file number {}", file.path, found.files.size() + 1))
                    .help(fmt::format("`--limit files={}` allows more", limits.files * 10)));
  }

  /// False once there is no place for more.
  bool add(FoundFile file) {
    if (file.path == "-") {
      if (has_standard_input)
        return true;
      has_standard_input = true;
    } else if (const auto identity = reader.identity(file.path); identity && !seen.insert(*identity).second) {
      return true;
    }
    found.is_cut = found.files.size() >= limits.files;
    if (found.is_cut)
      report_too_many(file);
    else
      found.files.push_back(std::move(file));
    return !found.is_cut;
  }

  bool add_folder(const Argument& argument) {
    const std::size_t most = static_cast<std::size_t>(limits.files) + 1;
    auto listed = reader.list(argument.text, kExtension, most);
    if (const auto* error = std::get_if<ReadError>(&listed)) {
      sink.report(Diagnostic(Code::cannot_read, argument.span,
                             fmt::format("`{}` cannot be searched: {}", error->path, error->text))
                      .help(std::string(way_out_of(error->reason))));
      return true;
    }
    const auto& paths = std::get<std::vector<std::string>>(listed);
    if (paths.empty())
      sink.report(Diagnostic(Code::cannot_read, argument.span,
                             fmt::format("`{}` holds no `.stoa` file", argument.text))
                      .note("hidden folders, folders called `build` and symbolic links are passed over"));
    return std::ranges::all_of(paths, [&](const std::string& path) { return add({path, argument.span}); });
  }
};

}  // namespace

FoundFiles find_files(std::span<const Argument> arguments, const Limits& limits, const FileReader& reader,
                      diag::Sink& sink) {
  Finder finder{limits, reader, sink};
  for (const Argument& argument : arguments) {
    const bool is_folder = argument.text != "-" && reader.kind(argument.text) == PathKind::folder;
    const bool has_place =
        is_folder ? finder.add_folder(argument) : finder.add({argument.text, argument.span});
    if (!has_place)
      break;
  }
  return std::move(finder.found);
}

std::optional<std::string> read_text(const FoundFile& file, const Limits& limits, const FileReader& reader,
                                     diag::Sink& sink) {
  const bool is_input = file.path == "-";
  auto text =
      is_input ? reader.read_standard_input(limits.file_size) : reader.read(file.path, limits.file_size);
  if (auto* bytes = std::get_if<std::string>(&text))
    return std::move(*bytes);
  const auto& error = std::get<ReadError>(text);
  const std::string shown = is_input ? "standard input" : fmt::format("`{}`", file.path);
  if (error.reason == ReadError::Reason::too_large) {
    const std::string limit = limit_text(limit_row(&Limits::file_size), limits.file_size);
    sink.report(
        Diagnostic(Code::file_too_large, file.argument, fmt::format("{} is larger than {}", shown, limit))
            .help(fmt::format("`--limit file-size={}` allows more", limits.file_size * 10)));
    return std::nullopt;
  }
  sink.report(
      Diagnostic(Code::cannot_read, file.argument, fmt::format("{} cannot be read: {}", shown, error.text))
          .help(std::string(way_out_of(error.reason))));
  return std::nullopt;
}

}  // namespace stoa::driver
