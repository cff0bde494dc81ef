#include "compiler/layout/layout.hpp"

#include <algorithm>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "compiler/diag/code.hpp"
#include "compiler/layout/dump.hpp"
#include "tests/unit/layout/design_builder.hpp"
#include "tests/unit/layout/lay_out.hpp"

namespace stoa::layout {
namespace {

/// A client outside, two parts in a group, one beside it.
DesignBuilder small_design() {
  DesignBuilder built;
  const sema::NodeId client = built.actor("client", "Enterprise user");
  const sema::GroupId core = built.group("core", "Core");
  const sema::NodeId api = built.node("api", {}, core);
  const sema::NodeId brain = built.node("brain", "Orchestrator", core);
  const sema::NodeId store = built.node("store", "Store");
  built.flow("Asking");
  const sema::StepId ask = built.step(client, api, "asks a question");
  built.also(ask, api, brain);
  built.step(brain, store, "looks it up", ast::Arrow::event);
  built.step(client, brain, "streams the answer", ast::Arrow::answer);
  return built;
}

TEST(Layout, draws_every_part_group_and_arrow) {
  const Scene scene = lay_out(small_design());
  EXPECT_EQ(scene.tiles.size(), 4U);
  EXPECT_EQ(scene.frames.size(), 1U);
  EXPECT_EQ(scene.lines.size(), 4U);
  EXPECT_EQ(scene.badges.size(), 4U);
  EXPECT_TRUE(holds_all(scene));
}

TEST(Layout, frames_hold_what_is_in_them_and_nothing_else) {
  const Scene scene = lay_out(small_design());
  for (const Tile& tile : scene.tiles) {
    const bool is_inside = tile.group == "core";
    EXPECT_EQ(holds(scene.frames[0].box, unite(tile.icon, tile.label_box), 0), is_inside) << tile.id;
    EXPECT_EQ(overlap(scene.frames[0].box, unite(tile.icon, tile.label_box), 0), is_inside) << tile.id;
  }
}

TEST(Layout, lines_end_at_the_icons_they_join) {
  for (const Direction direction : {Direction::right, Direction::down}) {
    const Scene scene = lay_out(small_design(), {.direction = direction});
    for (const Line& line : scene.lines) {
      const auto box_of = [&](const std::string& id) {
        const auto tile = std::find_if(scene.tiles.begin(), scene.tiles.end(),
                                       [&](const Tile& candidate) { return candidate.id == id; });
        return unite(tile->icon, tile->label_box);
      };
      const Point tip = line.head_at_end ? line.points.back() : line.points.front();
      const Point tail = line.head_at_end ? line.points.front() : line.points.back();
      EXPECT_TRUE(holds(grow(box_of(line.to), 3), tip)) << line.from << " to " << line.to;
      EXPECT_TRUE(holds(grow(box_of(line.from), 3), tail)) << line.from << " to " << line.to;
    }
  }
}

TEST(Layout, a_service_is_called_by_its_kind_and_then_by_its_title) {
  const Scene scene = lay_out(small_design());
  const Tile& brain = scene.tiles[2];
  ASSERT_EQ(brain.label.size(), 2U);
  EXPECT_EQ(brain.label[0].text, "Acme Worker");
  EXPECT_EQ(brain.label[0].style.weight, 600);
  EXPECT_EQ(brain.label[1].text, "Orchestrator");
  EXPECT_EQ(scene.tiles[1].label.size(), 1U);
}

TEST(Layout, an_actor_is_called_by_its_title_alone_and_has_no_tile_color) {
  const Scene scene = lay_out(small_design());
  ASSERT_EQ(scene.tiles[0].label.size(), 1U);
  EXPECT_EQ(scene.tiles[0].label[0].text, "Enterprise user");
  EXPECT_TRUE(scene.tiles[0].color.empty());
  EXPECT_EQ(scene.tiles[1].color, "#ED7100");
}

TEST(Layout, icons_of_a_straight_flow_stand_in_one_row) {
  DesignBuilder built;
  const sema::NodeId one = built.node("one");
  const sema::NodeId two = built.node("two", "A title that takes two lines at least");
  const sema::NodeId three = built.node("three", "Short");
  built.step(one, two);
  built.step(two, three);
  const Scene scene = lay_out(built);
  EXPECT_EQ(scene.tiles[0].icon.y, scene.tiles[1].icon.y);
  EXPECT_EQ(scene.tiles[0].icon.y, scene.tiles[2].icon.y);
  EXPECT_LT(scene.tiles[0].icon.right(), scene.tiles[1].icon.x);
}

TEST(Layout, an_answer_keeps_its_place_and_has_its_head_at_the_start) {
  const Scene scene = lay_out(small_design());
  const Line& answer = scene.lines[3];
  EXPECT_EQ(answer.from, "brain");
  EXPECT_EQ(answer.to, "client");
  EXPECT_TRUE(answer.head_at_start);
  EXPECT_FALSE(answer.head_at_end);
}

TEST(Layout, each_arrow_of_a_chain_carries_the_number_of_its_step) {
  const Scene scene = lay_out(small_design());
  EXPECT_EQ(std::count_if(scene.badges.begin(), scene.badges.end(),
                          [](const Badge& badge) { return badge.number == "1"; }),
            2);
}

TEST(Layout, badges_keep_off_icons_labels_and_each_other) {
  const Scene scene = lay_out(small_design());
  for (std::size_t i = 0; i < scene.badges.size(); ++i) {
    const Badge& badge = scene.badges[i];
    for (const Tile& tile : scene.tiles) {
      EXPECT_FALSE(holds(grow(tile.icon, badge.radius), badge.center)) << badge.number << " on " << tile.id;
      EXPECT_FALSE(holds(grow(tile.label_box, badge.radius), badge.center))
          << badge.number << " on " << tile.id;
    }
    for (std::size_t k = 0; k < i; ++k)
      EXPECT_GE(distance(badge.center, scene.badges[k].center), 2 * badge.radius);
  }
}

TEST(Layout, the_legend_tells_each_step_and_its_way) {
  const Scene scene = lay_out(small_design());
  ASSERT_TRUE(scene.legend);
  const Legend& legend = *scene.legend;
  ASSERT_EQ(legend.entries.size(), 3U);
  ASSERT_EQ(legend.entries[0].heading.size(), 1U);
  EXPECT_EQ(legend.entries[0].heading[0].text, "Asking");
  EXPECT_TRUE(legend.entries[1].heading.empty());
  EXPECT_EQ(legend.entries[0].lines[0].text, "Asks a question");
  std::string way;  // However the legend breaks it.
  for (std::size_t i = 1; i < legend.entries[0].lines.size(); ++i)
    way += (i > 1 ? " " : "") + legend.entries[0].lines[i].text;
  EXPECT_EQ(way, "Enterprise user → Acme Worker → Orchestrator");
  EXPECT_EQ(legend.entries[2].lines[1].text, "Enterprise user ← Orchestrator");
  ASSERT_EQ(legend.samples.size(), 1U);
  EXPECT_EQ(legend.samples[0].arrow, ast::Arrow::event);
}

TEST(Layout, a_step_without_words_is_told_by_its_way) {
  DesignBuilder built;
  const sema::NodeId one = built.node("one", "One");
  built.step(one, built.node("two", "Two"));
  const Scene scene = lay_out(built);
  ASSERT_EQ(scene.legend->entries[0].lines.size(), 1U);
  EXPECT_EQ(scene.legend->entries[0].lines[0].text, "One → Two");
  EXPECT_EQ(scene.lines[0].tooltip, "1. One → Two");
}

TEST(Layout, a_fan_out_is_told_as_a_list) {
  DesignBuilder built;
  const sema::NodeId one = built.node("one", "One");
  const sema::NodeId two = built.node("two", "Two");
  const sema::NodeId three = built.node("three", "Three");
  const sema::StepId step = built.step(one, two, "tells both");
  built.also(step, one, three);
  EXPECT_EQ(lay_out(built).legend->entries[0].lines[1].text, "One → Two, Three");
}

TEST(Layout, says_everything_to_those_who_cannot_see_it) {
  DesignBuilder built = small_design();
  built.design.like = "Perplexity";
  const Scene scene = lay_out(built);
  EXPECT_EQ(scene.title, "A test design");
  EXPECT_EQ(scene.description, "Like Perplexity.");
  ASSERT_EQ(scene.legend->entries.size(), 3U);
  EXPECT_EQ(scene.legend->entries[1].lines[0].text, "Looks it up");
  EXPECT_EQ(scene.tiles[1].tooltip, "Does what it is told");
  EXPECT_EQ(scene.lines[2].tooltip, "2. Looks it up");
}

TEST(Layout, a_stage_says_when_it_comes) {
  DesignBuilder built = small_design();
  built.design.stage = sema::StageInfo{"cache", "A cache", "reads become the bottleneck", {}, {}};
  const Scene scene = lay_out(built);
  EXPECT_EQ(scene.title, "A test design: A cache");
  EXPECT_EQ(scene.header[1].text, "A cache, when reads become the bottleneck");
}

TEST(Layout, a_design_of_nothing_is_a_header) {
  DesignBuilder built;
  const Scene scene = lay_out(built);
  EXPECT_EQ(scene.header.size(), 1U);
  EXPECT_GT(std::min(scene.width, scene.height), 0);
  EXPECT_FALSE(scene.legend);
}

TEST(Layout, draws_a_single_part) {
  DesignBuilder built;
  built.node("alone");
  EXPECT_TRUE(holds_all(lay_out(built)));
}

TEST(Layout, draws_empty_groups_wherever_they_stand) {
  DesignBuilder built;
  const sema::GroupId outer = built.group("outer", "Outer");
  built.group("first", "A first empty group", outer);
  built.group("second", "A second empty group", outer);
  built.group("third", "A third, at the top");
  const Scene scene = lay_out(built);
  ASSERT_EQ(scene.frames.size(), 4U);
  EXPECT_TRUE(holds(scene.frames[0].box, scene.frames[1].box, 0));
  EXPECT_TRUE(holds(scene.frames[0].box, scene.frames[2].box, 0));
  EXPECT_FALSE(overlap(scene.frames[1].box, scene.frames[2].box, 0));
  EXPECT_FALSE(overlap(scene.frames[0].box, scene.frames[3].box, 0));
}

TEST(Layout, a_frame_is_as_wide_as_its_title) {
  DesignBuilder built;
  built.node("one", {}, built.group("group", "A group whose title is much wider than what it holds"));
  const Scene scene = lay_out(built);
  EXPECT_LE(scene.frames[0].title_box.right(), scene.frames[0].box.right());
}

TEST(Layout, a_place_with_a_pictogram_says_its_kind_once) {
  DesignBuilder built;
  const sema::GroupId named = built.group("named", "eu-west-1");
  const sema::GroupId same = built.group("same", "Zone a");
  const sema::GroupId bare = built.group("bare", {});
  for (const sema::GroupId id : {named, same, bare})
    built.design.groups[id].kind = built.kinds.zone;
  const Scene scene = lay_out(built);
  EXPECT_EQ(scene.frames[0].title.text, "Zone: eu-west-1");
  EXPECT_EQ(scene.frames[1].title.text, "Zone a");
  EXPECT_EQ(scene.frames[2].title.text, "Zone");
  EXPECT_TRUE(scene.frames[0].corner);
}

TEST(Layout, parts_that_nothing_touches_stand_in_a_block) {
  DesignBuilder built;
  const sema::GroupId group = built.group("group", "Loose parts");
  for (const char* name : {"a", "b", "c", "d", "e", "f", "g", "h", "i"})
    built.node(name, {}, group);
  std::set<double> columns;
  for (const Tile& tile : lay_out(built).tiles)
    columns.insert(tile.icon.x);
  EXPECT_EQ(columns.size(), 3U);
}

TEST(Layout, draws_steps_from_a_part_to_itself) {
  DesignBuilder built;
  const sema::NodeId one = built.node("one");
  for (int i = 0; i < 3; ++i)
    built.step(one, one, "retries");
  const Scene scene = lay_out(built);
  std::set<std::pair<double, double>> badges;
  for (std::size_t i = 0; i < scene.lines.size(); ++i) {
    EXPECT_GE(scene.lines[i].points.size(), 4U);
    badges.insert({scene.badges[i].center.x, scene.badges[i].center.y});
  }
  EXPECT_EQ(badges.size(), 3U);
  EXPECT_TRUE(holds_all(scene));
}

TEST(Layout, draws_cycles_of_parts_and_of_groups) {
  DesignBuilder built;
  std::vector<sema::NodeId> nodes;
  const sema::GroupId left = built.group("left", "Left");
  const sema::GroupId right = built.group("right", "Right");
  for (const char* name : {"a", "b", "c", "d"})
    nodes.push_back(built.node(name, {}, nodes.size() % 2 == 0 ? left : right));
  for (const sema::NodeId from : nodes)
    for (const sema::NodeId to : nodes)
      built.step(from, to);
  const Scene scene = lay_out(built);
  EXPECT_EQ(scene.lines.size(), 16U);
  EXPECT_TRUE(holds_all(scene));
}

TEST(Layout, draws_500_parts) {
  DesignBuilder built;
  std::vector<sema::NodeId> nodes;
  std::optional<sema::GroupId> group;
  for (std::uint32_t i = 0; i < 500; ++i) {
    if (i % 10 == 0)
      group = built.group("group", "Group");
    nodes.push_back(built.node("node", "Part", group));
    if (i > 0)
      built.step(nodes[i * 7 % i], nodes[i], "goes on");
  }
  diag::Sink sink;
  const Scene scene = lay_out(built, sink);
  EXPECT_EQ(scene.tiles.size(), 500U);
  EXPECT_EQ(scene.lines.size(), 499U);
  EXPECT_TRUE(holds_all(scene));
}

TEST(Layout, climbs_down_to_its_own_placement_when_there_is_no_time) {
  diag::Sink sink;
  const Scene scene = lay_out(small_design(), sink, {.seconds = 0});
  EXPECT_EQ(scene.tiles.size(), 4U);
  EXPECT_EQ(scene.lines.size(), 4U);
  ASSERT_EQ(sink.sorted().size(), 1U);
  EXPECT_EQ(sink.sorted()[0].code(), diag::Code::layout_fell_back);
}

TEST(Layout, prefers_its_own_compact_placement_to_a_picture_that_is_too_large) {
  DesignBuilder built;
  std::optional<sema::NodeId> before;
  for (int i = 0; i < 40; ++i) {
    const sema::NodeId node = built.node("node", "Part");
    if (before)
      built.step(*before, node);
    before = node;
  }
  diag::Sink sink;
  const Scene scene = lay_out(built, sink, {.max_side = 3000});
  EXPECT_LE(scene.width, 3000);
  ASSERT_EQ(sink.sorted().size(), 1U);
  EXPECT_EQ(sink.sorted()[0].code(), diag::Code::layout_fell_back);
}

TEST(Layout, refuses_a_picture_that_is_too_large_either_way) {
  const DesignBuilder built = small_design();
  diag::Sink sink;
  Job job(built.design, built.kinds.catalog, {.max_side = 100});
  EXPECT_FALSE(job.finish(sink));
  ASSERT_EQ(sink.sorted().size(), 1U);
  EXPECT_EQ(sink.sorted()[0].code(), diag::Code::picture_too_large);
}

TEST(Layout, says_which_label_it_shortened) {
  DesignBuilder built;
  built.node("wordy", "A title of so many words that no two lines of a label can hold them all together");
  diag::Sink sink;
  const Scene scene = lay_out(built, sink);
  EXPECT_TRUE(scene.tiles[0].label.back().text.ends_with("…"));
  ASSERT_EQ(sink.sorted().size(), 1U);
  EXPECT_EQ(sink.sorted()[0].code(), diag::Code::label_shortened);
}

TEST(Layout, writes_no_raw_text_anywhere_that_graphviz_could_read) {
  DesignBuilder built;
  const sema::GroupId group = built.group("g", "<b>\"\\N</b>");
  const sema::NodeId one = built.node("a", "\"];}\n<i>&", group);
  const sema::NodeId two = built.node("b", "\\G\\L{|}");
  built.step(one, two, "\"-><x>");
  EXPECT_EQ(lay_out(built).tiles[1].label[1].text, "\\G\\L{|}");
}

TEST(Layout, is_the_same_every_time) {
  const DesignBuilder built = small_design();
  const std::string first = dump_scene(lay_out(built));
  for (int i = 0; i < 20; ++i)
    EXPECT_EQ(dump_scene(lay_out(built)), first);
}

TEST(Layout, is_the_same_for_any_number_of_threads) {
  DesignBuilder built;
  std::vector<sema::NodeId> nodes;
  for (const char* name : {"shop", "stock", "mail"}) {
    const sema::GroupId group = built.group(name, name);
    for (int i = 0; i < 5; ++i)
      nodes.push_back(built.node("part", {}, group));
  }
  for (std::size_t i = 1; i < nodes.size(); ++i) {
    built.step(nodes[i - 1], nodes[i], "goes on");
    if (i % 3 == 0)
      built.step(nodes[i], nodes[i * 5 % nodes.size()], "goes back", ast::Arrow::event);
  }
  const std::string alone = dump_scene(lay_out(built));
  for (const std::size_t n_threads : {0U, 2U, 3U, 4U, 40U})
    EXPECT_EQ(dump_scene(lay_out(built, {.n_threads = n_threads})), alone) << n_threads << " threads";
}

TEST(Layout, two_jobs_may_be_under_way_at_once) {
  const DesignBuilder built = small_design();
  diag::Sink sink;
  Job first(built.design, built.kinds.catalog, {});
  Job second(built.design, built.kinds.catalog, {.direction = Direction::down});
  const std::optional<Scene> second_scene = second.finish(sink), first_scene = first.finish(sink);
  ASSERT_TRUE(first_scene && second_scene);
  EXPECT_EQ(dump_scene(*first_scene), dump_scene(lay_out(built)));
  EXPECT_NE(dump_scene(*first_scene), dump_scene(*second_scene));
}

}  // namespace
}  // namespace stoa::layout
