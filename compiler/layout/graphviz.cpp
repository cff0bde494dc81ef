// Places a graph with Graphviz's dot. A module of its own: see placer.hpp.
//
// Graphviz is given numbers only, never a text of the author's: sizes as empty HTML-like tables of a fixed
// size, names that are indices. It runs in a process of its own, and whatever it does to that stays there.
// Who asks for edges too places once, and the process ends right after; else there are more placements to
// come, so that what each takes is freed.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <graphviz/gvc.h>
#include <graphviz/gvplugin.h>

#include "compiler/layout/dimensions.hpp"
#include "compiler/layout/placer.hpp"

extern "C" {
extern gvplugin_library_t gvplugin_dot_layout_LTX_library;
}

namespace stoa::layout {
namespace {

constexpr double kPointsPerInch = 72;
// Cells have the border of their table.
const std::string kTable = "<TABLE BORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\">";
constexpr std::size_t kManyNodes = 500;  // Above it, less of the search for fewer crossings.

char* text(const char* literal) {
  return const_cast<char*>(literal);
}
char* text(const std::string& made) {
  return const_cast<char*>(made.c_str());
}

// Not std::to_string(double), which asks the locale: thousandths of an inch are enough, and are whole
// numbers.
std::string inches(double pixels) {
  const long thousandths = std::lround(pixels * 1000 / kPointsPerInch);
  std::string digits = std::to_string(thousandths);
  if (digits.size() < 4)
    digits.insert(0, 4 - digits.size(), '0');
  return digits.insert(digits.size() - 3, 1, '.');
}

std::string numbered(const char* prefix, std::size_t number) {
  std::string name(prefix);
  return name += std::to_string(number);
}

std::string whole(double pixels) {
  return std::to_string(std::lround(pixels));
}

// Ids in order of creation. Graphviz's own are addresses, and it walks subgraphs by id: the same graph would
// come out in another order from one run to the next.
class OrderedIds {
 public:
  static Agiddisc_t discipline() { return {open, map, allocate, release, name_of, close, did_register}; }

 private:
  static std::size_t index(int kind) { return static_cast<std::size_t>(kind == AGINEDGE ? AGOUTEDGE : kind); }

  static void* open(Agraph_t*, Agdisc_t*) { return new OrderedIds; }
  static long map(void* state, int kind, char* name, IDTYPE* id, int creates) {
    auto& self = *static_cast<OrderedIds*>(state);
    if (name == nullptr) {
      if (creates == 0)
        return 0;
      *id = self.next_anonymous_;
      self.next_anonymous_ += 2;
      return 1;
    }
    auto& ids = self.ids_[index(kind)];
    auto& names = self.names_[index(kind)];
    const auto found = ids.find(name);
    if (found != ids.end()) {
      *id = found->second;
      return 1;
    }
    if (creates == 0)
      return 0;
    *id = 2 * (names.size() + 1);
    const auto entry = ids.emplace(name, *id).first;
    names.push_back(&entry->first);
    return 1;
  }
  static long allocate(void*, int, IDTYPE) { return 0; }
  static void release(void*, int, IDTYPE) {}
  static char* name_of(void* state, int kind, IDTYPE id) {
    auto& self = *static_cast<OrderedIds*>(state);
    return id % 2 != 0 ? nullptr : text(*self.names_[index(kind)][id / 2 - 1]);
  }
  static void close(void* state) { delete static_cast<OrderedIds*>(state); }
  static void did_register(void*, int, void*) {}

  std::unordered_map<std::string, IDTYPE> ids_[4];
  std::vector<const std::string*> names_[4];
  IDTYPE next_anonymous_ = 1;
};

int ignore_message(char*) {
  return 0;
}

struct Placer {
  const PlacementRequest& request;
  const Graph& graph;
  bool runs_right;
  Agdisc_t disciplines{};
  Agiddisc_t ids = OrderedIds::discipline();
  GVC_t* context = nullptr;
  Agraph_t* root = nullptr;
  Agsym_t* label = nullptr;
  Agsym_t* cluster_label = nullptr;
  Agsym_t* width = nullptr;
  Agsym_t* height = nullptr;
  Agsym_t* weight = nullptr;
  Agsym_t* style = nullptr;
  Agsym_t* tail_port = nullptr;
  Agsym_t* head_port = nullptr;
  std::vector<Agnode_t*> nodes;
  std::vector<Agraph_t*> clusters;
  std::vector<Agedge_t*> edges;

  explicit Placer(const PlacementRequest& asked)
      : request(asked), graph(*asked.graph), runs_right(asked.graph->direction == Direction::right) {}

