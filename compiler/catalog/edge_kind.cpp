#include "compiler/catalog/edge_kind.hpp"

#include <algorithm>
#include <array>

namespace stoa::catalog {

namespace {

using enum EdgeKind;

constexpr std::array<EdgeKindInfo, kEdgeKinds> kInfos = {{
    {"trigger", "starts {} with an event", EdgeFamily::flow},
    {"invoke", "calls {}", EdgeFamily::flow},
    {"publish", "publishes to {}", EdgeFamily::flow},
    {"read", "reads from {}", EdgeFamily::flow},
    {"write", "writes to {}", EdgeFamily::flow},
    {"readwrite", "reads from and writes to {}", EdgeFamily::flow},
    {"stream", "lets records flow into {}", EdgeFamily::flow},
    {"deliver", "delivers to {}", EdgeFamily::flow},
    {"transform", "hands records to {} and takes them back changed", EdgeFamily::flow},
    {"route", "passes traffic on to {}", EdgeFamily::traffic},
    {"origin", "fetches content from {}", EdgeFamily::traffic},
    {"auth", "lets {} decide who may call", EdgeFamily::own},
    {"protect", "filters the traffic of {}", EdgeFamily::own},
    {"encrypt", "uses the keys of {}", EdgeFamily::own},
    {"observe", "sends {} what it observes", EdgeFamily::own},
    {"notify", "notifies {}", EdgeFamily::flow},
    {"mount", "mounts {}", EdgeFamily::own},
    {"deploy-in", "stands in {}", EdgeFamily::own},
    {"deploy", "rolls out to {}", EdgeFamily::own},
    {"migrate", "copies in bulk to {}", EdgeFamily::own},
    {"backup", "keeps copies of {}", EdgeFamily::own},
    {"replicate", "copies itself to {}", EdgeFamily::own},
    {"register", "lists itself in {}", EdgeFamily::own},
    {"config", "holds settings or credentials of {}", EdgeFamily::own},
    {"attach", "is attached to {}", EdgeFamily::own},
    {"manage", "changes {}", EdgeFamily::own},
}};

constexpr EdgeKinds kPush = edge_kind_set(trigger, invoke, publish, notify, deliver, stream, transform);
constexpr EdgeKinds kPut = edge_kind_set(write, readwrite, deliver, publish, stream);
constexpr EdgeKinds kGet = edge_kind_set(read, readwrite);

EdgeKinds joined(EdgeKinds a, EdgeKinds b) {
  EdgeKinds all = a;
  for (std::size_t i = 0; i < kEdgeKinds; ++i)
    if (b.has(static_cast<EdgeKind>(i)))
      all.add(static_cast<EdgeKind>(i));
  return all;
}

}  // namespace

std::span<const EdgeKindInfo> edge_kinds() {
  return kInfos;
}

const EdgeKindInfo& info(EdgeKind kind) {
  return kInfos[static_cast<std::size_t>(kind)];
}

std::string_view to_string(EdgeKind kind) {
  return info(kind).name;
}

std::optional<EdgeKind> find_edge_kind(std::string_view name) {
  const auto found = std::ranges::find(kInfos, name, &EdgeKindInfo::name);
  if (found == kInfos.end())
    return std::nullopt;
  return static_cast<EdgeKind>(found - kInfos.begin());
}

EdgeKinds family_of(EdgeKind kind) {
  EdgeKinds family;
  family.add(kind);
  if (info(kind).family != EdgeFamily::own)
    for (std::size_t i = 0; i < kEdgeKinds; ++i)
      if (kInfos[i].family == info(kind).family)
        family.add(static_cast<EdgeKind>(i));
  return family;
}

EdgeKinds like(EdgeKind kind) {
  if (info(kind).family != EdgeFamily::flow)
    return family_of(kind);
  EdgeKinds all;
  all.add(kind);
  if (kPush.has(kind))
    all = joined(all, kPush);
  if (kPut.has(kind))
    all = joined(all, kPut);
  if (kGet.has(kind))
    all = joined(all, kGet);
  return all;
}

}  // namespace stoa::catalog
