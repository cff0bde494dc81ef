// Prose -> HTML, for between the tags of a page. Private to backends/.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "compiler/backends/backend.hpp"
#include "compiler/backends/prose.hpp"

namespace stoa::backends {

/// A heading of the second level, which a table of contents names.
struct Chapter {
  std::string id;
  std::string title;
};

/// Pictures stand in the page themselves; those that no run draws are left out. Chapters get ids from `s1`
/// on.
std::string html_of(const Prose& prose, std::span<const Picture> pictures);
std::string html_of(const Line& line);
std::vector<Chapter> chapters_of(const Prose& prose);

}  // namespace stoa::backends