  void open_graph() {
    disciplines = {&AgMemDisc, &ids, &AgIoDisc};
    root = agopen(text("g"), Agdirected, &disciplines);
    agattr(root, AGRAPH, text("rankdir"), text(runs_right ? "LR" : "TB"));
    agattr(root, AGRAPH, text("nodesep"), text(inches(kNodeGap)));
    agattr(root, AGRAPH, text("ranksep"), text(inches(runs_right ? kRankGap : kRankGapDown)));
    // Its curves take 60 ms now and then.
    agattr(root, AGRAPH, text("splines"), text(request.take_corners != nullptr ? "polyline" : "none"));
    agattr(root, AGRAPH, text("margin"), text(whole(kFrameGap)));
    if (request.uses_newrank)  // It counts by being there, whatever its value.
      agattr(root, AGRAPH, text("newrank"), text("true"));
    if (graph.nodes.size() > kManyNodes) {
      agattr(root, AGRAPH, text("mclimit"), text("0.1"));
      agattr(root, AGRAPH, text("nslimit"), text("0.5"));
      agattr(root, AGRAPH, text("nslimit1"), text("0.5"));
    }
    cluster_label = agattr(root, AGRAPH, text("label"), text(""));
    label = agattr(root, AGNODE, text("label"), text(""));
    if (runs_right) {
      agattr(root, AGNODE, text("shape"), text("plain"));
    } else {
      agattr(root, AGNODE, text("shape"), text("box"));
      agattr(root, AGNODE, text("fixedsize"), text("true"));
    }
    width = agattr(root, AGNODE, text("width"), text("0.01"));
    height = agattr(root, AGNODE, text("height"), text("0.01"));
    agattr(root, AGEDGE, text("dir"), text("none"));
    weight = agattr(root, AGEDGE, text("weight"), text("1"));
    style = agattr(root, AGEDGE, text("style"), text(""));
    tail_port = agattr(root, AGEDGE, text("tailport"), text(""));
    head_port = agattr(root, AGEDGE, text("headport"), text(""));
  }

  void set_table(void* object, Agsym_t* symbol, const std::string& rows) {
    agxset(object, symbol, agstrdup_html(root, text(kTable + rows + "</TABLE>")));
  }

  static std::string cell(double cell_width, double cell_height, const char* more = "") {
    return std::string("<TD FIXEDSIZE=\"TRUE\" WIDTH=\"") + whole(cell_width) + "\" HEIGHT=\"" +
           whole(cell_height) + "\"" + more + "></TD>";
  }

  void add_clusters() {
    // A parent must stand before its children, so the reverse order is one of siblings.
    std::vector<std::size_t> order(graph.groups.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (request.reverses_groups)
      std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const std::size_t depth_a = depth_of(a);
        const std::size_t depth_b = depth_of(b);
        return depth_a < depth_b || (depth_a == depth_b && a > b);
      });
    clusters.resize(graph.groups.size());
    for (const std::size_t group : order)
      add_cluster(group);
  }

  std::size_t depth_of(std::size_t group) const {
    std::size_t depth = 0;
    for (std::optional<std::uint32_t> parent = graph.groups[group].parent; parent;
         parent = graph.groups[*parent].parent)
      ++depth;
    return depth;
  }

  void add_cluster(std::size_t index) {
    // What a cluster needs above its contents, less its margin and what Graphviz adds around a label.
    const double header = kFrameTop - kFrameGap - 8;
    const Graph::Group& group = graph.groups[index];
    Agraph_t* parent = group.parent ? clusters[*group.parent] : root;
    clusters[index] = agsubg(parent, text(numbered("cluster", index)), 1);
    set_table(clusters[index], cluster_label,
              "<TR>" + cell(std::max(1.0, group.title_width - 16), header) + "</TR>");
  }

  void pin_ends() {
    std::vector<bool> sends(graph.nodes.size(), false);
    std::vector<bool> receives(graph.nodes.size(), false);
    for (const Graph::Edge& edge : graph.edges)
      sends[edge.tail] = receives[edge.head] = true;
    Agraph_t* ranks[2] = {nullptr, nullptr};
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
      if (graph.nodes[i].group || sends[i] == receives[i])
        continue;
      const std::size_t end = sends[i] ? 0 : 1;
      if (ranks[end] == nullptr) {
        ranks[end] = agsubg(root, text(numbered("ends", end)), 1);
        agsafeset(ranks[end], text("rank"), text(end == 0 ? "source" : "sink"), text(""));
      }
      agsubnode(ranks[end], nodes[i], 1);
    }
  }

  Agraph_t* home(const std::optional<std::uint32_t>& group) { return group ? clusters[*group] : root; }

  Agnode_t* add_box(Agraph_t* where, const std::string& name, double box_width, double box_height) {
    Agnode_t* node = agnode(where, text(name), 1);
    agxset(node, width, text(inches(box_width)));
    agxset(node, height, text(inches(box_height)));
    return node;
  }

