#include "compiler/driver/draw.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "compiler/backends/index_page.hpp"
#include "compiler/base/parallel.hpp"
#include "compiler/diag/code.hpp"
#include "compiler/driver/icons.hpp"
#include "compiler/layout/dump.hpp"
#include "compiler/sema/dump.hpp"
#include "compiler/syntax/dump.hpp"

namespace stoa::driver {

namespace {

using diag::Code;

/// How many layouts are under way at a time, each in a process of its own.
constexpr std::size_t kJobs = 2;
constexpr std::size_t kMostThreads = 4;  // Of one of them: there are as many searches of about one length.

constexpr std::string_view kIndex = "index.html";

std::string_view extension_of(const Emit& emit) {
  return std::visit([](const auto* row) { return row->extension; }, emit);
}

/// Nothing, and an error, if the picture cannot be had.
std::string paint_form(backends::PaintForm form, std::string_view form_name, const View& view,
                       const Request& request, const layout::Scene& scene, diag::Sink& sink) {
  const Limits& limits = request.reading.limits;
  backends::Painting painting = backends::paint(scene, form,
                                                {.theme = request.theme,
                                                 .scale = request.scale,
                                                 .max_side = static_cast<double>(limits.picture_side),
                                                 .seconds = static_cast<double>(limits.layout_seconds),
                                                 .memory_bytes = limits.layout_memory});
  if (painting.problem.empty())
    return std::move(painting.bytes);
  diag::Diagnostic finding(
      painting.is_too_large ? Code::picture_too_large : Code::cannot_paint, view.drawn->span,
      fmt::format("the {} of `{}` cannot be made: {}", form_name, view.name, painting.problem));
  if (painting.is_too_large)
    finding.help("ask for less with `--scale`, or raise the limit with `--limit picture-side=…`");
  else
    finding.help("svg needs none of it; `--emit svg` draws the same");
  sink.report(std::move(finding));
  return {};
}

std::string write_form(const Emit& emit, const View& view, const Request& request, const layout::Scene* scene,
                       const Reading& reading, diag::Sink& sink) {
  if (const auto* backend = std::get_if<const backends::Backend*>(&emit)) {
    if (const auto* from_design = std::get_if<backends::FromDesign>(&(*backend)->emit))
      return (*from_design)(*view.design, *view.unit->catalog);
    if (const auto* from_drawn = std::get_if<backends::FromDrawn>(&(*backend)->emit))
      return (*from_drawn)({*view.design, *view.unit->catalog, *scene});
    if (const auto* form = std::get_if<backends::PaintForm>(&(*backend)->emit))
      return paint_form(*form, (*backend)->name, view, request, *scene, sink);
    return std::get<backends::FromScene>((*backend)->emit)(*scene, request.theme);
  }
  switch (std::get<const StageDump*>(emit)->stage) {
    case Stage::ast:
      return syntax::dump(reading.files[view.unit->input->file].document);
    case Stage::design:
      return sema::dump(*view.design, *view.unit->catalog);
    case Stage::scene:
      return layout::dump_scene(*scene);
  }
  return {};
}

/// The tree belongs to a file and a story to a scenario: only the first view of it shows them, under its
/// name.
bool is_shown(const Emit& emit, std::span<const View> views, std::size_t view) {
  if (is_story(emit))
    return view == 0 || views[view - 1].scenario != views[view].scenario;
  const auto* dump = std::get_if<const StageDump*>(&emit);
  if (dump == nullptr || (*dump)->stage != Stage::ast)
    return true;
  return view == 0 || views[view - 1].unit != views[view].unit;
}

std::string name_of(const Emit& emit, const View& view) {
  const auto* dump = std::get_if<const StageDump*>(&emit);
  const bool is_of_file = dump != nullptr && (*dump)->stage == Stage::ast;
  const std::string_view name = is_of_file       ? view.unit->input->name
                                : is_story(emit) ? view.scenario->name
                                                 : std::string_view(view.name);
  return fmt::format("{}{}", name, extension_of(emit));
}

/// One output of a run: which view it shows, and in which form.
struct Planned {
  std::size_t view;
  const Emit* emit;
};

/// All outputs in order, still empty, with where they go.
std::vector<Output> plan(const Request& request, std::span<const View> views, std::vector<Planned>& planned) {
  std::vector<Output> outputs;
  for (std::size_t i = 0; i < views.size(); ++i)
    for (const Emit& emit : request.emits)
      if (is_shown(emit, views, i)) {
        planned.push_back({i, &emit});
        outputs.push_back(
            planned_output(request.destination, *views[i].unit->input, name_of(emit, views[i])));
      }
  return outputs;
}

/// The pictures of the scenario of `view`, which are drawn by now.
std::vector<backends::Picture> pictures_of(const View& view, std::span<const View> views,
                                           std::span<const Planned> planned,
                                           std::span<const Output> outputs) {
  std::vector<backends::Picture> pictures;
  const Emit picture = &backends::all().front();
  for (std::size_t i = 0; i < planned.size(); ++i) {
    const View& other = views[planned[i].view];
    if (other.scenario != view.scenario || *planned[i].emit != picture)
      continue;
    const std::size_t end = other.scenario->name.size();
    pictures.push_back({other.name.size() > end ? other.name.substr(end + 1) : std::string(),
                        fmt::format("{}{}", other.name, extension_of(picture)), outputs[i].bytes});
  }
  return pictures;
}

/// What was found in the text of a scenario.
std::vector<backends::Finding> findings_of(const sema::Scenario& scenario, const diag::Sink& sink) {
  std::vector<backends::Finding> findings;
  for (const diag::Diagnostic& found : sink.sorted())
    if (scenario.block.contains(found.span()))
      findings.push_back({diag::to_string(found.severity()), std::string(found.id()), found.message(),
                          found.helps().empty() ? std::string() : found.helps().front()});
  return findings;
}

std::string write_story(const Emit& emit, const View& view, std::span<const backends::Picture> pictures,
                        const Request& request, const diag::Sink& sink) {
  const backends::Backend* const backend = std::get<const backends::Backend*>(emit);
  const std::vector<backends::Finding> findings = findings_of(*view.scenario, sink);
  return std::get<backends::FromStory>(backend->emit)({.scenario = *view.scenario,
                                                       .catalog = *view.unit->catalog,
                                                       .pictures = pictures,
                                                       .findings = findings,
                                                       .hides_answers = request.hides_answers});
}

/// The page that leads to all that was written of each scenario as a whole.
std::string write_index(std::span<const View> views, std::span<const Planned> planned,
                        std::span<const Output> outputs) {
  std::vector<backends::IndexEntry> entries;
  for (std::size_t i = 0; i < planned.size(); ++i) {
    const View& view = views[planned[i].view];
    const auto* const backend = std::get_if<const backends::Backend*>(planned[i].emit);
    if (backend == nullptr || view.name.size() > view.scenario->name.size())
      continue;
    if (entries.empty() || entries.back().scenario != view.scenario)
      entries.push_back({.scenario = view.scenario});
    if (*backend == &backends::all().front())
      entries.back().picture = outputs[i].bytes;
    entries.back().files.push_back({(*backend)->title, name_of(*planned[i].emit, view)});
  }
  return backends::emit_index(entries);
}

/// Lays out the designs of `views` in order, with a few layouts under way ahead of the one that is asked for.
class Scenes {
 public:
  Scenes(std::span<const View> views, const Request& request) : views_(views) {
    const Limits& limits = request.reading.limits;
    options_.direction = request.direction;
    options_.lines = request.lines;
    options_.seconds = static_cast<double>(limits.layout_seconds);
    options_.memory_bytes = limits.layout_memory;
    options_.max_side = static_cast<double>(limits.picture_side);
    options_.label_length = static_cast<std::size_t>(limits.label_length);
    options_.n_threads = std::clamp<std::size_t>(
        n_processors() / std::clamp<std::size_t>(views.size(), 1, kJobs), 1, kMostThreads);
  }

