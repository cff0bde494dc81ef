// The standard library as a catalogue: the embedded one, or a folder's.
#pragma once

#include <deque>
#include <optional>

#include "compiler/base/file_reader.hpp"
#include "compiler/base/limits.hpp"
#include "compiler/catalog/catalog.hpp"
#include "compiler/driver/session.hpp"
#include "compiler/syntax/ast.hpp"

namespace stoa::driver {

/// `catalog` points into `documents`, which never move.
struct Library {
  std::deque<ast::Document> documents;
  catalog::Catalog catalog;
};

Library load_library(const std::optional<Argument>& folder, const Limits& limits, const FileReader& reader,
                     SourceSet& sources, diag::Sink& sink);

}  // namespace stoa::driver
