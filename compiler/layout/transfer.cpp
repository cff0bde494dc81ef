#include "compiler/layout/transfer.hpp"

#include <cstdint>
#include <cstring>

namespace stoa::layout {
namespace {

constexpr std::uint32_t kMagic = 0x504C4332;  // "PLC2"

template <class T>
void put(std::string& bytes, const T* items, std::size_t n_items) {
  bytes.append(reinterpret_cast<const char*>(items), n_items * sizeof(T));
}

struct Reader {
  std::string_view bytes;
  bool is_good = true;

  template <class T>
  void take(T* items, std::size_t n_items) {
    if (!is_good || bytes.size() / sizeof(T) < n_items) {
      is_good = false;
      return;
    }
    if (n_items > 0)
      std::memcpy(items, bytes.data(), n_items * sizeof(T));
    bytes.remove_prefix(n_items * sizeof(T));
  }

  std::uint32_t take_count() {
    std::uint32_t count = 0;
    take(&count, 1);
    return count;
  }
};

std::uint32_t count_of(std::size_t size) {
  return static_cast<std::uint32_t>(size);
}

}  // namespace

std::string pack(const Placement& placement) {
  std::string bytes;
  const std::uint32_t header[] = {kMagic, placement.is_curved ? 1U : 0U, count_of(placement.nodes.size()),
                                  count_of(placement.groups.size()), count_of(placement.edges.size())};
  put(bytes, header, 5);
  put(bytes, placement.nodes.data(), placement.nodes.size());
  put(bytes, placement.groups.data(), placement.groups.size());
  for (const std::vector<Point>& edge : placement.edges) {
    const std::uint32_t n_points = count_of(edge.size());
    put(bytes, &n_points, 1);
    put(bytes, edge.data(), edge.size());
  }
  return bytes;
}

std::optional<Placement> unpack(std::string_view bytes, const Graph& graph) {
  Reader reader{bytes};
  if (reader.take_count() != kMagic)
    return std::nullopt;
  const std::uint32_t is_curved = reader.take_count();
  if (is_curved > 1 || reader.take_count() != graph.nodes.size() ||
      reader.take_count() != graph.groups.size() || reader.take_count() != graph.edges.size())
    return std::nullopt;
  Placement placement;
  placement.is_curved = is_curved == 1;
  placement.nodes.resize(graph.nodes.size());
  reader.take(placement.nodes.data(), placement.nodes.size());
  placement.groups.resize(graph.groups.size());
  reader.take(placement.groups.data(), placement.groups.size());
  placement.edges.resize(graph.edges.size());
  for (std::vector<Point>& edge : placement.edges) {
    const std::uint32_t n_points = reader.take_count();
    const bool is_line =
        placement.is_curved ? n_points == 0 || (n_points >= 4 && n_points % 3 == 1) : n_points >= 2;
    if (!is_line || reader.bytes.size() / sizeof(Point) < n_points)
      return std::nullopt;
    edge.resize(n_points);
    reader.take(edge.data(), edge.size());
  }
  if (!reader.is_good || !reader.bytes.empty())
    return std::nullopt;
  return placement;
}

}  // namespace stoa::layout
