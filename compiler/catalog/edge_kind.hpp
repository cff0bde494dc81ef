// What a step can mean: the kinds of edges between two parts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace stoa::catalog {

enum class EdgeKind : std::uint8_t {
  trigger,
  invoke,
  publish,
  read,
  write,
  readwrite,
  stream,
  deliver,
  transform,
  route,
  origin,
  auth,
  protect,
  encrypt,
  observe,
  notify,
  mount,
  deploy_in,
  deploy,
  migrate,
  backup,
  replicate,
  register_,
  config,
  attach,
  manage,
};
constexpr std::size_t kEdgeKinds = static_cast<std::size_t>(EdgeKind::manage) + 1;

/// Kinds of one family are hard to tell apart in a drawing, so a closed list for one of them closes all.
enum class EdgeFamily : std::uint8_t { flow, traffic, own };

struct EdgeKindInfo {
  std::string_view name;     ///< "deploy-in"
  std::string_view meaning;  ///< what the source does with the target: a phrase with `{}` for the target
  EdgeFamily family;
};

/// All kinds, in the order of the enumeration.
std::span<const EdgeKindInfo> edge_kinds();
const EdgeKindInfo& info(EdgeKind kind);
std::string_view to_string(EdgeKind kind);
std::optional<EdgeKind> find_edge_kind(std::string_view name);

/// A set of kinds, which knows the one it was begun with: the chief one.
class EdgeKinds {
 public:
  constexpr void add(EdgeKind kind) {
    if (empty())
      first_ = kind;
    bits_ |= bit(kind);
  }
  /// Not for an empty set.
  constexpr EdgeKind first() const { return first_; }
  constexpr bool has(EdgeKind kind) const { return (bits_ & bit(kind)) != 0; }
  constexpr bool meets(EdgeKinds other) const { return (bits_ & other.bits_) != 0; }
  constexpr bool empty() const { return bits_ == 0; }

 private:
  static constexpr std::uint32_t bit(EdgeKind kind) {
    return std::uint32_t{1} << static_cast<unsigned>(kind);
  }
  std::uint32_t bits_ = 0;
  EdgeKind first_ = EdgeKind::trigger;
};

template <class... More>
constexpr EdgeKinds edge_kind_set(More... kinds) {
  EdgeKinds set;
  (set.add(kinds), ...);
  return set;
}

/// The kinds that are told by the same arrow as `kind`: itself at least.
EdgeKinds family_of(EdgeKind kind);
/// The kinds that a fact about `kind` is also about, because authors do not tell them apart.
EdgeKinds like(EdgeKind kind);

}  // namespace stoa::catalog
