#include "compiler/sema/joints.hpp"

namespace stoa::sema {

Joints::Side::Side(const Design& design, NodeId Link::*end) : begins_(design.nodes.size() + 2) {
  const auto counts = [](const Link& link) { return link.arrow != ast::Arrow::answer; };
  // Counted two places on, summed up one place on, each link moves the begin of its node to that of the next.
  for (const Link& link : design.links)
    if (counts(link))
      ++begins_[(link.*end).value + 2];
  for (std::size_t i = 1; i < begins_.size(); ++i)
    begins_[i] += begins_[i - 1];
  links_.resize(begins_.back());
  for (std::size_t i = 0; i < design.links.size(); ++i)
    if (const Link& link = design.links[design.links.id(i)]; counts(link))
      links_[begins_[(link.*end).value + 1]++] = design.links.id(i);
}

}  // namespace stoa::sema
