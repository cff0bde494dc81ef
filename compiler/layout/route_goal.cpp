#include "compiler/layout/route_goal.hpp"

#include <algorithm>
#include <limits>

namespace stoa::layout {
namespace {

constexpr std::int32_t kNever = std::numeric_limits<std::int32_t>::max();

// How often a line turns at least that runs in one heading, is on some side of its goal (across: before,
// beside or behind; the same down), and is to arrive in another heading: by side, heading, and heading of
// arrival.
constexpr std::array<std::array<std::int32_t, 4>, 36> count_bends() {
  std::array<std::array<std::int32_t, 4>, 36> bends{};
  for (unsigned i = 0; i < 36; ++i) {
    // What has to be among the headings on the way, one bit each.
    const unsigned across = i / 12, down = i / 4 % 3;
    const unsigned wanted = (across == 0   ? 1U << 0
                             : across == 2 ? 1U << 2
                                           : 0) |
                            (down == 0   ? 1U << 1
                             : down == 2 ? 1U << 3
                                         : 0);
    for (unsigned last = 0; last < 4; ++last) {
      bends[i][last] = 4;
      for (unsigned n_turns = 4; n_turns-- > 0;)
        for (unsigned turns = 0; turns < 1U << n_turns; ++turns) {
          unsigned heading = i % 4;
          unsigned seen = 1U << heading;
          for (unsigned k = 0; k < n_turns; ++k) {
            heading = (heading + ((turns >> k & 1U) != 0 ? 1 : 3)) % 4;
            seen |= 1U << heading;
          }
          if (heading == last && (seen & wanted) == wanted)
            bends[i][last] = static_cast<std::int32_t>(n_turns);
        }
    }
  }
  return bends;
}
constexpr std::array<std::array<std::int32_t, 4>, 36> kBends = count_bends();

}  // namespace

RouteGoal::RouteGoal(const RouteField& field, const std::vector<RouteEnd>& ends)
    : left_(field.width()), top_(field.height()) {
  std::array<std::int32_t, 4> ports{};  // The cheapest by the heading in which it is reached.
  ports.fill(kNever);
  for (const RouteEnd& end : ends) {
    const int column = field.column(end.port.cell);
    const int row = field.row(end.port.cell);
    left_ = std::min(left_, column);
    top_ = std::min(top_, row);
    right_ = std::max(right_, column);
    bottom_ = std::max(bottom_, row);
    std::int32_t& least = ports[static_cast<std::size_t>(opposite(end.port.side))];
    least = std::min(least, end.cost);
  }
  for (std::size_t i = 0; i < arrival_.size(); ++i) {
    arrival_[i] = kNever;
    for (std::size_t last = 0; last < ports.size(); ++last)
      if (ports[last] != kNever)
        arrival_[i] = std::min(arrival_[i], kBends[i][last] * kBend + ports[last]);
  }
}

}  // namespace stoa::layout