  void add_nodes() {
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
      const Graph::Node& node = graph.nodes[i];
      const std::string name = numbered("n", i);
      if (!runs_right) {
        nodes.push_back(add_box(home(node.group), name, node.width, node.height));
        continue;
      }
      Agnode_t* made = agnode(home(node.group), text(name), 1);
      // One column, since for more than one row and column Graphviz solves two networks; what is of a fixed
      // size stands in the middle of it.
      const double row_width = 2 * std::max(1.0, node.icon.x) + node.icon.width;
      set_table(made, label,
                "<TR>" + cell(node.icon.width, node.icon.height, " PORT=\"i\"") + "</TR><TR>" +
                    cell(std::max(node.width, row_width), node.height - node.icon.height) + "</TR>");
      nodes.push_back(made);
    }
  }

  void add_edges() {
    for (const Graph::Edge& edge : graph.edges) {
      Agedge_t* made = agedge(root, nodes[edge.tail], nodes[edge.head], nullptr, 1);
      agxset(made, weight, text(whole(std::max(1.0, edge.weight))));
      agxset(made, tail_port, text(runs_right ? "i:e" : "s"));
      agxset(made, head_port, text(runs_right ? "i:w" : "n"));
      edges.push_back(made);
    }
  }

  // What no edge touches would be stacked in the first rank. Hidden edges lay it out as a block instead, one
  // for each container; an empty container has an invisible node for what it would hold.
  void chain_the_loose() {
    std::vector<bool> is_touched(graph.nodes.size(), false);
    for (const Graph::Edge& edge : graph.edges)
      is_touched[edge.tail] = is_touched[edge.head] = true;
    std::vector<bool> is_empty(graph.groups.size(), true);
    std::vector<std::vector<Agnode_t*>> loose(graph.groups.size() + 1);  // The last is for the top.
    const auto list = [&](const std::optional<std::uint32_t>& group) -> std::vector<Agnode_t*>& {
      return loose[group ? *group : graph.groups.size()];
    };
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
      if (graph.nodes[i].group)
        is_empty[*graph.nodes[i].group] = false;
      if (!is_touched[i])
        list(graph.nodes[i].group).push_back(nodes[i]);
    }
    for (const Graph::Group& group : graph.groups)
      if (group.parent)
        is_empty[*group.parent] = false;
    for (std::size_t i = 0; i < graph.groups.size(); ++i) {
      if (!is_empty[i])
        continue;
      Agnode_t* nothing = add_box(clusters[i], numbered("e", i), kIconSize, kEmptyFrame);
      list(graph.groups[i].parent).push_back(nothing);
    }
    for (const std::vector<Agnode_t*>& block : loose)
      chain(block);
  }

  void chain(const std::vector<Agnode_t*>& block) {
    const auto n_columns = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(block.size()))));
    for (std::size_t i = 1; i < block.size(); ++i) {
      if (i % n_columns == 0)
        continue;
      Agedge_t* hidden = agedge(root, block[i - 1], block[i], nullptr, 1);
      agxset(hidden, style, text("invis"));
      agxset(hidden, weight, text("2"));
    }
  }

  bool lay_out() {
    static lt_symlist_t builtins[] = {
        {text("gvplugin_dot_layout_LTX_library"), &gvplugin_dot_layout_LTX_library}, {nullptr, nullptr}};
    // Without demand loading there is no configuration file, no search for plugins and no font library.
    context = gvContextPlugins(builtins, 0);
    return context != nullptr && gvLayout(context, root, "dot") == 0;
  }

  void free_all() {
    gvFreeLayout(context, root);
    agclose(root);
    gvFreeContext(context);
  }

  double top() const { return GD_bb(root).UR.y; }
  Point flip(pointf point) const { return {point.x, top() - point.y}; }

  void hand_over() const {
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const Graph::Node& node = graph.nodes[i];
      const Point center = flip(ND_coord(nodes[i]));
      request.nodes[i] =
          rounded(Rect{center.x - node.width / 2, center.y - node.height / 2, node.width, node.height});
    }
    for (std::size_t i = 0; i < clusters.size(); ++i) {
      const boxf box = GD_bb(clusters[i]);
      request.groups[i] = rounded(Rect{box.LL.x, top() - box.UR.y, box.UR.x - box.LL.x, box.UR.y - box.LL.y});
    }
    std::vector<Point> corners;
    for (std::size_t i = 0; i < edges.size() && request.take_corners != nullptr; ++i) {
      if (ED_spl(edges[i]) == nullptr)
        continue;
      corners.clear();
      const splines& pieces = *ED_spl(edges[i]);
      for (int k = 0; k < pieces.size; ++k) {
        // A polyline is a Bézier curve whose every third point is a corner; a piece that goes on from the one
        // before shares its first corner with it.
        const bezier& piece = pieces.list[k];
        for (int p = corners.empty() ? 0 : 3; p < piece.size; p += 3)
          corners.push_back(rounded(flip(piece.list[p])));
      }
      request.take_corners(request.context, static_cast<std::uint32_t>(i), corners.data(), corners.size());
    }
  }
};

}  // namespace
}  // namespace stoa::layout

extern "C" __attribute__((visibility("default"))) bool stoa_place_with_graphviz(
    const stoa::layout::PlacementRequest& request) {
  agseterrf(stoa::layout::ignore_message);
  stoa::layout::Placer placer(request);
  placer.open_graph();
  placer.add_clusters();
  placer.add_nodes();
  placer.add_edges();
  placer.chain_the_loose();
  if (request.pins_ends)
    placer.pin_ends();
  if (!placer.lay_out())
    return false;
  placer.hand_over();
  if (request.take_corners == nullptr)
    placer.free_all();
  return true;
}
