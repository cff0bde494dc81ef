// `--icons`: the folder of a set of icons, and the icons in it that pictures need.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "compiler/base/file_reader.hpp"
#include "compiler/base/limits.hpp"
#include "compiler/catalog/catalog.hpp"
#include "compiler/catalog/icon.hpp"
#include "compiler/driver/commands.hpp"
#include "compiler/driver/session.hpp"
#include "compiler/driver/target.hpp"
#include "compiler/layout/scene.hpp"

namespace stoa::driver {

/// Of every command that draws.
inline constexpr Option kIconsOption{
    .name = "icons",
    .argument = "FOLDER",
    .summary = "draws the icons of a set that was downloaded, where it has one; otherwise our own pictograms",
    .target = &Settings::icons,
    .completion = Completion::folder};

/// How the name of an icon's file is made.
struct IconFileName {
  std::string key;           ///< `Arch_Acme-Search_48.svg` is an icon called `acmesearch`
  unsigned size = 0;         ///< that it was drawn for; 0 if the name does not say
  bool is_for_dark = false;  ///< light, for dark surroundings
};
IconFileName read_icon_file_name(std::string_view name);

/// Icons are read when the first picture needs them, each once. What is wrong with one is reported, and it is
/// left out. Where several files are called alike, the one nearest to the size of a tile counts, and of these
/// the first by path.
class Icons {
 public:
  Icons(const Argument& folder, const Limits& limits, const FileReader& reader, Session& session);

  /// Reports outputs that would replace an icon of the set.
  void check_outputs(std::span<const Output> outputs) const;

  /// Gives the parts and places of a picture their icons. These live as long as this does.
  void dress(layout::Scene& scene, const catalog::Catalog& catalog);

 private:
  struct File {
    std::string path;
    IconFileName name;
    std::optional<std::optional<catalog::Icon>> icon;  // Nothing before it is asked for.
  };

  void add(std::string path);
  const catalog::Icon* of(const catalog::Kind& kind);
  const catalog::Icon* called(std::string_view name);
  std::optional<catalog::Icon> read(const File& file);

  const Argument& folder_;
  const Limits& limits_;
  const FileReader& reader_;
  Session& session_;
  std::map<std::string, File, std::less<>> files_;  // By key.
};

}  // namespace stoa::driver
