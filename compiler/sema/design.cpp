#include "compiler/sema/design.hpp"

#include <fmt/format.h>

namespace stoa::sema {

std::string_view to_string(Change change) {
  switch (change) {
    case Change::none:
      return "none";
    case Change::added:
      return "added";
    case Change::changed:
      return "changed";
    case Change::removed:
      return "removed";
  }
  return "";
}

std::string names_of(const Choice& choice, const Design& design) {
  std::string out;
  const auto add = [&](std::string_view name) { out += fmt::format("{}{}", out.empty() ? "" : ", ", name); };
  for (const NodeId node : choice.nodes)
    add(design.nodes[node].name);
  for (const GroupId group : choice.groups)
    add(design.groups[group].name);
  return out;
}

}  // namespace stoa::sema
