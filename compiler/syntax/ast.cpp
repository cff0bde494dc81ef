#include "compiler/syntax/ast.hpp"

#include <algorithm>

namespace stoa::ast {

std::string_view to_string(Arrow arrow) {
  switch (arrow) {
    case Arrow::request:
      return "->";
    case Arrow::event:
      return "~>";
    case Arrow::data:
      return "=>";
    case Arrow::answer:
      return "<-";
    case Arrow::both:
      return "<->";
  }
  return "";
}

std::span<const Word> Document::items_of(const Word& list) const {
  const auto begin_of = [](const Word& item) { return item.span.begin; };
  const auto first = std::ranges::lower_bound(items, list.span.begin, {}, begin_of);
  const auto last = std::ranges::lower_bound(first, items.end(), list.span.end, {}, begin_of);
  return {first, last};
}

}  // namespace stoa::ast
