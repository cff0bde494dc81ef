// The tags of an SVG or a page as a browser sees them: enough to tell what an author's text has become.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stoa::testing {

struct Attribute {
  std::string_view name;
  std::string value;  ///< entities resolved
};

struct Tag {
  std::string_view name;
  std::vector<Attribute> attributes;
  bool is_end = false;    ///< `</a>`
  bool is_whole = false;  ///< `<a/>`
};

/// All tags in order. Nothing if something is no markup of ours: a comment, a `<` or `&` that begins nothing,
/// an attribute without double quotes, a name twice.
std::optional<std::vector<Tag>> tags_of(std::string_view markup);

}  // namespace stoa::testing
