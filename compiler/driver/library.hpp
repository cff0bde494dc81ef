// The standard library as a catalogue: the embedded one, or a folder's.
#pragma once

#include <deque>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "compiler/base/file_reader.hpp"
#include "compiler/base/limits.hpp"
#include "compiler/catalog/catalog.hpp"
#include "compiler/catalog/load.hpp"
#include "compiler/driver/selection.hpp"
#include "compiler/driver/session.hpp"
#include "compiler/syntax/ast.hpp"

namespace stoa::driver {

/// What `documents` need: everything, if they have a kind that neither they nor the library declare, because
/// then near names are looked for, or an entry of their own that may refer to what is not always read.
Wanted wanted_by(std::span<const ast::Document* const> documents, bool is_drawn);

/// `catalog` points into `documents`, which never move, and into the program.
struct Library {
  std::deque<ast::Document> documents;  ///< of what did not come with stoa
  catalog::Catalog catalog;
  catalog::Extent extent = catalog::Extent::whole;  ///< how much of the library is there
  std::vector<std::string_view> unread_rules;       ///< the names of rules that could find nothing
  std::vector<SourceId> own_sources;                ///< of what did not come with stoa
};

/// `folder` takes the place of the embedded library; what stands in `own_folders` comes on top of either.
Library load_library(const std::optional<Argument>& folder, const Limits& limits, const FileReader& reader,
                     SourceSet& sources, diag::Sink& sink, const Wanted& wanted = {.everything = true},
                     std::span<const Argument> own_folders = {});

}  // namespace stoa::driver
