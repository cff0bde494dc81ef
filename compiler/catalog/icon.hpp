// A picture of a kind from a set that the author has: checked, and reduced to what draws.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stoa::catalog {

/// One icon. All its words stand in the lists of icon_reader.cpp, and all its values are plain: a writer only
/// has to escape them.
struct Icon {
  struct Attribute {
    /// What `value` is: text as the file has it, or the number of a name within the icon. Of such a name the
    /// writer makes an id, which an `href` or a `url(…)` elsewhere in the icon refers to.
    enum class Form : std::uint8_t { plain, id, href, url };
    std::string_view name;
    std::string value;
    Form form = Form::plain;

    friend bool operator==(const Attribute&, const Attribute&) = default;
  };
  struct Element {
    std::string_view tag;
    std::vector<Attribute> attributes;
    std::uint32_t depth = 0;  ///< how many of those before it are open around it

    friend bool operator==(const Element&, const Element&) = default;
  };

  std::string key;                   ///< lower-case letters and digits: what it is called in its set
  std::string view_box;              ///< four numbers; as wide as it is high
  std::vector<Attribute> inherited;  ///< what all elements begin with
  std::vector<Element> elements;     ///< in the order they are drawn
  bool is_dark = false;              ///< would sink into a dark background
};

/// What of a name tells icons apart: its letters and digits, in lower case.
std::string icon_key(std::string_view name);

}  // namespace stoa::catalog
