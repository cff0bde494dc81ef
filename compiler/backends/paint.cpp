#include "compiler/backends/paint.hpp"

#include <algorithm>
#include <dlfcn.h>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "compiler/base/module.hpp"
#include "compiler/layout/isolate.hpp"

namespace stoa::backends {

namespace {

// What the child sends: this and a picture, or anything else and what went wrong.
constexpr char kPainted = '+';
constexpr char kFailed = '-';
constexpr double kPointsPerPixel = 0.75;  // Of a page.

std::string fail(std::string_view text) {
  return kFailed + std::string(text);
}

/// In the child only. The module stays open: the process ends anyway.
std::string paint_here(std::string_view svg, PaintRequest request) {
  void* const library = open_module(kPainterLibrary, true);
  if (library == nullptr)
    return fail("librsvg and cairo are needed for it, and `stoa-painter.so` cannot be opened");
  const auto function = reinterpret_cast<PaintFunction>(dlsym(library, kPainterFunction));
  if (function == nullptr)
    return fail("`stoa-painter.so` is not of this version of stoa");
  std::string answer(1, kPainted);
  request.svg = svg.data();
  request.size = svg.size();
  request.context = &answer;
  request.take = [](void* context, const unsigned char* bytes, std::size_t n_bytes) {
    static_cast<std::string*>(context)->append(reinterpret_cast<const char*>(bytes), n_bytes);
  };
  if (const char* const problem = function(request))
    return fail(problem);
  return answer;
}

}  // namespace

Painting paint(const layout::Scene& scene, PaintForm form, const PaintOptions& options) {
  const double width = scene.width * options.scale;
  const double height = scene.height * options.scale;
  if (std::max(width, height) > options.max_side)
    return {{},
            fmt::format("it would be {:.0f} by {:.0f} px; the limit is {:.0f} px", width, height,
                        options.max_side),
            true};
  const std::string svg = emit_svg(scene, options.theme == Theme::dark ? Theme::dark : Theme::light);
  PaintRequest request{};
  request.form = form;
  request.width = scene.width;
  request.height = scene.height;
  request.scale = form == PaintForm::pdf ? options.scale * kPointsPerPixel : options.scale;
  layout::Worker worker([&] { return paint_here(svg, request); }, {options.seconds, options.memory_bytes});
  layout::Worker::Answer answer = worker.wait();
  if (answer.ending != layout::Worker::Ending::answered)
    return {{}, std::move(answer.reason), false};
  if (answer.bytes.empty() || answer.bytes.front() != kPainted)
    return {{}, answer.bytes.empty() ? std::string("it came out empty") : answer.bytes.substr(1), false};
  answer.bytes.erase(0, 1);
  return {std::move(answer.bytes), {}, false};
}

}  // namespace stoa::backends
