#include "compiler/layout/itinerary.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "compiler/layout/measure.hpp"

namespace stoa::layout {
namespace {

/// Parts that are listed beside each other, and the arrow that leads to the next such list.
struct Stop {
  std::vector<sema::NodeId> nodes;
  std::string_view arrow;
};

std::string_view sign_of(ast::Arrow arrow) {
  switch (arrow) {
    case ast::Arrow::request:
    case ast::Arrow::event:
    case ast::Arrow::data:
      return " → ";
    case ast::Arrow::answer:
      return " ← ";
    case ast::Arrow::both:
      return " ↔ ";
  }
  return {};
}

bool has(const Stop& stop, sema::NodeId node) {
  return std::find(stop.nodes.begin(), stop.nodes.end(), node) != stop.nodes.end();
}

// A link starts where the last ones did (a fan-out), or where they ended (a chain), or ends where they do.
std::vector<Stop> stops_of(const sema::Design& design, const sema::Step& step) {
  std::vector<Stop> stops;
  for (const sema::LinkId link_id : step.links) {
    const sema::Link& link = design.links[link_id];
    const std::string_view arrow = sign_of(link.arrow);
    if (stops.size() >= 2) {
      Stop& before = stops[stops.size() - 2];
      Stop& last = stops.back();
      const bool is_same_arrow = before.arrow == arrow;
      if (is_same_arrow && has(before, link.from)) {
        if (!has(last, link.to))
          last.nodes.push_back(link.to);
        continue;
      }
      if (has(last, link.from)) {
        last.arrow = arrow;
        stops.push_back({{link.to}, {}});
        continue;
      }
      if (is_same_arrow && has(last, link.to)) {
        before.nodes.push_back(link.from);
        continue;
      }
      last.arrow = "; ";
    }
    stops.push_back({{link.from}, arrow});
    stops.push_back({{link.to}, {}});
  }
  return stops;
}

}  // namespace

std::string tell_itinerary(const sema::Design& design, const sema::Step& step,
                           const catalog::Catalog& catalog) {
  std::string text;
  for (const Stop& stop : stops_of(design, step)) {
    for (std::size_t i = 0; i < stop.nodes.size(); ++i) {
      if (i > 0)
        text += ", ";
      text += title_of(design.nodes[stop.nodes[i]], catalog);
    }
    text += stop.arrow;
  }
  return text;
}

}  // namespace stoa::layout
