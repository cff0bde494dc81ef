// A page that needs no other file: what it looks like and what it runs stand in it, and its policy lets it
// load and run nothing else. Private to backends/.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace stoa::backends {

/// Files are those of the folder page/.
struct Page {
  std::string title;
  std::string body;  ///< HTML; a style sheet in it is one of a picture
  std::span<const std::string_view> styles;
  std::span<const std::string_view> scripts;
};

std::string write_page(const Page& page);

}  // namespace stoa::backends
