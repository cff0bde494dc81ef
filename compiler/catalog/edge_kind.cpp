#include "compiler/catalog/edge_kind.hpp"

#include <algorithm>
#include <array>

namespace stoa::catalog {

namespace {

using enum EdgeKind;

constexpr std::array<EdgeKindInfo, kEdgeKinds> kInfos = {{
    {"trigger", "starts it with an event", EdgeFamily::flow},
    {"invoke", "calls it to do work", EdgeFamily::flow},
    {"publish", "puts a message or an event on it", EdgeFamily::flow},
    {"read", "reads data it keeps", EdgeFamily::flow},
    {"write", "writes data it keeps", EdgeFamily::flow},
    {"readwrite", "reads and writes data it keeps", EdgeFamily::flow},
    {"stream", "lets records flow into it", EdgeFamily::flow},
    {"deliver", "delivers records, logs or files to it", EdgeFamily::flow},
    {"transform", "hands it records and takes them back changed", EdgeFamily::flow},
    {"route", "passes traffic on to it", EdgeFamily::traffic},
    {"origin", "fetches content from it", EdgeFamily::traffic},
    {"auth", "lets it decide who may call", EdgeFamily::own},
    {"protect", "filters its traffic", EdgeFamily::own},
    {"encrypt", "uses its keys", EdgeFamily::own},
    {"observe", "sends it logs, metrics, traces or audit records", EdgeFamily::own},
    {"notify", "tells people or a topic that something happened", EdgeFamily::flow},
    {"mount", "mounts it as files", EdgeFamily::own},
    {"deploy-in", "stands in it", EdgeFamily::own},
    {"deploy", "rolls out to it", EdgeFamily::own},
    {"migrate", "copies in bulk to it", EdgeFamily::own},
    {"backup", "keeps copies of it", EdgeFamily::own},
    {"replicate", "copies itself to it", EdgeFamily::own},
    {"register", "lists itself in it", EdgeFamily::own},
    {"config", "holds its settings or credentials", EdgeFamily::own},
    {"attach", "is attached to it", EdgeFamily::own},
    {"manage", "changes it through its control API", EdgeFamily::own},
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
