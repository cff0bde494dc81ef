// `stoa.toml`: what a project wants of every run. Only project_file.cpp sees toml++.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "compiler/base/file_reader.hpp"
#include "compiler/base/limits.hpp"
#include "compiler/diag/diagnostic.hpp"
#include "compiler/driver/session.hpp"
#include "compiler/sema/levels.hpp"

namespace stoa::driver {

inline constexpr std::string_view kProjectFileName = "stoa.toml";

/// What a project file says; all empty where there is none. Paths start where stoa was started.
struct ProjectFile {
  std::string path;    ///< empty: there is none
  std::string folder;  ///< that it stands in
  std::vector<sema::LevelChoice> levels;
  std::vector<Argument> limits;  ///< `NAME=VALUE`, none of them above the usual
  std::vector<Argument> packs;
  std::vector<Argument> rules;  ///< folders
  std::optional<Argument> format, max_warnings, baseline, icons;
  std::optional<Argument> output, direction, edges;  ///< of `build`
  std::vector<Argument> emits, views;                ///< of `build`
};

/// A key that a project file may have.
struct SettingKey {
  enum class Form : std::uint8_t { text, number, path, folder, texts, paths };
  std::string_view table;  ///< empty: at the top
  std::string_view name;
  Form form = Form::text;
  std::string_view option;  ///< the option that it stands for: what that takes, it takes; empty if none
  std::variant<std::optional<Argument> ProjectFile::*, std::vector<Argument> ProjectFile::*> target;
};

/// All keys but those of the tables `levels` and `limits`, whose keys are names of findings and of limits.
std::span<const SettingKey> setting_keys();

/// The nearest project file upwards of what the operands name, not beyond a folder that holds `.git`; empty
/// if there is none. Reports operands that belong to different ones.
std::string find_project_file(std::span<const Argument> operands, const FileReader& reader, diag::Sink& sink);

/// Reads the file at `path`, which stands at `blame` on the command line. What is wrong with it is reported,
/// and left out.
ProjectFile read_project_file(const std::string& path, Span blame, const FileReader& reader,
                              SourceSet& sources, diag::Sink& sink);

}  // namespace stoa::driver