  std::optional<layout::Scene> next(diag::Sink& sink) {
    while (jobs_.size() < kJobs && n_started_ < views_.size()) {
      const View& view = views_[n_started_++];
      jobs_.emplace_back(*view.drawn, *view.unit->catalog, options_);
    }
    layout::Job job = std::move(jobs_.front());
    jobs_.pop_front();
    return job.finish(sink);
  }

 private:
  std::span<const View> views_;
  layout::Options options_;
  std::deque<layout::Job> jobs_;
  std::size_t n_started_ = 0;
};

}  // namespace

bool needs_scene(const Emit& emit) {
  if (const auto* backend = std::get_if<const backends::Backend*>(&emit))
    return std::holds_alternative<backends::FromScene>((*backend)->emit) ||
           std::holds_alternative<backends::PaintForm>((*backend)->emit) ||
           std::holds_alternative<backends::FromDrawn>((*backend)->emit);
  return std::get<const StageDump*>(emit)->stage == Stage::scene;
}

bool is_story(const Emit& emit) {
  const auto* const backend = std::get_if<const backends::Backend*>(&emit);
  return backend != nullptr && std::holds_alternative<backends::FromStory>((*backend)->emit);
}

std::vector<Output> draw(const Request& request, std::span<const View> views, const Reading& reading,
                         const FileReader& reader, Session& session, Progress& progress) {
  std::vector<Planned> planned;
  std::vector<Output> outputs = plan(request, views, planned);
  const bool has_index = request.has_index && request.destination.form == Destination::Form::folder;
  if (has_index)
    outputs.push_back({(std::filesystem::path(request.destination.path) / kIndex).string(),
                       {},
                       request.destination.argument.value_or(Span())});
  check_outputs(outputs, reading, reader, session.sink);
  if (session.sink.has_errors())
    return {};

  const bool is_drawn = std::ranges::any_of(request.emits, needs_scene);
  std::optional<Icons> icons;
  if (is_drawn && request.icons) {
    icons.emplace(*request.icons, request.reading.limits, reader, session);
    icons->check_outputs(outputs);
    if (session.sink.has_errors())
      return {};
  }
  Scenes scenes(views, request);
  progress.begin("drawing", views.size());
  std::size_t n_written = 0;
  for (std::size_t i = 0; i < views.size(); ++i) {
    std::optional<layout::Scene> scene = is_drawn ? scenes.next(session.sink) : std::nullopt;
    if (is_drawn && !scene)
      return {};
    if (icons)
      icons->dress(*scene, *views[i].unit->catalog);
    for (; n_written < planned.size() && planned[n_written].view == i; ++n_written)
      if (const Emit& emit = *planned[n_written].emit; !is_story(emit))
        outputs[n_written].bytes =
            write_form(emit, views[i], request, scene ? &*scene : nullptr, reading, session.sink);
    progress.step();
  }
  // Stories come last, because they show pictures of all views.
  for (std::size_t i = 0; i < planned.size(); ++i)
    if (const View& view = views[planned[i].view]; is_story(*planned[i].emit))
      outputs[i].bytes = write_story(*planned[i].emit, view, pictures_of(view, views, planned, outputs),
                                     request, session.sink);
  if (has_index)
    outputs.back().bytes = write_index(views, planned, outputs);
  return outputs;
}

}  // namespace stoa::driver
