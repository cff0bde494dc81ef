// What holds for every design of the repository, and for designs made from a number.
#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <ostream>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "compiler/backends/backend.hpp"
#include "compiler/diag/code.hpp"
#include "compiler/syntax/dump.hpp"
#include "compiler/syntax/format.hpp"
#include "tests/support/compilation.hpp"
#include "tests/support/front_end.hpp"
#include "tests/support/generator.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/process.hpp"
#include "tests/support/repository.hpp"

namespace stoa::testing {
namespace {

namespace fs = std::filesystem;

struct Subject {
  std::string name;
  std::string text;
  std::shared_ptr<const std::map<std::string, std::string>>
      beside;  ///< what it may import, and the text itself

  Sources sources() const { return beside ? Sources{*beside, {name}} : only(name, text); }
};

void PrintTo(const Subject& subject, std::ostream* out) {
  *out << subject.name;
}

std::string name_of(const ::testing::TestParamInfo<Subject>& subject) {
  return test_name(subject.param.name.substr(0, subject.param.name.rfind('.')));
}

std::vector<Subject> in_folder(const std::string& folder) {
  std::vector<Subject> subjects;
  std::map<std::string, std::string> texts;
  for (const fs::path& path : files_below(folder, ".stoa"))
    texts.emplace(shown(path), read_file(path));
  const auto beside = std::make_shared<const std::map<std::string, std::string>>(std::move(texts));
  for (const auto& [name, text] : *beside)
    subjects.push_back({name, text, beside});
  return subjects;
}

std::vector<Subject> generated() {
  constexpr std::array<Shape, 4> kShapes = {{{4, 5, 1}, {20, 28, 2}, {60, 84, 1}, {120, 170, 0}}};
  std::vector<Subject> subjects;
  for (std::size_t i = 0; i < 8; ++i) {
    const std::string name = fmt::format("generated/{}.stoa", i);
    const std::string text = generate_design(i, kShapes[i % kShapes.size()]);
    subjects.push_back({name, text, nullptr});
  }
  return subjects;
}

std::vector<Subject> joined(std::vector<std::vector<Subject>> lists) {
  std::vector<Subject> all;
  for (auto& list : lists)
    for (Subject& subject : list)
      all.push_back(std::move(subject));
  return all;
}

std::vector<Subject> designs() {
  return joined({in_folder("examples"), in_folder("docs/help"), in_folder("tests/golden"), generated()});
}

std::vector<Subject> texts() {
  return joined({designs(), in_folder("stdlib"), in_folder("tests/format"), in_folder("docs/language")});
}

// One test, because reading all texts takes longer than looking at one.
TEST(EveryText, has_one_canonical_form_with_the_same_tree) {
  for (const Subject& subject : texts()) {
    SCOPED_TRACE(subject.name);
    const auto parsed = parse_only(subject.text);
    ASSERT_FALSE(parsed->sink.has_errors()) << parsed->codes();
    const std::string formatted = syntax::format(parsed->documents.front(), parsed->sources[parsed->source]);
    const auto again = parse_only(formatted);
    EXPECT_EQ(syntax::dump(again->documents.front()), syntax::dump(parsed->documents.front()));
    EXPECT_EQ(again->documents.front().comments.size(), parsed->documents.front().comments.size());
    EXPECT_EQ(syntax::format(again->documents.front(), again->sources[again->source]), formatted);
  }
}

/// Each line indented as by a hand that does not care, save those within a block of text.
std::string badly_indented(const std::string& text, std::size_t seed) {
  std::string out;
  std::istringstream lines(text);
  bool is_in_block = false;
  for (std::string line; std::getline(lines, line);) {
    const bool begins_in_block = is_in_block;
    for (std::size_t at = line.find("\"\"\""); at != std::string::npos; at = line.find("\"\"\"", at + 3))
      is_in_block = !is_in_block;
    const std::size_t first = line.find_first_not_of(' ');
    const bool is_first = out.empty();  // There may be a byte order mark.
    if (!is_first && !begins_in_block && first != std::string::npos)
      line.replace(0, first, std::string((seed = seed * 31 + line.size()) % 7, ' '));
    out += line + "\n";
  }
  return out;
}

TEST(EveryText, says_the_same_however_it_is_indented) {
  for (const Subject& subject : texts()) {
    SCOPED_TRACE(subject.name);
    const auto parsed = parse_only(subject.text);
    for (const std::size_t seed : {1U, 2U}) {
      const auto again = parse_only(badly_indented(subject.text, seed));
      EXPECT_EQ(again->codes(), parsed->codes());
      EXPECT_EQ(syntax::dump(again->documents.front()), syntax::dump(parsed->documents.front()));
    }
  }
}

class EveryDesign : public ::testing::TestWithParam<Subject> {};

const std::vector<std::string> kForms = {"svg", "dot", "json", "notes", "ast", "design", "scene"};

TEST_P(EveryDesign, is_the_same_design_after_formatting) {
  const auto parsed = parse_only(GetParam().text);
  Sources formatted = GetParam().sources();
  formatted.texts[GetParam().name] =
      syntax::format(parsed->documents.front(), parsed->sources[parsed->source]);
  EXPECT_EQ(compile(formatted, {"design"}).outputs, compile(GetParam().sources(), {"design"}).outputs);
}

void expect_same_bytes(const Compiled& first, const Compiled& second) {
  EXPECT_EQ(second.findings, first.findings);
  ASSERT_EQ(second.outputs.size(), first.outputs.size());
  for (const auto& [name, bytes] : first.outputs)
    EXPECT_TRUE(second.outputs.at(name) == bytes)
        << name << ", " << short_diff(bytes, second.outputs.at(name));
}

/// "nodes edges clusters" of each graph, as Graphviz counts them after printing what it read. `dot -Tcanon`
/// also lays them out, which takes it long for the dense ones among those generated: `nop` only prints.
std::vector<std::string> census_by_graphviz(const std::string& graphs, bool is_dense) {
  const Outcome printed =
      run({is_dense ? std::vector<std::string>{"nop"} : std::vector<std::string>{"dot", "-Tcanon"}, graphs});
  EXPECT_EQ(printed.status, 0) << printed.err;
  EXPECT_EQ(printed.err, "");
  const Outcome counted = run({{"gc", "-n", "-e", "-C"}, printed.out});
  std::vector<std::string> census;
  std::istringstream lines(counted.out);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::size_t n_nodes = 0, n_edges = 0, n_clusters = 0;
    const bool is_total = line.ends_with(" total");
    if (!is_total && words >> n_nodes >> n_edges >> n_clusters)
      census.push_back(fmt::format("{} {} {}", n_nodes, n_edges, n_clusters));
  }
  return census;
}

TEST_P(EveryDesign, keeps_its_parts_links_and_places_when_graphviz_reads_the_dot) {
  const auto checked = check(GetParam().sources());
  std::string graphs;
  std::vector<std::string> expected;
  for (const driver::View& view : checked->views) {
    graphs += backends::emit_dot(*view.design, *view.unit->catalog);
    expected.push_back(fmt::format("{} {} {}", view.design->nodes.size(), view.design->links.size(),
                                   view.design->groups.size()));
  }
  if (!expected.empty()) {
    EXPECT_EQ(census_by_graphviz(graphs, GetParam().name.starts_with("generated/")), expected);
  }
}

std::size_t count(const std::string& text, const std::string& piece) {
  std::size_t n = 0;
  for (std::size_t at = text.find(piece); at != std::string::npos; at = text.find(piece, at + 1))
    ++n;
  return n;
}

void expect_each_part_step_and_place(const std::vector<driver::View>& views, const Compiled& compiled) {
  for (const driver::View& view : views) {
    SCOPED_TRACE(view.name);
    const std::string& svg = compiled.outputs.at(view.name + ".svg");
    const sema::Design& design = *view.drawn;  // with what the stage removed
    for (const sema::Node& node : view.design->nodes)
      EXPECT_EQ(std::ranges::count(design.nodes, node.name, &sema::Node::name), 1) << node.name;
    EXPECT_EQ(count(svg, "<g class=\"node\" data-id="), design.nodes.size());
    EXPECT_EQ(count(svg, "<g class=\"group\" data-id="), design.groups.size());
    for (const sema::Node& node : design.nodes)
      EXPECT_EQ(count(svg, fmt::format("class=\"node\" data-id=\"{}\"", node.name)), 1U) << node.name;
    for (const sema::Group& group : design.groups)
      EXPECT_EQ(count(svg, fmt::format("class=\"group\" data-id=\"{}\"", group.name)), 1U) << group.name;
    EXPECT_EQ(count(svg, "<path class=\"edge"), design.links.size());
    for (std::size_t i = 0; i < design.links.size(); ++i)
      EXPECT_EQ(count(svg, fmt::format(" data-edge=\"{}\">", i)), 1U) << "the number on line " << i;
    for (const sema::Step& step : design.steps)
      EXPECT_EQ(count(svg, fmt::format("\">{}</text>", step.number)), step.links.size() + 1)
          << "on each of its lines and in the legend, step " << step.number;
  }
}

void expect_notes_that_markdown_reads_as_meant(const std::vector<driver::View>& views,
                                               const Compiled& compiled) {
  for (const driver::View& view : views) {
    SCOPED_TRACE(view.name);
    const Outcome read = run({{"cmark-gfm", "--unsafe", "-e", "table"},
                              compiled.outputs.at(fmt::format("{}.md", view.scenario->name))});
    const sema::Design& design = view.scenario->reference();
    const auto n_rows = [](std::size_t n) { return n == 0 ? 0 : n + 1; };
    EXPECT_EQ(count(read.out, "<tr>"), n_rows(design.nodes.size()) + n_rows(design.choices.size()));
    EXPECT_EQ(count(read.out, "<h1>"), 1U);
    EXPECT_EQ(count(read.out, "<blockquote>"), design.prompt.empty() ? 0U : 1U);
    EXPECT_EQ(count(read.out, "<script") + count(read.out, "<img") + count(read.out, "<!--"), 0U)
        << "no text of the author becomes markup";
  }
}

void expect_pictures_that_others_can_read(const Compiled& compiled) {
  const TemporaryFolder folder;
  Process lint{{"xmllint", "--noout", "--nonet"}};
  std::string first;
  for (const auto& [name, bytes] : compiled.outputs) {
    if (!name.ends_with(".svg"))
      continue;
    write_file(folder.path() / name, bytes);
    lint.words.push_back((folder.path() / name).string());
    if (first.empty())
      first = name;
  }
  if (first.empty())
    return;
  const Outcome linted = run(lint);
  EXPECT_EQ(linted.status, 0) << linted.err;
  // One picture of each design: drawing all its views would cost seconds and show nothing new.
  const Outcome drawn = run({{"rsvg-convert", "-o", "picture.png", first}, "", folder.path()});
  EXPECT_EQ(drawn.status, 0) << drawn.err;
  EXPECT_GT(fs::file_size(folder.path() / "picture.png"), 500U);
}

// One test, because drawing takes longer than looking at what was drawn.
TEST_P(EveryDesign, is_drawn_whole_readable_and_with_the_same_bytes_a_second_time) {
  const auto checked = check(GetParam().sources());
  const Compiled compiled = compile(GetParam().sources(), kForms);
  // A file may be there only for others to import; then there is nothing to draw.
  EXPECT_EQ(compiled.has_errors, checked->views.empty()) << compiled.findings;
  EXPECT_EQ(
      std::ranges::count_if(compiled.outputs, [](const auto& one) { return one.first.ends_with(".svg"); }),
      checked->views.size());
  expect_each_part_step_and_place(checked->views, compiled);
  // Alone, notes show no pictures, so all markup would be the author's.
  expect_notes_that_markdown_reads_as_meant(checked->views, compile(GetParam().sources(), {"notes"}));
  expect_pictures_that_others_can_read(compiled);
  expect_same_bytes(compiled, compile(GetParam().sources(), kForms));
}

INSTANTIATE_TEST_SUITE_P(Designs, EveryDesign, ::testing::ValuesIn(designs()), name_of);

}  // namespace
}  // namespace stoa::testing
