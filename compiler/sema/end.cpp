#include "compiler/sema/end.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace stoa::sema {

using catalog::Catalog;
using catalog::EdgeKind;
using catalog::Kind;
using catalog::Port;
using catalog::Reference;

bool names(const std::vector<Reference>& all, std::string_view name) {
  return std::ranges::find(all, name, &Reference::name) != all.end();
}

bool is(const Kind& kind, std::string_view role) {
  return names(kind.roles, role);
}

bool is_service(const Kind& kind) {
  return kind.klass == Kind::Class::service;
}

bool is(const Node& node, std::string_view role, const Catalog& catalog) {
  return node.kind && is(catalog.kinds[*node.kind], role);
}

bool is_service(const Node& node, const Catalog& catalog) {
  return node.kind && is_service(catalog.kinds[*node.kind]);
}

const Port* port_of(const Kind& kind, std::string_view name, const Catalog& catalog) {
  const Port* port = catalog.find_port(name);
  const bool has_it =
      port != nullptr && (names(kind.offers, name) || (port->is_everywhere && is_service(kind)));
  return has_it ? port : nullptr;
}

bool takes(const Kind& kind, EdgeKind step, const Catalog& catalog) {
  return std::ranges::any_of(kind.offers, [&](const Reference& offer) {
    const Port* port = port_of(kind, offer.name, catalog);
    return port != nullptr && port->kinds.has(step);
  });
}

std::optional<EdgeKind> chief_kind(const Kind& kind, const Catalog& catalog) {
  const Port* port = kind.offers.empty() ? nullptr : port_of(kind, kind.offers.front().name, catalog);
  if (port == nullptr)
    return std::nullopt;
  return port->kinds.first();
}

bool is_network(const Kind& kind) {
  return is(kind, "network-exit") || is(kind, "network-joint") || names(kind.offers, "network");
}

std::string list_of(const std::vector<Reference>& ends) {
  constexpr std::size_t kShown = 8;
  std::string out;
  for (std::size_t i = 0; i < std::min(ends.size(), kShown); ++i)
    out += fmt::format("{}`{}`", i == 0 ? "" : ", ", ends[i].name);
  return ends.size() > kShown ? fmt::format("{} and {} more", out, ends.size() - kShown) : out;
}

}  // namespace stoa::sema
