#include "compiler/driver/icons.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "compiler/catalog/icon_reader.hpp"
#include "compiler/diag/code.hpp"

namespace stoa::driver {

namespace fs = std::filesystem;

namespace {

using catalog::IconProblem;
using diag::Code;
using diag::Diagnostic;

constexpr std::string_view kExtension = ".svg";
constexpr unsigned kTileSize = 48;

Code code_of(IconProblem::Kind kind) {
  switch (kind) {
    case IconProblem::Kind::unsafe:
      return Code::unsafe_icon;
    case IconProblem::Kind::unusable:
      return Code::unusable_icon;
    case IconProblem::Kind::too_large:
      return Code::icon_too_large;
  }
  return Code::unusable_icon;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.size() <= 4 &&
         std::ranges::all_of(text, [](char c) { return '0' <= c && c <= '9'; });
}

/// Lower is better.
auto rank_of(const IconFileName& name) {
  const unsigned distance = name.size > kTileSize ? name.size - kTileSize : kTileSize - name.size;
  return std::tuple(name.is_for_dark, name.size == 0 ? 0U : distance);
}

}  // namespace

IconFileName read_icon_file_name(std::string_view name) {
  IconFileName read;
  if (name.ends_with(kExtension))
    name.remove_suffix(kExtension.size());
  for (const std::string_view beginning : {"Arch_", "Res_"})
    if (name.starts_with(beginning))
      name.remove_prefix(beginning.size());
  while (true) {
    const std::size_t at = name.find_last_of("_@");
    if (at == std::string_view::npos || at == 0)
      break;
    const std::string_view last = name.substr(at + 1);
    if (is_number(last))
      read.size = static_cast<unsigned>(std::atoi(std::string(last).c_str()));
    else if (last == "Dark")
      read.is_for_dark = true;
    else if (last != "Light" && !(last.ends_with('x') && is_number(last.substr(0, last.size() - 1))))
      break;
    name = name.substr(0, at);
  }
  read.key = catalog::icon_key(name);
  return read;
}

Icons::Icons(const Argument& folder, const Limits& limits, const FileReader& reader, Session& session)
    : folder_(folder), limits_(limits), reader_(reader), session_(session) {
  const auto most = static_cast<std::size_t>(limits.icon_files);
  auto listed = reader.kind(folder.text) == PathKind::folder
                    ? reader.list(folder.text, kExtension, most + 1)
                    : ReadResult<std::vector<std::string>>(
                          ReadError{ReadError::Reason::missing, folder.text, "there is no such folder"});
  if (const auto* error = std::get_if<ReadError>(&listed)) {
    session.sink.report(Diagnostic(Code::cannot_read, folder.span,
                                   fmt::format("`{}` cannot be searched: {}", error->path, error->text))
                            .help("name the folder that a set of icons was unpacked in"));
    return;
  }
  auto& paths = std::get<std::vector<std::string>>(listed);
  if (paths.size() > most) {
    session.sink.report(
        Diagnostic(Code::too_many_files, folder.span,
                   fmt::format("`{}` holds more than {} `.svg` files", folder.text, most))
            .help(fmt::format("name the folder of the icons alone, or say `--limit icon-files={}`",
                              most * 10)));
    return;
  }
  if (paths.empty())
    session.sink.report(
        Diagnostic(Code::no_icons, folder.span, fmt::format("`{}` holds no `.svg` file", folder.text))
            .note("hidden folders, folders called `build` and symbolic links are passed over")
            .help("name the folder that a set of icons was unpacked in"));
  for (std::string& path : paths)
    add(std::move(path));
}

void Icons::add(std::string path) {
  IconFileName name = read_icon_file_name(fs::path(path).filename().string());
  const auto place = files_.find(name.key);
  if (place == files_.end())
    files_.emplace(name.key, File{std::move(path), name, {}});
  else if (rank_of(name) < rank_of(place->second.name))
    place->second = File{std::move(path), std::move(name), {}};
}

void Icons::check_outputs(std::span<const Output> outputs) const {
  const std::string folder = reader_.canonical(folder_.text).value_or("") + '/';
  for (const Output& output : outputs) {
    const auto there = output.path == "-" ? std::nullopt : reader_.canonical(output.path);
    const auto is_it = [&](const auto& file) { return reader_.canonical(file.second.path) == there; };
    if (there && there->starts_with(folder) && std::ranges::any_of(files_, is_it))
      session_.sink.report(Diagnostic(Code::output_is_input, output.argument,
                                      fmt::format("`{}` is one of the icons that are read", output.path)));
  }
}

void Icons::dress(layout::Scene& scene, const catalog::Catalog& catalog) {
  const auto find = [&](const std::string& name) {
    const catalog::Kind* const kind = catalog.find_kind(name);
    return kind == nullptr ? nullptr : of(*kind);
  };
  for (layout::Tile& tile : scene.tiles)
    tile.art = find(tile.service);
  for (layout::Frame& frame : scene.frames)
    if (frame.corner)
      frame.art = find(frame.place);
}

const catalog::Icon* Icons::of(const catalog::Kind& kind) {
  for (const std::string_view name : kind.icons)
    if (const catalog::Icon* const icon = called(name))
      return icon;
  if (const catalog::Icon* const icon = called(kind.title))
    return icon;
  return called(kind.name);
}

const catalog::Icon* Icons::called(std::string_view name) {
  const auto place = files_.find(catalog::icon_key(name));
  if (place == files_.end() || place->first.empty())
    return nullptr;
  File& file = place->second;
  if (!file.icon)
    file.icon = read(file);
  return *file.icon ? &**file.icon : nullptr;
}

std::optional<catalog::Icon> Icons::read(const File& file) {
  diag::Sink& sink = session_.sink;
  const auto too_large = [&](std::string message, Span at) {
    sink.report(Diagnostic(Code::icon_too_large, at, std::move(message))
                    .note("our own pictogram is drawn in its place")
                    .help("`--limit icon-size=…` and `--limit icon-elements=…` allow more"));
    return std::nullopt;
  };
  auto bytes = reader_.read(file.path, limits_.icon_size);
  if (const auto* error = std::get_if<ReadError>(&bytes)) {
    if (error->reason == ReadError::Reason::too_large)
      return too_large(fmt::format("`{}` is larger than {} bytes", file.path, limits_.icon_size),
                       folder_.span);
    sink.report(Diagnostic(Code::unusable_icon, folder_.span,
                           fmt::format("`{}` cannot be read: {}", file.path, error->text))
                    .note("our own pictogram is drawn in its place"));
    return std::nullopt;
  }
  const SourceFile& source = session_.sources.add(file.path, std::move(std::get<std::string>(bytes)));
  auto icon = catalog::read_icon(source.text(), file.name.key, limits_);
  if (auto* made = std::get_if<catalog::Icon>(&icon))
    return std::move(*made);
  const auto& problem = std::get<IconProblem>(icon);
  const auto begin = static_cast<std::uint32_t>(problem.offset);
  const Span at{source.id(), begin, begin};
  std::string message = fmt::format("this is no icon: {}", problem.message);
  if (problem.kind == IconProblem::Kind::too_large)
    return too_large(std::move(message), at);
  sink.report(Diagnostic(code_of(problem.kind), at, std::move(message))
                  .note("our own pictogram is drawn in its place"));
  return std::nullopt;
}

}  // namespace stoa::driver
