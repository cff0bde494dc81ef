// The arrows of each part, side by side. Answers are not among them.
#pragma once

#include <span>
#include <vector>

#include "compiler/sema/design.hpp"

namespace stoa::sema {

class Joints {
 public:
  explicit Joints(const Design& design) : from_(design, &Link::from), to_(design, &Link::to) {}

  /// In the order of the design.
  std::span<const LinkId> from(NodeId node) const { return from_.of(node); }
  std::span<const LinkId> to(NodeId node) const { return to_.of(node); }

 private:
  class Side {
   public:
    Side(const Design& design, NodeId Link::*end);
    std::span<const LinkId> of(NodeId node) const {
      return std::span(links_).subspan(begins_[node.value], begins_[node.value + 1] - begins_[node.value]);
    }

   private:
    std::vector<std::uint32_t> begins_;  ///< in `links_`, by node, and one more
    std::vector<LinkId> links_;
  };

  Side from_, to_;
};

}  // namespace stoa::sema
