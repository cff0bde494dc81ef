// A picture from somebody's folder of icons, checked and rebuilt.
#pragma once

#include <string>

namespace stoa::catalog {

struct Icon {
  std::string name;      ///< unique among the icons of a run; letters, digits and hyphens
  std::string view_box;  ///< "0 0 64 64"
  std::string body;      ///< elements and attributes of the allow-list; ids begin with `name`
  bool is_dim = false;   ///< all that it paints is dark: it would not be seen on a dark background
};

}  // namespace stoa::catalog
