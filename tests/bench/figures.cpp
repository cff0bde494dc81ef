// Prints how good the pictures of designs are, in the figures of layout/score.hpp: one row for each view.
// Usage: stoa-figures FILE… | stoa-figures corpus COUNT [FIRST]   (designs made from numbers, 5 to 60 parts
// each) Ends with 1 if a figure that must be zero is not: for files in any picture, of a corpus in more than
// 2 %.
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "compiler/layout/layout.hpp"
#include "compiler/layout/score.hpp"
#include "tests/support/compilation.hpp"
#include "tests/support/generator.hpp"

namespace {

using namespace stoa;

struct Count {
  std::size_t n_pictures = 0;
  std::size_t n_flawed = 0;
  std::size_t n_undrawn = 0;
  std::size_t n_lines = 0;
  std::size_t n_crossings = 0;
  double bends = 0;
};

std::string flaws_of(const layout::Figures& figures) {
  std::string flaws;
  const auto tell = [&](std::string_view what, double count) {
    if (count > 0)
      flaws += fmt::format("{}{} {:.0f}", flaws.empty() ? "" : ", ", what, count);
  };
  const auto tell_count = [&](std::string_view what, std::size_t count) {
    tell(what, static_cast<double>(count));
  };
  tell_count("icons on icons", figures.node_overlaps);
  tell_count("labels on labels", figures.label_overlaps);
  tell_count("labels on icons", figures.labels_on_nodes);
  tell_count("lines through icons", figures.lines_through_nodes);
  tell_count("lines through labels", figures.lines_through_labels);
  tell_count("lines through titles", figures.lines_through_titles);
  tell_count("titles met", figures.title_overlaps);
  tell_count("borders through labels", figures.borders_through_labels);
  tell("px of lines on lines", figures.lines_on_lines);
  tell_count("numbers met", figures.badge_conflicts);
  tell_count("outside their frames", figures.outside_frame);
  tell_count("frames on frames", figures.frame_overlaps);
  tell_count("small jogs", figures.jogs);
  return flaws;
}

void measure(const driver::View& view, bool tells_all, Count& count) {
  diag::Sink sink;
  layout::Job job(*view.design, *view.unit->catalog, {});
  const std::optional<layout::Scene> scene = job.finish(sink);
  ++count.n_pictures;
  if (!scene) {
    ++count.n_undrawn;
    return;
  }
  const layout::Figures figures = layout::figures_of(layout::drawing_of(*scene));
  const auto n_lines = static_cast<double>(std::max<std::size_t>(figures.n_lines, 1));
  const bool is_flawed = !figures.are_zeros_zero();
  count.n_flawed += is_flawed;
  count.n_lines += figures.n_lines;
  count.n_crossings += figures.crossings;
  count.bends += figures.bends;
  if (!tells_all && !is_flawed)
    return;
  fmt::print(
      "| {} | {} | {} | {} | {} | {:.2f} | {:.0f} % | {} | {:.0f} × {:.0f} | {:.2f} | {:.1f} | {:.0f} | {} "
      "|\n",
      fmt::format("{} {}", view.unit->input->path, view.name), scene->tiles.size(), scene->frames.size(),
      figures.n_lines, figures.crossings, figures.bends / n_lines,
      100 * static_cast<double>(figures.straight_lines) / n_lines, figures.backward_lines, scene->width,
      scene->height, figures.aspect, figures.text_at_1200, layout::score(figures),
      is_flawed ? flaws_of(figures) : "none");
  std::fflush(stdout);
}

void measure_text(std::string name, std::string text, bool tells_all, Count& count) {
  const auto checked = testing::check(testing::only(std::move(name), std::move(text)));
  for (const driver::View& view : checked->views)
    measure(view, tells_all, count);
}

// From five to sixty parts, with a little more than one step for each, as designs that people draw have.
testing::Shape shape_of(std::uint64_t seed) {
  const std::size_t n_parts = 5 + static_cast<std::size_t>(seed * 37 % 56);
  return {n_parts, n_parts + n_parts / 4, 0};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2)
    return 2;
  fmt::print(
      "| picture | parts | groups | lines | crossings | bends a line | straight | backward | px | aspect | "
      "text at 1200 px | score | flaws |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|\n");
  Count count;
  const bool is_corpus = std::string_view(argv[1]) == "corpus";
  if (is_corpus) {
    const std::uint64_t n = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 200;
    const std::uint64_t first = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 1;
    for (std::uint64_t seed = first; seed < first + n; ++seed)
      measure_text(fmt::format("made-{}.stoa", seed), testing::generate_design(seed, shape_of(seed)), false,
                   count);
  } else {
    for (int i = 1; i < argc; ++i) {
      std::ifstream in(argv[i], std::ios::binary);
      const std::string name(argv[i]);
      measure_text(name.substr(name.rfind('/') + 1), std::string(std::istreambuf_iterator<char>(in), {}),
                   true, count);
    }
  }
  fmt::print("\n{} pictures, {} with flaws, {} not drawn; {} crossings and {:.2f} bends a line on {} lines\n",
             count.n_pictures, count.n_flawed, count.n_undrawn, count.n_crossings,
             count.bends / static_cast<double>(std::max<std::size_t>(count.n_lines, 1)), count.n_lines);
  const std::size_t allowed = is_corpus ? count.n_pictures / 50 : 0;
  return count.n_flawed > allowed || count.n_undrawn > 0 || count.n_pictures == 0 ? 1 : 0;
}
